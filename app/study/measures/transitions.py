"""Who was where before and after, as people: a table of counts, and how many would change place by noise alone.

Asked the same again with nothing in between, about three in ten fall into another of three classes. Where the day put
questions that no evidence bears on, what those did says more than any general figure.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .small import FEWEST_FOR_ROW_SHARES, share

USUAL_NOISE = 0.3


class Position(StrEnum):
    """Where somebody stands on an option. IF is for it on a condition, and never counted as support alone."""

    OPPOSE = "oppose"
    UNSURE = "unsure"
    SUPPORT = "support"
    IF = "support-if"


FIRST = (Position.OPPOSE, Position.UNSURE, Position.SUPPORT)
LAST = (Position.OPPOSE, Position.UNSURE, Position.IF, Position.SUPPORT)


@dataclass(frozen=True, slots=True)
class Transition:
    """counts[row][column]: so many people were in that row before and in that column after."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def people(self) -> int:
        return sum(map(sum, self.counts))

    @property
    def changed(self) -> int:
        """How many are in another class than before. Whoever was for it, and is on a condition, is in the same."""
        return self.people - sum(self.counts[row][column] for row, column in self.kept)

    @property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """The rows and columns of those who are where they were."""
        return tuple(
            (row, column)
            for row, before in enumerate(self.rows)
            for column, after in enumerate(self.columns)
            if before == (Position.SUPPORT if after == Position.IF else after)
        )

    def row_shares(self, row: int) -> tuple[int | None, ...]:
        """Per cent of one row; None where it holds fewer than five people."""
        counts = self.counts[row]
        return tuple(share(count, sum(counts), FEWEST_FOR_ROW_SHARES) for count in counts)


def transition(pairs: Iterable[tuple[str, str]], rows: Sequence[str], columns: Sequence[str]) -> Transition:
    given = Counter(pairs)
    counts = tuple(tuple(given[before, after] for after in columns) for before in rows)
    return Transition(tuple(rows), tuple(columns), counts)


@dataclass(frozen=True, slots=True)
class Noise:
    """The share expected to change class with nothing happening; `measured` over so many answers to such questions."""

    share: float
    measured: int


def noise(placebo: Sequence[tuple[float, float]], fewest: int = 12) -> Noise:
    """placebo: answers before and after to questions that no evidence bears on. Too few of them say less than the rule
    of thumb."""
    if len(placebo) < fewest:
        return Noise(USUAL_NOISE, 0)
    changed = sum(class_of(before) is not class_of(after) for before, after in placebo)
    return Noise(changed / len(placebo), len(placebo))


def class_of(answer: float | None) -> Position:
    """Of an answer on a scale around 0; None is not sure."""
    if answer is None or answer == 0:
        return Position.UNSURE
    return Position.SUPPORT if answer > 0 else Position.OPPOSE


def distribution(positions: Iterable[Position]) -> dict[Position, int]:
    given = Counter(positions)
    return {position: given[position] for position in Position}
