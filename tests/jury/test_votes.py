"""The rules of votes: opening, casting, closing, counting, revealing."""

from dataclasses import replace

import pytest

from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.votes.acts import LONGEST_OWN_WORDS, CastBallot, CloseVote, HideVotes, OpenVote, RevealVotes
from app.jury.votes.plan import Vote, When
from app.jury.votes.state import Answer
from app.jury.votes.turnout import Turnout, completed, turnout
from tests.asked import CONSENT, SINGLE
from tests.days import (
    ARRIVED,
    COUNTED,
    FACILITATOR,
    HEARD,
    OPENING,
    OPENING_CAST,
    OPENING_OVER,
    PLAN,
    REFINED_CAST,
    REVEALED,
    accepted,
    after,
    juror,
    moved_to,
    opened,
    refused,
    revealed,
    said,
    seated,
    told,
    vote_closed,
    vote_opened,
    voted,
)

SECOND_CONSOLE = By(Role.FACILITATOR, 2)
OPEN = after(OPENING)


def ballot(rev: int = 1, version: int = 1, vote: str = "opening", **answers) -> CastBallot:
    return CastBallot(vote, version, rev, answers)


def answers_of(state, number: int, vote: str = "opening") -> dict[str, Answer]:
    return {q: by[number] for q, by in state.voting(vote).answers.items() if number in by}


# Opening


def test_a_vote_opens_in_the_phase_that_is_there_for_it():
    in_time = after(ARRIVED, moved_to("opening"))
    assert accepted(in_time, FACILITATOR, OpenVote("opening", 1)).voting("opening").is_open
    assert refused(in_time, FACILITATOR, OpenVote("refined", 1)) == Reason.NOT_NOW
    assert refused(after(ARRIVED), FACILITATOR, OpenVote("opening", 1)) == Reason.NOT_NOW
    assert refused(in_time, FACILITATOR, OpenVote("third", 1)) == Reason.UNKNOWN


def test_a_vote_is_not_opened_where_results_are_shown():
    assert refused(after(COUNTED), FACILITATOR, OpenVote("refined", 2)) == Reason.NOT_NOW


def test_two_consoles_at_once_open_one_version():
    assert refused(OPEN, SECOND_CONSOLE, OpenVote("opening", 1)) == Reason.MOVED_ON
    assert refused(OPEN, SECOND_CONSOLE, OpenVote("opening", 2)) == Reason.MOVED_ON
    assert refused(after(OPENING_OVER), SECOND_CONSOLE, OpenVote("opening", 1)) == Reason.MOVED_ON
    assert refused(after(OPENING_OVER), SECOND_CONSOLE, OpenVote("opening", 3)) == Reason.MOVED_ON


def test_reopening_is_a_new_version_in_which_ballots_stand_unless_changed():
    again = after(OPENING_OVER, vote_opened("opening"))
    assert again.voting("opening").version == 2
    assert again.voting("opening").answers == after(OPENING_CAST).voting("opening").answers
    changed = accepted(again, juror(1), ballot(rev=2, version=2, keep=2))
    assert answers_of(changed, 1)["keep"] == Answer(2, 2)
    assert answers_of(changed, 2) == answers_of(again, 2)


def test_reopening_takes_the_result_off_the_screens_and_keeps_the_first_closing():
    state = after(REVEALED, moved_to("refined"))
    assert state.voting("refined").revealed == 1
    again = accepted(state, FACILITATOR, OpenVote("refined", 2))
    assert again.voting("refined").revealed == 0
    assert again.voting("refined").closings == state.voting("refined").closings


# Casting


def test_answers_arrive_page_by_page_and_out_of_order_without_loss():
    state = accepted(OPEN, juror(1), ballot(rev=2, support=3))
    state = accepted(state, juror(1), ballot(rev=1, keep=0))
    assert answers_of(state, 1) == {"support": Answer(3, 2), "keep": Answer(0, 1)}


def test_for_each_question_the_highest_revision_counts():
    state = accepted(OPEN, juror(1), ballot(rev=5, keep=0))
    assert refused(state, juror(1), ballot(rev=5, keep=1)) == Reason.NEWER_ANSWER
    assert refused(state, juror(1), ballot(rev=4, keep=1)) == Reason.NEWER_ANSWER
    assert answers_of(accepted(state, juror(1), ballot(rev=6, keep=1)), 1)["keep"] == Answer(1, 6)


