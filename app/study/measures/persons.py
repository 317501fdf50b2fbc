"""What charts draw of single people: no numbers, sorted by value, so that their order says nothing of seats.

Only of those who agreed to be counted among those who moved, and never of fewer than three people.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from ...jury.state import State
from ...jury.votes.instrument import instrument_of
from .answered import Answered, both
from .measured import aligned, views_of
from .reason import View, agreements
from .revealed import can_be_measured

FEWEST = 3
T = TypeVar("T")

Pairs = tuple[tuple[float, float], ...]
"""Of every two people, how far they agree in the reasons and in what they want."""


@dataclass(frozen=True, slots=True)
class Persons:
    """arrows: for me and for everyone, before and after, each a person's mean over the options answered in both hats.

    moves: how far each person's alignment moved, of those for whom it is defined both times.
    """

    arrows: tuple[tuple[float, float, float, float], ...] = ()
    moves: tuple[float, ...] = ()
    before: Pairs = ()
    after: Pairs = ()


def persons(state: State) -> Persons:
    asked = instrument_of(state.the_plan)
    if not can_be_measured(state, asked):
        return Persons()
    paired = both(state, asked)
    places = [(_hats(paired.first[juror]), _hats(paired.last[juror])) for juror in paired.first]
    then, now = aligned(paired.first), aligned(paired.last)
    indices = [(then[juror].index, now[juror].index) for juror in then]
    first, last = views_of(paired)
    return Persons(
        arrows=_enough(tuple(sorted((*before, *after) for before, after in places if before and after))),
        moves=_enough(tuple(sorted(b - a for a, b in indices if a is not None and b is not None))),
        before=_pairs(list(first.values())),
        after=_pairs(list(last.values())),
    )


def _hats(answers: Answered) -> tuple[float, float] | None:
    whole = [(me, everyone) for _, me, everyone in answers.readings if me is not None and everyone is not None]
    if not whole:
        return None
    return sum(me for me, _ in whole) / len(whole), sum(everyone for _, everyone in whole) / len(whole)


def _pairs(views: list[View]) -> Pairs:
    """Pairs with somebody who gave one answer throughout are left out."""
    if len(views) < FEWEST:
        return ()
    upper = np.triu_indices(len(views), 1)
    pairs = np.stack([each[upper] for each in agreements(views)], axis=1)
    pairs = pairs[~np.isnan(pairs).any(axis=1)]
    return tuple(map(tuple, pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].tolist()))


def _enough(each: tuple[T, ...]) -> tuple[T, ...]:
    return each if len(each) >= FEWEST else ()
