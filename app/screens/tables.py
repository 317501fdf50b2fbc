"""Tables as people see them: where to sit, who sits there, and the console's hold on it."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Words
from ..jury.state import State
from ..jury.tables.acts import DrawTables, MoveToTable, Tables
from ..jury.tables.quality import Chair, chairs
from ..jury.tables.rules import met_before, seated_now, seating_of
from ..jury.tables.state import Seating
from ..jury.tables.wishes import Clash, clashes
from ..jury.votes.turnout import entitled
from .frame import Frame
from .mixed import Mixed, here_at, mixed
from .moment import Moment
from .region import Region

MOST_AT_EASE = 42
"""People whose seats stand on the wall in a large type."""


WITH_PROMPTS = 4
"""Beside so many tables a wall has room for what they turn to; it is on every tablet."""


@dataclass(frozen=True, slots=True)
class TableCard(Region):
    """A juror's table in this round, with the seats of the others at it; `table` is 0 where there is none yet."""

    table: int
    others: tuple[JurorNumber, ...]
    prompt: Words

    @property
    def people(self) -> int:
        return len(self.others) + 1


@dataclass(frozen=True, slots=True)
class WallTables(Region):
    """Who sits where, in seat numbers, and what is talked about ({} for nothing). `tables` is () before the draw;
    `prompts` are turned to one after the other."""

    tables: Tables
    prompt: Words
    prompts: tuple[Words, ...] = ()

    @property
    def many(self) -> bool:
        """Whether they have to be drawn closer together."""
        return len(self.tables) > 6 or sum(map(len, self.tables)) > MOST_AT_EASE


@dataclass(frozen=True, slots=True)
class SeatedRow:
    """`here` is whether the juror has not gone home since."""

    juror: JurorNumber
    here: bool
    take: MoveToTable


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table, and for each juror at it the act that takes them from it."""

    table: int
    seated: tuple[SeatedRow, ...]

    @property
    def people(self) -> int:
        return sum(row.here for row in self.seated)


@dataclass(frozen=True, slots=True)
class UnseatedRow:
    """Somebody who is here without a table, and the acts that give one: the best chair first, which is told of."""

    juror: JurorNumber
    name: str
    chair: Chair
    give: tuple[MoveToTable, ...]


@dataclass(frozen=True, slots=True)
class TablesPanel(Region):
    """The draw (None while fewer are here than tables), the tables, how good they are, and who has none.

    `pinned` and `apart` count the wishes, and `clashes` are those that no draw could keep. `simple` is whether the
    tables were drawn without the solver. `uneven` is whether seating again would serve: somebody has come or gone.
    """

    draw: DrawTables | None
    planned: int
    drawn: bool
    tables: tuple[TableRow, ...]
    unseated: tuple[UnseatedRow, ...]
    gone: tuple[JurorNumber, ...]
    mixed: Mixed | None
    pinned: int
    apart: int
    clashes: tuple[Clash[JurorNumber], ...]
    simple: bool
    uneven: bool


def table_card(state: State, juror: JurorNumber) -> TableCard:
    phase = state.the_phase
    return _card(state, seating_of(state, phase.id), juror, phase.prompt)


def seated_at(state: State, juror: JurorNumber) -> TableCard:
    """Where somebody sits now, in a step that is there for something else."""
    return _card(state, seated_now(state), juror, {})


def _card(state: State, seating: Seating, juror: JurorNumber, prompt: Words) -> TableCard:
    table = seating.table_of(juror)
    at_it = seating.tables[table - 1] if table else ()
    others = tuple(other for other in at_it if other != juror and state.seats[other].is_here)
    return TableCard(table, others, prompt)


def wall_tables(state: State) -> WallTables:
    phase = state.the_phase
    tables = here_at(state, seating_of(state, phase.id).tables)
    return WallTables(tables, phase.prompt, phase.prompts if len(tables) <= WITH_PROMPTS else ())


def wall_seating(state: State) -> WallTables:
    return WallTables(here_at(state, seated_now(state).tables), {})


def tables_panel(frame: Frame) -> TablesPanel:
    """Made anew only when somebody moves, comes or goes, or something else is asked for."""
    moment = frame.moment
    state = moment.state
    made_of = (state.tables, state.seats, state.day.phase, state.plan, moment.names, moment.wishes)
    return frame.once("tables", lambda: _tables_panel(moment), of=frame.once("tables made of", lambda: made_of))


def _tables_panel(moment: Moment) -> TablesPanel:
    state, wishes = moment.state, moment.wishes
    phase = state.the_phase
    seating = seating_of(state, phase.id)
    here = entitled(state)
    seated = {juror for table in seating.tables for juror in table}
    planned = min(phase.tables or 1, len(here))
    judged = mixed(state, seating.tables, wishes)
    missing = sorted(here - seated) if seating.tables else []
    return TablesPanel(
        draw=DrawTables(phase.id, seating.draw + 1, planned) if planned else None,
        planned=phase.tables,
        drawn=bool(seating.tables),
        tables=tuple(
            TableRow(place, tuple(SeatedRow(j, j in here, MoveToTable(phase.id, j, place, 0)) for j in table))
            for place, table in enumerate(seating.tables, 1)
        ),
        unseated=tuple(_unseated(moment, juror) for juror in missing),
        gone=tuple(sorted(seated - here)),
        mixed=judged,
        pinned=len(wishes.pinned),
        apart=len(wishes.apart),
        clashes=() if seating.tables else tuple(clashes(sorted(here), planned, wishes)) if planned else (),
        simple=seating.simple,
        uneven=bool(missing or seated - here or (judged and (not judged.quality.even or judged.lost))),
    )


def _unseated(moment: Moment, juror: JurorNumber) -> UnseatedRow:
    state = moment.state
    phase = state.the_phase.id
    tables = here_at(state, seating_of(state, phase).tables)
    ranked = chairs(tables, juror, met_before(state, phase), moment.wishes)
    give = tuple(MoveToTable(phase, juror, 0, chair.table) for chair in ranked)
    return UnseatedRow(juror, moment.names.get(juror, ""), ranked[0], give)
