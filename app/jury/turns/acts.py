"""What can be done with the turns at a table. Whoever looks after them taps once for each who begins to speak."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Act, Outcome
from ..numbers import JurorNumber, Millis, PhaseId, Seq


@dataclass(frozen=True, slots=True)
class HostTable(Act):
    """A juror looks after the turns at their own table, on their own tablet; 0 is nobody."""

    phase: PhaseId
    table: int
    leaving: JurorNumber
    to: JurorNumber


@dataclass(frozen=True, slots=True)
class TakeTurn(Act):
    """This juror begins to speak."""

    phase: PhaseId
    table: int
    juror: JurorNumber


@dataclass(frozen=True, slots=True)
class PassTurn(Act):
    """In a go-round, this juror lets the others go on."""

    phase: PhaseId
    table: int
    juror: JurorNumber


@dataclass(frozen=True, slots=True)
class TakeTurnBack(Act):
    """Not that one: the table's latest turn, or pass, named by the entry that noted it."""

    phase: PhaseId
    table: int
    turn: Seq


@dataclass(frozen=True, slots=True)
class StartGoRound(Act):
    """Everybody once, one seat after the other. `round` counts a table's go-rounds, from 1."""

    phase: PhaseId
    table: int
    round: int


@dataclass(frozen=True, slots=True)
class EndGoRound(Act):
    """The go-round ends before everybody has had their turn."""

    phase: PhaseId
    table: int
    round: int


@dataclass(frozen=True, slots=True)
class QuietBegun(Outcome):
    """Until when (UTC ms) the table thinks."""

    ends_at: Millis


@dataclass(frozen=True, slots=True)
class BeginQuiet(Act):
    """Everybody at the table thinks for so many minutes, and nobody talks."""

    phase: PhaseId
    table: int
    minutes: int
    outcome: ClassVar[type[Outcome]] = QuietBegun


@dataclass(frozen=True, slots=True)
class EndQuiet(Act):
    """The table talks again."""

    phase: PhaseId
    table: int


TableAct = HostTable | TakeTurn | PassTurn | TakeTurnBack | StartGoRound | EndGoRound | BeginQuiet | EndQuiet
