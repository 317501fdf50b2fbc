"""What the room asks: to whom, in whose words, in which order, and what becomes of it."""

from __future__ import annotations

import pytest

from app.jury.entry import Entry
from app.jury.people import By, Role
from app.jury.questions.acts import (
    AnswerQuestionMerge,
    AnswerWitnessQuestion,
    AskWitness,
    DeclineAnswer,
    ModerateWitnessQuestion,
    OfferQuestionMerge,
    ProposeSlate,
    PutWitnessQuestion,
    RequestEvidence,
    SecondWitnessQuestion,
    SetSlate,
    WithdrawWitnessQuestion,
)
from app.jury.questions.kinds import Answerer, Ground, Kind
from app.jury.questions.slate import listed, next_listed, without_question
from app.jury.reasons import Reason
from app.jury.rules import apply, check
from tests.days import FACILITATOR, HEARING, accepted, after, asked, juror, moved_to, refused, scribe, undone
from tests.jury.asking import (
    ADOPTED,
    FIRST,
    LAST,
    OFFERED,
    OFFERED_IN,
    OTHER,
    PROPOSED,
    THREE_ASKED,
    WANTED,
    shown,
)

AGREED = (OFFERED, (juror(1), AnswerQuestionMerge(OFFERED_IN, True)))
MERGED = (AGREED, (juror(2), AnswerQuestionMerge(OFFERED_IN, True)))
MERGED_IN = max(after(MERGED).questions.asked)


# Kinds


def test_a_question_says_who_is_to_answer_and_a_request_whom_they_would_trust():
    state = after(THREE_ASKED, (juror(2), AskWitness("Who reads this?", kind=Kind.ORGANISER)))
    assert [each.kind for each in state.questions.asked.values()][-2:] == [Kind.WITNESS, Kind.ORGANISER]
    state = accepted(state, juror(2), RequestEvidence(" What others pay ", " An auditor "))
    request = state.questions.asked[1000]
    assert (request.kind, request.text, request.whom) == (Kind.EVIDENCE, "What others pay", "An auditor")
    assert refused(state, juror(2), RequestEvidence("What others pay")) == Reason.NOTHING_CHANGES
    assert refused(state, juror(2), AskWitness("Figures?", kind=Kind.EVIDENCE)) == Reason.MALFORMED
    assert refused(state, juror(2), RequestEvidence("Figures", "x" * 301)) == Reason.TOO_LONG


def test_evidence_is_requested_and_wanted_while_people_talk_as_well():
    talking = after(THREE_ASKED, (juror(2), RequestEvidence("What others pay")), moved_to("talk"))
    assert accepted(talking, juror(3), RequestEvidence("And here?"))
    assert refused(talking, juror(3), AskWitness("And here?")) == Reason.NOT_NOW


def test_whoever_asked_is_told_on_which_ground_a_question_is_kept_back():
    act = ModerateWitnessQuestion(FIRST, True, False, " Ask it kindly? ", Ground.HURTS)
    kept = accepted(after(THREE_ASKED), FACILITATOR, act).questions.asked[FIRST]
    assert (kept.shown, kept.because, kept.ground) == (False, "Ask it kindly?", Ground.HURTS)


# One wording


def test_two_questions_become_one_when_both_authors_agree_and_not_before():
    assert len([each for each in after(AGREED).questions.asked.values() if each.stands]) == 3
    state = after(MERGED)
    merged = state.questions.asked[MERGED_IN]
    assert (merged.text, merged.authors, merged.is_open_to_all) == (
        "Who pays, and who does not?",
        (juror(1), juror(2)),
        True,
    )
    assert not state.questions.asked[FIRST].stands
    assert refused(state, juror(3), SecondWitnessQuestion(FIRST)) == Reason.UNKNOWN
    assert refused(state, juror(2), SecondWitnessQuestion(MERGED_IN)) == Reason.OWN


def test_who_wanted_either_wants_the_one_and_authors_do_not_count_twice():
    state = after(WANTED, (FACILITATOR, OfferQuestionMerge(FIRST, OTHER, "One.")))
    offer = max(state.questions.merges)
    for number in (1, 2):
        state = accepted(state, juror(number), AnswerQuestionMerge(offer, True))
    assert state.questions.asked[1000].seconds == {4}


