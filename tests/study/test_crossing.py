"""No cell below the limit leaves, and no attacker who knows every total computes one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.study.crossing import FEWEST_IN_A_CELL, TOGETHER, Crossing, can_be_subtracted, crossed, suppressed
from app.study.measures.small import FEWEST_IN_A_SUBGROUP
from tests.random_days import bounded

ANSWERS = ("oppose", "unsure", "support if", "support")
tables = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(ANSWERS)), max_size=150)
lopsided = st.lists(
    st.tuples(st.sampled_from("aaaaaaaabbbbbbc"), st.sampled_from(("support",) * 8 + ANSWERS)),
    min_size=20,
    max_size=150,
)


def people(*cells: tuple[int, ...]) -> list[tuple[str, str]]:
    return [
        (f"group {row}", ANSWERS[column])
        for row, each in enumerate(cells)
        for column, n in enumerate(each)
        for _ in range(n)
    ]


def unknowns(told: Crossing) -> list[tuple[int, int]]:
    return [(row, column) for row, each in enumerate(told.cells) for column, n in enumerate(each) if n is None]


def solved(told: Crossing) -> set[tuple[int, int]]:
    """The cells that the linear system of all totals determines: those whose axis no change in the others touches."""
    there = unknowns(told)
    if not there:
        return set()
    lines = [[int(place[0] == row) for place in there] for row in range(len(told.groups))]
    lines += [[int(place[1] == column) for place in there] for column in range(len(told.answers))]
    _, sizes, axes = np.linalg.svd(np.array(lines, dtype=float))
    free = axes[int((sizes > 1e-9).sum()) :]
    return {place for number, place in enumerate(there) if not np.any(np.abs(free[:, number]) > 1e-9)}


def possible(told: Crossing) -> Iterator[dict[tuple[int, int], int]]:
    """Every table of counts that could stand behind what is told."""
    there = unknowns(told)
    rows = [total - sum(n or 0 for n in each) for total, each in zip(told.group_totals, told.cells, strict=True)]
    columns = [total - sum(each[column] or 0 for each in told.cells) for column, total in enumerate(told.answer_totals)]

    def filled(place: int, left_rows: list[int], left_columns: list[int]) -> Iterator[dict[tuple[int, int], int]]:
        if place == len(there):
            if not any(left_rows) and not any(left_columns):
                yield {}
            return
        row, column = there[place]
        for n in range(min(left_rows[row], left_columns[column]) + 1):
            after = [each - n * (i == row) for i, each in enumerate(left_rows)]
            across = [each - n * (i == column) for i, each in enumerate(left_columns)]
            for rest in filled(place + 1, after, across):
                yield {(row, column): n, **rest}

    return filled(0, rows, columns)


@bounded
@given(st.one_of(tables, lopsided))
def test_no_cell_below_the_limit_is_told_and_none_can_be_solved(given_people):
    told = crossed(given_people, ANSWERS)
    if told is None:
        return
    assert min(told.group_totals) >= FEWEST_IN_A_SUBGROUP
    assert sum(told.group_totals) == sum(told.answer_totals) == len(given_people)
    assert all(n is None or n >= FEWEST_IN_A_CELL for each in told.cells for n in each)
    assert solved(told) == set()


@pytest.mark.parametrize(
    "cells",
    [((9, 2, 9), (9, 9, 9)), ((12, 0), (8, 9)), ((6, 6, 1), (7, 8, 1)), ((20, 5, 1), (5, 20, 5)), ((30, 1), (30, 30))],
)
def test_an_attacker_who_tries_every_table_learns_no_small_cell(cells):
    told = crossed(people(*cells), ANSWERS)
    if told is None:
        return
    worlds = list(possible(told))
    assert worlds
    for place in unknowns(told):
        held = {world[place] for world in worlds}
        assert max(held) - min(held) >= FEWEST_IN_A_CELL, place


MOST_WORLDS = 3000
inside = st.lists(st.booleans(), min_size=150, max_size=150)


@bounded
@given(lopsided, inside)
def test_whoever_is_told_of_some_people_themselves_is_left_with_no_few_others(given_people, picked):
    told = crossed(given_people, ANSWERS)
    if told is None or len(unknowns(told)) > 6:
        return
    named = [(group if group in told.groups else TOGETHER, answer) for group, answer in given_people]
    known = Counter(each for each, is_known in zip(named, picked, strict=False) if is_known)
    there = tuple(tuple(known[group, answer] for answer in told.answers) for group in told.groups)
    parts = [{row} for row in range(len(told.groups))]
    places = [(row, column) for row in range(len(told.groups)) for column in range(len(told.answers))]
    bare = {(row, column): told.cells[row][column] for row, column in places}
    found = [bare | each for each in islice(possible(told), MOST_WORLDS)]
    worlds = [world for world in found if all(world[row, column] >= there[row][column] for row, column in places)]
    assert worlds or len(found) == MOST_WORLDS
    if len(found) == MOST_WORLDS:
        return
    if not can_be_subtracted(told, parts, there):
        for row in (row for row, each in enumerate(there) if sum(each) < told.group_totals[row]):
            for column, n in enumerate(there[row]):
                left = {world[row, column] - n for world in worlds}
                assert max(left) - min(left) >= FEWEST_IN_A_CELL or min(left) >= FEWEST_IN_A_CELL


def test_one_who_is_not_told_of_is_found_by_subtracting():
    told = crossed(people((10, 10), (10, 10)), ANSWERS)
    assert told is not None
    assert can_be_subtracted(told, [{0}, {1}], ((9, 10), (10, 10)))
    assert can_be_subtracted(told, [{0}, {1}], ((5, 10), (10, 10)))
    assert not can_be_subtracted(told, [{0}, {1}], ((5, 5), (10, 10)))
    assert not can_be_subtracted(told, [{0}, {1}], ((10, 10), (10, 10)))
    assert not can_be_subtracted(told, [{0, 1}], ((19, 20),))


def test_some_tables_are_told_with_others_left_out_beside_what_is_small():
    told = crossed(people((9, 2, 9), (9, 9, 9), (12, 8, 7)), ANSWERS)
    assert told is not None
    there = unknowns(told)
    assert (0, 1) in there
    assert 4 <= len(there) < 9


def test_without_the_complements_the_attacker_would_have_it():
    bare = Crossing(("a", "b"), ("no", "yes"), ((9, None), (9, 9)), (11, 18), (18, 11))
    assert solved(bare) == {(0, 1)}
    assert [world[0, 1] for world in possible(bare)] == [2]


def test_a_table_with_nothing_small_is_told_whole_and_a_small_jury_gets_none():
    whole = crossed(people((6, 7), (8, 9)), ANSWERS)
    assert whole is not None
    assert whole.cells == ((6, 7), (8, 9))
    assert suppressed(((6, 7), (8, 9)), FEWEST_IN_A_CELL) == frozenset()
    assert crossed(people((6, 5), (1, 0)), ANSWERS) is None
    assert crossed([], ANSWERS) is None


def test_groups_below_ten_are_put_together():
    told = crossed([*people((10, 10), (10, 10)), *([("tiny", "oppose")] * 7), *([("small", "unsure")] * 6)], ANSWERS)
    assert told is not None
    assert told.groups == ("group 0", "group 1", "others")
    assert told.group_totals == (20, 20, 13)
