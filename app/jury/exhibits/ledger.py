"""The balance ledger: what each side was given and how long it was questioned, beside what was planned.

Time is what was marked on the console while somebody had the floor, in milliseconds. The share of those for and those
against is of the minutes of both together, given and questioned.
"""

from dataclasses import dataclass

from ..day.plan import HEARING
from ..numbers import MINUTE, ExhibitId, Millis
from ..state import State
from .plan import Exhibit, Side
from .testimony import running
from .testimony_acts import Absence, Instead, Mode


@dataclass(frozen=True, slots=True)
class Heard:
    """One exhibit: whether the room saw it, how long it was spoken to and asked about (ms), its questions."""

    exhibit: Exhibit
    shown: bool
    given: int
    questioned: int
    asked: int
    answered: int
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class SideHeard:
    """One side in all. `exhibits`, `minutes` and `to_be_questioned` are as planned; the rest is as it came."""

    side: Side
    exhibits: int
    minutes: int
    to_be_questioned: int
    shown: int
    given: int
    questioned: int
    answered: int
    absent: int


@dataclass(frozen=True, slots=True)
class Short:
    """A side that has, or will have if the rest goes as planned, less than the `least` per cent declared."""

    side: Side
    share: int
    least: int


def heard(state: State, now: Millis) -> tuple[Heard, ...]:
    """Every exhibit of the plan, in its order."""
    return tuple(_heard(state, exhibit, now) for exhibit in state.the_plan.exhibits)


def ledger(state: State, now: Millis) -> tuple[SideHeard, ...]:
    """Every side, also one that has nothing."""
    each = heard(state, now)
    return tuple(_side(side, [one for one in each if one.exhibit.side is side]) for side in Side)


def spent(state: State, exhibit: ExhibitId, mode: Mode, now: Millis) -> int:
    """Milliseconds, all stretches together."""
    stretches = state.exhibits.stretches
    return sum(each.spent(now) for each in stretches if (each.exhibit, each.mode) == (exhibit, mode))


def shares(minutes: dict[Side, int]) -> dict[Side, int]:
    """Whole per cent of what those for and those against have together; empty where neither has anything."""
    both = minutes[Side.FOR] + minutes[Side.AGAINST]
    return {side: 100 * minutes[side] // both for side in (Side.FOR, Side.AGAINST)} if both else {}


def falls_short(state: State, now: Millis) -> Short | None:
    """Where the plan declares a share: which side ends below it, if what is still to come goes as planned."""
    expected = dict.fromkeys(Side, 0)
    for exhibit in state.the_plan.exhibits:
        expected[exhibit.side] += sum(_expected(state, exhibit, mode, now) for mode in Mode)
    return short_of(state.the_plan.least_share, expected)


def short_of(least: int, minutes: dict[Side, int]) -> Short | None:
    """The declared share is exact: what is shown of it is rounded down."""
    found = shares(minutes)
    both = minutes[Side.FOR] + minutes[Side.AGAINST]
    below = [side for side in found if 100 * minutes[side] < least * both]
    return Short(below[0], found[below[0]], least) if below else None


def _heard(state: State, exhibit: Exhibit, now: Millis) -> Heard:
    asked = [each for each in state.questions.asked.values() if each.about == exhibit.id and each.is_open_to_all]
    return Heard(
        exhibit,
        exhibit.id in state.exhibits.seen,
        spent(state, exhibit.id, Mode.SPEAKING, now),
        spent(state, exhibit.id, Mode.QUESTIONED, now),
        len(asked),
        sum(each.answered for each in asked),
        state.exhibits.absences.get(exhibit.id),
    )


def _side(side: Side, those: list[Heard]) -> SideHeard:
    return SideHeard(
        side,
        len(those),
        sum(each.exhibit.minutes for each in those),
        sum(each.exhibit.questioned for each in those),
        sum(each.shown for each in those),
        sum(each.given for each in those),
        sum(each.questioned for each in those),
        sum(each.answered for each in those),
        sum(each.absence is not None for each in those),
    )


def _expected(state: State, exhibit: Exhibit, mode: Mode, now: Millis) -> int:
    """What it will have had in the end, if the rest of the day goes as planned."""
    so_far = spent(state, exhibit.id, mode, now)
    mine = [each for each in state.exhibits.stretches if (each.exhibit, each.mode) == (exhibit.id, mode)]
    goes_on = bool(mine) and running(state) and mine[-1] is state.exhibits.stretches[-1]
    if (mine and not goes_on) or not (goes_on or _is_to_come(state, exhibit, mode)):
        return so_far
    planned = exhibit.minutes if mode is Mode.SPEAKING else exhibit.questioned
    return max(so_far, planned * MINUTE)


def _is_to_come(state: State, exhibit: Exhibit, mode: Mode) -> bool:
    absence = state.exhibits.absences.get(exhibit.id)
    if state.day.closed or (absence is not None and absence.instead is Instead.NOBODY):
        return False
    left = [state.the_phase, *map(state.the_plan.phase, state.ahead)]
    if mode is Mode.QUESTIONED and exhibit.id in state.exhibits.seen:
        return any(phase.kind in HEARING for phase in left)
    return any(exhibit.id in phase.exhibits for phase in left)


def whole_minutes(milliseconds: int) -> int:
    """To the nearest minute; half a minute is one."""
    return (milliseconds + MINUTE // 2) // MINUTE
