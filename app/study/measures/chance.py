"""How often chance alone does as much, where the same people answered before and after.

If nothing had happened, each person's before and after could be swapped without anybody noticing. All such swaps are
looked at for up to thirteen people, a fixed number drawn at random beyond, and `p` is told two-sided.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

EXACT_UP_TO = 13
DRAWS = 9_999
AT_ONCE = 1_000
SAME = 1e-12
"""Figures no further apart than this are equal, only added up in another order."""

Array = np.ndarray[Any, np.dtype[np.float64]]
Swaps = np.ndarray[Any, np.dtype[np.bool_]]
"""A way of swapping in each row, in which whoever is swapped is True."""


def ways(people: int) -> int:
    """How many are looked at."""
    return 2**people if people <= EXACT_UP_TO else DRAWS


def share_as_large(figure: Callable[[Swaps], Array], people: int, seed: int) -> float:
    """In what share of all swaps the figure is at least as far from nothing as without any."""
    seen = abs(figure(nobody(people))[0])
    as_large = sum(int((np.abs(figure(some)) >= seen - SAME).sum()) for some in _swaps(people, seed))
    return as_large / ways(people) if people <= EXACT_UP_TO else (1 + as_large) / (1 + DRAWS)


def nobody(people: int) -> Swaps:
    return np.zeros((1, people), dtype=bool)


def _swaps(people: int, seed: int) -> Iterator[Swaps]:
    """Some at a time, for the sake of memory."""
    if people <= EXACT_UP_TO:
        yield np.arange(2**people)[:, None] >> np.arange(people) & 1 > 0
        return
    dice = np.random.default_rng(seed)
    for drawn in range(0, DRAWS, AT_ONCE):
        yield dice.random((min(AT_ONCE, DRAWS - drawn), people)) < 0.5
