"""What can be done to the rest of a day: another order, another evening, the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class ReplanDay(RoomAct):
    """What follows `phase` is made shorter, longer or dropped, in one step; all that changes is named as it was.

    `was` and `minutes` are the lengths of the phases that get others, `was_late` and `late` how many minutes later than
    planned the room agrees to end.
    """

    phase: PhaseId
    leaving: tuple[PhaseId, ...]
    to: tuple[PhaseId, ...]
    was: Mapping[PhaseId, int] = field(default_factory=dict)
    minutes: Mapping[PhaseId, int] = field(default_factory=dict)
    was_late: int = 0
    late: int = 0


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
