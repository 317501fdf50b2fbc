"""Majority judgement: everybody gives each option a grade; the best median grade wins.

The median is the grade that at least half would give it or better; with an even number of ballots, the lower of the two
in the middle. Where two options have the same median, one such grade is taken away from each, and again, until their
medians differ. Source: Balinski & Laraki, A theory of measuring, electing, and ranking, PNAS 104 (2007).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from .profile import Weighted
from .tally import Cell, Head, Label, Tally, figures, in_order, order_by


def majority_judgement(options: int, ballots: Sequence[Weighted], levels: int = 0) -> Tally:
    """ballots: a grade for each option, from 0, the worst. levels: how many grades there are; as many as were given
    where it is left out."""
    top = max([levels, *(max(grades, default=-1) + 1 for grades, _ in ballots)])
    given = [_given(ballots, place, top) for place in range(options)]
    values = majority_values(given)
    shown: dict[Head | Label, Sequence[Cell]] = {
        Label(Head.LEVEL, level): [counts[level] for counts in given] for level in reversed(range(top))
    }
    medians = [Label(Head.LEVEL, value[0]) if value else None for value in values]
    return in_order(order_by(values), figures({**shown, Head.MEDIAN: medians}))


def majority_values(given: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """given: for each option how often it was given each grade; every option the same number of grades altogether.

    Medians come away from the middle outwards, below and above by turns. The value of an option holds its medians
    where any option's next one changes, so that values compare as the whole sequences do.
    """
    rising = [list(accumulate(counts)) for counts in given]
    half, odd = divmod(rising[0][-1] if rising and rising[0] else 0, 2)
    steps = sorted(set(_changes(rising, half, odd)))
    return [tuple(_medians(levels, half, odd, steps)) for levels in rising]


def _changes(rising: Iterable[Sequence[int]], half: int, odd: int) -> Iterator[int]:
    """How many grades further out some option's lower or upper median changes."""
    edges = {edge for levels in rising for edge in levels}
    outwards = {0, *(half - edge for edge in edges), *(edge - half - odd for edge in edges)}
    yield from (step for step in outwards if 0 <= step < half)


def _medians(rising: Sequence[int], half: int, odd: int, steps: Iterable[int]) -> Iterator[int]:
    if odd:
        yield bisect_right(rising, half)
    for step in steps:
        yield bisect_right(rising, half - 1 - step)
        yield bisect_right(rising, half + odd + step)


def _given(ballots: Iterable[Weighted], place: int, levels: int) -> list[int]:
    counts = [0] * levels
    for grades, count in ballots:
        counts[grades[place]] += count
    return counts
