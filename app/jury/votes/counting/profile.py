"""Ranked ballots as a value: who put what above what, and how many did.

A ranking has a number for each option: 1 is best, equal numbers are equal ranks, and 0 leaves the option unranked,
below all that are ranked and equal to all others left so. Gaps between ranks mean nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Ranking = tuple[int, ...]
Weighted = tuple[tuple[int, ...], int]
"""An answer and how many gave it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """options: how many there are. ballots: each ranking with how many hold it.

    ValueError where a ranking has no number for each option, or a number or a count is below 0.
    """

    options: int
    ballots: tuple[tuple[Ranking, int], ...]

    def __post_init__(self) -> None:
        for ranking, count in self.ballots:
            if len(ranking) != self.options or count < 0 or any(rank < 0 for rank in ranking):
                raise ValueError(f"no ranking of {self.options} options: {ranking}, {count} times")

    @property
    def places(self) -> range:
        return range(self.options)

    @property
    def voters(self) -> int:
        return sum(count for _, count in self.ballots)


def profile_of(options: int, rankings: Iterable[Ranking]) -> Profile:
    """Rankings as they were given, one by one; equal ones are put together, in ascending order."""
    return Profile(options, tuple(sorted(Counter(rankings).items())))


def is_above(ranking: Ranking, one: int, other: int) -> bool:
    """Whether the ballot prefers one option to the other."""
    return ranking[one] > 0 and (ranking[other] == 0 or ranking[one] < ranking[other])


def groups(ranking: Ranking) -> Iterator[tuple[int, ...]]:
    """The ranked options from the best, those of equal rank together. The unranked are left out."""
    for rank in sorted({rank for rank in ranking if rank}):
        yield tuple(place for place, given in enumerate(ranking) if given == rank)


def ranking_of(options: int, order: Iterable[Iterable[int]]) -> Ranking:
    """The ranking that puts these groups of places one below the other, and leaves the rest unranked."""
    ranks = [0] * options
    for rank, group in enumerate(order, 1):
        for place in group:
            ranks[place] = rank
    return tuple(ranks)
