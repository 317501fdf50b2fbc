"""Recommendations: whose words they are, what is frozen, who dissents, and what is enough."""

import hashlib
import json

import pytest

from app.jury.act import Act
from app.jury.contributions.acts import AnswerMerge, OfferMerge
from app.jury.day.agenda_acts import CloseSitting
from app.jury.reasons import Reason
from app.jury.recommendations.acts import (
    AmendRecommendation,
    AnswerAmendment,
    DraftRecommendation,
    DropRecommendation,
    FreezeRecommendation,
    MergeConditions,
    MergeRecommendations,
    PutRecommendation,
    TakeOffRecommendation,
)
from app.jury.recommendations.juror_acts import (
    ProposeAmendment,
    ReviewStatement,
    SignOff,
    SignStatement,
    StateCondition,
    WithdrawAmendment,
    WriteStatement,
)
from app.jury.recommendations.standing import Stage, is_replaced, listed, stage, statements_to, verdict_on_version
from app.jury.seats.acts import Leave
from app.jury.state import State
from app.jury.votes.acts import RevealVotes
from app.jury.votes.declared import Below, Declared
from app.jury.votes.verdict import Ruling
from tests.days import FACILITATOR, accepted, after, juror, moved_to, refused, said, scribe, undone
from tests.drafted import (
    ANOTHER,
    BEGUN,
    BELOW,
    CANON,
    CANONICAL,
    CARRIED,
    CONDITION,
    CONDITIONAL,
    DISSENT,
    DISSENTED,
    FROZEN,
    IT,
    LEVELS,
    MERGED,
    PROPOSAL,
    PROPOSED,
    PUT,
    REPLACED,
    SAID,
    SHOWN,
    SOURCES,
    TEXT,
    TWO,
    TWO_THIRDS,
    amended,
    balloted,
    conditional,
    confirmed,
    frozen,
    reopened,
    signed,
)
from tests.jury.possible import ONE


def it(state: State, seq: int = IT):
    return state.recommendations.drafted[seq]


# Drafting


def test_a_draft_keeps_the_contributions_it_came_from_and_a_scribe_may_write_it_too():
    state = after(BEGUN)
    assert (it(state).words, it(state).sources, it(state).rev) == (TEXT, SOURCES[:1], 1)
    drafted = accepted(state, scribe(1), DraftRecommendation({"en": " Sing in schools. ", "cy": " "}, SOURCES))
    assert it(drafted, 1000).words == {"en": "Sing in schools."}
    assert refused(state, FACILITATOR, DraftRecommendation({"en": "Sing."}, (999,))) == Reason.UNKNOWN
    assert refused(state, FACILITATOR, DraftRecommendation({"en": "Sing."}, SOURCES[:1] * 2)) == Reason.MALFORMED
    assert refused(state, FACILITATOR, DraftRecommendation(TEXT)) == Reason.NOTHING_CHANGES
    assert refused(state, FACILITATOR, DraftRecommendation({"en": "x" * 501})) == Reason.TOO_LONG
    assert refused(after(BEGUN, moved_to("talk")), FACILITATOR, DraftRecommendation({"en": "No"})) == Reason.NOT_NOW


def test_two_drafters_do_not_write_over_each_other():
    state = after(BEGUN, amended("Keep paying."))
    assert it(state).rev == 2
    late = AmendRecommendation(IT, 2, {"en": "Stop paying."}, SOURCES)
    assert refused(state, FACILITATOR, late) == Reason.MOVED_ON


def test_a_merge_keeps_what_both_came_from_and_is_taken_back():
    state = after(MERGED)
    assert (it(state).sources, it(state, ANOTHER).into, stage(state, it(state, ANOTHER))) == (SOURCES, IT, Stage.MERGED)
    parted = after(MERGED, undone)
    assert (it(parted).words, it(parted).sources, it(parted, ANOTHER).into) == (TEXT, SOURCES[:1], None)
    assert refused(state, FACILITATOR, MergeRecommendations(IT, 3, ANOTHER, TEXT)) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, MergeRecommendations(IT, 3, IT, TEXT)) == Reason.MALFORMED


