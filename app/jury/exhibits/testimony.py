"""The rules of testimony: who has the floor since when, as instants; and who has not come.

At most one exhibit's witness has the floor. It stands still while the step's clock does, and ends with the step.
"""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import ExhibitId, Millis, Seq
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .state import Stretch
from .testimony_acts import (
    LONGEST_BECAUSE,
    Absence,
    AbsenceRecorded,
    BeginTestimony,
    EndTestimony,
    Instead,
    RecordAbsence,
)


def running(state: State) -> int:
    """The number of the stretch that goes on, from 1; 0 where nobody has the floor."""
    stretches = state.exhibits.stretches
    return len(stretches) if stretches and stretches[-1].ended is None else 0


def has_the_floor(state: State) -> Stretch | None:
    return state.exhibits.stretches[-1] if running(state) else None


def can_be_heard(state: State, exhibit: ExhibitId) -> bool:
    """Whether it is part of this step, or the room has seen it, and somebody is there to be heard."""
    absence = state.exhibits.absences.get(exhibit)
    missing = absence is not None and absence.instead is Instead.NOBODY
    return not missing and (exhibit in state.the_phase.exhibits or exhibit in state.exhibits.seen)


def check_begin(state: State, by: By, act: BeginTestimony, now: Millis, given: object) -> Outcome:
    if act.leaving != running(state):
        raise Refused(Reason.MOVED_ON)
    if not can_be_heard(state, state.the_plan.exhibit(act.exhibit).id):
        raise Refused(Reason.NOT_NOW)
    now_on = has_the_floor(state)
    if now_on is not None and (now_on.exhibit, now_on.mode) == (act.exhibit, act.mode):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_begin(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, BeginTestimony)
    if act.undoes is not None:
        return goes_on_again(state, act.undoes)
    begun = Stretch(act.exhibit, act.mode, entry.at)
    ended = floor_ended(state, entry)
    return _with(ended, (*ended.exhibits.stretches, begun))


def undo_begin(state: State, entry: Entry) -> EndTestimony | None:
    act, now_on = entry.act, has_the_floor(state)
    assert isinstance(act, BeginTestimony)
    stands = now_on is not None and (now_on.exhibit, now_on.mode) == (act.exhibit, act.mode)
    return EndTestimony(running(state), undoes=entry.seq) if stands else None


def check_end(state: State, by: By, act: EndTestimony, now: Millis, given: object) -> Outcome:
    if not act.stretch or act.stretch != running(state):
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_end(state: State, entry: Entry) -> State:
    """What is taken back never began, and what ended with its beginning goes on."""
    act = entry.act
    assert isinstance(act, EndTestimony)
    if act.undoes is None:
        return floor_ended(state, entry)
    return goes_on_again(_with(state, state.exhibits.stretches[:-1]), act.undoes)


def undo_end(state: State, entry: Entry) -> BeginTestimony | None:
    last = state.exhibits.stretches[-1] if state.exhibits.stretches else None
    if last is None or last.ended_by != entry.seq or not can_be_heard(state, last.exhibit):
        return None
    return BeginTestimony(last.exhibit, last.mode, undoes=entry.seq)


def check_absence(state: State, by: By, act: RecordAbsence, now: Millis, given: object) -> AbsenceRecorded:
    exhibit, before = state.the_plan.exhibit(act.exhibit), state.exhibits.absences.get(act.exhibit)
    if act.leaving != (before is not None):
        raise Refused(Reason.MOVED_ON)
    now_on = has_the_floor(state)
    if exhibit.witness is None or (now_on is not None and now_on.exhibit == act.exhibit):
        raise Refused(Reason.NOT_NOW)
    if act.absent and not act.because.strip():
        raise Refused(Reason.TOO_SHORT)
    if len(act.because) > LONGEST_BECAUSE:
        raise Refused(Reason.TOO_LONG)
    if _absence(act) == before:
        raise Refused(Reason.NOTHING_CHANGES)
    return AbsenceRecorded(before)


def apply_absence(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, RecordAbsence)
    absences = {exhibit: each for exhibit, each in state.exhibits.absences.items() if exhibit != act.exhibit}
    absence = _absence(act)
    if absence is not None:
        absences[act.exhibit] = absence
    return replace(state, exhibits=replace(state.exhibits, absences=absences))


def undo_absence(state: State, entry: Entry) -> RecordAbsence | None:
    act, outcome, now_on = entry.act, entry.outcome, has_the_floor(state)
    assert isinstance(act, RecordAbsence)
    assert isinstance(outcome, AbsenceRecorded)
    speaks = now_on is not None and now_on.exhibit == act.exhibit
    if state.exhibits.absences.get(act.exhibit) != _absence(act) or speaks:
        return None
    before = outcome.before or Absence("", Instead.NOBODY)
    absent = outcome.before is not None
    return RecordAbsence(act.exhibit, act.absent, absent, before.because, before.instead, undoes=entry.seq)


def _absence(act: RecordAbsence) -> Absence | None:
    return Absence(act.because.strip(), act.instead) if act.absent else None


# What becomes of the floor when the room moves on


def floor_ended(state: State, entry: Entry, at: Millis | None = None) -> State:
    """Whoever has the floor has it no longer: since now, or since `at`, where that is sooner."""
    now_on = has_the_floor(state)
    if now_on is None:
        return state
    until = max(now_on.began, min(entry.at, at if at is not None else entry.at))
    return _last(state, replace(now_on, ended=Millis(until), ended_by=entry.seq))


def goes_on_again(state: State, undoes: Seq | None) -> State:
    """What ended with an entry that is taken back never ended."""
    last = state.exhibits.stretches[-1] if state.exhibits.stretches else None
    if undoes is None or last is None or last.ended_by != undoes:
        return state
    return _last(state, replace(last, ended=None, ended_by=None))


def floor_paused(state: State, entry: Entry) -> State:
    now_on = has_the_floor(state)
    return _last(state, replace(now_on, paused=entry.at)) if now_on and now_on.paused is None else state


def floor_resumed(state: State, entry: Entry) -> State:
    now_on = has_the_floor(state)
    if now_on is None or now_on.paused is None:
        return state
    return _last(state, replace(now_on, paused=None, still=now_on.still + entry.at - now_on.paused))


def _last(state: State, stretch: Stretch) -> State:
    return _with(state, (*state.exhibits.stretches[:-1], stretch))


def _with(state: State, stretches: tuple[Stretch, ...]) -> State:
    return replace(state, exhibits=replace(state.exhibits, stretches=stretches))
