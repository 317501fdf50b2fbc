"""Approval, scores, points, majority judgement: what each option is given, counted exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.votes.counting.approval import approval
from app.jury.votes.counting.majority_judgement import majority_judgement
from app.jury.votes.counting.score import points, score
from app.jury.votes.counting.tally import Head, Label
from tests.jury.counting.profiles import spelled
from tests.random_days import bounded


def column(tally, head: Head, number: int = 0) -> list:
    at = tally.tables[0].columns.index(Label(head, number))
    return [cells[at] for _, cells in tally.tables[0].rows]


def test_the_most_chosen_wins_and_choosing_nothing_counts_for_nobody():
    tally = approval(3, [((0, 1), 2), ((1,), 1), ((), 5)])
    assert (column(tally, Head.APPROVALS), spelled(tally.order)) == ([2, 3, 0], "B A C")


def test_equally_chosen_is_a_tie():
    assert approval(3, [((0,), 1), ((2,), 1)]).winners == (0, 2)


def test_scores_are_summed_and_their_mean_is_exact():
    tally = score(2, [((3, 1), 1), ((0, 1), 2)])
    assert column(tally, Head.POINTS) == [3, 3]
    assert column(tally, Head.MEAN) == [Fraction(1), Fraction(1)]
    assert tally.winners == (0, 1)


def test_a_mean_is_over_those_who_gave_points():
    tally = score(3, [((5, 2, None), 1), ((None, 2, None), 2)])
    assert column(tally, Head.MEAN) == [5, 2, None]
    assert column(tally, Head.ANSWERS) == [1, 3, 0]
    assert spelled(tally.order) == "B A C", "the sum decides, so that one enthusiast does not"


def test_points_that_were_spread_are_summed():
    tally = points(3, [((10, 0, 0), 1), ((3, 3, 4), 2)])
    assert (column(tally, Head.POINTS), spelled(tally.order)) == ([16, 6, 8], "A C B")


def test_the_lower_of_two_middle_grades_is_the_median():
    tally = majority_judgement(2, [((3, 2), 1), ((1, 2), 1)], levels=4)
    assert column(tally, Head.MEDIAN) == [Label(Head.LEVEL, 1), Label(Head.LEVEL, 2)]
    assert column(tally, Head.LEVEL, 3) == [1, 0]
    assert [label.number for label in tally.tables[0].columns[:4]] == [3, 2, 1, 0]
    assert spelled(tally.order) == "B A"


def test_equal_medians_are_told_apart_by_taking_them_away_one_by_one():
    one, other = (0, 2, 2, 2, 3), (1, 2, 2, 3, 3)
    ballots = [((a, b), 1) for a, b in zip(one, other, strict=True)]
    assert spelled(majority_judgement(2, ballots).order) == "B A"


def test_equal_grades_throughout_are_a_tie():
    assert majority_judgement(2, [((0, 3), 1), ((3, 0), 1)]).winners == (0, 1)


@pytest.mark.parametrize("levels", [0, 6])
def test_without_a_ballot_all_are_equal(levels):
    tally = majority_judgement(2, [], levels)
    assert (tally.order, column(tally, Head.MEDIAN)) == (((0, 1),), [None, None])


@bounded
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(st.tuples(*[st.integers(0, 4)] * n), st.integers(1, 9)))))
def test_the_order_is_that_of_medians_literally_taken_away(ballots):
    options = len(ballots[0][0]) if ballots else 2
    grades = [sorted(given[place] for given, count in ballots for _ in range(count)) for place in range(options)]
    values = [taken_away(column) for column in grades]
    order = majority_judgement(options, ballots).order
    assert order == tuple(
        tuple(place for place in range(options) if values[place] == value)
        for value in sorted(set(map(tuple, values)), reverse=True)
    )


def taken_away(grades: list[int]) -> tuple[int, ...]:
    left = list(grades)
    return tuple(left.pop((len(left) - 1) // 2) for _ in grades)


def test_as_many_ballots_as_a_country_has_are_counted_at_once():
    tally = majority_judgement(2, [((5, 4), 10**12), ((4, 5), 10**12), ((0, 1), 1)])
    assert spelled(tally.order) == "B A"
