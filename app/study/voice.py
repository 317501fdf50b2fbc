"""What chance makes of turns: people who are equally likely to take each, at as many tables as it takes to know.

The chances are drawn with one seed, so that the same people and turns always have the same band.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from ..jury.turns.voice import Band

if TYPE_CHECKING:
    import numpy as np

TABLES = 20_000
SEED = 20_080_219


@lru_cache(4096)
def chance_curve(people: int, turns: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Of the Lorenz curve: for the 0, 1, … quietest people, between which shares of all turns 90 of 100 tables lie."""
    import numpy as np

    drawn = np.sort(_drawn(people, turns), axis=1).cumsum(axis=1) / turns
    low, high = np.quantile(drawn, (0.05, 0.95), axis=0)
    return (0.0, *low.tolist()), (0.0, *high.tolist())


@lru_cache(4096)
def chance_band(people: int, turns: int) -> Band:
    """Of the Gini coefficient of turns (`unevenness`). people: 2 or more, turns: 1 or more. A few milliseconds."""
    import numpy as np

    drawn = np.sort(_drawn(people, turns), axis=1)
    weights = 2 * np.arange(1, people + 1) - people - 1
    gini = drawn @ weights / (turns * people)
    return Band(float(gini.mean()), float(np.quantile(gini, 0.95)))


@dataclass(frozen=True, slots=True)
class Chances:
    """How many turns a group has by chance: on average, and between which numbers 90 of 100 draws lie."""

    expected: float
    low: int
    high: int


def group_chances(tables: Iterable[tuple[int, int, int]]) -> Chances:
    """Where everybody at a table is equally likely to speak next. tables: turns, people of the group, and people."""
    import numpy as np

    alike: dict[Fraction, int] = {}
    for turns, members, people in tables:
        share = Fraction(members, people)
        alike[share] = alike.get(share, 0) + turns
    chance = np.random.default_rng(SEED)
    drawn = sum(chance.binomial(alike[share], float(share), TABLES) for share in sorted(alike))
    low, high = np.quantile(drawn, (0.05, 0.95))
    return Chances(float(sum(share * turns for share, turns in alike.items())), round(low), round(high))


def _drawn(people: int, turns: int) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
    import numpy as np

    return np.random.default_rng(SEED).multinomial(turns, [1 / people] * people, TABLES)
