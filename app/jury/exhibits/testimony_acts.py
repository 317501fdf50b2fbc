"""What can be done while witnesses are heard: who speaks, who is questioned, who has not come."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ..act import Outcome, RoomAct
from ..numbers import ExhibitId

LONGEST_BECAUSE = 300


class Mode(StrEnum):
    """What somebody who has the floor does with it."""

    SPEAKING = "speaking"
    QUESTIONED = "questioned"


class Instead(StrEnum):
    """What is heard where a witness does not come."""

    NOBODY = "nobody"
    STAND_IN = "stand-in"
    READ_OUT = "read-out"


@dataclass(frozen=True, slots=True)
class BeginTestimony(RoomAct):
    """Somebody begins to speak to an exhibit, or to be questioned about it.

    `leaving` is the stretch that ends with it: its number from 1, or 0 where nobody has the floor.
    """

    exhibit: ExhibitId
    mode: Mode
    leaving: int = 0


@dataclass(frozen=True, slots=True)
class EndTestimony(RoomAct):
    """Nobody has the floor any more. `stretch` is the number of the one that ends."""

    stretch: int


@dataclass(frozen=True, slots=True)
class Absence:
    """A witness who does not come: why, and what is heard instead."""

    because: str
    instead: Instead


@dataclass(frozen=True, slots=True)
class AbsenceRecorded(Outcome):
    """What was known of it before; None for nothing."""

    before: Absence | None = None


@dataclass(frozen=True, slots=True)
class RecordAbsence(RoomAct):
    """An exhibit's witness does not come, or has come after all. `leaving` is what was recorded so far."""

    exhibit: ExhibitId
    leaving: bool
    absent: bool = True
    because: str = ""
    instead: Instead = Instead.NOBODY
    outcome: ClassVar[type[Outcome]] = AbsenceRecorded
