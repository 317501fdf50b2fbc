"""Equal voice: how unevenly a table's turns are shared, and whether chance alone would share them so unevenly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..day.plan import PhaseKind
from ..numbers import JurorNumber, PhaseId
from ..state import State
from ..tables.rules import seating_of
from .rules import at_table, floor_of

FEWEST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Band:
    """Of equal chances: the unevenness to be expected, and the one that 95 of 100 tables stay within."""

    expected: float
    most: float


Shared = tuple[int, int]
"""So many people, and so many turns between them."""


def unevenness(turns: Sequence[int]) -> float:
    """The Gini coefficient of the turns of each: 0 where all of n have as many, 1 − 1/n where one has them all."""
    people, whole = len(turns), sum(turns)
    if people < 2 or not whole:
        return 0.0
    ranked = sum((2 * place - people - 1) * taken for place, taken in enumerate(sorted(turns), 1))
    return ranked / (whole * people)


def shares(state: State, phase: PhaseId, table: int) -> tuple[int, ...]:
    """How often each has spoken who sits there, by seat."""
    floor = floor_of(state, phase, table)
    return tuple(floor.turns_of(juror) for juror in at_table(state, phase, table))


def can_be_weighed(turns: Sequence[int]) -> bool:
    """Before there were as many turns as people, somebody must be silent, and it says nothing."""
    return len(turns) >= FEWEST_PEOPLE and sum(turns) >= len(turns)


def counted_at(state: State, phase: PhaseId, table: int) -> tuple[JurorNumber, ...]:
    """Of whom turns are told once a round is over: who spoke or passed there, and who sat there and has not left."""
    return tuple(sorted({*at_table(state, phase, table), *(t.juror for t in floor_of(state, phase, table).turns)}))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A table in a round of talk, who is counted there, and how often each of them has spoken."""

    phase: PhaseId
    table: int
    people: tuple[JurorNumber, ...]
    turns: tuple[int, ...]


def weighed(state: State) -> Iterator[Weighed]:
    """Every table that noted enough turns to weigh, round by round."""
    for phase in (each.id for each in state.agenda if each.kind is PhaseKind.TALK):
        for table in range(1, len(seating_of(state, phase).tables) + 1):
            people, floor = counted_at(state, phase, table), floor_of(state, phase, table)
            turns = tuple(map(floor.turns_of, people))
            if can_be_weighed(turns):
                yield Weighed(phase, table, people, turns)


def shared_now(state: State) -> frozenset[Shared]:
    """What chance has to be asked about, for the tables of the present phase."""
    if not state.is_open or state.the_phase.kind is not PhaseKind.TALK:
        return frozenset()
    phase = state.the_phase.id
    tables = range(1, len(seating_of(state, phase).tables) + 1)
    turns = (shares(state, phase, table) for table in tables if floor_of(state, phase, table).turns)
    return frozenset((len(each), sum(each)) for each in turns if can_be_weighed(each))


def is_uneven(turns: Sequence[int], band: Band | None) -> bool:
    """More than chance would make it; never while chance has not been asked."""
    return band is not None and can_be_weighed(turns) and unevenness(turns) > band.most + 1e-9
