"""The Method of Equal Shares: a minority gets its part of the money, and nobody more than there is."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.votes.counting.budget import budget
from app.jury.votes.counting.tally import Head
from app.study.equal_shares import NotInstalled, equal_shares
from tests.random_days import bounded

COSTS, LIMIT = [25] * 6, 100
SIX_AND_FOUR = [((0, 1, 2, 3), 6), ((4, 5), 4)]
"""Six people chose the first four projects, four the last two; four projects can be paid."""


def test_a_minority_gets_its_part_where_the_most_chosen_would_take_all():
    assert budget(COSTS, SIX_AND_FOUR, LIMIT).winners == (0, 1, 2, 3)
    tally = equal_shares(COSTS, SIX_AND_FOUR, LIMIT)
    assert (tally.winners, tally.left) == ((0, 1, 2, 4), (0,))
    decisions = [cells[-1].head for _, cells in tally.tables[0].rows]
    assert decisions == [Head.FUNDED, Head.FUNDED, Head.COMPLETED, Head.NO_MONEY, Head.FUNDED, Head.NO_MONEY]


def test_a_declared_order_breaks_ties():
    assert equal_shares(COSTS, SIX_AND_FOUR, LIMIT, [5, 4, 3, 2, 1, 0]).winners == (1, 2, 3, 5)


def test_everybody_s_part_is_raised_until_the_money_is_used():
    tally = equal_shares([60, 30], [((0,), 1), ((1,), 1)], 100)
    decisions = [cells[-1].head for _, cells in tally.tables[0].rows]
    assert decisions == [Head.FUNDED, Head.FUNDED], "nobody's half pays 60, and yet there is enough"


def test_what_nobody_chose_is_not_paid():
    tally = equal_shares([10, 10], [((0,), 3)], 100)
    assert (tally.winners, tally.skipped, tally.left) == ((0,), ((1, Head.NOT_CHOSEN),), (90,))
    assert equal_shares([10, 10], [((), 3)], 100).winners == ()
    assert equal_shares([10, 10], [((0,), 3)], 0).skipped == ((0, Head.NO_MONEY), (1, Head.NOT_CHOSEN))


@bounded
@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=5),
    st.lists(st.sets(st.integers(0, 4)), max_size=6),
    st.integers(0, 99),
)
def test_never_more_is_spent_than_there_is_and_nothing_that_fits_is_left(costs, chosen, limit):
    ballots = [(tuple(sorted(place for place in one if place < len(costs))), 1) for one in chosen]
    tally = equal_shares(costs, ballots, limit)
    assert sum(costs[place] for place in tally.winners) + tally.left[0] == limit
    assert all(costs[place] > tally.left[0] for place, why in tally.skipped if why is Head.NO_MONEY)


@pytest.mark.parametrize(("costs", "limit", "tie_break"), [([0, 1], 9, None), ([1, 1], -1, None), ([1, 1], 9, [0, 0])])
def test_what_is_no_budget_is_refused(costs, limit, tie_break):
    with pytest.raises(ValueError, match="a budget needs"):
        equal_shares(costs, [], limit, tie_break)


def test_without_its_package_it_says_in_one_sentence_how_to_get_it(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    for name in [name for name in sys.modules if name.partition(".")[0] == "pabutools"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path_importer_cache", {})
    with pytest.raises(NotInstalled, match=r"pip install 'juryday\[budget\]'"):
        equal_shares(COSTS, SIX_AND_FOUR, LIMIT)
