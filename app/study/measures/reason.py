"""The Deliberative Reason Index: whether people who see the reasons alike also want alike, and the other way round.

Niemeyer, Veri, Dryzek & Bächtiger, "How Deliberation Happens", American Political Science Review 2023; adjusted for
weak agreement after Veri 2026. For every pair of people, q is Spearman's correlation of their considerations and r that
of their preferences; the index falls with the distance between the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    """One person at one moment: how far each consideration is agreed with, and the rank of each option."""

    considerations: tuple[float, ...]
    preferences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The index of a group and of each person, from −1 to 1.

    `null` is what comes out on average over every way of dealing the same preferences to people. `dropped` pairs hold
    somebody who gave one answer throughout, and a person with no other pair has no index of their own.
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
        raise TooLittle("Everybody gave one answer throughout, so nobody can be compared.")
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
        raise TooLittle(f"It takes {FEWEST_PEOPLE} people who answered all that it compares; here it is {len(views)}.")
    considerations, options = len(views[0].considerations), len(views[0].preferences)
    if considerations < FEWEST_CONSIDERATIONS:
        raise TooLittle(f"{considerations} considerations are too few: it takes {FEWEST_CONSIDERATIONS}.")
    if options < FEWEST_OPTIONS:
        raise TooLittle(f"{options} options are too few: it takes {FEWEST_OPTIONS}.")


def agreements(views: Sequence[View]) -> tuple[Array, Array]:
    """Spearman's q and r for everybody with everybody; NaN with whoever gave one answer throughout."""
    return _spearman([view.considerations for view in views]), _spearman([view.preferences for view in views])


def index(q: Array, r: Array) -> float:
    """Pairs that cannot be compared are left out."""
    return float(1 - 2 * np.nanmean(np.abs(q - r)))


def adjusted_index(q: Array, r: Array) -> float:
    """Two people who agree in nothing are not called consistent for it."""
    near = 1 - np.abs(q - r) / sqrt(2)
    weight = np.minimum(1, np.fmax(np.abs(q), np.abs(r)) / WEAK)
    return float((LARGEST - 2 * (1 - np.nanmean(near * weight))) / LARGEST)


def _spearman(answers: Sequence[Sequence[float]]) -> Array:
    """Ties take the average of their ranks."""
    ranks = rankdata(np.asarray(answers, dtype=float), axis=1)
    ranks -= ranks.mean(axis=1, keepdims=True)
    lengths = np.sqrt((ranks**2).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        unit = ranks / np.where(lengths > 0, lengths, np.nan)[:, None]
    return np.asarray(unit @ unit.T)


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
