"""The budget: from the most chosen down, each if it can still be paid; what hangs on a tie is said to."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.votes.counting.budget import budget
from app.jury.votes.counting.tally import Head
from tests.random_days import bounded


def chosen(*counts: int):
    """Ballots that choose one project each: so many for each."""
    return [((place,), count) for place, count in enumerate(counts)]


def test_the_most_chosen_are_paid_while_the_money_lasts_and_cheaper_ones_after_them():
    tally = budget([60, 50, 40, 10], chosen(4, 3, 2, 1), 100)
    assert (tally.winners, tally.skipped, tally.left) == ((0, 2), ((1, Head.NO_MONEY), (3, Head.NO_MONEY)), (0,))


def test_what_nobody_chose_is_not_paid_even_with_money_left():
    tally = budget([60, 10], chosen(4, 0), 100)
    assert (tally.winners, tally.skipped, tally.left) == ((0,), ((1, Head.NOT_CHOSEN),), (40,))


def test_equals_that_can_all_be_paid_are_no_tie():
    tally = budget([30, 40, 30], chosen(2, 2, 2), 100)
    assert (tally.winners, tally.depends, tally.left) == ((0, 1, 2), (), (0,))


def test_equals_that_cannot_all_be_paid_depend_on_the_tie():
    tally = budget([60, 50, 30], chosen(2, 2, 1), 100)
    assert (tally.winners, tally.depends, tally.left) == ((2,), (0, 1), (10, 20))


def test_a_declared_order_breaks_the_tie():
    tally = budget([60, 50, 30], chosen(2, 2, 1), 100, tie_break=[1, 0, 2])
    assert (tally.winners, tally.depends, tally.left) == ((1, 2), (), (20,))


def test_the_table_says_what_became_of_each():
    grid, money = budget([60, 50, 30, 9], chosen(2, 2, 1, 0), 100).tables
    assert [label.head for label in grid.columns] == [Head.APPROVALS, Head.COST, Head.DECISION]
    assert [(label.head, cells) for label, cells in money.rows] == [
        (Head.LIMIT, (100,)),
        (Head.LEFT, (10,)),
        (Head.LEFT_AT_MOST, (20,)),
    ]
    assert [cells[2].head for _, cells in grid.rows] == [Head.DEPENDS, Head.DEPENDS, Head.FUNDED, Head.NOT_CHOSEN]


@pytest.mark.parametrize(("costs", "limit", "tie_break"), [([0, 1], 9, None), ([1, 1], -1, None), ([1, 1], 9, [0, 0])])
def test_what_is_no_budget_is_refused(costs, limit, tie_break):
    with pytest.raises(ValueError, match="a budget needs"):
        budget(costs, [], limit, tie_break)


PROJECTS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 2)), min_size=1, max_size=5)


@bounded
@given(PROJECTS, st.integers(0, 25))
def test_what_is_said_of_ties_is_so_in_all_declared_orders_together(projects, limit):
    costs, ballots = [cost for cost, _ in projects], chosen(*(count for _, count in projects))
    ways = [budget(costs, ballots, limit, order) for order in permutations(range(len(costs)))]
    tally = budget(costs, ballots, limit)
    paid = [set(way.winners) for way in ways]
    assert set(tally.winners) == set.intersection(*paid)
    assert set(tally.depends) == set.union(*paid) - set.intersection(*paid)
    assert set(tally.left) == {left for way in ways for left in way.left}


@bounded
@given(PROJECTS, st.integers(0, 25))
def test_never_more_is_spent_than_there_is(projects, limit):
    costs = [cost for cost, _ in projects]
    tally = budget(costs, chosen(*(count for _, count in projects)), limit, range(len(costs)))
    assert sum(costs[place] for place in tally.winners) + tally.left[0] == limit


def test_a_crowd_of_equals_comes_to_an_end_and_promises_nothing():
    costs = [10**8 + 7 * place**3 for place in range(90)]
    tally = budget(costs, chosen(*[1] * 90), 10**9)
    assert (tally.winners, tally.depends) == ((), tuple(range(90)))
