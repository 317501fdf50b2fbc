"""Support on conditions: what is certain, what is possible, and which conditions would unlock how much.

Where the conditions K are met, support(K) is everybody who supports without one, and those whose conditions all lie in
K. The floor is support(∅), the ceiling support of all of them. The unlock of a condition is its Shapley value: this is
a sum of unanimity games, one a person, so each person's support is shared equally by that person's own conditions, and
the value is exact for any number of them (Shapley 1953).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

MOST_TRIED = 16
"""Conditions up to which smallest sets are looked for one by one: 65,536 sets."""

Needs = frozenset[int]
"""The conditions of one person, by their places in the list."""


@dataclass(frozen=True, slots=True)
class Conditional:
    """People, not shares. unlocks: of each condition, in the order of the list. `smallest` are the smallest sets of
    conditions that reach `needed`: () where none does, one empty set where it is reached without; None where nothing
    was declared, or there are too many conditions to try.
    """

    floor: int
    ceiling: int
    unlocks: tuple[Fraction, ...]
    needed: int | None
    smallest: tuple[tuple[int, ...], ...] | None


def conditional(floor: int, needs: Sequence[Needs], conditions: int, needed: int | None = None) -> Conditional:
    """floor: who supports without a condition. needs: of everybody else whose support has conditions."""
    if any(not each or not each <= set(range(conditions)) for each in needs):
        raise ValueError("somebody's conditions are none, or none of these")
    return Conditional(
        floor=floor,
        ceiling=floor + len(needs),
        unlocks=tuple(_unlock(needs, condition) for condition in range(conditions)),
        needed=needed,
        smallest=_smallest(floor, needs, conditions, needed),
    )


def support(floor: int, needs: Iterable[Needs], met: frozenset[int]) -> int:
    return floor + sum(each <= met for each in needs)


def staircase(floor: int, needs: Sequence[Needs], conditions: int) -> tuple[tuple[int, int], ...]:
    """Met one after the other, always the one that then brings most, the first of equals: (condition, support then).

    A condition that only helps together with another is taken when nothing helps by itself: by its unlock.
    """
    unlocks = [_unlock(needs, each) for each in range(conditions)]
    unmet, reached, left, steps = [set(each) for each in needs], floor, set(range(conditions)), []
    while left:
        alone = Counter(next(iter(each)) for each in unmet if len(each) == 1)
        best = max(left, key=lambda each: (alone[each], unlocks[each], -each))
        left.remove(best)
        for each in unmet:
            each.discard(best)
        reached += alone[best]
        steps.append((best, reached))
    return tuple(steps)


def _unlock(needs: Iterable[Needs], condition: int) -> Fraction:
    return sum((Fraction(1, len(each)) for each in needs if condition in each), Fraction(0))


def _smallest(
    floor: int, needs: Sequence[Needs], conditions: int, needed: int | None
) -> tuple[tuple[int, ...], ...] | None:
    if needed is None or conditions > MOST_TRIED:
        return None
    for size in range(conditions + 1):
        reached = (met for met in combinations(range(conditions), size))
        if enough := tuple(met for met in reached if support(floor, needs, frozenset(met)) >= needed):
            return enough
    return ()