def test_either_author_takes_it_apart_and_both_stand_again():
    apart = accepted(after(MERGED), juror(2), WithdrawWitnessQuestion(MERGED_IN))
    assert [each.seq for each in apart.questions.asked.values() if each.stands] == [FIRST, OTHER, LAST]


def test_one_who_keeps_theirs_ends_it_and_a_third_has_no_say():
    assert refused(after(OFFERED), juror(3), AnswerQuestionMerge(OFFERED_IN, True)) == Reason.UNKNOWN
    kept = accepted(after(AGREED), juror(2), AnswerQuestionMerge(OFFERED_IN, False))
    assert refused(kept, juror(2), AnswerQuestionMerge(OFFERED_IN, True)) == Reason.MOVED_ON
    assert len([each for each in kept.questions.asked.values() if each.stands]) == 3


def test_nobody_reads_in_an_offer_what_the_room_cannot_see():
    unseen = after(THREE_ASKED, asked(4, "Whose idea was it?"))
    newest = max(unseen.questions.asked)
    assert refused(unseen, FACILITATOR, OfferQuestionMerge(FIRST, newest, "One.")) == Reason.NOT_NOW
    hidden = after(OFFERED, (FACILITATOR, ModerateWitnessQuestion(OTHER, True, False)))
    assert refused(hidden, juror(1), AnswerQuestionMerge(OFFERED_IN, True)) == Reason.MOVED_ON


def test_only_two_of_a_kind_are_put_together_and_once():
    state = after(shown(THREE_ASKED, (juror(4), RequestEvidence("Who pays elsewhere?"))))
    request = max(state.questions.asked)
    assert refused(state, FACILITATOR, OfferQuestionMerge(FIRST, request, "One.")) == Reason.APART
    assert refused(state, FACILITATOR, OfferQuestionMerge(FIRST, FIRST, "One.")) == Reason.APART
    assert refused(after(OFFERED), FACILITATOR, OfferQuestionMerge(OTHER, FIRST, "One.")) == Reason.NOTHING_CHANGES


# The list


def propose(state, given, act=None):
    return accepted_with(state, act or ProposeSlate(2), given)


def accepted_with(state, act, given):
    return apply(state, Entry(1000, 0, FACILITATOR, f"{0:032x}", act, check(state, FACILITATOR, act, 0, given)))


def test_what_is_proposed_binds_nobody_and_says_who_has_no_question_in_it():
    state = propose(after(WANTED), (FIRST,), ProposeSlate(1))
    assert state.questions.proposal.unrepresented == (3,)
    assert (state.questions.slate, state.undoable) == ((), after(WANTED).undoable)
    assert refused(state, FACILITATOR, ProposeSlate(1), given=(FIRST,)) == Reason.NOTHING_CHANGES
    for given in (None, (FIRST, FIRST), (FIRST, OTHER, LAST), (999,)):
        assert refused(after(WANTED), FACILITATOR, ProposeSlate(2), given=given) == Reason.TRY_AGAIN
    assert refused(after(WANTED), FACILITATOR, ProposeSlate(21), given=()) == Reason.TOO_MANY
    assert refused(after(WANTED), FACILITATOR, ProposeSlate(2, "nothing"), given=()) == Reason.UNKNOWN


def test_what_a_facilitator_makes_of_it_is_on_the_record_beside_what_was_proposed():
    state = after(PROPOSED, (FACILITATOR, SetSlate((), (LAST, OTHER), "They have not been heard.")))
    (made,) = state.questions.slates.values()
    assert (made.proposal.slate, made.slate, made.unrepresented) == ((FIRST, LAST), (LAST, OTHER), (1, 4))
    assert made.because == "They have not been heard."
    again = accepted(state, FACILITATOR, SetSlate((LAST, OTHER), (LAST,)))
    assert [(m.slate, m.because) for m in again.questions.slates.values()] == [((LAST,), made.because)]


def test_a_list_names_what_it_leaves_and_holds_each_question_once():
    state = after(ADOPTED)
    assert refused(state, FACILITATOR, SetSlate((), (LAST,))) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, SetSlate((FIRST, LAST), (LAST, LAST))) == Reason.TOO_MANY
    assert refused(state, FACILITATOR, SetSlate((FIRST, LAST), (999,))) == Reason.UNKNOWN
    unseen = after(ADOPTED, asked(4, "Whose idea was it?"))
    newest = max(unseen.questions.asked)
    assert refused(unseen, FACILITATOR, SetSlate((FIRST, LAST), (newest,))) == Reason.NOT_NOW
    assert after(ADOPTED, undone).questions.slate == ()


