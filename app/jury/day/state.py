"""The day's slice of the state."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..numbers import Millis, PhaseId, Seq


@dataclass(frozen=True, slots=True)
class Clock:
    """A phase's clock. Exactly one of `ends_at` (UTC ms, running) and `left` (ms, standing still) is set.

    At `since` (UTC ms), when it was last touched, it had run for `ran` ms, all pauses left out.
    """

    turn: int
    ends_at: Millis | None
    left: Millis | None
    since: Millis = Millis(0)
    ran: Millis = Millis(0)

    def touched(self, at: Millis, ends_at: Millis | None, left: Millis | None) -> "Clock":
        ran = self.ran if self.ends_at is None else Millis(self.ran + at - self.since)
        return Clock(self.turn + 1, ends_at, left, at, ran)


@dataclass(frozen=True, slots=True)
class Restored:
    """The day was put back at `at` (UTC ms) from a copy made at `copied_at`, and goes on under `epoch`."""

    epoch: str
    copied_at: Millis
    at: Millis


@dataclass(frozen=True, slots=True)
class Stay:
    """The room was in a phase from `began` to `ended` (UTC ms), or is there still: then `ended` is None."""

    phase: PhaseId
    began: Millis
    ended: Millis | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When this evening should end (UTC ms), as the plan had it when the entry `since` set its clock going.

    It is counted from `began`; both are None while the clock has yet to be started. `late`: so many minutes later the
    room has agreed to end.
    """

    since: Seq
    ends_at: Millis | None
    late: int = 0
    began: Millis | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """Where the day stands. `phase` is None until the sitting is open.

    `agenda` is the order of the phases as it now is; `results` the block or question whose results the room looks at,
    "" for the first block; `scene` is what somebody chose for the wall, "" while it follows the step. `restored` holds
    every return from a copy, the last one last. `frozen` is the digest of the plan with which the sitting opened,
    whatever was added to it since. `stays` are all the visits to phases, `dues` what was due since when, both in their
    order; `lengths` the minutes of phases that were given others than planned.
    """

    phase: PhaseId | None = None
    clocks: Mapping[PhaseId, Clock] = field(default_factory=dict)
    announcement: str = ""
    eyes_up: bool = False
    agenda: tuple[PhaseId, ...] = ()
    results: str = ""
    adjourned: bool = False
    closed: bool = False
    restored: tuple[Restored, ...] = ()
    frozen: str = ""
    scene: str = ""
    lengths: Mapping[PhaseId, int] = field(default_factory=dict)
    stays: tuple[Stay, ...] = ()
    dues: tuple[Due, ...] = ()

    @property
    def due(self) -> Due | None:
        """What counts now."""
        return self.dues[-1] if self.dues else None
