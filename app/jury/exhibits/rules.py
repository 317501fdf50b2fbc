"""The rules of exhibits."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import ShowExhibit


def check_show(state: State, by: By, act: ShowExhibit, now: Millis, given: object) -> Outcome:
    if act.leaving != state.exhibits.shown:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.to is not None and act.to not in state.the_phase.exhibits:
        raise Refused(Reason.NOT_NOW)
    return Outcome()


def apply_show(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ShowExhibit)
    seen = state.exhibits.seen
    if act.to is not None and act.to not in seen:
        seen = (*seen, act.to)
    return replace(state, exhibits=replace(state.exhibits, shown=act.to, seen=seen, page=0))


def undo_show(state: State, entry: Entry) -> ShowExhibit | None:
    act = entry.act
    assert isinstance(act, ShowExhibit)
    return ShowExhibit(leaving=act.to, to=act.leaving, undoes=entry.seq) if state.exhibits.shown == act.to else None