def test_the_next_is_the_first_that_was_not_put_and_taking_back_counts_nothing():
    state = after(ADOPTED)
    assert next_listed(state).seq == FIRST
    put = after(ADOPTED, (FACILITATOR, PutWitnessQuestion(None, FIRST)))
    assert next_listed(put).seq == LAST
    assert next_listed(after(ADOPTED, (FACILITATOR, PutWitnessQuestion(None, FIRST)), undone)).seq == FIRST
    both = after(
        ADOPTED, (FACILITATOR, PutWitnessQuestion(None, FIRST)), (FACILITATOR, PutWitnessQuestion(FIRST, LAST))
    )
    assert next_listed(both) is None


def test_the_list_follows_its_questions():
    """What is taken back leaves it, and two that become one have one place."""
    gone = accepted(after(ADOPTED), juror(3), WithdrawWitnessQuestion(LAST))
    assert [each.seq for each in listed(gone)] == [FIRST]
    assert without_question(gone) == (), "who took it back wants nothing any more"
    both = after(
        PROPOSED, (FACILITATOR, SetSlate((), (FIRST, OTHER))), (FACILITATOR, OfferQuestionMerge(FIRST, OTHER, "?"))
    )
    offer = max(both.questions.merges)
    for number in (1, 2):
        both = accepted(both, juror(number), AnswerQuestionMerge(offer, True))
    assert [each.seq for each in listed(both)] == [1000]
    assert without_question(both) == (3,)


# Answers


def test_an_answer_says_whose_it_is_how_far_it_goes_and_where_more_stands():
    act = AnswerWitnessQuestion(FIRST, False, True, " All. ", True, Answerer.ORGANISER, "story")
    state = accepted(after(THREE_ASKED), FACILITATOR, act)
    said = state.questions.asked[FIRST]
    assert (said.reply, said.partly, said.answerer, said.exhibit) == ("All.", True, Answerer.ORGANISER, "story")
    assert refused(state, FACILITATOR, AnswerWitnessQuestion(FIRST, False, True)) == Reason.MOVED_ON
    more = accepted(state, FACILITATOR, AnswerWitnessQuestion(FIRST, True, True, "All."))
    assert (more.questions.asked[FIRST].partly, more.questions.asked[FIRST].exhibit) == (False, None)
    assert refused(after(THREE_ASKED), FACILITATOR, AnswerWitnessQuestion(FIRST, False, True, exhibit="x")) == (
        Reason.UNKNOWN
    )


def test_who_will_not_answer_says_why_and_may_think_again():
    declined = (FACILITATOR, DeclineAnswer(FIRST, False, True, "It is a secret."))
    said = after(THREE_ASKED, declined).questions.asked[FIRST]
    assert (said.declined, said.answered, said.reply) == (True, False, "It is a secret.")
    assert refused(after(THREE_ASKED, declined), FACILITATOR, AnswerWitnessQuestion(FIRST, False, True)) == (
        Reason.MOVED_ON
    )
    assert not after(THREE_ASKED, declined, undone).questions.asked[FIRST].is_settled
    assert refused(after(THREE_ASKED, declined), juror(1), WithdrawWitnessQuestion(FIRST)) == Reason.MOVED_ON


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_wording_that_says_nothing_is_refused(text: str):
    assert refused(after(HEARING), juror(2), RequestEvidence(text)) == Reason.TOO_SHORT
    assert refused(after(THREE_ASKED), FACILITATOR, OfferQuestionMerge(FIRST, OTHER, text)) == Reason.TOO_SHORT


def test_a_facilitator_agrees_for_a_table_whose_scribe_asked():
    day = shown(THREE_ASKED, (scribe(1), AskWitness("Our table: who pays?")))
    newest = max(after(day).questions.asked)
    state = after(day, (FACILITATOR, OfferQuestionMerge(FIRST, newest, "Who pays?")))
    (offer,) = state.questions.merges.values()
    assert offer.agreed == {By(Role.SCRIBE, 1)}
