"""How long things really took, and when the day should end: kept as the room moves, and right again after an undo.

What was taken back never was: its visit and its clock are forgotten, and the visit before it goes on. An evening's end
is counted from when its first clock is started or the room first moves, with the minutes that are planned then.
"""

from dataclasses import replace

from ..act import RoomAct
from ..entry import Entry
from ..numbers import MINUTE, Millis, PhaseId
from ..state import State
from .acts import ChangePhase
from .state import Due, Stay


def moved_on(state: State, entry: Entry, goes_home: bool) -> State:
    """The room has come to another phase; `goes_home`: the jury was to meet again on another day in between."""
    act = entry.act
    assert isinstance(act, ChangePhase)
    if act.undoes is not None:
        return _gone_back(adjusted(state, entry), act.leaving, entry)
    stays = (*_ended(state.day.stays, entry.at), Stay(act.to, entry.at))
    there = replace(state, day=replace(state.day, stays=stays))
    return _anchored(there, entry, anew=goes_home)


def adjusted(state: State, entry: Entry) -> State:
    """A clock was started or set: that may begin the evening, and taking it back unbegins it."""
    assert isinstance(entry.act, RoomAct)
    if entry.act.undoes is None:
        return _anchored(state, entry)
    dues = tuple(due for due in state.day.dues if due.since != entry.act.undoes)
    return replace(state, day=replace(state.day, dues=dues))


def went_home(state: State, entry: Entry) -> State:
    assert isinstance(entry.act, RoomAct)
    stays = _ended(state.day.stays, entry.at)
    back_again = entry.act.undoes is not None and len(stays) > 1 and stays[-2].phase == stays[-1].phase
    day = replace(state.day, stays=stays[:-1] if back_again else stays)
    return adjusted(replace(state, day=day), entry) if back_again else replace(state, day=day)


def came_back(state: State, entry: Entry) -> State:
    """Another evening, whose end is not counted yet; or the same one, where going home was taken back."""
    assert isinstance(entry.act, RoomAct)
    day = state.day
    if entry.act.undoes is not None and day.stays:
        return replace(state, day=replace(day, stays=_reopened(day.stays)))
    stays = (*day.stays, Stay(state.the_phase.id, entry.at))
    return replace(state, day=replace(day, stays=stays, dues=(*day.dues, Due(entry.seq, None))))


def ended(state: State, entry: Entry) -> State:
    return replace(state, day=replace(state.day, stays=_ended(state.day.stays, entry.at)))


def expected_here(state: State, now: Millis) -> Millis:
    """When the present phase will end (UTC ms): by its clock, and not before now."""
    clock = state.day.clocks[state.the_phase.id]
    return Millis(max(clock.ends_at, now) if clock.ends_at is not None else now + (clock.left or 0))


def expected_end(state: State, now: Millis) -> Millis:
    """When this evening will end if nothing more is done (UTC ms)."""
    return Millis(expected_here(state, now) + MINUTE * sum(map(state.minutes, state.this_evening)))


def _gone_back(state: State, left: PhaseId, entry: Entry) -> State:
    day, stays = state.day, list(state.day.stays)
    while stays and stays[-1].phase == left:
        stays.pop()
    known = {stay.phase for stay in stays}
    clocks = {phase: clock for phase, clock in day.clocks.items() if phase != left or phase in known}
    if not stays or stays[-1].phase != state.the_phase.id:
        stays.append(Stay(state.the_phase.id, entry.at))
    return replace(state, day=replace(day, stays=_reopened(tuple(stays)), clocks=clocks))


def _anchored(state: State, entry: Entry, anew: bool = False) -> State:
    clock, due = state.day.clocks[state.the_phase.id], state.day.due
    if clock.ends_at is None or (due and due.ends_at is not None and not anew):
        return state
    begun = Due(entry.seq, expected_end(state, entry.at), began=entry.at)
    return replace(state, day=replace(state.day, dues=(*state.day.dues, begun)))


def _ended(stays: tuple[Stay, ...], at: Millis) -> tuple[Stay, ...]:
    return (*stays[:-1], replace(stays[-1], ended=at)) if stays and stays[-1].ended is None else stays


def _reopened(stays: tuple[Stay, ...]) -> tuple[Stay, ...]:
    return (*stays[:-1], replace(stays[-1], ended=None))
