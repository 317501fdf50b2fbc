"""A day that was put back from a copy: nobody speaks for another, and what is sent again finds its place."""

import pytest

from app.jury.day.acts import Announce, RestoreSitting
from app.jury.day.agenda_acts import Adjourn, CloseSitting
from app.jury.day.state import Restored
from app.jury.reasons import Fate, Reason, fate_of
from app.jury.seats.acts import TakeSeat
from app.jury.votes.acts import CastBallot, Finish, OpenVote
from tests.days import (
    ARRIVED,
    CLOSING,
    FACILITATOR,
    OPENING,
    OPENING_CAST,
    OPENING_OVER,
    ORGANISER,
    START,
    VISITOR,
    WHOLE_ARRIVED,
    accepted,
    after,
    entry_for,
    juror,
    moved_to,
    opened,
    refused,
)

AGAIN = (ORGANISER, RestoreSitting("second", START))


def test_the_day_remembers_every_return_and_is_otherwise_as_it_was():
    before, state = after(OPENING_CAST), after(OPENING_CAST, AGAIN, (ORGANISER, RestoreSitting("third", START)))
    assert [each.epoch for each in state.day.restored] == ["second", "third"]
    assert state.day.restored[0] == Restored("second", START, state.day.restored[0].at)
    assert (state.votes, state.seats, state.undoable) == (before.votes, before.seats, before.undoable)


def test_an_adjourned_day_can_be_put_back_and_a_closed_one_has_nothing_to_go_on_with():
    assert after(ARRIVED, (FACILITATOR, Adjourn("arrive")), AGAIN).day.restored
    assert refused(after(CLOSING, (FACILITATOR, CloseSitting("close"))), *AGAIN) == Reason.SITTING_CLOSED


@pytest.mark.parametrize("act", [RestoreSitting("", START), RestoreSitting("second", START + 1)])
def test_a_copy_has_a_new_epoch_and_was_not_made_tomorrow(act: RestoreSitting):
    assert refused(after(ARRIVED), ORGANISER, act) == Reason.MALFORMED


def test_a_device_that_sat_down_after_the_copy_speaks_for_nobody():
    """Seat 1 was exchanged after the copy and is exchanged again now: the two devices are not taken for one another."""
    copy = after(opened(), (VISITOR, TakeSeat(1)))
    lost = accepted(copy, VISITOR, TakeSeat(1)).seats[1].generation
    again = accepted(copy, *AGAIN)
    assert again.seats[1].generation == copy.seats[1].generation != lost
    assert accepted(again, VISITOR, TakeSeat(1)).seats[1].generation > lost
    assert accepted(again, VISITOR, TakeSeat()).seats[2].generation > lost


def test_each_return_begins_with_devices_nobody_has_met():
    once = accepted(after(opened(), AGAIN), VISITOR, TakeSeat(1))
    twice = accepted(accepted(once, *AGAIN), VISITOR, TakeSeat(1))
    assert accepted(once, VISITOR, TakeSeat(1)).seats[1].generation < twice.seats[1].generation


def test_an_answer_to_a_vote_that_the_copy_does_not_know_waits_until_it_is_opened_again():
    ballot = CastBallot("opening", 1, 3, {"keep": 0})
    state = after(ARRIVED, AGAIN)
    for act in (ballot, Finish("opening", 1)):
        assert fate_of(refused(after(WHOLE_ARRIVED, AGAIN), juror(1), act)) is Fate.RETRY
    opened_again = after(ARRIVED, AGAIN, moved_to("opening"), (FACILITATOR, OpenVote("opening", 1)))
    assert refused(state, juror(1), ballot) == Reason.VOTE_LOST
    assert accepted(opened_again, juror(1), ballot).votes["opening"].answers["keep"][1].rev == 3


def test_an_answer_to_a_version_that_was_closed_stays_out():
    assert refused(after(OPENING_OVER, AGAIN), juror(1), CastBallot("opening", 1, 9, {"keep": 0})) == Reason.VOTE_CLOSED


def test_what_was_sent_to_an_open_vote_is_taken_after_the_return():
    entry = entry_for(after(OPENING, AGAIN), juror(1), CastBallot("opening", 1, 1, {"keep": 0}), 1000, START)
    assert entry.outcome.counted == ("keep",)


def test_only_organisers_say_so():
    assert refused(after(ARRIVED), FACILITATOR, AGAIN[1]) == Reason.NOT_ALLOWED
    assert accepted(after(ARRIVED, AGAIN), FACILITATOR, Announce("Tea!")).day.announcement == "Tea!"
