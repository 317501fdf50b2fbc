"""A seating without a solver: whoever has a place of their own first, the others by lot, then swaps while they help.

It is even and it ends; it is not proved to be the best. It is there so that a room never waits for a solver.
"""

from collections.abc import Hashable, Sequence
from itertools import combinations
from random import Random
from typing import Generic, TypeVar

from .meetings import Seating, meetings, sizes_of
from .wishes import Wishes

Person = TypeVar("Person", bound=Hashable)
SWAPS = 4_000
LOST, MOVED = 1_000_000, 1_000


def seat_simply(
    people: Sequence[Person],
    tables: int,
    before: Sequence[Seating[Person]],
    wishes: Wishes[Person],
    near: Seating[Person] = (),
    seed: int = 0,
) -> tuple[tuple[Person, ...], ...]:
    lot = Random(seed)  # noqa: S311 a draw to be repeated, not a secret
    drawn = _begun(people, sizes_of(len(people), tables), wishes, near, lot)
    cost = _Cost(before, wishes, near)
    costs = [cost.of(place, table) for place, table in enumerate(drawn)]
    for _ in range(SWAPS if tables > 1 else 0):
        here, there = lot.sample(range(tables), 2)
        one, other = lot.randrange(len(drawn[here])), lot.randrange(len(drawn[there]))
        _swap(drawn, here, one, there, other)
        new = cost.of(here, drawn[here]), cost.of(there, drawn[there])
        if sum(new) > costs[here] + costs[there]:
            _swap(drawn, here, one, there, other)
        else:
            costs[here], costs[there] = new
    return tuple(tuple(person for person in people if person in set(table)) for table in drawn)


def _begun(
    people: Sequence[Person], sizes: Sequence[int], wishes: Wishes[Person], near: Seating[Person], lot: Random
) -> list[list[Person]]:
    """Those with a table of their own there, then those who sit somewhere already, then the others by lot."""
    sits = {person: place for place, table in enumerate(near) for person in table}
    wanted = sits | {person: table - 1 for person, table in wishes.pinned.items()}
    order = lot.sample(list(people), len(people))
    order.sort(key=lambda person: (person not in wishes.pinned, person not in sits))
    drawn: list[list[Person]] = [[] for _ in sizes]
    without = []
    for person in order:
        place = wanted.get(person, -1)
        if 0 <= place < len(sizes) and len(drawn[place]) < sizes[place]:
            drawn[place].append(person)
        else:
            without.append(person)
    free = iter([place for place, size in enumerate(sizes) for _ in range(size - len(drawn[place]))])
    for person in without:
        drawn[next(free)].append(person)
    return drawn


class _Cost(Generic[Person]):
    """What is wrong with a table, in one number."""

    def __init__(self, before: Sequence[Seating[Person]], wishes: Wishes[Person], near: Seating[Person]) -> None:
        self._met = meetings(before)
        self._apart = {frozenset(pair) for pair in wishes.apart}
        self._pinned = {person: table - 1 for person, table in wishes.pinned.items()}
        self._sits = {person: place for place, table in enumerate(near) for person in table}

    def of(self, place: int, table: Sequence[Person]) -> int:
        pairs = [frozenset(pair) for pair in combinations(table, 2)]
        lost = sum(self._pinned.get(person, place) != place for person in table)
        lost += sum(pair in self._apart for pair in pairs)
        moved = sum(self._sits.get(person, place) != place for person in table)
        return LOST * lost + MOVED * moved + sum(self._met.get(pair, 0) ** 2 for pair in pairs)


def _swap(drawn: list[list[Person]], here: int, one: int, there: int, other: int) -> None:
    drawn[here][one], drawn[there][other] = drawn[there][other], drawn[here][one]
