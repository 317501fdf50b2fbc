"""How turns at the tables were shared, beside chance: each figure once, for the report and for the files beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..jury.numbers import PhaseId
from ..jury.state import State
from ..jury.turns.voice import is_uneven, unevenness, weighed
from ..study.voice import chance_band, group_chances
from .spoke import Spoke
from .table import Cell, Table

BY_TABLE = (
    ("round", "the round of table talk"),
    ("table", "the table; only one at which at least three sat, and as many turns were noted as people"),
    ("people", "how many sat there to the end, or spoke or passed there"),
    ("turns", "how often somebody began to speak"),
    ("no_turn", "how many never did"),
    ("gini", "the Gini coefficient of turns: 0 where all had as many, near 1 where one had all"),
    ("gini_by_chance", "what it is on average where everybody at the table is equally likely to speak next"),
    ("gini_by_chance_at_most", "what it is at most at 95 of 100 such tables"),
    ("less_even_than_chance", "yes where it is more than that"),
)
BY_GROUP = (
    ("about", "what of people the groups are by"),
    ("group", "the group; other is what was put together, one of the groups in it being small"),
    ("people", "how many of it sat at the tables whose turns are counted"),
    ("turns", "how often somebody of it began to speak"),
    ("by_chance", "how often, to the nearest whole turn, where everybody at a table is equally likely to speak next"),
    ("by_chance_low", "on 90 of 100 such days it is no fewer than this"),
    ("by_chance_high", "and no more than this"),
    ("more_or_fewer", "more or fewer where turns lie outside the two numbers, else no"),
)


@dataclass(frozen=True, slots=True)
class SharedAt:
    """A table in a round of talk. expected and most are the Gini coefficient by chance, on average and at most."""

    phase: PhaseId
    table: int
    people: int
    turns: int
    silent: int
    gini: float
    expected: float
    most: float
    uneven: bool

    @property
    def figures(self) -> tuple[Cell, ...]:
        """As they are written, in the report and beside it."""
        ginis = (f"{number:.2f}" for number in (self.gini, self.expected, self.most))
        return (self.people, self.turns, self.silent, *ginis, "yes" if self.uneven else "no")


@dataclass(frozen=True, slots=True)
class SharedBy:
    """A group of those who came. low and high are what it has by chance on 90 of 100 days."""

    group: str
    people: int
    turns: int
    expected: float
    low: int
    high: int

    @property
    def by_chance(self) -> int:
        return int(f"{self.expected:.0f}")

    @property
    def beyond(self) -> str:
        return "fewer" if self.turns < self.low else "more" if self.turns > self.high else "no"


def shared_at_tables(state: State) -> Iterator[SharedAt]:
    """Of every table that noted enough turns, round by round."""
    for each in weighed(state):
        people, turns = len(each.turns), sum(each.turns)
        band, gini = chance_band(people, turns), unevenness(each.turns)
        silent, uneven = each.turns.count(0), is_uneven(each.turns, band)
        yield SharedAt(each.phase, each.table, people, turns, silent, gini, band.expected, band.most, uneven)


def shared_by(spoke: Mapping[str, Spoke]) -> Iterator[SharedBy]:
    for group, theirs in sorted(spoke.items()):
        chance = group_chances(theirs.tables)
        yield SharedBy(group, theirs.people, theirs.turns, chance.expected, chance.low, chance.high)


def turn_tables(tables: Iterable[SharedAt], by: Mapping[str, Mapping[str, Spoke]]) -> tuple[Table, Table]:
    """by: only what may be told of the groups, by what is known of people."""
    at = tuple((each.phase, each.table, *each.figures) for each in tables)
    of = tuple(
        (name, each.group, each.people, each.turns, each.by_chance, each.low, each.high, each.beyond)
        for name, spoke in by.items()
        for each in shared_by(spoke)
    )
    return Table("turns_by_table", BY_TABLE, at), Table("turns_by_group", BY_GROUP, of)
