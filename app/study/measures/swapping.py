"""Whether a group's figure changed by more than chance, where its parts are pairs of people and so not independent.

It is people whose before and after are swapped, never pairs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from .chance import EXACT_UP_TO, Array, Swaps, nobody, share_as_large, ways
from .reason import View, agreements
from .small import FEWEST_FOR_P


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
    changes = _changes(np.abs(q - r))
    p = share_as_large(changes, people, seed) if people >= FEWEST_FOR_P else None
    return Changed(float(changes(nobody(people))[0]), p, people, ways(people), people <= EXACT_UP_TO)


def _changes(apart: Array) -> Callable[[Swaps], Array]:
    """How the index changes under each way of swapping, from how far apart all befores and afters are.

    Two people are compared as they were at one time if both or neither are swapped, and across if one is. So the sums
    of the two groups differ by something in each person's own sign and come together to something in the product of
    two signs, and no swap needs a sum over all pairs. Whoever gave one answer throughout is in no pair.
    """
    people = len(apart) // 2
    whole = ~np.isnan(apart.diagonal())
    apart = np.where(np.isnan(apart) | np.tile(np.eye(people, dtype=bool), (2, 2)), 0.0, apart)
    before, after, across = apart[:people, :people], apart[people:, people:], apart[:people, people:]
    own = (before - after + across - across.T).sum(axis=1) / 2
    product = (before + after - across - across.T) / 4
    always = apart.sum() / 4

    def changes(swaps: Swaps) -> Array:
        sign = np.where(swaps, -1.0, 1.0)
        together, differ = always + ((sign @ product) * sign).sum(axis=1), sign @ own
        first = (together + differ) / _pairs(np.where(swaps, whole[people:], whole[:people]))
        then = (together - differ) / _pairs(np.where(swaps, whole[:people], whole[people:]))
        return np.asarray(first - then)

    return changes


def _pairs(whole: Swaps) -> Array:
    people = whole.sum(axis=1)
    return np.where(people > 1, people * (people - 1) / 2, np.nan)
