"""How good a seating is: new company, fair shares, and the wishes that it does not keep. For the console's words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..numbers import JurorNumber
from .acts import Tables
from .meetings import fewest_repeats, meetings
from .wishes import Wishes


@dataclass(frozen=True, slots=True)
class Share:
    """Of those who are this, at least and at most so many sit at a table; `fair` where no table is off its share."""

    attribute: str
    value: str
    people: int
    least: int
    most: int
    fair: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """A wish that is not kept: somebody who is to sit at `table` and does not (`other` is 0), or two who share it."""

    juror: JurorNumber
    other: JurorNumber
    table: int


@dataclass(frozen=True, slots=True)
class Quality:
    """Tables of `smallest` to `largest`. Everybody meets at least `least` and at most `most` people for the first time.

    `again` pairs meet again, and `at_best` says that fewer cannot be. `rounds` is how many there were before; `even` is
    whether sizes differ by one at most.
    """

    smallest: int
    largest: int
    even: bool
    least: int
    most: int
    again: int
    at_best: bool
    rounds: int
    shares: tuple[Share, ...]
    lost: tuple[Lost, ...]


def quality(tables: Tables, before: Sequence[Tables], wishes: Wishes[JurorNumber]) -> Quality:
    """Of tables at which somebody sits."""
    met = meetings(before)
    new = {juror: _new(juror, table, met) for table in tables for juror in table}
    again = [met[pair] for table in tables for pair in map(frozenset, combinations(table, 2)) if pair in met]
    sizes = [len(table) for table in tables]
    least = fewest_repeats(tuple(new), len(tables), before) if before else 0
    return Quality(
        smallest=min(sizes),
        largest=max(sizes),
        even=max(sizes) - min(sizes) <= 1,
        least=min(new.values(), default=0),
        most=max(new.values(), default=0),
        again=len(again),
        at_best=sum(again) <= least,
        rounds=len(before),
        shares=tuple(_shares(tables, wishes)),
        lost=tuple(_lost(tables, wishes)),
    )


def _new(juror: JurorNumber, table: tuple[JurorNumber, ...], met: Counter[frozenset[JurorNumber]]) -> int:
    return sum(other != juror and frozenset((juror, other)) not in met for other in table)


def _shares(tables: Tables, wishes: Wishes[JurorNumber]) -> Iterator[Share]:
    """Of what several people are; what nobody else is, or what is not known, is at one table anyway."""
    everybody = [juror for table in tables for juror in table]
    for name, of in wishes.attributes.items():
        for value, people in Counter(of.get(juror, "") for juror in everybody).most_common():
            if value and 1 < people < len(everybody):
                counts = [sum(of.get(juror, "") == value for juror in table) for table in tables]
                even = zip(counts, (people * len(table) for table in tables), strict=True)
                fair = all(of_all // len(everybody) <= count <= -(-of_all // len(everybody)) for count, of_all in even)
                yield Share(name, value, people, min(counts), max(counts), fair)


def _lost(tables: Tables, wishes: Wishes[JurorNumber]) -> Iterator[Lost]:
    at = {juror: place for place, table in enumerate(tables, 1) for juror in table}
    for juror, table in sorted(wishes.pinned.items()):
        if at.get(juror, table) != table:
            yield Lost(juror, JurorNumber(0), table)
    for one, other in wishes.apart:
        if one in at and at[one] == at.get(other):
            yield Lost(one, other, at[one])


@dataclass(frozen=True, slots=True)
class Chair:
    """A place for a latecomer at this table: how many there are new to them, and how many they have met."""

    table: int
    new: int
    known: int
    keeps: bool


def chairs(
    tables: Tables, juror: JurorNumber, before: Sequence[Tables], wishes: Wishes[JurorNumber]
) -> tuple[Chair, ...]:
    """The best first: where every wish is kept, where there are fewest, where most people are new, where it is fair."""
    met = meetings(before)
    ranked = sorted(
        (_chair(place, table, juror, met, wishes) for place, table in enumerate(tables, 1)),
        key=lambda chair: (
            not chair.keeps,
            len(tables[chair.table - 1]),
            chair.known,
            _alike(tables[chair.table - 1], juror, wishes),
        ),
    )
    return tuple(ranked)


def _chair(
    place: int,
    table: tuple[JurorNumber, ...],
    juror: JurorNumber,
    met: Counter[frozenset[JurorNumber]],
    wishes: Wishes[JurorNumber],
) -> Chair:
    new = _new(juror, table, met)
    foes = {other for pair in wishes.apart if juror in pair for other in pair if other != juror}
    keeps = wishes.pinned.get(juror, place) == place and foes.isdisjoint(table)
    return Chair(place, new, len(table) - new, keeps)


def _alike(table: tuple[JurorNumber, ...], juror: JurorNumber, wishes: Wishes[JurorNumber]) -> int:
    """How often somebody at this table is what the latecomer is."""
    shared = [(of, of[juror]) for of in wishes.attributes.values() if of.get(juror)]
    return sum(of.get(other) == value for of, value in shared for other in table)
