"""What can be done to the rest of a day: another order, another evening, the end."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Act, Outcome, RoomAct
from ..exhibits.plan import Exhibit
from ..numbers import PhaseId
from ..votes.plan import Question, Vote
from .acts import ClockSet


@dataclass(frozen=True, slots=True)
class ChangeAgenda(RoomAct):
    """What follows the present phase, as it was and as it is to be. A phase left out is dropped, and can come back."""

    leaving: tuple[PhaseId, ...]
    to: tuple[PhaseId, ...]


@dataclass(frozen=True, slots=True)
class AddQuestion(Act):
    """A question nobody had planned, with a vote of its own, put in a phase that is on or still ahead."""

    question: Question
    vote: Vote
    phase: PhaseId


@dataclass(frozen=True, slots=True)
class AddExhibit(Act):
    """An exhibit nobody had planned, shown in a phase that is on or still ahead."""

    exhibit: Exhibit
    phase: PhaseId


@dataclass(frozen=True, slots=True)
class Adjourn(RoomAct):
    """The room goes home and comes back another time. The present phase's clock stands still."""

    phase: PhaseId
    outcome: ClassVar[type[Outcome]] = ClockSet


@dataclass(frozen=True, slots=True)
class Resume(RoomAct):
    """The room is back, where it left. Its clock waits to be started."""

    phase: PhaseId


@dataclass(frozen=True, slots=True)
class CloseSitting(Act):
    """The day is over. Nothing more is taken."""

    phase: PhaseId
