"""What can be done about seats."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Act, Outcome, RoomAct
from ..numbers import ConsentId, JurorNumber

MOST_PEOPLE = 4
LARGEST_ROOM = 5_000
MOST_CARDS = 500
"""So often one seat's card is made anew, at the most."""
DEVICES_A_LIFE = 1_000_000
"""More than any seat meets before a day is restored from a copy, and again after."""


@dataclass(frozen=True, slots=True)
class SeatTaken(Outcome):
    """Which seat, and its generation: only the device of the newest generation speaks for the seat."""

    juror: JurorNumber
    generation: int


@dataclass(frozen=True, slots=True)
class TakeSeat(Act):
    """A device sits down: at the seat on the card it showed, or at the next free one that is not kept for somebody."""

    juror: JurorNumber | None = None
    issue: int = 1
    kept: tuple[JurorNumber, ...] = ()
    outcome: ClassVar[type[Outcome]] = SeatTaken


@dataclass(frozen=True, slots=True)
class CheckIn(Act):
    """A juror is here, and agrees to these things and no others. `people` share the seat and its one ballot."""

    consents: tuple[ConsentId, ...] = ()
    people: int = 1


@dataclass(frozen=True, slots=True)
class Leave(Act):
    """A juror goes home. What was answered stays."""


@dataclass(frozen=True, slots=True)
class RecordLeaving(RoomAct):
    """A facilitator notes that a juror has gone."""

    juror: JurorNumber


@dataclass(frozen=True, slots=True)
class RecordReturn(RoomAct):
    """A facilitator notes that a juror who had gone is back."""

    juror: JurorNumber


@dataclass(frozen=True, slots=True)
class AddSeat(Act):
    """One more seat, under the next number."""

    juror: JurorNumber


@dataclass(frozen=True, slots=True)
class CardReissued(Outcome):
    """The card that is valid from now on, and the seat's generation: another one where its device was put out."""

    issue: int
    generation: int


@dataclass(frozen=True, slots=True)
class ReissueCard(Act):
    """A seat gets a new card, and the one that is left behind opens nothing any more.

    Whoever sits there stays, for a card is lost more often than a seat is taken; where `put_out`, they do not.
    """

    juror: JurorNumber
    leaving: int
    put_out: bool = False
    outcome: ClassVar[type[Outcome]] = CardReissued
