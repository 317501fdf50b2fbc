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

    A mean is a sum over a count, and both are of pairs: those who cannot be compared are 0 in the one and in the other.
    """
    people = len(apart) // 2
    themselves = np.tile(np.eye(people, dtype=bool), (2, 2))
    known = ~np.isnan(apart) & ~themselves
    distances, pairs = _of_pairs(np.where(known, apart, 0.0)), _of_pairs(known.astype(float))

    def changes(swaps: Swaps) -> Array:
        sign = np.where(swaps, -1.0, 1.0)
        (first, then), (first_pairs, then_pairs) = distances(sign), pairs(sign)
        return np.asarray(2 * (_mean(first, first_pairs) - _mean(then, then_pairs)))

    return changes


def _of_pairs(each: Array) -> Callable[[Array], tuple[Array, Array]]:
    """The sum over all pairs before, and over all pairs after, by each person's sign: −1 where they are swapped.

    Two people are compared as they were at one time if both or neither are swapped, and across if one is. So the sums
    of the two groups differ by something in each person's own sign and come together to something in the product of
    two signs, and no swap needs a sum over all pairs.
    """
    people = len(each) // 2
    before, after, across = each[:people, :people], each[people:, people:], each[:people, people:]
    own = (before - after + across - across.T).sum(axis=1) / 2
    product = (before + after - across - across.T) / 4
    always = each.sum() / 4

    def sums(sign: Array) -> tuple[Array, Array]:
        together, differ = always + ((sign @ product) * sign).sum(axis=1), sign @ own
        return (together + differ) / 2, (together - differ) / 2

    return sums


def _mean(whole: Array, pairs: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(whole / np.where(pairs > 0.5, pairs, np.nan))
