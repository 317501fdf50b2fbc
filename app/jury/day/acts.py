"""What can be done to the day as a whole. Acts that steer the room name what they leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from ..act import Act, Outcome, RoomAct
from ..exhibits.balance import Balance
from ..numbers import JurorNumber, Millis, PhaseId, VoteId
from ..plan import Plan
from ..votes.acts import VoteClosed

LONGEST_ANNOUNCEMENT = 280


@dataclass(frozen=True, slots=True)
class OpenSitting(Act):
    """The doors open: the plan and the juror numbers become part of the record.

    `balance` says how even the evidence was then, and who had looked at it; None where nobody has asked. `issues` are
    the valid cards of those seats whose card was made anew before; of every other seat it is the first.
    """

    plan: Plan
    jurors: tuple[JurorNumber, ...]
    balance: Balance | None = None
    issues: Mapping[JurorNumber, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClockSet(Outcome):
    """The clock as it now stands: an end (UTC ms) while it runs, or what is left (ms) while it stands still."""

    ends_at: Millis | None
    left: Millis | None


@dataclass(frozen=True, slots=True)
class ChangePhase(RoomAct):
    """The room moves from one phase to another. A phase that was left keeps its clock."""

    leaving: PhaseId
    to: PhaseId
    outcome: ClassVar[type[Outcome]] = ClockSet


@dataclass(frozen=True, slots=True)
class StartClock(RoomAct):
    phase: PhaseId
    clock: int
    outcome: ClassVar[type[Outcome]] = ClockSet


@dataclass(frozen=True, slots=True)
class PauseClock(RoomAct):
    phase: PhaseId
    clock: int
    outcome: ClassVar[type[Outcome]] = ClockSet


@dataclass(frozen=True, slots=True)
class ExtendClock(RoomAct):
    """More minutes, or fewer where negative. A clock that had run out counts from now."""

    phase: PhaseId
    clock: int
    minutes: int
    outcome: ClassVar[type[Outcome]] = ClockSet


@dataclass(frozen=True, slots=True)
class Announced(Outcome):
    """The announcement that stood before."""

    replaced: str


@dataclass(frozen=True, slots=True)
class Announce(RoomAct):
    """A sentence to every screen; empty takes it away."""

    text: str
    outcome: ClassVar[type[Outcome]] = Announced


@dataclass(frozen=True, slots=True)
class SittingRestored(Outcome):
    """How the secret vote that was open in the copy was closed: without a count."""

    voided: Mapping[VoteId, VoteClosed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RestoreSitting(Act):
    """The journal was put back from a copy made at `copied_at`, and goes on under a new `epoch`.

    What was recorded after the copy is not in it; tablets that meet a new epoch send again what they still hold. A
    secret vote that was open is void.
    """

    epoch: str
    copied_at: Millis
    outcome: ClassVar[type[Outcome]] = SittingRestored


@dataclass(frozen=True, slots=True)
class CallEyesUp(RoomAct):
    """Every tablet asks its juror to look up, or gives the screen back."""

    on: bool