@pytest.mark.parametrize("day", [MERGED, CANONICAL, SHOWN, PUT, (BEGUN, amended("Other.")), (FROZEN, reopened)])
def test_each_step_of_a_drafter_is_taken_back_to_what_it_was(day):
    back = after(day, undone)
    assert back.undoable == after(day[:-1]).undoable
    for kind in ("amendments", "conditions", "statements"):
        was, now = (getattr(state.recommendations, kind) for state in (after(day[:-1]), back))
        assert now == was
    assert {seq: (r.words, r.sources, r.frozen, r.into) for seq, r in back.recommendations.drafted.items()} == {
        seq: (r.words, r.sources, r.frozen, r.into) for seq, r in after(day[:-1]).recommendations.drafted.items()
    }
    assert back.plan == after(day[:-1]).plan


def test_a_draft_that_was_begun_by_mistake_leaves_the_screens_and_stays_on_the_record():
    assert it(after(BEGUN, undone)).dropped
    assert refused(after(BEGUN), FACILITATOR, DropRecommendation(IT, True, False)) == Reason.MOVED_ON


# Proposals


def test_a_proposal_is_taken_in_with_the_words_that_took_it_in_and_both_are_taken_back():
    state = after(PROPOSED, amended("Keep paying, for five years.", PROPOSAL))
    assert state.recommendations.amendments[PROPOSAL].taken is True
    back = after(PROPOSED, amended("Keep paying, for five years.", PROPOSAL), undone)
    assert (back.recommendations.amendments[PROPOSAL].taken, it(back).words) == (None, TEXT)


def test_a_proposal_is_answered_once_and_its_author_takes_it_back_before():
    state = after(PROPOSED)
    assert refused(state, juror(2), WithdrawAmendment(PROPOSAL)) == Reason.OTHERS
    answered = accepted(state, FACILITATOR, AnswerAmendment(PROPOSAL, None, False, " It is in already. "))
    assert answered.recommendations.amendments[PROPOSAL].because == "It is in already."
    assert refused(answered, juror(1), WithdrawAmendment(PROPOSAL)) == Reason.MOVED_ON
    gone = accepted(state, juror(1), WithdrawAmendment(PROPOSAL))
    assert refused(gone, FACILITATOR, AnswerAmendment(PROPOSAL, None, True)) == Reason.UNKNOWN


def test_what_was_written_to_an_earlier_revision_is_not_lost():
    state = after(BEGUN, amended("Keep paying."))
    assert accepted(state, juror(2), ProposeAmendment(IT, 1, "Openly.")).recommendations.amendments[1000].rev == 1
    assert refused(state, juror(2), ProposeAmendment(IT, 3, "Openly.")) == Reason.MALFORMED
    assert refused(after(FROZEN), juror(2), ProposeAmendment(IT, 1, "Openly.")) == Reason.MOVED_ON


# Versions


def test_a_version_is_its_words_and_a_digest_that_anybody_can_make_again():
    version = it(after(FROZEN)).latest
    written = json.dumps([IT, 1, {"en": TEXT["en"]}], separators=(",", ":")).encode()
    assert (version.number, version.words, version.digest) == (1, TEXT, hashlib.sha256(written).hexdigest())
    assert refused(after(FROZEN), FACILITATOR, FreezeRecommendation(IT, 1)) == Reason.MOVED_ON


def test_a_new_version_starts_the_signing_anew_and_the_old_one_keeps_its_own():
    state = after(FROZEN, signed(1), signed(2, False, "It says nothing of money."), reopened, amended("More."), frozen)
    old, new = it(state).versions
    assert [each.ours for each in old.signed.values()] == [True, False]
    assert (len(new.signed), new.number) == (0, 2)
    assert refused(state, juror(3), SignOff(IT, 1, True)) == Reason.MOVED_ON


def test_the_same_words_frozen_again_are_the_same_version_with_its_signatures():
    state = after(FROZEN, signed(1), reopened, frozen)
    assert (len(it(state).versions), len(it(state).latest.signed)) == (1, 1)


def test_not_yet_says_why_and_can_become_ours():
    assert refused(after(FROZEN), juror(1), SignOff(IT, 1, False, " ")) == Reason.TOO_SHORT
    changed = after(FROZEN, signed(1, False, "Too vague."), signed(1))
    assert it(changed).latest.signed[1].ours
    assert refused(changed, juror(1), SignOff(IT, 1, True)) == Reason.NOTHING_CHANGES
    assert refused(after(FROZEN, (juror(1), Leave())), juror(1), SignOff(IT, 1, True)) == Reason.NOT_CHECKED_IN


