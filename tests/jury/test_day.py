"""The rules of the day: opening, phases, the clock, announcements, eyes up."""

from dataclasses import replace

import pytest

from app.jury.day.acts import (
    LONGEST_ANNOUNCEMENT,
    Announce,
    CallEyesUp,
    ChangePhase,
    ExtendClock,
    OpenSitting,
    PauseClock,
    StartClock,
)
from app.jury.day.state import Clock
from app.jury.exhibits.acts import ShowExhibit
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.rules import undo
from app.jury.state import EMPTY
from tests.days import (
    ARRIVED,
    FACILITATOR,
    HEARD,
    OPENING,
    OPENING_OVER,
    ORGANISER,
    PHASES,
    PLAN,
    accepted,
    after,
    at,
    moved_to,
    opened,
    refused,
    undone,
)

# Opening


def test_opening_brings_the_plan_a_seat_for_each_juror_and_the_first_phase_with_its_clock_standing():
    state = after(opened(jurors=3))
    assert state.is_open
    assert state.plan == PLAN
    assert list(state.seats) == [1, 2, 3]
    assert state.day.phase == "arrive"
    assert set_to(state.day.clocks["arrive"]) == (1, None, 10 * MINUTE)


def test_a_sitting_opens_once():
    assert refused(after(opened()), ORGANISER, OpenSitting(PLAN, (1,))) == Reason.ALREADY_OPEN


@pytest.mark.parametrize("jurors", [(), (1, 1), (0, 1), (-1,)])
def test_a_sitting_needs_jurors_each_with_a_number_of_their_own_from_1(jurors: tuple[int, ...]):
    assert refused(EMPTY, ORGANISER, OpenSitting(PLAN, jurors)) == Reason.MALFORMED


def test_a_sitting_needs_an_agenda():
    assert refused(EMPTY, ORGANISER, OpenSitting(replace(PLAN, agenda=()), (1,))) == Reason.MALFORMED


def test_nothing_happens_before_the_doors_open():
    assert refused(EMPTY, FACILITATOR, Announce("hello")) == Reason.NOT_OPEN_YET
    assert not EMPTY.is_open


# Phases


def test_the_room_moves_on_and_the_new_phase_s_clock_runs_at_once():
    state = accepted(after(ARRIVED), FACILITATOR, ChangePhase("arrive", "charge"), at(0))
    assert state.day.phase == "charge"
    assert state.day.clocks["charge"] == Clock(1, at(15), None, at(0))


def test_two_consoles_at_once_do_not_skip_a_step():
    press = ChangePhase("arrive", "charge")
    state = accepted(after(ARRIVED), FACILITATOR, press)
    assert refused(state, By(Role.FACILITATOR, 2), press) == Reason.MOVED_ON
    assert state.day.phase == "charge"


def test_a_move_names_another_phase_of_the_agenda():
    state = after(ARRIVED)
    assert refused(state, FACILITATOR, ChangePhase("arrive", "arrive")) == Reason.NOTHING_CHANGES
    assert refused(state, FACILITATOR, ChangePhase("arrive", "lunch")) == Reason.UNKNOWN


def test_an_open_vote_holds_the_room_where_it_is():
    onward = ChangePhase("opening", "evidence")
    assert refused(after(OPENING), FACILITATOR, onward) == Reason.VOTE_OPEN
    assert accepted(after(OPENING_OVER), FACILITATOR, onward).day.phase == "evidence"


def test_a_phase_that_was_left_keeps_its_clock():
    state = after(ARRIVED, moved_to("charge"))
    charged = state.day.clocks["charge"]
    there_and_back = after(ARRIVED, moved_to("charge"), moved_to("opening"), moved_to("charge"))
    assert there_and_back.day.clocks["charge"] == charged
    assert there_and_back.day.clocks["arrive"] == state.day.clocks["arrive"]


def test_undoing_a_move_goes_back_and_restarts_no_clock():
    before = after(ARRIVED, moved_to("charge"))
    state = after(ARRIVED, moved_to("charge"), moved_to("opening"), undone)
    assert state.day.phase == "charge"
    assert state.day.clocks["charge"] == before.day.clocks["charge"]


