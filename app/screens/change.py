"""What changed between both views, as means of the same people: on the wall, on tablets, and on the console before."""

from dataclasses import dataclass, replace
from typing import TypeVar

from ..jury.numbers import Words
from ..jury.state import State
from ..jury.votes.change import (
    CHANGE,
    FEWEST_TO_WEIGH,
    SETTLED,
    Change,
    Mean,
    OptionChanged,
    alone,
    can_be_shown,
    changed,
    parts,
)
from ..jury.votes.instrument import instrument_of
from ..jury.votes.plan import Reading, Reveal
from .preview import may_be_known
from .region import Region

ON_THE_WALL = 7
"""So many options have room side by side."""


@dataclass(frozen=True, slots=True)
class HatChanged:
    """Of so many people, both means in tenths: told no finer, as of few people the whole mean is what they answered."""

    reading: Reading
    people: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class OptionRow:
    words: Words
    hats: tuple[HatChanged, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Of an option's support: both means in tenths, of so many people, and whether it rose (1), fell (−1) or is much
    the same (0). `few`: too few to say whether chance might move it as far."""

    words: Words
    way: int
    before: int
    after: int
    people: int
    few: bool


@dataclass(frozen=True, slots=True)
class WhatChanged(Region):
    """`people` of those who `answered` did so both times and agreed to be compared. `found` is of the option whose
    support moved the furthest, or of the one that is looked at `alone`; None where its mean is not told. So many
    `more` options have no room. `untold`: some means are left out, as they would tell of few people.
    """

    options: tuple[OptionRow, ...]
    alone: bool
    people: int
    answered: int
    found: Found | None
    more: int
    untold: bool


@dataclass(frozen=True, slots=True)
class WallChange(WhatChanged):
    """The picture: support of every option side by side, or one option in its hats."""


@dataclass(frozen=True, slots=True)
class ChangeCard(WhatChanged):
    """The same in figures, with every hat, on one's own device."""


@dataclass(frozen=True, slots=True)
class ChangePanel(WhatChanged):
    """What the wall can show once both views are revealed; only a console has it before."""


C = TypeVar("C", bound=WhatChanged)


def wall_change(state: State) -> tuple[WallChange, ...]:
    return tuple(_for_the_wall(region) for region in _looked_at(WallChange, state))


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
    return (_region(ChangePanel, found, CHANGE),) if found else ()


def _looked_at(kind: type[C], state: State) -> tuple[C, ...]:
    part = state.day.results
    found = changed(state) if part in parts(state) else None
    return (_region(kind, found, part),) if found else ()


def _region(kind: type[C], change: Change, part: str) -> C:
    options = tuple(option for option in change.options if part in (CHANGE, alone(option.id)))
    is_alone = part != CHANGE
    most = options[0] if is_alone else change.most
    return kind(
        options=tuple(OptionRow(option.words, tuple(map(_hat, option.means))) for option in options),
        alone=is_alone,
        people=change.people,
        answered=change.answered,
        found=_found(most, most.support) if most and most.support else None,
        more=0,
        untold=change.untold,
    )


def _for_the_wall(region: WallChange) -> WallChange:
    if region.alone:
        return region
    support = ((row, tuple(hat for hat in row.hats if hat.reading is Reading.SUPPORT)) for row in region.options)
    told = [replace(row, hats=hats) for row, hats in support if hats]
    return replace(region, options=tuple(told[:ON_THE_WALL]), more=max(0, len(told) - ON_THE_WALL))


def _found(option: OptionChanged, mean: Mean) -> Found:
    way = 0 if abs(mean.change) < SETTLED else 1 if mean.change > 0 else -1
    words = {lang: text.rstrip(".") for lang, text in option.words.items()}
    few = mean.people < FEWEST_TO_WEIGH
    return Found(words, way, _tenths(mean.before), _tenths(mean.after), mean.people, few)


def _hat(mean: Mean) -> HatChanged:
    return HatChanged(mean.reading, mean.people, _tenths(mean.before), _tenths(mean.after))


def _tenths(mean: float) -> int:
    """As the mean to one digit reads, which rounding ten times the mean would not always come to."""
    return round(round(mean, 1) * 10)