def test_a_ballot_that_is_partly_older_counts_for_the_rest():
    entries, state = told(
        OPENING,
        (juror(1), ballot(rev=3, keep=0)),
        (juror(1), ballot(rev=2, keep=2, me=1, all=0)),
    )
    assert entries[-1].outcome.counted == ("all", "me")
    assert answers_of(state, 1) == {"keep": Answer(0, 3), "me": Answer(1, 2), "all": Answer(0, 2)}


def test_one_juror_s_revisions_replace_no_other_juror_s_answer():
    state = accepted(OPEN, juror(1), ballot(rev=9, keep=0))
    state = accepted(state, juror(2), ballot(rev=1, keep=2))
    assert (answers_of(state, 1)["keep"].mark, answers_of(state, 2)["keep"].mark) == (0, 2)


def test_a_ballot_after_the_close_is_not_counted():
    over = after(OPENING_OVER)
    assert refused(over, juror(1), ballot(rev=9, keep=1)) == Reason.VOTE_CLOSED
    assert refused(after(HEARD), juror(1), ballot(rev=9, keep=1)) == Reason.VOTE_CLOSED


def test_a_late_ballot_is_never_moved_into_the_version_that_came_after():
    again = after(OPENING_OVER, vote_opened("opening"))
    assert refused(again, juror(1), ballot(rev=9, version=1, keep=1)) == Reason.VOTE_CLOSED
    assert accepted(again, juror(1), ballot(rev=9, version=2, keep=1)).voting("opening").is_open


@pytest.mark.parametrize("version", [0, -1, 2, 10**30])
def test_a_ballot_names_a_version_that_there_was(version: int):
    assert refused(OPEN, juror(1), ballot(version=version, keep=0)) == Reason.MALFORMED


def test_a_ballot_for_a_vote_never_put_is_refused():
    assert refused(OPEN, juror(1), ballot(vote="refined", keep=0)) == Reason.MALFORMED
    assert refused(OPEN, juror(1), ballot(vote="third", keep=0)) == Reason.UNKNOWN


def test_only_those_who_are_checked_in_vote():
    assert refused(OPEN, juror(5), ballot(keep=0)) == Reason.NOT_CHECKED_IN
    late = after(OPENING, seated(5))
    assert answers_of(accepted(late, juror(5), ballot(keep=0)), 5)["keep"] == Answer(0, 1)


@pytest.mark.parametrize("rev", [0, -1])
def test_revisions_count_from_1(rev: int):
    assert refused(OPEN, juror(1), ballot(rev=rev, keep=0)) == Reason.MALFORMED


def test_a_ballot_without_answers_is_malformed():
    assert refused(OPEN, juror(1), ballot()) == Reason.MALFORMED


def test_a_ballot_answers_the_vote_s_own_questions():
    assert refused(OPEN, juror(1), ballot(keep=0, lunch=1)) == Reason.UNKNOWN


def test_one_invalid_mark_refuses_the_whole_ballot():
    assert refused(OPEN, juror(1), ballot(keep=0, support=4)) == Reason.INVALID_MARK
    assert not answers_of(OPEN, 1)


def test_a_ballot_is_counted_in_whichever_phase_the_room_is_while_the_vote_is_open():
    """A vote open elsewhere cannot happen by the rules of today, and would not cost anybody a vote."""
    elsewhere = replace(OPEN, day=replace(OPEN.day, phase="evidence"))
    assert answers_of(accepted(elsewhere, juror(1), ballot(keep=0)), 1)


# Turnout


def test_turnout_tells_those_who_began_from_those_who_answered_all():
    state = after(OPENING_CAST)
    vote = PLAN.vote("opening")
    assert turnout(OPEN, vote) == Turnout(4, 0, 0)
    assert turnout(state, vote) == Turnout(entitled=4, started=4, complete=3)
    assert completed(state, vote) == {1, 2, 3}


def test_nobody_has_completed_a_vote_without_questions():
    assert completed(OPEN, Vote("empty", When.INTERIM, {}, ())) == set()


# Closing