def test_every_phase_can_be_reached_from_every_other():
    for leaving in PHASES:
        for to in set(PHASES) - {leaving}:
            there = after(ARRIVED) if leaving == "arrive" else after(ARRIVED, moved_to(leaving))
            assert accepted(there, FACILITATOR, ChangePhase(leaving, to)).day.phase == to


# The clock

CHARGED = (ARRIVED, moved_to("charge"))
RUNNING = after(CHARGED)
ENDS = RUNNING.day.clocks["charge"].ends_at


def set_to(clock: Clock) -> tuple[int, int | None, int | None]:
    return clock.turn, clock.ends_at, clock.left


def clock_after(act: StartClock | PauseClock | ExtendClock, now: int, state=RUNNING) -> Clock:
    return accepted(state, FACILITATOR, act, now).day.clocks["charge"]


def test_pausing_keeps_what_is_left_and_starting_counts_it_from_then():
    paused = accepted(RUNNING, FACILITATOR, PauseClock("charge", 1), ENDS - 4 * MINUTE)
    assert set_to(paused.day.clocks["charge"]) == (2, None, 4 * MINUTE)
    assert set_to(clock_after(StartClock("charge", 2), ENDS + MINUTE, paused)) == (3, ENDS + 5 * MINUTE, None)


def test_a_clock_knows_how_long_it_has_run_whatever_was_paused_or_added():
    paused = accepted(RUNNING, FACILITATOR, PauseClock("charge", 1), ENDS - 4 * MINUTE)
    again = accepted(paused, FACILITATOR, StartClock("charge", 2), ENDS + 30 * MINUTE)
    longer = accepted(again, FACILITATOR, ExtendClock("charge", 3, 5), ENDS + 32 * MINUTE)
    assert [state.day.clocks["charge"].ran / MINUTE for state in (RUNNING, paused, again, longer)] == [0, 11, 11, 13]
    assert clock_after(PauseClock("charge", 4), ENDS + 40 * MINUTE, longer).ran == 21 * MINUTE


def test_a_clock_that_has_run_out_pauses_at_nothing_left():
    assert set_to(clock_after(PauseClock("charge", 1), ENDS + MINUTE)) == (2, None, 0)


@pytest.mark.parametrize(
    ("now", "minutes", "ends"),
    [
        pytest.param(ENDS - 3 * MINUTE, 5, ENDS + 5 * MINUTE, id="more"),
        pytest.param(ENDS - 3 * MINUTE, -1, ENDS - MINUTE, id="fewer"),
        pytest.param(ENDS - 3 * MINUTE, -5, ENDS - 3 * MINUTE, id="never before now"),
        pytest.param(ENDS + 7 * MINUTE, 5, ENDS + 12 * MINUTE, id="run out: from now"),
        pytest.param(ENDS - 3 * MINUTE, 600, ENDS + 600 * MINUTE, id="at most ten hours"),
    ],
)
def test_a_running_clock_is_extended(now: int, minutes: int, ends: int):
    assert set_to(clock_after(ExtendClock("charge", 1, minutes), now)) == (2, ends, None)


@pytest.mark.parametrize(("minutes", "left"), [(5, 9), (-3, 1), (-9, 0)])
def test_a_standing_clock_is_extended_and_never_below_nothing(minutes: int, left: int):
    paused = accepted(RUNNING, FACILITATOR, PauseClock("charge", 1), ENDS - 4 * MINUTE)
    assert set_to(clock_after(ExtendClock("charge", 2, minutes), ENDS, paused)) == (3, None, left * MINUTE)


def test_the_clock_is_not_set_to_what_it_is():
    assert refused(RUNNING, FACILITATOR, StartClock("charge", 1)) == Reason.NOTHING_CHANGES
    assert refused(RUNNING, FACILITATOR, ExtendClock("charge", 1, 0)) == Reason.NOTHING_CHANGES
    assert refused(after(ARRIVED), FACILITATOR, PauseClock("arrive", 1)) == Reason.NOTHING_CHANGES


@pytest.mark.parametrize("minutes", [601, -601, 10**30])
def test_nobody_adds_more_than_ten_hours(minutes: int):
    assert refused(RUNNING, FACILITATOR, ExtendClock("charge", 1, minutes)) == Reason.MALFORMED


