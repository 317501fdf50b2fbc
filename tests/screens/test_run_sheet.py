"""The run sheet: planned, protected and real minutes, when the rest begins, and the ways out of an overrun."""

from dataclasses import replace

from app.jury.day.acts import ChangePhase, StartClock
from app.jury.day.agenda_acts import Adjourn
from app.jury.day.replanning import ways_out
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.jury.rules import undo
from app.screens.day import Now
from app.screens.run_sheet import RunSheet, RunSheetRow, WaysOutPanel
from tests.days import (
    FACILITATOR,
    ORGANISER,
    PLAN,
    START,
    accepted,
    after,
    at,
    juror,
    names,
    offered,
    opened,
    said,
    seen,
    the,
)

PROTECTED = replace(
    PLAN,
    agenda=(*PLAN.agenda[:3], replace(PLAN.agenda[3], least=35), replace(PLAN.agenda[4], least=20), PLAN.agenda[5]),
)


def late(minutes: float, plan=PROTECTED):
    """The first phase took so much longer than its ten minutes."""
    started = accepted(after(opened(plan=plan)), FACILITATOR, StartClock("arrive", 1), at(0))
    return accepted(started, FACILITATOR, ChangePhase("arrive", "charge"), at(10 + minutes))


def finish_late(state, now=None):
    """The last way out: nothing is shorter, and the day ends so much later."""
    return ways_out(state, at(22) if now is None else now)[-1][1]


def sheet(minutes: float, plan=PROTECTED) -> RunSheet:
    return the(RunSheet, seen(late(minutes, plan), FACILITATOR, minute=at(10 + minutes)))


def test_what_was_planned_is_protected_and_was_really_spent_stand_side_by_side():
    rows = sheet(12).rows
    assert rows[0] == RunSheetRow(said("arrive"), 10, "done", "21:26", 10, 0, round((at(22) - START) / MINUTE))
    assert (rows[1].place, rows[1].starts, rows[1].took) == ("now", "07:48", None)
    assert [(row.planned, row.least) for row in rows[2:]] == [(15, 0), (40, 35), (20, 20), (15, 0)]
    assert [row.starts for row in rows[2:]] == ["08:03", "08:18", "08:58", "09:18"]


def test_it_says_when_the_day_will_end_and_how_much_later_than_planned():
    assert (sheet(12).ends, sheet(12).late) == ("09:33", 12)
    assert sheet(-4).late == -4
    assert the(RunSheet, seen(after(opened()), FACILITATOR, minute=START)).late is None


def test_it_says_since_when_that_is_counted_and_goes_on_saying_so_when_another_end_is_agreed():
    assert the(RunSheet, seen(after(opened()), FACILITATOR, minute=START)).counted_from == ""
    agreed = accepted(late(12), FACILITATOR, finish_late(late(12)), at(22))
    shown = the(RunSheet, seen(agreed, FACILITATOR, minute=at(22)))
    assert (shown.counted_from, shown.agreed) == (sheet(12).counted_from, 12) == ("07:26", 12)


def test_a_day_that_was_left_open_for_months_offers_no_way_back():
    ways = the(WaysOutPanel, seen(late(12), FACILITATOR, minute=at(261_639)))
    assert (ways.over, ways.ways) == (261_639 - 10 - 15, ())


def test_everybody_is_told_of_another_end_once_it_was_agreed_and_not_that_it_runs_late():
    state = late(12)
    agreed = accepted(state, FACILITATOR, finish_late(state), at(22))
    for viewer in (juror(1), By(Role.SCRIBE, 1), By(Role.WALL)):
        assert the(Now, seen(state, viewer)).finishes == ""
        assert the(Now, seen(agreed, viewer)).finishes == "09:35"
        assert the(Now, seen(agreed, viewer, minute=at(500))).finishes == "09:35"
    assert the(Now, seen(accepted(agreed, FACILITATOR, undo(agreed), at(23)), juror(1))).finishes == ""
    home = accepted(agreed, FACILITATOR, Adjourn("charge"), at(23))
    assert the(Now, seen(home, juror(1))).finishes == ""


def test_the_room_is_warned_of_five_minutes_or_two_by_how_long_the_step_is():
    def first(minutes: int) -> int:
        short = replace(PLAN, agenda=(replace(PLAN.agenda[0], minutes=minutes), *PLAN.agenda[1:]))
        return the(Now, seen(after(opened(plan=short)), juror(1))).warns

    assert [first(minutes) for minutes in (3, 4, 9, 10, 45)] == [0, 2, 2, 5, 5]


def test_a_few_minutes_are_told_to_nobody():
    state = late(4)
    agreed = accepted(state, FACILITATOR, finish_late(state, at(14)), at(14))
    assert agreed.day.due.late == 4
    assert the(Now, seen(agreed, juror(1))).finishes == ""


def test_an_evening_ends_when_the_jury_goes_home_and_the_next_begins_at_its_hour():
    home = (*PLAN.agenda[:2], replace(PLAN.agenda[2], resumes="18:30"), *PLAN.agenda[3:])
    shown = sheet(12, replace(PLAN, agenda=home))
    assert (shown.ends, shown.late) == ("08:18", 12)
    assert [row.starts for row in shown.rows[3:]] == ["18:30", "19:10", "19:30"]


def test_each_way_out_says_whom_it_costs_what_and_when_the_day_ends_then():
    ways = the(WaysOutPanel, seen(late(12), FACILITATOR, minute=at(22)))
    assert ways.over == 12
    for way in ways.ways:
        there = accepted(late(12), FACILITATOR, way.act, at(22))
        shown = the(RunSheet, seen(there, FACILITATOR, minute=at(22)))
        assert (shown.ends, shown.late) == (way.ends, way.late)
        assert not any(isinstance(region, WaysOutPanel) for region in seen(there, FACILITATOR, minute=at(22)))
    assert [(way.late, bool(way.shortened), bool(way.gone)) for way in ways.ways][-1] == (12, False, False)


def test_a_minimum_that_would_be_breached_is_named():
    ways = the(WaysOutPanel, seen(late(30), FACILITATOR, minute=at(40))).ways
    below = [phase for way in ways for phase in way.shortened if phase.least and phase.minutes < phase.least]
    assert below
    assert all(phase.breached for phase in below)


def test_ways_out_are_the_facilitators_and_only_while_the_day_goes_on_and_runs_late():
    state = late(12)
    assert "WaysOutPanel" in names(seen(state, FACILITATOR, minute=at(22)))
    for viewer in (juror(1), By(Role.WALL), ORGANISER):
        assert "WaysOutPanel" not in names(seen(state, viewer, minute=at(22)))
    assert "WaysOutPanel" not in names(seen(late(1), FACILITATOR, minute=at(11)))
    home = accepted(state, FACILITATOR, Adjourn("charge"), at(23))
    assert "WaysOutPanel" not in names(seen(home, FACILITATOR, minute=at(60)))
    assert not any(type(act).__name__ == "ReplanDay" for act in offered(late(1)))
