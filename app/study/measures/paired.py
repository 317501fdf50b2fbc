"""What changed in one question, person by person, and how sure one can be of it.

The tests are scipy's and statsmodels' where swaps are not `chance`'s: a t interval and sign flips on means, Wilcoxon's
signed ranks with Pratt's zeros on ordered answers, McNemar exactly on yes and no, Stuart–Maxwell on three classes.
`small` says from how many people on each may be told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from .chance import share_as_large
from .small import FEWEST_FOR_MARGINS, FEWEST_FOR_P

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Moved:
    """Of `people` who answered both times: the mean before and after, how many moved up, down and not at all.

    `interval` is 95 % for the mean change. `p` is two-sided, by sign flips; `ranks` is Wilcoxon's. All three are None
    below twelve people.
    """

    people: int
    before: float | None
    after: float | None
    change: float | None
    up: int
    down: int
    same: int
    interval: tuple[float, float] | None = None
    p: float | None = None
    ranks: float | None = None


def moved(before: Sequence[float], after: Sequence[float], seed: int = 0) -> Moved:
    """before, after: the same people in the same order."""
    if len(before) != len(after):
        raise ValueError("before and after are not the same people")
    if not before:
        return Moved(0, None, None, None, 0, 0, 0)
    change = np.subtract(after, before, dtype=float)
    enough = change.size >= FEWEST_FOR_P
    return Moved(
        people=int(change.size),
        before=float(np.mean(before)),
        after=float(np.mean(after)),
        change=float(change.mean()),
        up=int((change > 0).sum()),
        down=int((change < 0).sum()),
        same=int((change == 0).sum()),
        interval=interval(change) if enough else None,
        p=sign_flips(change, seed) if enough else None,
        ranks=signed_ranks(change, seed) if enough else None,
    )


def interval(change: Numbers) -> tuple[float, float]:
    """95 % for the mean, by Student's t."""
    if not change.std():
        return float(change[0]), float(change[0])
    low, high = stats.t.interval(0.95, change.size - 1, loc=change.mean(), scale=stats.sem(change))
    return float(low), float(high)


def sign_flips(change: Numbers, seed: int = 0) -> float:
    """To swap somebody's before and after is to turn the sign of their change: it is taken away twice."""
    whole = change.sum()
    return share_as_large(lambda swaps: (whole - 2 * (swaps @ change)) / change.size, change.size, seed)


def signed_ranks(change: Numbers, seed: int = 0) -> float:
    """Wilcoxon's test, zeros ranked with the rest and left without a sign (Pratt 1959), by flipping the signs of ranks.

    scipy's exact distribution is wrong where there are ties, and its own permutations rank anew at every flip, which
    takes a hundred times as long and comes to the same.
    """
    return sign_flips(np.sign(change) * stats.rankdata(np.abs(change)), seed)


def holm(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Adjusted over those that are told: several options asked about together find more by chance."""
    from statsmodels.stats.multitest import multipletests

    told = [p for p in ps if p is not None]
    adjusted = iter(multipletests(told, method="holm")[1] if told else ())
    return tuple(None if p is None else float(next(adjusted)) for p in ps)


def yes_and_no(to_yes: int, to_no: int, people: int) -> float | None:
    """McNemar's exact test: of those who changed sides, whether as many went one way as the other."""
    if people < FEWEST_FOR_P:
        return None
    return float(stats.binomtest(to_yes, to_yes + to_no).pvalue) if to_yes + to_no else 1.0


def margins(table: Sequence[Sequence[int]]) -> float | None:
    """Stuart–Maxwell: whether the classes are as full after as before. None below thirty people.

    A class that nobody came into or left says nothing, and would leave the test without an answer.
    """
    from statsmodels.stats.contingency_tables import SquareTable

    counts = np.asarray(table, dtype=float)
    if counts.sum() < FEWEST_FOR_MARGINS:
        return None
    left = counts.sum(axis=0) + counts.sum(axis=1) - 2 * counts.diagonal() > 0
    counts = counts[np.ix_(left, left)]
    if (counts.sum(axis=0) == counts.sum(axis=1)).all():
        return 1.0
    return float(SquareTable(counts, shift_zeros=False).homogeneity(method="stuart_maxwell").pvalue)
