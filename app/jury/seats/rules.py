"""The rules of seats."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import (
    DEVICES_A_LIFE,
    LARGEST_ROOM,
    MOST_CARDS,
    MOST_PEOPLE,
    AddSeat,
    CardReissued,
    CheckIn,
    Leave,
    RecordLeaving,
    RecordReturn,
    ReissueCard,
    SeatTaken,
    TakeSeat,
)
from .state import Seat


def check_take(state: State, by: By, act: TakeSeat, now: Millis, given: object) -> SeatTaken:
    juror = _next_free(state, act.kept) if act.juror is None else act.juror
    seat = state.seats.get(juror)
    if seat is None:
        raise Refused(Reason.UNKNOWN)
    if act.juror is not None and act.issue != seat.issue:
        raise Refused(Reason.CARD_REPLACED)
    return SeatTaken(juror, _next_generation(state, seat))


def apply_take(state: State, entry: Entry) -> State:
    outcome = entry.outcome
    assert isinstance(outcome, SeatTaken)
    seat = replace(state.seats[outcome.juror], generation=outcome.generation)
    return _with_seat(state, outcome.juror, seat)


def check_check_in(state: State, by: By, act: CheckIn, now: Millis, given: object) -> Outcome:
    seat = state.seats[JurorNumber(by.number)]
    if not set(act.consents) <= {consent.id for consent in state.the_plan.consents}:
        raise Refused(Reason.UNKNOWN)
    if not 1 <= act.people <= MOST_PEOPLE:
        raise Refused(Reason.MALFORMED)
    if seat.is_here and (set(seat.consents), seat.people) == (set(act.consents), act.people):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_check_in(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, CheckIn)
    juror = JurorNumber(entry.by.number)
    return _with_seat(state, juror, _checked_in(state.seats[juror], act))


def check_leave(state: State, by: By, act: Leave, now: Millis, given: object) -> Outcome:
    if not state.seats[JurorNumber(by.number)].is_here:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_leave(state: State, entry: Entry) -> State:
    return _with_left(state, JurorNumber(entry.by.number), left=True)


def check_leaving(state: State, by: By, act: RecordLeaving, now: Millis, given: object) -> Outcome:
    if not _seat(state, act.juror).is_here:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_leaving(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, RecordLeaving)
    return _with_left(state, act.juror, left=True)


def undo_leaving(state: State, entry: Entry) -> RecordReturn | None:
    act = entry.act
    assert isinstance(act, RecordLeaving)
    return RecordReturn(act.juror, undoes=entry.seq) if state.seats[act.juror].left else None


def check_return(state: State, by: By, act: RecordReturn, now: Millis, given: object) -> Outcome:
    if not _seat(state, act.juror).left:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_return(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, RecordReturn)
    return _with_left(state, act.juror, left=False)


def undo_return(state: State, entry: Entry) -> RecordLeaving | None:
    act = entry.act
    assert isinstance(act, RecordReturn)
    return RecordLeaving(act.juror, undoes=entry.seq) if state.seats[act.juror].is_here else None


def check_add(state: State, by: By, act: AddSeat, now: Millis, given: object) -> Outcome:
    if act.juror != next_number(state):
        raise Refused(Reason.MOVED_ON)
    if len(state.seats) >= LARGEST_ROOM:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def apply_add(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AddSeat)
    return _with_seat(state, act.juror, Seat())


def check_reissue(state: State, by: By, act: ReissueCard, now: Millis, given: object) -> CardReissued:
    seat = _seat(state, act.juror)
    if act.leaving != seat.issue:
        raise Refused(Reason.MOVED_ON)
    if seat.issue >= MOST_CARDS:
        raise Refused(Reason.TOO_MANY)
    put_out = act.put_out and seat.generation > 0
    return CardReissued(seat.issue + 1, _next_generation(state, seat) if put_out else seat.generation)


def apply_reissue(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, ReissueCard)
    assert isinstance(outcome, CardReissued)
    seat = replace(state.seats[act.juror], issue=outcome.issue, generation=outcome.generation)
    return _with_seat(state, act.juror, seat)


def answered(state: State, juror: JurorNumber) -> State:
    """The device that sits there has given a ballot. A later one takes nothing over by giving another."""
    seat = state.seats[juror]
    return state if seat.answered else _with_seat(state, juror, replace(seat, answered=seat.generation))


def next_number(state: State) -> JurorNumber:
    """The number of the next seat; none is ever given again."""
    return JurorNumber(max(state.seats) + 1)


def _next_generation(state: State, seat: Seat) -> int:
    """One that no device holds, not even one that sat down after the copy was made from which the day was restored."""
    return max(seat.generation, DEVICES_A_LIFE * len(state.day.restored)) + 1


def has_paper(state: State, juror: JurorNumber) -> bool:
    return any(voting.has_paper(juror) for voting in state.votes.values())


def _next_free(state: State, kept: tuple[JurorNumber, ...]) -> JurorNumber:
    """A seat whose ballot came on paper is somebody's, though no device has sat there."""
    for juror, seat in state.seats.items():
        if juror not in kept and seat.generation == 0 and not has_paper(state, juror):
            return juror
    raise Refused(Reason.ROOM_FULL)


def _checked_in(seat: Seat, act: CheckIn) -> Seat:
    return replace(seat, checked_in=True, consents=act.consents, people=act.people, left=False)


def _seat(state: State, juror: JurorNumber) -> Seat:
    seat = state.seats.get(juror)
    if seat is None:
        raise Refused(Reason.UNKNOWN)
    return seat


def _with_left(state: State, juror: JurorNumber, left: bool) -> State:
    return _with_seat(state, juror, replace(state.seats[juror], left=left))


def _with_seat(state: State, juror: JurorNumber, seat: Seat) -> State:
    return replace(state, seats=state.seats.having(juror, seat))