# Conditions


def told_list(state: State) -> list[tuple[str, int, bool]]:
    return [(each.text, each.confirmed, each.own) for each in listed(state, IT)]


def test_conditions_stay_in_their_authors_words_until_each_confirms():
    own = [("It is published", 1, True), ("We hear each year", 1, True)]
    assert told_list(after(CANONICAL)) == own
    one = ("It is published every year", 1, False)
    assert told_list(after(CANONICAL, confirmed(1))) == [one, own[1]]
    assert told_list(after(CANONICAL, confirmed(1), confirmed(2))) == [("It is published every year", 2, False)]
    assert told_list(after(CANONICAL, confirmed(1), confirmed(2, False))) == [one, own[1]]


def test_what_was_refused_can_go_elsewhere_and_what_was_not_cannot():
    again = MergeConditions(IT, "Openly", (CONDITION,))
    assert refused(after(CANONICAL), FACILITATOR, again) == Reason.MOVED_ON
    split = after(CANONICAL, confirmed(1, False))
    assert accepted(split, FACILITATOR, again).recommendations.canons[1000].members == {CONDITION: None}
    assert refused(after(CONDITIONAL), FACILITATOR, MergeConditions(IT, "Openly", ())) == Reason.MALFORMED
    assert refused(after(CONDITIONAL), FACILITATOR, MergeConditions(IT, "Openly", (IT,))) == Reason.UNKNOWN


def test_undoing_a_merge_of_conditions_forgets_no_confirmation():
    back = after(CANONICAL, confirmed(1), undone)
    assert told_list(back) == [("It is published", 1, True), ("We hear each year", 1, True)]
    assert back.recommendations.canons[CANON].members[CONDITION] is True


# Minority statements


def test_a_statement_is_signed_only_once_it_is_shown_and_taken_back_at_any_time():
    assert refused(after(DISSENTED), juror(2), SignStatement(DISSENT, True)) == Reason.UNKNOWN
    joined = accepted(after(SHOWN), juror(2), SignStatement(DISSENT, True, by_number=True))
    assert joined.recommendations.statements[DISSENT].signed == {4: False, 2: True}
    back = accepted(joined, juror(2), SignStatement(DISSENT, False))
    assert back.recommendations.statements[DISSENT].signed == {4: False}
    assert refused(back, juror(2), SignStatement(DISSENT, False)) == Reason.NOTHING_CHANGES
    assert refused(after(FROZEN), juror(2), WriteStatement(IT, 2, "No.")) == Reason.MOVED_ON
    closed = after(SHOWN, moved_to("close"), (FACILITATOR, CloseSitting("close")))
    assert refused(closed, juror(2), SignStatement(DISSENT, True)) == Reason.SITTING_CLOSED


def test_a_statement_outlives_a_new_version_and_its_signers_are_asked_whether_it_stands():
    state = after(REPLACED)
    (statement,) = statements_to(state, IT)
    assert (statement.version, is_replaced(state, statement)) == (1, True)
    reviewed = accepted(state, juror(1), ReviewStatement(statement.seq, IT, 2, stands=False))
    (statement,) = statements_to(reviewed, IT)
    assert (statement.reviewed[1].stands, statement.signed) == (False, {1: False})
    assert refused(state, juror(2), ReviewStatement(statement.seq, IT, 2, True)) == Reason.OTHERS
    assert refused(state, juror(1), ReviewStatement(statement.seq, IT, 1, True)) == Reason.MOVED_ON
    assert refused(after(DISSENTED), juror(4), ReviewStatement(DISSENT, IT, 1, True)) == Reason.MOVED_ON


def test_a_statement_and_a_condition_travel_with_a_recommendation_that_is_merged():
    merge = (FACILITATOR, MergeRecommendations(ANOTHER, 2, IT, {"en": "Pay, and publish it."}))
    day = (TWO, frozen, (juror(1), WriteStatement(IT, 1, "No.")), conditional(2, "Openly"), reopened, merge)
    state = after(day)
    assert [statement.text for statement in statements_to(state, ANOTHER)] == ["No."]
    assert [each.text for each in listed(state, ANOTHER)] == ["Openly"]
    assert refused(state, juror(2), StateCondition(IT, "More")) == Reason.MOVED_ON


