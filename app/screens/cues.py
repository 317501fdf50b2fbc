"""What whoever holds the day is to think of, and when. A cue is a fact; which one is due is seen where it is shown."""

from dataclasses import dataclass

from ..jury.day.plan import Cue
from ..jury.day.state import Clock
from ..jury.numbers import MINUTE, Millis, Words
from .moment import Moment
from .region import Region
from .run_sheet import time_of_day


@dataclass(frozen=True, slots=True)
class CueRow:
    """Due when the phase has run for `minute` minutes: `at` (UTC ms; "14:20" in `time`) while its clock runs.

    While it stands, `left` ms of running are missing, below 0 where the cue has been due.
    """

    minute: int
    words: Words
    at: Millis | None
    time: str
    left: Millis | None


@dataclass(frozen=True, slots=True)
class CuesPanel(Region):
    """The cues of the phase that is on, the earliest first."""

    cues: tuple[CueRow, ...]


def cues_panel(moment: Moment) -> CuesPanel | None:
    state = moment.state
    cues = sorted(state.the_phase.cues, key=lambda cue: cue.minute)
    if not cues or state.day.adjourned or state.day.closed:
        return None
    clock = state.day.clocks[state.the_phase.id]
    return CuesPanel(tuple(_row(cue, clock, moment.links.zone) for cue in cues))


def _row(cue: Cue, clock: Clock, zone: str) -> CueRow:
    left = Millis(cue.minute * MINUTE - clock.ran)
    at = None if clock.ends_at is None else Millis(clock.since + left)
    return CueRow(cue.minute, cue.words, at, time_of_day(at, zone), left if at is None else None)
