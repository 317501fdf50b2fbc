"""Scores: everybody gives each option points; the largest sum wins, and the mean is shown beside it.

An option that somebody left without points gets none from them, and its mean is over those who gave it some. Source:
score or range voting, as in Hillinger, The Case for Utilitarian Voting (2005).
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from .tally import Head, Tally, figures, in_order, order_by

Scores = tuple[int | None, ...]
"""Points for each option; None where somebody gave it none."""


def score(options: int, ballots: Sequence[tuple[Scores, int]]) -> Tally:
    given = [[(points[place], count) for points, count in ballots] for place in range(options)]
    sums = [sum(points * count for points, count in column if points is not None) for column in given]
    answers = [sum(count for points, count in column if points is not None) for column in given]
    means = [Fraction(total, n) if n else None for total, n in zip(sums, answers, strict=True)]
    return in_order(order_by(sums), figures({Head.POINTS: sums, Head.MEAN: means, Head.ANSWERS: answers}))


def points(options: int, ballots: Iterable[tuple[tuple[int, ...], int]]) -> Tally:
    """Points to spread (cumulative voting): everybody spreads the same number of points; the largest sum wins."""
    sums = [0] * options
    for spread, count in ballots:
        for place, given in enumerate(spread):
            sums[place] += given * count
    return in_order(order_by(sums), figures({Head.POINTS: sums}))
