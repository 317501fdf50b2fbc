"""The exhibits' slice of the state."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..by_juror import ByJuror
from ..numbers import ExhibitId, Millis, OptionId, Seq
from .pulse_acts import Changed, Degree
from .testimony_acts import Absence, Mode


@dataclass(frozen=True, slots=True)
class Taps:
    """What one juror tapped after an exhibit; None for what was skipped."""

    clear: Degree | None = None
    trusted: Degree | None = None
    changed: Changed | None = None
    about: OptionId | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was tapped after an exhibit. `told` is whether the room was ever shown the counts: then it stays closed."""

    given: ByJuror[Taps] = field(default_factory=ByJuror)
    closed: bool = False
    told: bool = False


UNTAPPED = Pulse()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Somebody had the floor from `began` to `ended` (UTC ms; None while they have it).

    `still` is for how long (ms) the clock stood still meanwhile; `paused` since when it did until the end, or does now;
    None where it did not. `ended_by` is the entry with which it ended.
    """

    exhibit: ExhibitId
    mode: Mode
    began: Millis
    ended: Millis | None = None
    ended_by: Seq | None = None
    paused: Millis | None = None
    still: int = 0

    def spent(self, now: Millis) -> int:
        """Milliseconds until now, or to its end, without what the clock stood still."""
        until = next(each for each in (self.paused, self.ended, now) if each is not None)
        return max(0, until - self.began - self.still)


@dataclass(frozen=True, slots=True)
class Exhibits:
    """`shown` is what the room looks at, and `page`, from 0, where in it; `seen` holds everything it ever was shown,
    which nothing takes back.

    `pulse` is the exhibit whose pulse the room looks at. `stretches` are in the order in which they began; at most the
    last one goes on.
    """

    shown: ExhibitId | None = None
    seen: tuple[ExhibitId, ...] = ()
    page: int = 0
    pulses: Mapping[ExhibitId, Pulse] = field(default_factory=dict)
    pulse: ExhibitId | None = None
    stretches: tuple[Stretch, ...] = ()
    absences: Mapping[ExhibitId, Absence] = field(default_factory=dict)
