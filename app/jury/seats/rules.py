"""The rules of seats."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import CheckIn, SeatTaken, TakeSeat
from .state import Seat


def check_take(state: State, by: By, act: TakeSeat, now: Millis, given: object) -> SeatTaken:
    juror = _next_free(state) if act.juror is None else act.juror
    seat = state.seats.get(juror)
    if seat is None:
        raise Refused(Reason.UNKNOWN)
    if act.issue != seat.issue:
        raise Refused(Reason.CARD_REPLACED)
    return SeatTaken(juror, seat.generation + 1)


def apply_take(state: State, entry: Entry) -> State:
    outcome = entry.outcome
    assert isinstance(outcome, SeatTaken)
    seat = replace(state.seats[outcome.juror], generation=outcome.generation)
    return _with_seat(state, outcome.juror, seat)


def check_check_in(state: State, by: By, act: CheckIn, now: Millis, given: object) -> Outcome:
    seat = state.seats[JurorNumber(by.number)]
    if not set(act.consents) <= {consent.id for consent in state.the_plan.consents}:
        raise Refused(Reason.UNKNOWN)
    if seat.checked_in and set(seat.consents) == set(act.consents):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_check_in(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, CheckIn)
    juror = JurorNumber(entry.by.number)
    return _with_seat(state, juror, replace(state.seats[juror], checked_in=True, consents=act.consents))


def _next_free(state: State) -> JurorNumber:
    for juror, seat in state.seats.items():
        if seat.generation == 0:
            return juror
    raise Refused(Reason.ROOM_FULL)


def _with_seat(state: State, juror: JurorNumber, seat: Seat) -> State:
    return replace(state, seats={**state.seats, juror: seat})