def test_a_close_carries_the_count():
    closing = after(OPENING_OVER).voting("opening").closings[-1]
    assert (closing.entitled, closing.turnout) == (4, 4)
    assert closing.ballots == {
        "keep": (0, 0, 1, 2),
        "support": (-3, 0, 1, 3),
        "me": (1, 2, 99),
        "all": (-1, 0, 1),
    }
    assert closing.counts["keep"] == ((0, 2), (1, 1), (2, 1))
    assert closing.counts["me"] == ((1, 1), (2, 1), (99, 1))


def test_in_every_question_the_counts_sum_to_the_ballots():
    closing = after(REFINED_CAST, vote_closed("refined")).voting("refined").closings[-1]
    for question in PLAN.questions:
        assert sum(n for _, n in closing.counts[question.id]) == len(closing.ballots[question.id]) == 4


def test_a_vote_nobody_answered_closes_with_nothing():
    closing = after(OPENING, vote_closed("opening")).voting("opening").closings[-1]
    assert (closing.entitled, closing.turnout) == (4, 0)
    assert set(closing.ballots.values()) == {()}
    assert set(closing.counts.values()) == {()}


def test_two_consoles_at_once_close_once():
    assert refused(after(OPENING_OVER), SECOND_CONSOLE, CloseVote("opening", 1)) == Reason.MOVED_ON
    assert refused(OPEN, SECOND_CONSOLE, CloseVote("opening", 2)) == Reason.MOVED_ON
    assert refused(OPEN, SECOND_CONSOLE, CloseVote("refined", 1)) == Reason.MOVED_ON
    assert refused(OPEN, SECOND_CONSOLE, CloseVote("third", 1)) == Reason.UNKNOWN


def digest_of(*day) -> str:
    return after(*day, vote_closed("opening")).voting("opening").closings[-1].digest


def test_equal_ballots_give_an_equal_digest_whoever_cast_them_and_in_whatever_order():
    one = digest_of(OPENING, voted(1, "opening", keep=0, me=3), voted(2, "opening", keep=2))
    other = digest_of(OPENING, voted(3, "opening", keep=2), voted(2, "opening", me=3), voted(4, "opening", keep=0))
    assert one == other


def test_any_other_ballot_gives_another_digest():
    digests = [
        digest_of(OPENING),
        digest_of(OPENING, voted(1, "opening", keep=0)),
        digest_of(OPENING, voted(1, "opening", keep=1)),
        digest_of(OPENING, voted(1, "opening", me=1)),
        digest_of(OPENING, voted(1, "opening", keep=0), voted(2, "opening", keep=0)),
        digest_of(OPENING, voted(1, "opening", keep=0), vote_closed("opening"), vote_opened("opening")),
    ]
    assert len(set(digests)) == len(digests)
    assert all(len(digest) == 64 for digest in digests)


def test_a_digest_is_the_one_a_recount_will_compute():
    """Written down: another implementation has to reach the same figure from the same ballots."""
    assert digest_of(OPENING, voted(1, "opening", keep=0), voted(2, "opening", keep=2)) == (
        "5c74f1fab4f7c5d48aabc90aa99e49fce6abe418d8ee2e8b8da85db008385395"
    )


# Revealing


def test_the_opening_view_stays_hidden_until_the_refined_one_has_closed():
    reveal = RevealVotes({"opening": 1})
    assert refused(after(OPENING_OVER), FACILITATOR, reveal) == Reason.COUNTERPART_OPEN
    assert refused(after(REFINED_CAST), FACILITATOR, reveal) == Reason.COUNTERPART_OPEN
    state = accepted(after(REFINED_CAST, vote_closed("refined")), FACILITATOR, reveal)
    assert state.voting("opening").revealed == 1
    assert state.voting("refined").revealed == 0


def test_an_opening_view_that_was_reopened_hides_the_refined_one_too():
    state = after(COUNTED, moved_to("opening"), vote_opened("opening"))
    assert refused(state, FACILITATOR, RevealVotes({"refined": 1})) == Reason.COUNTERPART_OPEN


