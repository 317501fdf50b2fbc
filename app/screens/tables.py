"""Tables as people see them: where to sit, who sits there, and the console's hold on it."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Words
from ..jury.state import State
from ..jury.tables.acts import DrawTables, MoveToTable, Tables
from ..jury.tables.rules import seating_of
from ..jury.votes.turnout import entitled
from .region import Region


@dataclass(frozen=True, slots=True)
class TableCard(Region):
    """A juror's table in this round, with the seats of the others at it; `table` is 0 where there is none yet."""

    table: int
    others: tuple[JurorNumber, ...]
    prompt: Words


@dataclass(frozen=True, slots=True)
class WallTables(Region):
    """Who sits where, in seat numbers, and what is talked about. `tables` is () before the draw."""

    tables: Tables
    prompt: Words


@dataclass(frozen=True, slots=True)
class SeatedRow:
    juror: JurorNumber
    take: MoveToTable


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table, and for each juror at it the act that takes them from it."""

    table: int
    seated: tuple[SeatedRow, ...]


@dataclass(frozen=True, slots=True)
class UnseatedRow:
    """Somebody who is here without a table, and the acts that give one: the smallest table first."""

    juror: JurorNumber
    give: tuple[MoveToTable, ...]


@dataclass(frozen=True, slots=True)
class TablesPanel(Region):
    """The draw (None while fewer are here than tables), the tables, and who has none."""

    draw: DrawTables | None
    planned: int
    drawn: bool
    tables: tuple[TableRow, ...]
    unseated: tuple[UnseatedRow, ...]


def table_card(state: State, juror: JurorNumber) -> TableCard:
    phase = state.the_phase
    seating = seating_of(state, phase.id)
    table = seating.table_of(juror)
    at_it = seating.tables[table - 1] if table else ()
    return TableCard(table, tuple(other for other in at_it if other != juror), phase.prompt)


def wall_tables(state: State) -> WallTables:
    phase = state.the_phase
    return WallTables(seating_of(state, phase.id).tables, phase.prompt)


def tables_panel(state: State) -> TablesPanel:
    phase = state.the_phase
    seating = seating_of(state, phase.id)
    here = entitled(state)
    seated = {juror for table in seating.tables for juror in table}
    planned = min(phase.tables or 1, len(here))
    return TablesPanel(
        draw=DrawTables(phase.id, seating.draw + 1, planned) if planned else None,
        planned=phase.tables,
        drawn=bool(seating.tables),
        tables=tuple(
            TableRow(place, tuple(SeatedRow(j, MoveToTable(phase.id, j, place, 0)) for j in table))
            for place, table in enumerate(seating.tables, 1)
        ),
        unseated=tuple(UnseatedRow(juror, _places(state, juror)) for juror in sorted(here - seated) if seating.tables),
    )


def _places(state: State, juror: JurorNumber) -> tuple[MoveToTable, ...]:
    seating = seating_of(state, state.the_phase.id)
    smallest_first = sorted(range(len(seating.tables)), key=lambda place: len(seating.tables[place]))
    return tuple(MoveToTable(state.the_phase.id, juror, 0, place + 1) for place in smallest_first)
