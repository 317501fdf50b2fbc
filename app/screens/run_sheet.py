"""The run sheet and its ways out: what was planned, what it took, when the rest will begin, and how to end in time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ..jury.day.agenda_acts import ReplanDay
from ..jury.day.plan import Phase
from ..jury.day.recoveries import Recovery
from ..jury.day.replanning import late, over, ways_out
from ..jury.day.timing import expected_end, expected_here
from ..jury.numbers import MINUTE, Millis, PhaseId, Words
from ..jury.state import State
from .moment import Moment
from .region import Region

WORTH_SAYING = 2
"""Minutes late from which on ways out are offered: a moment at the door is none."""
HOUR = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class RunSheetRow:
    """`place` is "done", "now" or "ahead"; `starts` is the time of day at which it began or will begin.

    `minutes` is how long it is to be, `planned` what the plan says, `least` its protected minutes, 0 for none. `took`
    is how long the room was there, all visits together; None where it never was or still is.
    """

    title: Words
    minutes: int
    place: str
    starts: str
    planned: int = 0
    least: int = 0
    took: int | None = None


@dataclass(frozen=True, slots=True)
class RunSheet(Region):
    """The day's steps. `digest` is that of the plan with which the doors opened.

    `ends` is when this evening will end, "" once the day is over. `late` is by how many minutes that is later than
    planned, below 0 earlier; None where nothing is counted yet. It is `counted_from` when the evening's first clock
    was started. `agreed`: so many minutes late the room has agreed to end.
    """

    rows: tuple[RunSheetRow, ...]
    ends: str
    digest: str
    late: int | None = None
    agreed: int = 0
    counted_from: str = ""


@dataclass(frozen=True, slots=True)
class Shortened:
    """A phase that would get `minutes` instead of `was`; `breached` where that is below the protected `least`."""

    title: Words
    was: int
    minutes: int
    least: int
    breached: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """A phase that would be dropped, with its protected minutes, 0 for none."""

    title: Words
    minutes: int
    least: int


@dataclass(frozen=True, slots=True)
class WayOut:
    """`ends` is when the evening would end then; `late` by how many minutes later than planned, below 0 earlier."""

    shortened: tuple[Shortened, ...]
    gone: tuple[Gone, ...]
    ends: str
    late: int
    act: ReplanDay


@dataclass(frozen=True, slots=True)
class WaysOutPanel(Region):
    """The day runs `over` by so many minutes, and this is what can be done about it."""

    over: int
    ways: tuple[WayOut, ...]


def run_sheet(moment: Moment) -> RunSheet:
    state, zone = moment.state, moment.links.zone
    due = state.day.due
    if state.day.closed:
        return RunSheet(tuple(_rows(moment)), "", state.day.frozen)
    ends = time_of_day(expected_end(state, moment.minute), zone)
    agreed = due.late if due else 0
    counted_from = time_of_day(due.began, zone) if due else ""
    return RunSheet(tuple(_rows(moment)), ends, state.day.frozen, late(state, moment.minute), agreed, counted_from)


def ways_out_panel(moment: Moment) -> WaysOutPanel | None:
    """While the day goes on and runs late, and something is still ahead."""
    state, now = moment.state, moment.minute
    missing = over(state, now)
    if missing < WORTH_SAYING or state.day.adjourned or state.day.closed or not state.ahead:
        return None
    return WaysOutPanel(missing, tuple(_way_out(moment, way, act) for way, act in ways_out(state, now)))


def _way_out(moment: Moment, way: Recovery, act: ReplanDay) -> WayOut:
    state = moment.state
    shortened = tuple(_shortened(state, phase, minutes, way) for phase, minutes in way.minutes.items())
    dropped = map(state.the_plan.phase, way.dropped)
    gone = tuple(Gone(phase.title, state.minutes(phase.id), phase.least) for phase in dropped)
    gained = over(state, moment.minute) - way.late
    ends = Millis(expected_end(state, moment.minute) - gained * MINUTE)
    return WayOut(shortened, gone, time_of_day(ends, moment.links.zone), act.was_late + way.late, act)


def _shortened(state: State, phase: PhaseId, minutes: int, way: Recovery) -> Shortened:
    planned = state.the_plan.phase(phase)
    return Shortened(planned.title, state.minutes(phase), minutes, planned.least, phase in way.breached)


def _rows(moment: Moment) -> Iterator[RunSheetRow]:
    state, zone = moment.state, moment.links.zone
    here = state.day.agenda.index(state.the_phase.id)
    at = expected_here(state, moment.minute)
    for number, phase in enumerate(state.agenda):
        place = "ahead" if number > here else "done" if number < here or state.day.closed else "now"
        if place != "ahead":
            yield _row(state, phase, place, time_of_day(_began(state, phase.id), zone))
            at = _after(phase, at, zone) if place == "now" else at
            continue
        yield _row(state, phase, place, time_of_day(at, zone))
        at = _after(phase, Millis(at + state.minutes(phase.id) * MINUTE), zone)


def _row(state: State, phase: Phase, place: str, starts: str) -> RunSheetRow:
    took = _took(state, phase.id) if place == "done" else None
    return RunSheetRow(phase.title, state.minutes(phase.id), place, starts, phase.minutes, phase.least, took)


def _began(state: State, phase: PhaseId) -> Millis | None:
    return next((stay.began for stay in state.day.stays if stay.phase == phase), None)


def _took(state: State, phase: PhaseId) -> int | None:
    spent = [stay.ended - stay.began for stay in state.day.stays if stay.phase == phase and stay.ended is not None]
    return round(sum(spent) / MINUTE) if spent else None


def _after(phase: Phase, at: Millis, zone: str) -> Millis:
    """When the next phase begins: at once, or where the jury goes home, at that hour of the next day."""
    hour = HOUR.fullmatch(phase.resumes)
    if hour is None:
        return at
    next_day = datetime.fromtimestamp(at / 1000, ZoneInfo(zone)) + timedelta(days=1)
    again = next_day.replace(hour=int(hour[1]), minute=int(hour[2]), second=0, microsecond=0)
    return Millis(round(again.timestamp() * 1000))


def time_of_day(at: Millis | None, zone: str) -> str:
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).strftime("%H:%M") if at is not None else ""
