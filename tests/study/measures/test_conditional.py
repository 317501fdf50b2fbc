"""Support on conditions: the floor, the ceiling, and what each condition unlocks, checked against the definition."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.study.measures.conditional import conditional, staircase, support

NEEDS = some.lists(some.frozensets(some.integers(0, 3), min_size=1), max_size=8)


def test_floor_ceiling_and_the_smallest_way_to_enough() -> None:
    found = conditional(9, [frozenset({0}), frozenset({0}), frozenset({1}), frozenset({0, 1})], 2, needed=11)
    assert (found.floor, found.ceiling) == (9, 13)
    assert found.unlocks == (Fraction(5, 2), Fraction(3, 2))
    assert found.smallest == ((0,),)


def test_nothing_is_looked_for_where_nothing_was_declared_and_nothing_found_where_it_cannot_be() -> None:
    assert conditional(3, [], 0).smallest is None
    assert conditional(3, [frozenset({0})], 1, needed=5).smallest == ()
    assert conditional(3, [], 0, needed=3).smallest == ((),)
    assert conditional(0, [frozenset({n}) for n in range(17)], 17, needed=2).smallest is None


def test_a_person_who_needs_nothing_or_something_unknown_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="conditions"):
        conditional(0, [frozenset()], 2)
    with pytest.raises(ValueError, match="conditions"):
        conditional(0, [frozenset({2})], 2)


@given(some.integers(0, 5), NEEDS)
def test_the_unlock_is_shapleys_value(floor: int, needs: list[frozenset[int]]) -> None:
    orders = list(permutations(range(4)))
    expected = [Fraction(0)] * 4
    for order in orders:
        for place, condition in enumerate(order):
            met = frozenset(order[:place])
            gain = support(floor, needs, met | {condition}) - support(floor, needs, met)
            expected[condition] += Fraction(gain, len(orders))
    found = conditional(floor, needs, 4)
    assert list(found.unlocks) == expected
    assert floor + sum(found.unlocks) == found.ceiling


@given(NEEDS, some.integers(0, 8))
def test_smallest_sets_reach_it_and_none_smaller_does(needs: list[frozenset[int]], needed: int) -> None:
    smallest = conditional(0, needs, 4, needed).smallest
    assert smallest is not None
    every = [frozenset(met) for size in range(5) for met in combinations(range(4), size)]
    enough = [met for met in every if support(0, needs, met) >= needed]
    least = min(map(len, enough), default=None)
    assert {frozenset(met) for met in smallest} == {met for met in enough if len(met) == least}


@given(NEEDS)
def test_the_staircase_climbs_from_the_floor_to_the_ceiling(needs: list[frozenset[int]]) -> None:
    steps = staircase(2, needs, 4)
    heights = [2, *(height for _, height in steps)]
    assert heights == sorted(heights)
    assert heights[-1] == 2 + len(needs)
    assert sorted(condition for condition, _ in steps) == [0, 1, 2, 3]
