"""The clock of a planned day: when each phase begins and ends, and how long people meet, breaks left out.

Times are what a clock on the wall shows there; a day that runs past midnight goes on with the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..jury.day.plan import PhaseKind
from ..jury.plan import Plan

TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """When a phase begins and ends ("09:30"), counted in days from the first, which is 0."""

    begins: str
    ends: str
    day: int
    ends_on: int


def minute_of(time: str) -> int | None:
    """Minutes since midnight; None where this is no time of day."""
    found = TIME.fullmatch(time)
    return 60 * int(found[1]) + int(found[2]) if found else None


def time_of(minute: int) -> str:
    """Of any minute since some midnight."""
    return "{:02}:{:02}".format(*divmod(minute % DAY, 60))


def running_clock(plan: Plan, starts: str) -> Iterator[Stretch]:
    """One for each phase of the agenda, in its order. starts: "09:30", and midnight where this is no time of day."""
    at = minute_of(starts) or 0
    for phase in plan.agenda:
        end = at + max(0, phase.minutes)
        yield Stretch(time_of(at), time_of(end), at // DAY, end // DAY)
        again = minute_of(phase.resumes)
        at = end if again is None else (end // DAY + 1) * DAY + again


def minutes(plan: Plan) -> int:
    return sum(phase.minutes for phase in plan.agenda)


def together(plan: Plan) -> int:
    """Minutes that the jury meets, breaks left out."""
    return sum(phase.minutes for phase in plan.agenda if phase.kind is not PhaseKind.BREAK)


def days(plan: Plan) -> int:
    """On how many days it meets, as far as the plan says so."""
    return 1 + sum(minute_of(phase.resumes) is not None for phase in plan.agenda[:-1])


def spoken(length: int) -> str:
    """ "6 h 30 min" """
    hours, rest = divmod(length, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"
