"""Whether a group's figure changed by more than chance, where its parts are pairs of people and so not independent.

If nothing had happened, each person's before and after could be swapped without anybody noticing. All such swaps are
looked at for up to twelve people, a fixed number drawn at random beyond.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .reason import Array, View, agreements
from .small import FEWEST_FOR_P

EXACT_UP_TO = 12
DRAWS = 9_999


@dataclass(frozen=True, slots=True)
class Changed:
    """After less before, over the people who were there both times. `p` is two-sided; None below twelve people.

    `ways` is how many swaps were looked at, and `exact` whether these are all there are.
    """

    dri: float
    p: float | None
    people: int
    ways: int
    exact: bool


def change_of_index(before: Sequence[View], after: Sequence[View], seed: int = 0) -> Changed:
    """before, after: the same people in the same order."""
    people = len(before)
    q, r = agreements([*before, *after])
    apart = np.abs(q - r)
    exact = people <= EXACT_UP_TO
    seen = _change(apart, np.zeros(people, dtype=bool))
    swaps = _every(people) if exact else _drawn(people, seed)
    as_large = [abs(_change(apart, swap)) >= abs(seen) - 1e-12 for swap in swaps]
    p = float(np.mean(as_large)) if exact else (1 + sum(as_large)) / (1 + len(as_large))
    return Changed(seen, p if people >= FEWEST_FOR_P else None, people, len(as_large), exact)


def _change(apart: Array, swap: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> float:
    people = len(swap)
    first = np.where(swap, people, 0) + np.arange(people)
    then = np.where(swap, 0, people) + np.arange(people)
    return _mean_apart(apart, first) - _mean_apart(apart, then)


def _mean_apart(apart: Array, chosen: "np.ndarray[tuple[int], np.dtype[np.int_]]") -> float:
    upper = np.triu_indices(len(chosen), 1)
    return float(2 * np.nanmean(apart[np.ix_(chosen, chosen)][upper]))


def _every(people: int) -> Iterable["np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    for number in range(2**people):
        yield np.array([number >> place & 1 for place in range(people)], dtype=bool)


def _drawn(people: int, seed: int) -> Iterable["np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    dice = np.random.default_rng(seed)
    for _ in range(DRAWS):
        yield dice.random(people) < 0.5
