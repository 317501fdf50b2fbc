"""How the rule book is used: decide on an act, record it, take it back. The book itself is `rule_book.py`."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from .act import Act, Outcome, RoomAct
from .day.acts import OpenSitting
from .entry import Entry
from .numbers import JurorNumber, Millis
from .people import By, Role
from .reasons import Reason, Refused
from .rule import Rule
from .rule_book import RULES, WHEN_CLOSED, WHILE_ADJOURNED
from .state import EMPTY, State

REMEMBERED = 50
"""How many steps back a facilitator can take."""


def check(state: State, by: By, act: Act, now: Millis, given: object = None) -> Outcome:
    """Decide on an act, once. Raises Refused; changes nothing."""
    rule = RULES[type(act)]
    if by.role not in rule.who or (by.role is Role.JUROR and JurorNumber(by.number) not in state.seats):
        raise Refused(Reason.NOT_ALLOWED)
    if not isinstance(act, OpenSitting):
        _check_day(state, act, rule)
    if isinstance(act, RoomAct) and act.undoes is not None and act != undo(state):
        raise Refused(Reason.MOVED_ON)
    return rule.check(state, by, act, now, given)


def apply(state: State, entry: Entry) -> State:
    """Record an accepted act. Never refuses: it runs again at every replay."""
    rule = RULES[type(entry.act)]
    after = rule.apply(state, entry)
    return _remember(after, entry) if rule.inverse else after


def inverse(state: State, entry: Entry) -> RoomAct | None:
    """The act that would take this entry back, as a new act in its own right; None where nothing can."""
    rule = RULES[type(entry.act)]
    act = rule.inverse(state, entry) if rule.inverse else None
    return act if act is not None and _fits_day(state, act) else None


def undo(state: State) -> RoomAct | None:
    """The act that takes back the latest thing that can still be taken back."""
    return next(filter(None, (inverse(state, entry) for entry in reversed(state.undoable))), None)


def fold(entries: Iterable[Entry], start: State = EMPTY) -> State:
    return reduce(apply, entries, start)


def _check_day(state: State, act: Act, rule: Rule) -> None:
    if state.the_phase.kind not in rule.during:
        raise Refused(Reason.NOT_NOW)
    if state.day.closed and type(act) not in WHEN_CLOSED:
        raise Refused(Reason.SITTING_CLOSED)
    if state.day.adjourned and type(act) not in WHILE_ADJOURNED:
        raise Refused(Reason.ADJOURNED)


def _fits_day(state: State, act: Act) -> bool:
    try:
        _check_day(state, act, RULES[type(act)])
    except Refused:
        return False
    return True


def _remember(state: State, entry: Entry) -> State:
    """What was taken back, and anything newer, can no longer be; everything else is one more step to take back."""
    undoes = entry.act.undoes if isinstance(entry.act, RoomAct) else None
    if undoes is None:
        return replace(state, undoable=(*state.undoable, entry)[-REMEMBERED:])
    return replace(state, undoable=tuple(e for e in state.undoable if e.seq < undoes))
