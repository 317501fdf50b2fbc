"""The rules of tables."""

from dataclasses import replace

from ..act import Outcome
from ..day.plan import PhaseKind
from ..entry import Entry
from ..numbers import JurorNumber, Millis, PhaseId
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..votes.turnout import entitled, is_entitled
from .acts import DrawTables, MoveToTable, SetTables, Solved, Tables, TablesDrawn
from .state import UNSEATED, Seating

MOST_TABLES = 200


def seating_of(state: State, phase: PhaseId) -> Seating:
    return state.tables.get(phase, UNSEATED)


def seated_now(state: State) -> Seating:
    """The tables at which the room sits: those of this step, if it is there for tables; else the last that it had."""
    for phase in reversed(state.so_far):
        seating = seating_of(state, phase.id)
        if seating.tables or (phase.id == state.day.phase and phase.kind is PhaseKind.TALK):
            return seating
    return UNSEATED


def met_before(state: State, phase: PhaseId) -> tuple[Tables, ...]:
    """The seatings of every other phase: who has already sat with whom."""
    return tuple(seating.tables for other, seating in state.tables.items() if other != phase and seating.tables)


def check_draw(state: State, by: By, act: DrawTables, now: Millis, given: object) -> TablesDrawn:
    """given: the seating that was found (Solved). Refused to be tried again where it no longer fits who is here."""
    seating = _as_named(state, act)
    if not 1 <= act.tables <= MOST_TABLES or act.tables > len(entitled(state)):
        raise Refused(Reason.TOO_MANY)
    found = given if isinstance(given, Solved) else Solved(())
    tables = found.tables
    seated = [juror for table in tables for juror in table]
    sizes = {len(table) for table in tables}
    if len(tables) != act.tables or sorted(seated) != sorted(entitled(state)) or max(sizes) - min(sizes) > 1:
        raise Refused(Reason.TRY_AGAIN)
    return TablesDrawn(tables, seating.tables, found.simple)


def check_set(state: State, by: By, act: SetTables, now: Millis, given: object) -> TablesDrawn:
    seating = _as_named(state, act)
    seated = [juror for table in act.tables for juror in table]
    if len(set(seated)) != len(seated) or not set(seated) <= state.seats.keys() or len(act.tables) > MOST_TABLES:
        raise Refused(Reason.MALFORMED)
    if act.tables == seating.tables:
        raise Refused(Reason.NOTHING_CHANGES)
    return TablesDrawn(act.tables, seating.tables)


def apply_tables(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, DrawTables | SetTables)
    assert isinstance(outcome, TablesDrawn)
    return _with(state, act.phase, Seating(act.draw, outcome.tables, outcome.simple))


def undo_tables(state: State, entry: Entry) -> SetTables | None:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, DrawTables | SetTables)
    assert isinstance(outcome, TablesDrawn)
    seating = seating_of(state, act.phase)
    if seating.tables != outcome.tables or state.day.phase != act.phase:
        return None
    return SetTables(act.phase, seating.draw + 1, outcome.replaced, undoes=entry.seq)


def check_move(state: State, by: By, act: MoveToTable, now: Millis, given: object) -> Outcome:
    seating = seating_of(state, act.phase)
    if act.phase != state.day.phase or act.leaving != seating.table_of(act.juror):
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if not 0 <= act.to <= len(seating.tables):
        raise Refused(Reason.UNKNOWN)
    if act.to and not is_entitled(state, act.juror):
        raise Refused(Reason.NOT_CHECKED_IN)
    return Outcome()


def apply_move(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, MoveToTable)
    seating = seating_of(state, act.phase)
    tables = tuple(_moved(table, place, act) for place, table in enumerate(seating.tables, 1))
    return _with(state, act.phase, replace(seating, tables=tables))


def undo_move(state: State, entry: Entry) -> MoveToTable | None:
    act = entry.act
    assert isinstance(act, MoveToTable)
    seating = seating_of(state, act.phase)
    stands = state.day.phase == act.phase and seating.table_of(act.juror) == act.to
    welcome = act.leaving <= len(seating.tables) and (not act.leaving or is_entitled(state, act.juror))
    if not (stands and welcome):
        return None
    return MoveToTable(act.phase, act.juror, act.to, act.leaving, undoes=entry.seq)


def _moved(table: tuple[JurorNumber, ...], place: int, act: MoveToTable) -> tuple[JurorNumber, ...]:
    if place == act.leaving:
        return tuple(juror for juror in table if juror != act.juror)
    return (*table, act.juror) if place == act.to else table


def _as_named(state: State, act: DrawTables | SetTables) -> Seating:
    seating = seating_of(state, act.phase)
    if act.phase != state.day.phase or act.draw != seating.draw + 1:
        raise Refused(Reason.MOVED_ON)
    return seating


def _with(state: State, phase: PhaseId, seating: Seating) -> State:
    return replace(state, tables={**state.tables, phase: seating})
