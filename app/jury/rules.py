"""All the rules on one page: who may do what, during which phases, and how it is decided, recorded and taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce

from .act import Act, Outcome, RoomAct
from .day import rules as day
from .day.acts import Announce, CallEyesUp, ChangePhase, ExtendClock, OpenSitting, PauseClock, StartClock
from .day.plan import PhaseKind
from .entry import Entry
from .exhibits import rules as exhibits
from .exhibits.acts import ShowExhibit
from .numbers import JurorNumber, Millis
from .people import By, Role
from .reasons import Reason, Refused
from .rule import ANY_PHASE, Rule
from .seats import rules as seats
from .seats.acts import CheckIn, TakeSeat
from .state import EMPTY, State
from .votes import rules as votes
from .votes.acts import CastBallot, CloseVote, HideVotes, OpenVote, RevealVotes

ORGANISER = frozenset({Role.ORGANISER})
FACILITATOR = frozenset({Role.FACILITATOR})
JUROR = frozenset({Role.JUROR})
VISITOR = frozenset({Role.VISITOR})
VOTING = frozenset({PhaseKind.OPENING, PhaseKind.REFINED})
EVIDENCE = frozenset({PhaseKind.EVIDENCE})

# fmt: off
RULES: Mapping[type[Act], Rule] = {
    OpenSitting: Rule(ORGANISER,   ANY_PHASE, day.check_open,         day.apply_open),
    ChangePhase: Rule(FACILITATOR, ANY_PHASE, day.check_change_phase, day.apply_change_phase, day.undo_change_phase),
    StartClock:  Rule(FACILITATOR, ANY_PHASE, day.check_start,        day.apply_clock,        day.undo_start),
    PauseClock:  Rule(FACILITATOR, ANY_PHASE, day.check_pause,        day.apply_clock,        day.undo_pause),
    ExtendClock: Rule(FACILITATOR, ANY_PHASE, day.check_extend,       day.apply_clock,        day.undo_extend),
    Announce:    Rule(FACILITATOR, ANY_PHASE, day.check_announce,     day.apply_announce,     day.undo_announce),
    CallEyesUp:  Rule(FACILITATOR, ANY_PHASE, day.check_eyes_up,      day.apply_eyes_up,      day.undo_eyes_up),
    TakeSeat:    Rule(VISITOR,     ANY_PHASE, seats.check_take,       seats.apply_take),
    CheckIn:     Rule(JUROR,       ANY_PHASE, seats.check_check_in,   seats.apply_check_in),
    ShowExhibit: Rule(FACILITATOR, EVIDENCE,  exhibits.check_show,    exhibits.apply_show,    exhibits.undo_show),
    OpenVote:    Rule(FACILITATOR, VOTING,    votes.check_open,       votes.apply_open,       votes.undo_open),
    CloseVote:   Rule(FACILITATOR, ANY_PHASE, votes.check_close,      votes.apply_close,      votes.undo_close),
    RevealVotes: Rule(FACILITATOR, ANY_PHASE, votes.check_reveal,     votes.apply_reveal,     votes.undo_reveal),
    HideVotes:   Rule(FACILITATOR, ANY_PHASE, votes.check_hide,       votes.apply_hide,       votes.undo_hide),
    CastBallot:  Rule(JUROR,       ANY_PHASE, votes.check_cast,       votes.apply_cast),
}
# fmt: on

REMEMBERED = 50
"""How many steps back a facilitator can take."""


def check(state: State, by: By, act: Act, now: Millis, given: object = None) -> Outcome:
    """Decide on an act, once. Raises Refused; changes nothing."""
    rule = RULES[type(act)]
    if by.role not in rule.who or (by.role is Role.JUROR and JurorNumber(by.number) not in state.seats):
        raise Refused(Reason.NOT_ALLOWED)
    if not isinstance(act, OpenSitting) and state.the_phase.kind not in rule.during:
        raise Refused(Reason.NOT_NOW)
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
    return rule.inverse(state, entry) if rule.inverse else None


def undo(state: State) -> RoomAct | None:
    """The act that takes back the latest thing that can still be taken back."""
    return next(filter(None, (inverse(state, entry) for entry in reversed(state.undoable))), None)


def fold(entries: Iterable[Entry], start: State = EMPTY) -> State:
    return reduce(apply, entries, start)


def _remember(state: State, entry: Entry) -> State:
    """What was taken back, and anything newer, can no longer be; everything else is one more step to take back."""
    undoes = entry.act.undoes if isinstance(entry.act, RoomAct) else None
    if undoes is None:
        return replace(state, undoable=(*state.undoable, entry)[-REMEMBERED:])
    return replace(state, undoable=tuple(e for e in state.undoable if e.seq < undoes))
