"""The Deliberative Reason Index: whether people who see the reasons alike also want alike, and the other way round.

Niemeyer, Veri, Dryzek & Bächtiger, "How Deliberation Happens", American Political Science Review 2023; adjusted for
weak agreement after Veri 2026. For every pair of people, q is Spearman's correlation of their considerations and r that
of their preferences; the index falls with the distance between the two.

The paper says nothing of answers that are missing. Here a pair is compared over the considerations that both answered,
if they are enough for an index, so that whoever was once not sure is not left out altogether.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import sqrt
from typing import Any

import numpy as np
from scipy.stats import rankdata

from .sheet import TooLittle

FEWEST_PEOPLE, FEWEST_OPTIONS, FEWEST_CONSIDERATIONS = 3, 3, 8
WEAK = 0.2
"""Agreement below this counts only in part towards the adjusted index."""
LARGEST = sqrt(2) / 2

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class View:
    """One person at one moment: how far each consideration is agreed with, None where they did not say, and the rank of
    each option.
    """

    considerations: tuple[float | None, ...]
    preferences: tuple[float, ...]


def view(considerations: Sequence[float | None], preferences: Sequence[float | None] | None) -> View | None:
    """None where too much was left out to be compared with anybody."""
    enough = min(FEWEST_CONSIDERATIONS, len(considerations))
    if preferences is None or sum(each is not None for each in considerations) < enough:
        return None
    ranks = tuple(rank for rank in preferences if rank is not None)
    return View(tuple(considerations), ranks) if len(ranks) == len(preferences) else None


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The index of a group and of each person, from −1 to 1.

    `null` is what comes out on average over every way of dealing the same preferences to people. `dropped` pairs hold
    somebody who gave one answer throughout, or answered too little in common; a person with no other pair has no index
    of their own.
    """

    dri: float
    adjusted: float
    null: float
    people: int
    pairs: int
    dropped: int
    individual: Mapping[str, float | None]


def reasoned(views: Mapping[str, View]) -> Reasoned:
    """TooLittle where the index is not defined."""
    check_enough(views.values())
    q, r = agreements(list(views.values()))
    upper = np.triu_indices(len(views), 1)
    known = ~np.isnan(q[upper] + r[upper])
    if not known.any():
        raise TooLittle("Everybody gave one answer throughout, or too few in common, so nobody can be compared.")
    return Reasoned(
        dri=index(q[upper], r[upper]),
        adjusted=adjusted_index(q[upper], r[upper]),
        null=_null(q[upper], r[upper]),
        people=len(views),
        pairs=int(known.sum()),
        dropped=int((~known).sum()),
        individual=dict(zip(views, _individual(q, r), strict=True)),
    )


def check_enough(views: Any) -> None:
    views = list(views)
    if len(views) < FEWEST_PEOPLE:
        raise TooLittle(f"It takes {FEWEST_PEOPLE} people who answered enough of it; here it is {len(views)}.")
    considerations, options = len(views[0].considerations), len(views[0].preferences)
    if considerations < FEWEST_CONSIDERATIONS:
        raise TooLittle(f"{considerations} considerations are too few: it takes {FEWEST_CONSIDERATIONS}.")
    if options < FEWEST_OPTIONS:
        raise TooLittle(f"{options} options are too few: it takes {FEWEST_OPTIONS}.")


def agreements(views: Sequence[View]) -> tuple[Array, Array]:
    """Spearman's q and r for everybody with everybody; NaN with whoever gave one answer throughout, or too few in
    common.
    """
    considered = _spearman([view.considerations for view in views], FEWEST_CONSIDERATIONS)
    return considered, _spearman([view.preferences for view in views], FEWEST_OPTIONS)


def index(q: Array, r: Array) -> float:
    """Pairs that cannot be compared are left out."""
    return float(1 - 2 * np.nanmean(np.abs(q - r)))


def adjusted_index(q: Array, r: Array) -> float:
    """Two people who agree in nothing are not called consistent for it."""
    near = 1 - np.abs(q - r) / sqrt(2)
    weight = np.minimum(1, np.fmax(np.abs(q), np.abs(r)) / WEAK)
    return float((LARGEST - 2 * (1 - np.nanmean(near * weight))) / LARGEST)


def _spearman(answers: Sequence[Sequence[float | None]], fewest: int) -> Array:
    """Over what both answered, `fewest` at the least. People who left out the same are worked out together."""
    given = np.asarray(answers, dtype=float)
    kinds, kind = np.unique(~np.isnan(given), axis=0, return_inverse=True)
    alike = [np.flatnonzero(kind.ravel() == each) for each in range(len(kinds))]
    found = np.full((len(given), len(given)), np.nan)
    for one, other in combinations_with_replacement(range(len(kinds)), 2):
        common = kinds[one] & kinds[other]
        if common.sum() >= fewest:
            rows, columns = alike[one], alike[other]
            block = _directions(given[rows][:, common]) @ _directions(given[columns][:, common]).T
            found[np.ix_(rows, columns)] = block
            found[np.ix_(columns, rows)] = block.T
    return found


def _directions(answers: Array) -> Array:
    """Ranks about their mean, at length one: products are correlations. Ties take the average of their ranks."""
    ranks = rankdata(answers, axis=1)
    ranks -= ranks.mean(axis=1, keepdims=True)
    lengths = np.sqrt((ranks**2).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(ranks / np.where(lengths > 0, lengths, np.nan)[:, None])


def _individual(q: Array, r: Array) -> list[float | None]:
    apart = np.abs(q - r)
    np.fill_diagonal(apart, np.nan)
    return [None if np.isnan(row).all() else float(1 - 2 * np.nanmean(row)) for row in apart]


def _null(q: Array, r: Array) -> float:
    """Exact: over all deals, what a pair thinks meets what a pair wants of every pair equally often.

    With the wants in order, those below a thought and those above it are each one sum.
    """
    thought, wanted = q[~np.isnan(q)], np.sort(r[~np.isnan(r)])
    sums = np.concatenate([[0.0], np.cumsum(wanted)])
    below = np.searchsorted(wanted, thought)
    apart = thought * (2 * below - wanted.size) + sums[-1] - 2 * sums[below]
    return float(1 - 2 * apart.mean() / wanted.size)
