"""A sitting in a line: what every page of the desk says of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from ...jury.state import EMPTY, State
from ...live.clock import wall_clock
from ...screens.day import place_in_agenda
from ...store.tables import Sitting
from ...store.wire import read_plan
from ..house import House
from .sheets import SittingRow


def sitting_row(house: House, sitting: Sitting) -> SittingRow:
    state = house.state_of(sitting.id)
    plan = state.plan or read_plan(sitting.plan)
    step, phase = place_in_agenda(state) if state.is_open else (0, plan.agenda[0] if plan.agenda else None)
    here = sum(seat.is_here for seat in state.seats.values())
    steps = len(state.agenda) if state.is_open else len(plan.agenda)
    return SittingRow(
        sitting=sitting.id,
        title=plan.title,
        day=day_of(sitting.made_at, sitting.zone),
        stands=stands_at(state),
        step=step,
        steps=steps,
        phase=phase.title if phase else {},
        here=here,
        seats=len(state.seats),
        held=f"{date_of(sitting.held_on)}, {sitting.starts}" if sitting.held_on else "",
    )


def day_of(at: int, zone: str) -> str:
    """A moment (UTC ms) as people there write it: "1 May 2027, 09:30"."""
    there = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return f"{there.day} {there:%B %Y, %H:%M}"


def date_of(iso: str) -> str:
    """An ISO date as people write it: "Saturday 1 May 2027"; "" where none is given."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day:%A} {day.day} {day:%B %Y}"


def today_in(zone: str) -> str:
    """The ISO date that it is there."""
    return datetime.fromtimestamp(wall_clock() / 1000, ZoneInfo(zone)).date().isoformat()


def stands_at(state: State) -> str:
    if state == EMPTY:
        return "not-open"
    return "closed" if state.day.closed else "adjourned" if state.day.adjourned else "open"


def date_at(at: int) -> str:
    """The day of a moment (UTC ms) in Greenwich, where no place is meant: "1 May 2027"."""
    there = datetime.fromtimestamp(at / 1000, UTC)
    return f"{there.day} {there:%B %Y}"
