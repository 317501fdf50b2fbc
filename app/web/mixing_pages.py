"""The console's pages about tables, as values."""

from dataclasses import dataclass

from ..jury.numbers import ActId, JurorNumber
from ..jury.tables.acts import SetTables, Tables
from ..screens.mixed import Mixed
from .shells import Page


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat by its name, with what the juror needs, and the table it is to be at, 0 for any."""

    juror: JurorNumber
    name: str
    needs: str
    table: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was typed; `problem` is "seat", "table", "pair" or "same" where it cannot be kept."""

    do: str = ""
    one: JurorNumber = JurorNumber(0)
    other: JurorNumber = JurorNumber(0)
    table: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MixingPage(Page):
    """What tables keep to: seats at a table of their own, pairs apart, and the roster's attributes by name alone."""

    seats: tuple[SeatChoice, ...]
    pinned: tuple[tuple[JurorNumber, int], ...]
    apart: tuple[tuple[JurorNumber, JurorNumber], ...]
    attributes: tuple[str, ...]
    most_tables: int
    typed: Chosen


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody who would be at another table; 0 is none."""

    juror: JurorNumber
    name: str
    leaving: int
    to: int


@dataclass(frozen=True, slots=True)
class SeatAgainPage(Page):
    """Who would move, and what that does to the tables; the act that does it. None where nobody sits."""

    moves: tuple[Moved, ...]
    tables: Tables
    now: Mixed | None
    then: Mixed | None
    simple: bool
    act: SetTables
    act_id: ActId

    @property
    def from_table_to_table(self) -> int:
        return sum(bool(move.leaving and move.to) for move in self.moves)