def test_a_vote_without_counterpart_is_revealed_once_closed():
    refined = replace(PLAN.votes[1], questions=PLAN.votes[1].questions[1:])
    alone = replace(PLAN, votes=(Vote("opening", When.OPENING, {}, ("keep",)), refined))
    state = after(opened(plan=alone), seated(1), moved_to("opening"), vote_opened("opening"), vote_closed("opening"))
    assert accepted(state, FACILITATOR, RevealVotes({"opening": 1})).voting("opening").revealed == 1


def test_a_reveal_names_closed_versions_that_are_not_shown_yet():
    assert refused(after(COUNTED), FACILITATOR, RevealVotes({})) == Reason.MALFORMED
    assert refused(after(COUNTED), FACILITATOR, RevealVotes({"third": 1})) == Reason.UNKNOWN
    assert refused(after(COUNTED), FACILITATOR, RevealVotes({"opening": 2})) == Reason.MOVED_ON
    assert refused(after(COUNTED), FACILITATOR, RevealVotes({"opening": 1, "refined": 0})) == Reason.MOVED_ON
    assert refused(after(ARRIVED), FACILITATOR, RevealVotes({"opening": 0})) == Reason.MOVED_ON
    assert refused(OPEN, FACILITATOR, RevealVotes({"opening": 1})) == Reason.MOVED_ON


def test_two_consoles_at_once_reveal_once_and_hide_once():
    both = {"opening": 1, "refined": 1}
    assert refused(after(REVEALED), SECOND_CONSOLE, RevealVotes(both)) == Reason.MOVED_ON
    hidden = accepted(after(REVEALED), FACILITATOR, HideVotes(both))
    assert refused(hidden, SECOND_CONSOLE, HideVotes(both)) == Reason.MOVED_ON


def test_what_was_hidden_can_be_revealed_again():
    state = after(REVEALED, (FACILITATOR, HideVotes({"refined": 1})))
    assert (state.voting("opening").revealed, state.voting("refined").revealed) == (1, 0)
    assert accepted(state, FACILITATOR, RevealVotes({"refined": 1})).voting("refined").revealed == 1


def test_only_what_is_shown_is_hidden():
    assert refused(after(REVEALED), FACILITATOR, HideVotes({})) == Reason.MALFORMED
    assert refused(after(REVEALED), FACILITATOR, HideVotes({"third": 1})) == Reason.UNKNOWN
    assert refused(after(REVEALED), FACILITATOR, HideVotes({"refined": 2})) == Reason.MOVED_ON
    assert refused(after(COUNTED), FACILITATOR, HideVotes({"refined": 0})) == Reason.MOVED_ON


def test_what_would_have_to_change_is_kept_with_the_answer_where_it_is_asked_for():
    def cast(rev: int = 1, **conditions: str) -> CastBallot:
        return CastBallot("v", 1, rev, {"consent": 1}, {}, conditions)

    vote = Vote("v", When.OPENING, said("Consent"), ("consent", "single"))
    agenda = (replace(PLAN.agenda[2], votes=("v",)),)
    state = after(
        opened(plan=replace(PLAN, agenda=agenda, questions=(CONSENT, SINGLE), votes=(vote,))),
        seated(1),
        vote_opened("v"),
    )
    kept = accepted(state, juror(1), cast(consent="  it stays free "))
    assert kept.voting("v").answers_to("consent")[1].condition == "it stays free"
    assert refused(state, juror(1), cast(consent="x" * (LONGEST_OWN_WORDS + 1))) == Reason.TOO_LONG
    assert refused(state, juror(1), cast(single="it stays")) == Reason.MALFORMED
    both = CastBallot("v", 1, 1, {"consent": 1, "single": 0}, {}, {"single": "it stays"})
    assert refused(state, juror(1), both) == Reason.MALFORMED


def test_the_room_turns_to_a_result_that_has_a_block_of_its_own_and_back_when_it_is_hidden():
    alone = replace(PLAN, questions=tuple(replace(q, block="views") for q in PLAN.questions))
    over = after(opened(plan=alone), seated(1), moved_to("refined"), vote_opened("refined"), vote_closed("refined"))
    shown = accepted(over, FACILITATOR, RevealVotes({"refined": 1}))
    assert (over.day.results, shown.day.results) == ("", "views")
    assert accepted(shown, FACILITATOR, HideVotes({"refined": 1})).day.results == ""
    assert after(COUNTED, revealed("opening", "refined")).day.results == "", "several begin with the first"
