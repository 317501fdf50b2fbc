"""What can be done with tables. A seating is a result, drawn once and kept; it is never computed again."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Outcome, RoomAct
from ..numbers import JurorNumber, PhaseId

Tables = tuple[tuple[JurorNumber, ...], ...]
"""The jurors at table 1, at table 2, …"""


@dataclass(frozen=True, slots=True)
class TablesDrawn(Outcome):
    """Who sits where; `replaced` is who sat where before, () where nobody did.

    `simple` is whether it was drawn by simple means, as the solver failed.
    """

    tables: Tables
    replaced: Tables
    simple: bool = False


@dataclass(frozen=True, slots=True)
class Solved:
    """A seating as it was found; `simple` where no solver found it."""

    tables: Tables
    simple: bool = False


@dataclass(frozen=True, slots=True)
class DrawTables(RoomAct):
    """Everybody who is here gets a table for this phase, mixed anew. `draw` counts a phase's draws, from 1."""

    phase: PhaseId
    draw: int
    tables: int
    outcome: ClassVar[type[Outcome]] = TablesDrawn


@dataclass(frozen=True, slots=True)
class SetTables(RoomAct):
    """A seating as it stands written here, in place of the one before; () for none."""

    phase: PhaseId
    draw: int
    tables: Tables
    outcome: ClassVar[type[Outcome]] = TablesDrawn


@dataclass(frozen=True, slots=True)
class MoveToTable(RoomAct):
    """One juror moves from table to table; 0 is no table."""

    phase: PhaseId
    juror: JurorNumber
    leaving: int
    to: int
