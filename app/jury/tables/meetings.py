"""Who has sat with whom, counted."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from math import comb
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)
Seating = Sequence[Sequence[Person]]
"""The people at table 1, at table 2, …"""


def meetings(seatings: Iterable[Seating[Person]]) -> Counter[frozenset[Person]]:
    """How often each pair has sat together."""
    return Counter(frozenset(pair) for tables in seatings for table in tables for pair in combinations(table, 2))


def repeats(tables: Seating[Person], before: Iterable[Seating[Person]]) -> int:
    """How many pairs at these tables have sat together before."""
    met = meetings(before)
    return sum(frozenset(pair) in met for table in tables for pair in combinations(table, 2))


def sizes_of(people: int, tables: int) -> tuple[int, ...]:
    """As even as can be, the larger tables first."""
    each, more = divmod(people, tables)
    return tuple(each + (place < more) for place in range(tables))


def fewest_repeats(people: Sequence[Person], tables: int, before: Iterable[Seating[Person]]) -> int:
    """What no seating can beat: each table takes as evenly as it can from each table of every round before.

    A pair that met in two rounds counts twice.
    """
    bound = 0
    for seating in before:
        known = {person for table in seating for person in table}
        groups = len(seating) + len(set(people) - known)
        for size in sizes_of(len(people), tables):
            each, more = divmod(size, groups)
            bound += more * comb(each + 1, 2) + (groups - more) * comb(each, 2)
    return bound
