"""The day as people see it: where we are, the charge, the run sheet, the clock, announcements."""

from dataclasses import dataclass

from ..jury.day.acts import Announce, CallEyesUp, ChangePhase, ExtendClock, PauseClock, StartClock
from ..jury.day.plan import Charge, Phase
from ..jury.numbers import MINUTE, Millis, Words
from ..jury.state import State
from .moment import Moment
from .region import Region
from .run_sheet import time_of_day

WORTH_TELLING = 5
"""So many minutes later than planned, everybody is told when the day is to end instead."""
ROUNDED = 5 * MINUTE
NEWS = 30
"""Minutes for which the console says that the day was put back."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A deadline as a fact: it runs until `ends_at` (UTC ms; "14:20" in `ends`), or stands with `left` ms.

    A clock that stands is `paused`, unless it was never touched.
    """

    ends_at: Millis | None
    ends: str
    left: Millis | None
    paused: bool


@dataclass(frozen=True, slots=True)
class Now(Region):
    """Where the room is: step 3 of 6, the phase's title, and its clock while the day goes on.

    `finishes` is the time of day, in steps of five minutes, at which this evening is to end since the room agreed to
    end it some minutes late; "" where it did not. That it runs late is not told to everybody. `warns` is how many
    minutes before the step's time is up it is said first: five of a short step's six are no news.
    """

    step: int
    steps: int
    title: Words
    countdown: Countdown | None
    finishes: str = ""
    warns: int = 0


@dataclass(frozen=True, slots=True)
class Notice(Region):
    """The announcement, where there is one."""

    text: str


@dataclass(frozen=True, slots=True)
class EyesUp(Region):
    """Please look up: nothing is needed on this screen."""


@dataclass(frozen=True, slots=True)
class ChargeCard(Region):
    charge: Charge


@dataclass(frozen=True, slots=True)
class WallCharge(Region):
    charge: Charge


@dataclass(frozen=True, slots=True)
class Waiting(Region):
    """Nothing is needed now. `next_title` names what comes next, if anything does."""

    prompt: Words
    next_title: Words | None


@dataclass(frozen=True, slots=True)
class WallBreak(Region):
    """A break: when it goes on, large, and with what."""

    prompt: Words
    countdown: Countdown
    next_title: Words | None


@dataclass(frozen=True, slots=True)
class Closed(Region):
    """The doors are not open yet. `leads` is for whoever waits to lead the day."""

    leads: bool = False


@dataclass(frozen=True, slots=True)
class NowPanel(Region):
    """The console's centre: the phase, and the acts that leave it. `vote_open` says why there are none.

    `notes` are the plan's for whoever holds the day; {} where there are none.
    """

    step: int
    steps: int
    title: Words
    prompt: Words
    notes: Words
    countdown: Countdown | None
    next_title: Words | None
    next: ChangePhase | None
    back: ChangePhase | None
    vote_open: bool
    adjourned: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class ClockPanel(Region):
    start: StartClock | None
    pause: PauseClock | None
    more: ExtendClock
    fewer: ExtendClock | None


@dataclass(frozen=True, slots=True)
class NoticePanel(Region):
    """What is announced now, with the acts that take it away and that call or release everybody's eyes."""

    text: str
    clear: Announce | None
    eyes: CallEyesUp | None


@dataclass(frozen=True, slots=True)
class NoticeForm(Region):
    """Where an announcement is typed; a region that never changes, so that typing is never disturbed."""

    longest: int


@dataclass(frozen=True, slots=True)
class RestoredPanel(Region):
    """The day was put back: at what time, and from a copy of what time ("11:42")."""

    at: str
    copied_at: str


def now(moment: Moment) -> Now:
    state = moment.state
    step, phase = place_in_agenda(state)
    if state.day.closed or state.day.adjourned:
        return Now(step, len(state.agenda), phase.title, None)
    return Now(step, len(state.agenda), phase.title, countdown(moment), _finishes(moment), _warns(phase.minutes))


def _warns(minutes: int) -> int:
    return next((limit for limit in (5, 2) if minutes >= 2 * limit), 0)


def _finishes(moment: Moment) -> str:
    due = moment.state.day.due
    if due is None or due.ends_at is None or due.late < WORTH_TELLING:
        return ""
    ends = due.ends_at + due.late * MINUTE
    return time_of_day(Millis(-(-ends // ROUNDED) * ROUNDED), moment.links.zone)


def countdown(moment: Moment) -> Countdown:
    clock = moment.state.day.clocks[moment.state.the_phase.id]
    return Countdown(clock.ends_at, time_of_day(clock.ends_at, moment.links.zone), clock.left, clock.turn > 1)


def quiet_countdown(moment: Moment, until: Millis | None) -> Countdown | None:
    """A table's own deadline, beside the phase's."""
    return None if until is None else Countdown(until, time_of_day(until, moment.links.zone), None, False)


def waiting(state: State) -> Waiting:
    following = phase_after(state)
    return Waiting(state.the_phase.prompt, following.title if following else None)


def wall_break(moment: Moment) -> WallBreak:
    following = phase_after(moment.state)
    return WallBreak(moment.state.the_phase.prompt, countdown(moment), following.title if following else None)


def now_panel(moment: Moment) -> NowPanel:
    state = moment.state
    step, phase = place_in_agenda(state)
    agenda = state.agenda
    following = phase_after(state)
    vote_open = any(voting.is_open for voting in state.votes.values())
    held = vote_open or state.day.adjourned or state.day.closed
    onward = following and not held
    backward = step > 1 and not held
    return NowPanel(
        step=step,
        steps=len(agenda),
        title=phase.title,
        prompt=phase.prompt,
        notes=phase.notes,
        countdown=None if state.day.closed else countdown(moment),
        next_title=following.title if following else None,
        next=ChangePhase(phase.id, following.id) if following and onward else None,
        back=ChangePhase(phase.id, agenda[step - 2].id) if backward else None,
        vote_open=vote_open,
        adjourned=state.day.adjourned,
        closed=state.day.closed,
    )


def clock_panel(state: State) -> ClockPanel:
    phase = state.the_phase.id
    clock = state.day.clocks[phase]
    return ClockPanel(
        start=StartClock(phase, clock.turn) if clock.left is not None else None,
        pause=PauseClock(phase, clock.turn) if clock.ends_at is not None else None,
        more=ExtendClock(phase, clock.turn, 5),
        fewer=ExtendClock(phase, clock.turn, -1) if clock.left != 0 else None,
    )


def notice_panel(state: State) -> NoticePanel:
    text = state.day.announcement
    eyes = None if state.day.adjourned else CallEyesUp(not state.day.eyes_up)
    return NoticePanel(text, Announce("") if text else None, eyes)


def restored_panel(moment: Moment) -> RestoredPanel | None:
    """For as long as it is news."""
    restored = moment.state.day.restored
    if not restored or moment.minute >= restored[-1].at + NEWS * MINUTE:
        return None
    last, zone = restored[-1], moment.links.zone
    return RestoredPanel(time_of_day(last.at, zone), time_of_day(last.copied_at, zone))


def place_in_agenda(state: State) -> tuple[int, Phase]:
    """The step we are at, counted from 1, and its phase."""
    agenda = state.agenda
    step = next(n for n, phase in enumerate(agenda, 1) if phase.id == state.day.phase)
    return step, agenda[step - 1]


def phase_after(state: State) -> Phase | None:
    step, _ = place_in_agenda(state)
    agenda = state.agenda
    return agenda[step] if step < len(agenda) else None