# Votes


def test_a_version_below_its_threshold_goes_back_and_a_better_one_is_carried():
    state = after(BELOW)
    verdict = verdict_on_version(state, it(state).latest)
    assert (verdict.ruling, verdict.given, verdict.needed, verdict.follows) == (Ruling.BELOW, 1, 3, Below.REWORK)
    assert stage(state, it(state)) == Stage.BELOW
    assert stage(state, it(state), told=True) == Stage.PUT
    carried = after(CARRIED)
    assert stage(carried, it(carried)) == Stage.CARRIED
    assert [verdict_on_version(carried, each).given for each in it(carried).versions] == [1, 3]
    shown = accepted(carried, FACILITATOR, RevealVotes({it(carried).latest.votes[-1]: 1}))
    assert stage(shown, it(shown), told=True) == Stage.CARRIED


def test_only_a_frozen_version_is_put_once_with_a_threshold():
    put = PutRecommendation(IT, 1, "drafting", said("It"), LEVELS, TWO_THIRDS)
    wrong: list[tuple[State, Act, Reason]] = [
        (after(BEGUN), put, Reason.MOVED_ON),
        (after(PUT), put, Reason.NOTHING_CHANGES),
        (after(FROZEN), PutRecommendation(IT, 1, "drafting", said("It"), LEVELS, Declared()), Reason.CANNOT_BE_PUT),
        (after(FROZEN), PutRecommendation(IT, 1, "drafting", said("It"), LEVELS[1:], TWO_THIRDS), Reason.CANNOT_BE_PUT),
        (after(FROZEN), PutRecommendation(IT, 1, "talk", said("It"), LEVELS, TWO_THIRDS), Reason.MOVED_ON),
    ]
    for state, act, reason in wrong:
        assert refused(state, FACILITATOR, act) == reason
    question = after(PUT).the_plan.questions[-1]
    assert (question.words, question.declared) == (TEXT, TWO_THIRDS)


def test_a_vote_that_was_prepared_is_taken_off_until_it_opens_and_its_name_is_not_used_again():
    vote = it(after(PUT)).latest.votes[0]
    off = after(PUT, (FACILITATOR, TakeOffRecommendation(IT, vote)))
    assert off.plan == after(FROZEN).plan
    again = after(PUT, (FACILITATOR, TakeOffRecommendation(IT, vote)), undone)
    assert vote not in it(again).latest.votes
    assert len(it(again).latest.votes) == 1
    assert refused(after(BELOW), FACILITATOR, TakeOffRecommendation(IT, vote)) == Reason.MOVED_ON


def test_nothing_is_reopened_or_dropped_under_a_vote():
    assert refused(after(PUT), *reversed_of(reopened)) == Reason.VOTE_OPEN
    assert refused(after(PUT), FACILITATOR, DropRecommendation(IT, False, True)) == Reason.VOTE_OPEN


def reversed_of(step):
    return step(after(PUT))


def test_what_has_gone_into_another_contribution_is_no_new_source_and_stays_where_it_is_one():
    first, second = SOURCES
    offered = (SAID, (FACILITATOR, OfferMerge(first, second, *ONE)))
    made = (*offered, lambda state: (juror(1), AnswerMerge(max(state.merges), True)))
    made = (*made, lambda state: (juror(2), AnswerMerge(max(state.merges), True)), moved_to("drafting"))
    state = after(made)
    one = max(state.contributions)
    assert refused(state, FACILITATOR, DraftRecommendation(TEXT, (first,))) == Reason.UNKNOWN
    assert accepted(state, FACILITATOR, DraftRecommendation(TEXT, (one,)))


ANSWERS = (said("no"), said("yes"))


def test_a_recommendation_can_be_put_as_yes_or_no_and_a_no_never_carries_it():
    def put(state):
        return FACILITATOR, PutRecommendation(IT, 1, "drafting", said("It"), ANSWERS, TWO_THIRDS)

    def ruling(*marks: int) -> Ruling:
        state = after(FROZEN, put, balloted(*marks))
        return verdict_on_version(state, it(state).latest).ruling

    assert ruling(1, 1, 1, 0) is Ruling.CARRIED
    assert ruling(0, 0, 0, 0) is Ruling.BELOW
    assert ruling(1, 1, 0, 0) is Ruling.BELOW
