"""The rules of turns. They note what happens at a table, and let nobody be counted twice for one turn."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import MINUTE, JurorNumber, Millis, PhaseId
from ..people import By, Role
from ..reasons import Reason, Refused
from ..state import State
from ..tables.rules import seating_of
from .acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    QuietBegun,
    StartGoRound,
    TableAct,
    TakeTurn,
    TakeTurnBack,
)
from .state import EMPTY_FLOOR, NOBODY, Floor, Turn

MOST_TURNS = 1_000
"""Of one table in one round: more than an hour of talk has."""
LONGEST_QUIET = 30


def floor_of(state: State, phase: PhaseId, table: int) -> Floor:
    return state.turns.get(phase, {}).get(table, EMPTY_FLOOR)


def at_table(state: State, phase: PhaseId, table: int) -> tuple[JurorNumber, ...]:
    """Who sits there and is here, by seat."""
    tables = seating_of(state, phase).tables
    seated = tables[table - 1] if 1 <= table <= len(tables) else ()
    return tuple(sorted(juror for juror in seated if state.seats[juror].is_here))


def waiting(state: State, phase: PhaseId, table: int) -> tuple[JurorNumber, ...]:
    """Whose turns are still to come in the present go-round, the next one first. Another seat begins each time."""
    floor = floor_of(state, phase, table)
    if not floor.going:
        return ()
    seats = at_table(state, phase, table)
    begins = (floor.rounds - 1) % len(seats) if seats else 0
    had = floor.spoken | floor.passed
    return tuple(juror for juror in (*seats[begins:], *seats[:begins]) if juror not in had)


def unheard(state: State, phase: PhaseId, table: int) -> tuple[JurorNumber, ...]:
    """Who has not spoken yet in this round of talk."""
    floor = floor_of(state, phase, table)
    return tuple(juror for juror in at_table(state, phase, table) if not floor.turns_of(juror))


def may_host(state: State, by: By, phase: PhaseId, table: int) -> bool:
    """A facilitator everywhere, a scribe at the own table, a juror at the own one who looks after its turns."""
    match by.role:
        case Role.FACILITATOR:
            return True
        case Role.SCRIBE:
            return by.number == table
        case _:
            hosts = floor_of(state, phase, table).host == by.number
            return hosts and by.number in at_table(state, phase, table)


def check_host(state: State, by: By, act: HostTable, now: Millis, given: object) -> Outcome:
    floor = _here(state, act)
    if by.role is Role.SCRIBE and by.number != act.table:
        raise Refused(Reason.NOT_ALLOWED)
    if by.role is Role.JUROR and {act.leaving, act.to} != {by.number, NOBODY}:
        raise Refused(Reason.NOT_ALLOWED)
    if act.leaving != floor.host:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.to != NOBODY:
        _check_sits(state, act, act.to)
    return Outcome()


def apply_host(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, HostTable)
    return _with(state, act, replace(_floor(state, act), host=act.to))


def check_take(state: State, by: By, act: TakeTurn, now: Millis, given: object) -> Outcome:
    floor = _hosted(state, by, act)
    _check_sits(state, act, act.juror)
    if floor.speaking == act.juror:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.juror in floor.spoken:
        raise Refused(Reason.HAD_TURN)
    return _room_for_more(floor)


def check_pass(state: State, by: By, act: PassTurn, now: Millis, given: object) -> Outcome:
    floor = _here(state, act) if by == By(Role.JUROR, act.juror) else _hosted(state, by, act)
    _check_sits(state, act, act.juror)
    if not floor.going or act.juror in floor.passed:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.juror in floor.spoken:
        raise Refused(Reason.HAD_TURN)
    return _room_for_more(floor)


def apply_turn(state: State, entry: Entry) -> State:
    """The last turn of a go-round closes it. Who speaks ends the quiet."""
    act = entry.act
    assert isinstance(act, TakeTurn | PassTurn)
    floor, passed = _floor(state, act), isinstance(act, PassTurn)
    others = set(waiting(state, act.phase, act.table)) - {act.juror}
    closed = floor.going and not others
    turn = Turn(entry.seq, act.juror, floor.rounds if floor.going else 0, passed, closed)
    after = replace(floor, turns=(*floor.turns, turn), going=floor.going and not closed)
    if passed:
        return _with(state, act, replace(after, speaking=NOBODY if floor.speaking == act.juror else floor.speaking))
    return _with(state, act, replace(after, speaking=act.juror, quiet_until=None))


def check_take_back(state: State, by: By, act: TakeTurnBack, now: Millis, given: object) -> Outcome:
    floor = _hosted(state, by, act)
    if not floor.turns or floor.turns[-1].seq != act.turn:
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_take_back(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, TakeTurnBack)
    floor = _floor(state, act)
    *kept, last = floor.turns
    speaking = floor.speaking if last.passed else NOBODY
    going = floor.going or last.closed
    return _with(state, act, replace(floor, turns=tuple(kept), speaking=speaking, going=going))


def check_start(state: State, by: By, act: StartGoRound, now: Millis, given: object) -> Outcome:
    floor = _hosted(state, by, act)
    if act.round != floor.rounds + 1:
        raise Refused(Reason.MOVED_ON)
    if not at_table(state, act.phase, act.table):
        raise Refused(Reason.NOT_CHECKED_IN)
    return _room_for_more(floor)


def apply_start(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, StartGoRound)
    floor = replace(_floor(state, act), rounds=act.round, going=True, speaking=NOBODY, quiet_until=None)
    return _with(state, act, floor)


def check_end(state: State, by: By, act: EndGoRound, now: Millis, given: object) -> Outcome:
    floor = _hosted(state, by, act)
    if not floor.going or act.round != floor.rounds:
        raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_end(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, EndGoRound)
    return _with(state, act, replace(_floor(state, act), going=False))


def check_quiet(state: State, by: By, act: BeginQuiet, now: Millis, given: object) -> QuietBegun:
    floor = _hosted(state, by, act)
    if not 1 <= act.minutes <= LONGEST_QUIET:
        raise Refused(Reason.MALFORMED)
    if floor.quiet_until is not None and now < floor.quiet_until:
        raise Refused(Reason.NOTHING_CHANGES)
    return QuietBegun(Millis(now + act.minutes * MINUTE))


def apply_quiet(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, BeginQuiet)
    assert isinstance(outcome, QuietBegun)
    return _with(state, act, replace(_floor(state, act), quiet_until=outcome.ends_at, speaking=NOBODY))


def check_end_quiet(state: State, by: By, act: EndQuiet, now: Millis, given: object) -> Outcome:
    if _hosted(state, by, act).quiet_until is None:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_end_quiet(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, EndQuiet)
    return _with(state, act, replace(_floor(state, act), quiet_until=None))


def _hosted(state: State, by: By, act: TableAct) -> Floor:
    floor = _here(state, act)
    if not may_host(state, by, act.phase, act.table):
        raise Refused(Reason.NOT_ALLOWED)
    return floor


def _here(state: State, act: TableAct) -> Floor:
    if act.phase != state.day.phase:
        raise Refused(Reason.ROUND_OVER)
    if not 1 <= act.table <= len(seating_of(state, act.phase).tables):
        raise Refused(Reason.UNKNOWN)
    return _floor(state, act)


def _check_sits(state: State, act: TableAct, juror: JurorNumber) -> None:
    if juror not in at_table(state, act.phase, act.table):
        raise Refused(Reason.MOVED_ON)


def _room_for_more(floor: Floor) -> Outcome:
    if len(floor.turns) >= MOST_TURNS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def _floor(state: State, act: TableAct) -> Floor:
    return floor_of(state, act.phase, act.table)


def _with(state: State, act: TableAct, floor: Floor) -> State:
    here = {**state.turns.get(act.phase, {}), act.table: floor}
    return replace(state, turns={**state.turns, act.phase: here})
