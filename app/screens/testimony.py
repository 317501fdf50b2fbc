"""Who is heard, on the console: who speaks and who is questioned, how much of their time is left, who has not come."""

from dataclasses import dataclass

from ..jury.exhibits.ledger import spent, whole_minutes
from ..jury.exhibits.plan import Exhibit, Side
from ..jury.exhibits.state import Stretch
from ..jury.exhibits.testimony import can_be_heard, has_the_floor, running
from ..jury.exhibits.testimony_acts import (
    LONGEST_BECAUSE,
    Absence,
    BeginTestimony,
    EndTestimony,
    Mode,
    RecordAbsence,
)
from ..jury.numbers import MINUTE, ExhibitId, Millis, Words
from ..jury.state import State
from .day import Countdown
from .moment import Moment
from .region import Region
from .run_sheet import time_of_day

SOON = 2
"""Minutes before its planned end at which the console says so."""


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor: to do what, and a clock that runs to the end of the planned minutes (None without any).

    `left` is told where it is little: whole minutes, 0 and below where they are over.
    """

    mode: Mode
    stands: bool
    countdown: Countdown | None
    left: int | None
    end: EndTestimony


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One exhibit: minutes so far beside those planned, and the acts that give it the floor.

    `missing` is the act that says that its witness does not come, to be filled in, and `comes` the one that takes it
    back; None where there is no witness, or they have the floor.
    """

    exhibit: ExhibitId
    title: Words
    side: Side
    witness: Words | None
    given: int
    minutes: int
    questioned: int
    to_be_questioned: int
    floor: Floor | None
    speak: BeginTestimony | None
    question: BeginTestimony | None
    absence: Absence | None
    missing: RecordAbsence | None
    comes: RecordAbsence | None


@dataclass(frozen=True, slots=True)
class TestimonyPanel(Region):
    rows: tuple[HeardRow, ...]
    longest: int


def testimony_panel(moment: Moment) -> TestimonyPanel:
    """The exhibits of this step; where it has none, those that the room has seen."""
    state = moment.state
    those = state.the_phase.exhibits or state.exhibits.seen
    rows = tuple(_row(moment, state.the_plan.exhibit(exhibit)) for exhibit in those)
    return TestimonyPanel(rows, LONGEST_BECAUSE)


def _row(moment: Moment, exhibit: Exhibit) -> HeardRow:
    state, now_on = moment.state, has_the_floor(moment.state)
    floor = now_on if now_on is not None and now_on.exhibit == exhibit.id else None
    absence = state.exhibits.absences.get(exhibit.id)
    recorded = exhibit.witness is not None and floor is None
    return HeardRow(
        exhibit=exhibit.id,
        title=exhibit.title,
        side=exhibit.side,
        witness=exhibit.witness,
        given=_minutes(moment, exhibit, Mode.SPEAKING),
        minutes=exhibit.minutes,
        questioned=_minutes(moment, exhibit, Mode.QUESTIONED),
        to_be_questioned=exhibit.questioned,
        floor=_floor(moment, exhibit, floor) if floor is not None else None,
        speak=_begin(state, exhibit, Mode.SPEAKING, floor),
        question=_begin(state, exhibit, Mode.QUESTIONED, floor),
        absence=absence,
        missing=RecordAbsence(exhibit.id, False) if recorded and absence is None else None,
        comes=RecordAbsence(exhibit.id, True, absent=False) if recorded and absence is not None else None,
    )


def _minutes(moment: Moment, exhibit: Exhibit, mode: Mode) -> int:
    return whole_minutes(spent(moment.state, exhibit.id, mode, moment.minute))


def _begin(state: State, exhibit: Exhibit, mode: Mode, floor: Stretch | None) -> BeginTestimony | None:
    on = floor is not None and floor.mode is mode
    can = can_be_heard(state, exhibit.id) and not on
    return BeginTestimony(exhibit.id, mode, running(state)) if can else None


def _floor(moment: Moment, exhibit: Exhibit, floor: Stretch) -> Floor:
    planned = exhibit.minutes if floor.mode is Mode.SPEAKING else exhibit.questioned
    # From its own beginning, as though the minutes it had before had come just before: a fact, not the present.
    before = spent(moment.state, exhibit.id, floor.mode, moment.minute) - floor.spent(moment.minute)
    ends_at = Millis(floor.began + floor.still - before + planned * MINUTE)
    stands = floor.paused is not None
    left = (ends_at - (floor.paused if floor.paused is not None else moment.minute)) // MINUTE
    clock = Countdown(
        ends_at=None if stands else ends_at,
        ends="" if stands else time_of_day(ends_at, moment.links.zone),
        left=Millis(max(0, ends_at - floor.paused)) if floor.paused is not None else None,
        paused=stands,
    )
    return Floor(
        mode=floor.mode,
        stands=stands,
        countdown=clock if planned else None,
        left=left if planned and left <= SOON else None,
        end=EndTestimony(running(moment.state)),
    )