@pytest.mark.parametrize("act", [StartClock, PauseClock, lambda *clock: ExtendClock(*clock, 5)])
def test_a_clock_act_names_the_clock_it_saw(act):
    assert refused(RUNNING, FACILITATOR, act("charge", 0)) == Reason.MOVED_ON
    assert refused(RUNNING, FACILITATOR, act("charge", 2)) == Reason.MOVED_ON
    assert refused(RUNNING, FACILITATOR, act("arrive", 1)) == Reason.MOVED_ON
    assert refused(RUNNING, FACILITATOR, act("refined", 1)) == Reason.MOVED_ON


def test_two_consoles_at_once_add_five_minutes_once():
    press = ExtendClock("charge", 1, 5)
    state = accepted(RUNNING, FACILITATOR, press)
    assert refused(state, By(Role.FACILITATOR, 2), press) == Reason.MOVED_ON


def test_clock_acts_are_taken_back_one_by_one():
    standing = after(ARRIVED)
    started = accepted(standing, FACILITATOR, StartClock("arrive", 1), at(0))
    assert undo(started) == PauseClock("arrive", 2, undoes=1000)

    paused = accepted(RUNNING, FACILITATOR, PauseClock("charge", 1), ENDS - 4 * MINUTE)
    assert undo(paused) == StartClock("charge", 2, undoes=1000)
    assert set_to(clock_after(undo(paused), ENDS - 4 * MINUTE, paused)) == (3, ENDS, None)

    longer = accepted(RUNNING, FACILITATOR, ExtendClock("charge", 1, 5), ENDS - MINUTE)
    assert undo(longer) == ExtendClock("charge", 2, -5, undoes=1000)
    assert set_to(clock_after(undo(longer), ENDS - MINUTE, longer)) == (3, ENDS, None)


def test_a_start_is_not_taken_back_where_the_clock_has_been_paused_since():
    day = (ARRIVED, (FACILITATOR, StartClock("arrive", 1)), (FACILITATOR, PauseClock("arrive", 2)))
    resumed = after(*day, undone)
    assert resumed.day.clocks["arrive"].ends_at is not None
    stopped = after(*day, undone, undone)
    assert stopped.day.clocks["arrive"].left <= 10 * MINUTE
    assert undo(stopped) is None


# Announcements and eyes


def test_an_announcement_stands_until_it_is_replaced_or_taken_away():
    state = after(ARRIVED, (FACILITATOR, Announce("Tea!")))
    assert state.day.announcement == "Tea!"
    assert accepted(state, FACILITATOR, Announce("More tea!")).day.announcement == "More tea!"
    assert accepted(state, FACILITATOR, Announce("")).day.announcement == ""


def test_the_same_announcement_twice_changes_nothing():
    assert refused(after(ARRIVED), FACILITATOR, Announce("")) == Reason.NOTHING_CHANGES
    assert refused(after(ARRIVED, (FACILITATOR, Announce("Tea!"))), FACILITATOR, Announce("Tea!")) == (
        Reason.NOTHING_CHANGES
    )


def test_an_announcement_fits_on_a_screen():
    longest = "ŵ" * LONGEST_ANNOUNCEMENT
    assert accepted(after(ARRIVED), FACILITATOR, Announce(longest)).day.announcement == longest
    assert refused(after(ARRIVED), FACILITATOR, Announce(longest + "!")) == Reason.TOO_LONG


def test_taking_an_announcement_back_brings_back_the_one_before():
    day = (ARRIVED, (FACILITATOR, Announce("Tea!")), (FACILITATOR, Announce("Cake!")))
    assert after(*day, undone).day.announcement == "Tea!"
    assert after(*day, undone, undone).day.announcement == ""


def test_eyes_go_up_and_down():
    up = after(ARRIVED, (FACILITATOR, CallEyesUp(True)))
    assert up.day.eyes_up
    assert refused(up, FACILITATOR, CallEyesUp(True)) == Reason.NOTHING_CHANGES
    assert refused(after(ARRIVED), FACILITATOR, CallEyesUp(False)) == Reason.NOTHING_CHANGES
    assert not accepted(up, FACILITATOR, undo(up)).day.eyes_up


def test_the_evidence_is_put_away_when_the_room_moves_on():
    shown = after(HEARD, (FACILITATOR, ShowExhibit(None, "story")))
    assert shown.exhibits.shown == "story"
    assert accepted(shown, FACILITATOR, ChangePhase("evidence", "refined")).exhibits.shown is None
