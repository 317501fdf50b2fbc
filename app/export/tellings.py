"""What a report for everybody tells of who people are and how they moved: each thing by a digest of all of it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..jury.chain import canonical
from ..jury.numbers import JurorNumber
from ..jury.seats.plan import COUNT_MOVES, is_among, meant_by
from ..jury.state import State
from ..jury.votes.instrument import Instrument, instrument_of
from ..study.measures.revealed import can_be_measured
from .agreed import to_compare, who_agreed
from .bounds import NOBODY, UNBOUND, Bounds
from .came import Came, who_came
from .small_groups import Basis, Known

PUBLIC = "PUBLIC"
MOVES = f"{PUBLIC} moves"
UNTOLD = Basis(frozenset(), "")


def by_name(name: str) -> str:
    """What the telling of a thing that is known of people goes by."""
    return f"{PUBLIC} known {name}"


def tellings(state: State, known: Known) -> Mapping[str, Basis]:
    """All that can be told, each by what it goes by; UNTOLD is what the list knows and may not be told."""
    found = who_came(state, known)
    told = {by_name(name): Basis(NOBODY, _digest(list(_rows(came)))) for name, came in found.by.items()}
    told |= {by_name(name): UNTOLD for name in found.untold}
    asked = instrument_of(state.the_plan)
    if can_be_measured(state, asked):
        told[MOVES] = moves_of(state, to_compare(state))
    return told


def moves_of(state: State, people: frozenset[JurorNumber]) -> Basis:
    """What these answered both times; the plan's instrument has two votes."""
    asked = instrument_of(state.the_plan)
    return Basis(people, _digest([[juror, *_marks(state, asked, juror)] for juror in sorted(people)]))


def settled(state: State, bounds: Bounds = UNBOUND) -> Bounds:
    """Naming those whose moves are told, where anybody agreed to it."""
    if bounds.counted is not None or not who_agreed(state):
        return bounds
    return replace(bounds, counted=to_compare(state))


def as_counted(state: State, bounds: Bounds) -> State:
    """As if nobody else had agreed to be counted among those who moved."""
    told = bounds.counted
    if told is None:
        return state
    seats = state.seats
    for juror, seat in state.seats.items():
        if juror not in told and is_among(COUNT_MOVES, seat.consents):
            left = tuple(each for each in seat.consents if meant_by(each) != COUNT_MOVES)
            seats = seats.having(juror, replace(seat, consents=left))
    return replace(state, seats=seats)


def _rows(came: Came) -> Iterator[list[object]]:
    for band in came.bands:
        yield [band, came.here.get(band, 0), None if came.absent is None else came.absent.get(band, 0)]
    for group, spoke in (came.spoke or {}).items():
        yield [group, spoke.people, spoke.turns, spoke.tables]


def _marks(state: State, asked: Instrument, juror: JurorNumber) -> Iterator[list[object]]:
    for vote in filter(None, (asked.first, asked.last)):
        voting = state.voting(vote.id)
        for question in vote.questions:
            answer = voting.answers_to(question).get(juror)
            yield [vote.id, question, answer.mark if answer else None]


def _digest(told: object) -> str:
    return hashlib.sha256(canonical(told)).hexdigest()
