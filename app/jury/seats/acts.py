"""What can be done about seats."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Act, Outcome
from ..numbers import ConsentId, JurorNumber


@dataclass(frozen=True, slots=True)
class SeatTaken(Outcome):
    """Which seat, and its generation: only the device of the newest generation speaks for the seat."""

    juror: JurorNumber
    generation: int


@dataclass(frozen=True, slots=True)
class TakeSeat(Act):
    """A device sits down: at the seat on the card it showed, or at the next free one."""

    juror: JurorNumber | None = None
    issue: int = 1
    outcome: ClassVar[type[Outcome]] = SeatTaken


@dataclass(frozen=True, slots=True)
class CheckIn(Act):
    """A juror is here, and agrees to these things and no others."""

    consents: tuple[ConsentId, ...] = ()
