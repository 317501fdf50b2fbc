"""The Citizen Alignment Index: whether somebody's support sits with what is good for everyone or for themselves.

Ours, and experimental: nobody has validated it. For each option, S is support, M how good it is for me, U how good for
everyone affected; CAI = Σ(|S−M| − |S−U|) / Σ|U−M|, from −1 (support sits with *me* wherever the two differ) to 1 (with
*all of us*). Where Σ|U−M| < 3 the hats agree, and there is nothing to align with: counted, and never called zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from .paired import interval, sign_flips
from .small import FEWEST_FOR_P

LEAST_SEPARATION = 3
LEANS = 1 / 3

Reading = tuple[float | None, float | None, float | None]
"""Support, for me, for everyone, of one option; None is not sure, or no answer."""


class Leaning(StrEnum):
    """Where somebody's support sits; HATS_AGREE where there is nothing to align with."""

    ME = "me"
    MIXED = "mixed"
    US = "us"
    HATS_AGREE = "hats-agree"


@dataclass(frozen=True, slots=True)
class Alignment:
    """`index` is None where the hats agree. `separation` is Σ|U−M| over the `options` that were answered in full."""

    index: float | None
    separation: float
    options: int

    @property
    def leaning(self) -> Leaning:
        if self.index is None:
            return Leaning.HATS_AGREE
        return Leaning.ME if self.index < -LEANS else Leaning.US if self.index > LEANS else Leaning.MIXED


@dataclass(frozen=True, slots=True)
class Shift:
    """The mean change of those whose index is defined both times, with a 95 % t interval; `p` by sign flips, two-sided.

    Neither interval nor p is told below twelve people.
    """

    change: float | None
    interval: tuple[float, float] | None
    p: float | None
    people: int


def alignment(readings: Sequence[Reading]) -> Alignment:
    whole = [(s, m, u) for s, m, u in readings if s is not None and m is not None and u is not None]
    separation = sum(abs(u - m) for _, m, u in whole)
    if separation < LEAST_SEPARATION:
        return Alignment(None, separation, len(whole))
    return Alignment(sum(abs(s - m) - abs(s - u) for s, m, u in whole) / separation, separation, len(whole))


def shift(before: Mapping[str, Alignment], after: Mapping[str, Alignment], seed: int = 0) -> Shift:
    """Over those who were there both times, and whose hats differed both times."""
    pairs = [(before[person].index, after[person].index) for person in before if person in after]
    moved = np.array([now - then for then, now in pairs if then is not None and now is not None])
    if not moved.size:
        return Shift(None, None, None, 0)
    if moved.size < FEWEST_FOR_P:
        return Shift(float(moved.mean()), None, None, int(moved.size))
    return Shift(float(moved.mean()), interval(moved), sign_flips(moved, seed), int(moved.size))


def means(readings: Mapping[str, Sequence[Reading]], options: int) -> tuple[tuple[float | None, ...], ...]:
    """For each option the means of S, M and U over whoever answered."""
    told = []
    for option in range(options):
        of = [each[option] for each in readings.values()]
        told.append(tuple(_mean([each[hat] for each in of]) for hat in range(3)))
    return tuple(told)


def _mean(answers: Sequence[float | None]) -> float | None:
    given = [answer for answer in answers if answer is not None]
    return sum(given) / len(given) if given else None
