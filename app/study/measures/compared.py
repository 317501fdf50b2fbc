"""Two or more juries on what they were all asked: side by side, and how far apart they may be. No jury is ranked.

Options are the same where id and wording are; everything else is local, and named as such. The difference between two
juries is that of their mean changes, with Welch's 95 % interval; as the people of two juries were not drawn from one
pot, it says how these two groups differ, and not how their cities do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scipy import stats

from ...jury.day.plan import Charge
from ...jury.numbers import OptionId, Words
from ...jury.state import State
from ...jury.votes.instrument import Instrument, Proposal, instrument_of
from .answered import Both, both
from .options import moved_in
from .paired import Moved
from .refined import records
from .revealed import can_be_measured
from .small import FEWEST_FOR_P
from .transitions import Position, distribution


@dataclass(frozen=True, slots=True)
class Venue:
    """A jury's day by the name of its place, and whether anything `may_be_told` beside what was told of it before."""

    place: str
    state: State
    may_be_told: bool = True


@dataclass(frozen=True, slots=True)
class Stands:
    """One option at one place: how means moved, and where people stand at the end."""

    place: str
    support: Moved
    me: Moved | None
    all: Moved | None
    last: dict[Position, int]


@dataclass(frozen=True, slots=True)
class Apart:
    """The change of support at `one` less that at `other`; no interval where either has fewer than twelve people."""

    one: str
    other: str
    difference: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class CommonOption:
    id: OptionId
    words: Words
    places: tuple[Stands, ...]
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Local:
    """An option that not every place was asked about in these words."""

    words: Words
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Charged:
    """What juries at these places were charged with, word for word."""

    charge: Charge
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """`unmeasured` are places of which nothing can be compared, or not yet. `charges` are everybody's, each once, with
    the places that were given it."""

    places: tuple[str, ...]
    unmeasured: tuple[str, ...]
    common: tuple[CommonOption, ...]
    local: tuple[Local, ...]
    charges: tuple[Charged, ...]


def compared(venues: Sequence[Venue], seed: int = 0) -> Compared:
    """In the order in which they are given."""
    asked = [(venue, instrument_of(venue.state.the_plan)) for venue in venues]
    told = [(venue, asks) for venue, asks in asked if venue.may_be_told and can_be_measured(venue.state, asks)]
    measured = [_Measured(venue, instrument, both(venue.state, instrument)) for venue, instrument in told]
    shared = _shared([one.asked for one in measured])
    return Compared(
        places=tuple(one.venue.place for one in measured),
        unmeasured=tuple(venue.place for venue, asks in asked if (venue, asks) not in told),
        common=tuple(_common(proposal, measured, seed) for proposal in shared) if len(measured) > 1 else (),
        local=tuple(_local(measured, {_key(proposal) for proposal in shared})),
        charges=tuple(_charges(venues)),
    )


def _charges(venues: Sequence[Venue]) -> Iterator[Charged]:
    found: dict[object, list[Venue]] = {}
    for venue in venues:
        found.setdefault(_read(venue.state.the_plan.charge), []).append(venue)
    yield from (Charged(each[0].state.the_plan.charge, tuple(v.place for v in each)) for each in found.values())


def _read(charge: Charge) -> tuple[object, ...]:
    """As a reader of English has it: a translation more is no other charge."""
    bounds = (charge.up_for_grabs, charge.not_up_for_grabs)
    told = (charge.question, charge.asked_by, charge.answered_by)
    return (*map(_words, told), charge.influence, *(tuple(map(_words, each)) for each in bounds))


def _words(words: Words) -> str:
    return " ".join((words.get("en") or next(iter(words.values()), "")).split())


@dataclass(frozen=True, slots=True)
class _Measured:
    venue: Venue
    asked: Instrument
    paired: Both

    def place_of(self, proposal: Proposal) -> int:
        return [each.id for each in self.asked.proposals].index(proposal.id)

    def moved(self, proposal: Proposal, hat: int, seed: int) -> Moved:
        place = self.place_of(proposal)
        return moved_in(self.paired, lambda each: each.readings[place][hat], seed)

    def changes(self, proposal: Proposal) -> list[float]:
        """Of each person who answered both times, in the order of seats."""
        place = self.place_of(proposal)
        pairs = [
            (self.paired.first[j].readings[place][0], self.paired.last[j].readings[place][0]) for j in self.paired.first
        ]
        return [after - before for before, after in pairs if before is not None and after is not None]


def _key(proposal: Proposal) -> tuple[OptionId, tuple[tuple[str, str], ...]]:
    return proposal.id, tuple(sorted((lang, " ".join(text.split())) for lang, text in proposal.words.items()))


def _shared(asked: Sequence[Instrument]) -> tuple[Proposal, ...]:
    """Those of the first that every other has, too."""
    others = [{_key(proposal) for proposal in each.proposals} for each in asked[1:]]
    first = asked[0].proposals if asked else ()
    return tuple(proposal for proposal in first if all(_key(proposal) in other for other in others))


def _common(proposal: Proposal, measured: Sequence[_Measured], seed: int) -> CommonOption:
    return CommonOption(
        id=proposal.id,
        words=proposal.words,
        places=tuple(_stands(one, proposal, seed) for one in measured),
        apart=tuple(_apart(one, other, proposal) for one, other in combinations(measured, 2)),
    )


def _stands(one: _Measured, proposal: Proposal, seed: int) -> Stands:
    mine = [each for each in records(one.venue.state, one.asked) if each.option == proposal.id]
    hats = [one.moved(proposal, hat, seed) for hat in range(3)]
    return Stands(
        place=one.venue.place,
        support=hats[0],
        me=hats[1] if proposal.me else None,
        all=hats[2] if proposal.all else None,
        last=distribution(each.position for each in mine),
    )


def _apart(one: _Measured, other: _Measured, proposal: Proposal) -> Apart:
    here, there = one.changes(proposal), other.changes(proposal)
    difference = _mean(here) - _mean(there)
    enough = min(len(here), len(there)) >= FEWEST_FOR_P and len({*here, *there}) > 1
    return Apart(one.venue.place, other.venue.place, difference, _welch(here, there) if enough else None)


def _welch(here: Sequence[float], there: Sequence[float]) -> tuple[float, float]:
    found = stats.ttest_ind(here, there, equal_var=False).confidence_interval()
    return float(found.low), float(found.high)


def _mean(changes: Sequence[float]) -> float:
    return sum(changes) / len(changes) if changes else 0.0


def _local(measured: Sequence[_Measured], shared: set[tuple[OptionId, tuple[tuple[str, str], ...]]]) -> Iterator[Local]:
    seen: dict[object, Local] = {}
    for one in measured:
        for proposal in one.asked.proposals:
            key = _key(proposal)
            if key not in shared:
                before = seen.get(key)
                seen[key] = Local(proposal.words, (*(before.places if before else ()), one.venue.place))
    yield from seen.values()
