"""Tables as the console judges them, in words: new company, fair shares, wishes that are not kept, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..jury.numbers import JurorNumber
from ..jury.state import State
from ..jury.tables.acts import Tables
from ..jury.tables.quality import Lost, Quality, Share, quality
from ..jury.tables.rules import met_before
from ..jury.tables.wishes import Clash, Wishes, clashes
from ..jury.votes.turnout import entitled


@dataclass(frozen=True, slots=True)
class Mix:
    """One attribute: whether every table has its fair share of it, and how each value is spread."""

    attribute: str
    fair: bool
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Mixed:
    """What a facilitator is told of tables. `lost` are wishes that are not kept, `clashes` those that cannot be."""

    quality: Quality
    mixes: tuple[Mix, ...]
    lost: tuple[Lost, ...]
    clashes: tuple[Clash[JurorNumber], ...]


def here_at(state: State, tables: Tables) -> Tables:
    """The tables without those who have gone home."""
    here = entitled(state)
    return tuple(tuple(juror for juror in table if juror in here) for table in tables)


def mixed(state: State, tables: Tables, wishes: Wishes[JurorNumber]) -> Mixed | None:
    """None while nobody sits at any table."""
    seated = here_at(state, tables)
    people = [juror for table in seated for juror in table]
    if not people:
        return None
    judged = quality(seated, met_before(state, state.the_phase.id), wishes)
    return Mixed(judged, tuple(_mixes(judged.shares)), judged.lost, tuple(clashes(people, len(seated), wishes)))


def _mixes(shares: Iterable[Share]) -> Iterable[Mix]:
    for attribute, of_it in groupby(shares, key=lambda share: share.attribute):
        each = tuple(of_it)
        yield Mix(attribute, all(share.fair for share in each), each)
