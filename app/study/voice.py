"""What chance makes of turns: people who are equally likely to take each, at as many tables as it takes to know.

The chances are drawn with one seed, so that the same people and turns always have the same band.
"""

from functools import lru_cache

from ..jury.turns.voice import Band

TABLES = 20_000
SEED = 20_080_219


@lru_cache(4096)
def chance_band(people: int, turns: int) -> Band:
    """Of the Gini coefficient of turns (`unevenness`). people: 2 or more, turns: 1 or more. A few milliseconds."""
    import numpy as np

    drawn = np.sort(np.random.default_rng(SEED).multinomial(turns, [1 / people] * people, TABLES), axis=1)
    weights = 2 * np.arange(1, people + 1) - people - 1
    gini = drawn @ weights / (turns * people)
    return Band(float(gini.mean()), float(np.quantile(gini, 0.95)))
