"""What changed between both views, as means of the same people: on the wall, on tablets, and on the console before."""

from dataclasses import dataclass, replace
from typing import TypeVar

from ..jury.numbers import OptionId, Words
from ..jury.state import State
from ..jury.votes.change import (
    FEWEST_TO_WEIGH,
    SETTLED,
    Change,
    Mean,
    OptionChanged,
    alone,
    can_be_shown,
    changed,
    parts,
    span_of,
)
from ..jury.votes.instrument import instrument_of
from ..jury.votes.plan import Reading, Reveal
from .preview import may_be_known
from .region import Region


@dataclass(frozen=True, slots=True)
class HatChanged:
    """Of so many people before and after, both means in tenths: told no finer, as of few people the whole mean is what
    they answered."""

    reading: Reading
    people: tuple[int, int]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class OptionRow:
    words: Words
    hats: tuple[HatChanged, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Of an option's support: both means in tenths, of so many people before and after, and whether it rose (1), fell
    (−1) or is much the same (0). `few`: too few to say whether chance might move it as far."""

    words: Words
    way: int
    before: int
    after: int
    people: tuple[int, int]
    few: bool


@dataclass(frozen=True, slots=True)
class WhatChanged(Region):
    """So many `answered` before and after; `compared`: the means are of those `people` who did both times and agreed to
    be compared, else of all. `found` is of the option whose support moved the furthest, or of the one that is looked at
    `alone`; None where so few answered that its mean is not told.
    """

    options: tuple[OptionRow, ...]
    alone: bool
    people: int
    answered: tuple[int, int]
    compared: bool
    found: Found | None


@dataclass(frozen=True, slots=True)
class WallChange(WhatChanged):
    """The picture: support of some options side by side, or one option in its hats. `span`: which of how many, where
    they are not all."""

    span: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ChangeCard(WhatChanged):
    """The same in figures, with every hat, on one's own device."""


@dataclass(frozen=True, slots=True)
class ChangePanel(WhatChanged):
    """What the wall can show once both views are revealed; only a console has it before."""


C = TypeVar("C", bound=WhatChanged)


def wall_change(state: State) -> tuple[WallChange, ...]:
    return tuple(_for_the_wall(region, state) for region in _looked_at(WallChange, state))


def change_card(state: State) -> tuple[ChangeCard, ...]:
    return _looked_at(ChangeCard, state)


def change_panel(state: State) -> tuple[ChangePanel, ...]:
    """Nothing before both views may be known to whoever leads the day, and nothing once the room can see them."""
    asked = instrument_of(state.the_plan)
    votes = [vote for vote in (asked.first, asked.last) if vote is not None]
    for_the_room = len(votes) == 2 and votes[1] in state.votes_here and all(v.reveal is Reveal.ROOM for v in votes)
    if not for_the_room or can_be_shown(state) or not all(may_be_known(state, vote) for vote in votes):
        return ()
    found = changed(state)
    return (_region(ChangePanel, found),) if found else ()


def _looked_at(kind: type[C], state: State) -> tuple[C, ...]:
    part = state.day.results
    here = parts(state).get(part)
    found = changed(state) if here else None
    one = here[0] if here and part == alone(here[0]) else None
    return (_region(kind, found, one),) if found else ()


def _region(kind: type[C], change: Change, one: OptionId | None = None) -> C:
    """Of every option, or of one."""
    options = tuple(option for option in change.options if one in (None, option.id))
    most = options[0] if one else change.most
    return kind(
        options=tuple(OptionRow(option.words, tuple(map(_hat, option.means))) for option in options),
        alone=one is not None,
        people=change.people,
        answered=change.answered,
        compared=change.compared,
        found=_found(most, most.support) if most and most.support else None,
    )


def _for_the_wall(region: WallChange, state: State) -> WallChange:
    if region.alone:
        return region
    span = span_of(state, state.day.results)
    first, last, _ = span or (1, len(region.options), 0)
    rows = (replace(row, hats=tuple(filter(_is_support, row.hats))) for row in region.options[first - 1 : last])
    return replace(region, options=tuple(row for row in rows if row.hats), span=span)


def _is_support(hat: HatChanged) -> bool:
    return hat.reading is Reading.SUPPORT


def _found(option: OptionChanged, mean: Mean) -> Found:
    way = 0 if abs(mean.change) < SETTLED else 1 if mean.change > 0 else -1
    words = {lang: text.rstrip(".") for lang, text in option.words.items()}
    few = min(mean.people) < FEWEST_TO_WEIGH
    return Found(words, way, _tenths(mean.before), _tenths(mean.after), mean.people, few)


def _hat(mean: Mean) -> HatChanged:
    return HatChanged(mean.reading, mean.people, _tenths(mean.before), _tenths(mean.after))


def _tenths(mean: float) -> int:
    """As the mean to one digit reads, which rounding ten times the mean would not always come to."""
    return round(round(mean, 1) * 10)
