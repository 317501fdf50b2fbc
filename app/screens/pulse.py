"""The pulse as people see it: a juror's own three taps, the console's count of who answered, and what was shown."""

from dataclasses import dataclass

from ..jury.exhibits.pulse import (
    PulseCounts,
    can_be_shown,
    counts,
    is_open,
    pulse_of,
)
from ..jury.exhibits.pulse_acts import Changed, ClosePulse, Degree, GivePulse, ShowPulse
from ..jury.exhibits.state import Taps
from ..jury.exhibits.subjects import Subject, subjects
from ..jury.numbers import ExhibitId, JurorNumber, Words
from ..jury.state import State
from ..jury.votes.turnout import entitled
from .frame import Frame
from .region import KeyedRegion, Region, Screen


@dataclass(frozen=True, slots=True)
class Tap:
    """Something that can be tapped, and whether it is what this juror said last."""

    act: GivePulse
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bearing:
    """An option of the instrument, to be seen more favourably now, or less."""

    words: Words
    up: Tap
    down: Tap


@dataclass(frozen=True, slots=True)
class PulseCard(KeyedRegion):
    """The three taps after one exhibit; `bears` is () where there is nothing that it could bear on.

    `folded` where the room has gone on to another exhibit.
    """

    title: Words
    clear: tuple[Tap, ...]
    trusted: tuple[Tap, ...]
    unchanged: Tap
    bears: tuple[Bearing, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class PulseTold(Region):
    """The counts that the room was shown, on a tablet."""

    title: Words
    counts: PulseCounts


@dataclass(frozen=True, slots=True)
class WallPulse(Region):
    title: Words
    counts: PulseCounts


@dataclass(frozen=True, slots=True)
class PulseRow:
    """One exhibit's pulse on the console: how many answered of those who are here, and never what."""

    title: Words
    given: int
    here: int
    open: bool
    close: ClosePulse | None
    show: ShowPulse | None
    shown: bool


@dataclass(frozen=True, slots=True)
class PulsePanel(Region):
    rows: tuple[PulseRow, ...]


def pulse_cards(frame: Frame, juror: JurorNumber) -> Screen:
    """The exhibit that the room looked at last comes first, open; those before it are folded."""
    state = frame.moment.state
    exhibits = frame.once("open pulses", lambda: _open_pulses(state))
    return tuple(_card(frame, exhibit, juror, folded=bool(place)) for place, exhibit in enumerate(exhibits))


def pulse_told(frame: Frame) -> Screen:
    shown = frame.moment.state.exhibits.pulse
    return (frame.once("pulse told", lambda: PulseTold(*_told(frame.moment.state, shown))),) if shown else ()


def wall_pulse(state: State) -> Screen:
    shown = state.exhibits.pulse
    return (WallPulse(*_told(state, shown)),) if shown is not None else ()


def pulse_panel(state: State) -> PulsePanel:
    here, tapped = state.the_phase.exhibits, state.exhibits.pulses
    those = (exhibit for exhibit in state.exhibits.seen if exhibit in here or exhibit in tapped)
    return PulsePanel(tuple(_row(state, exhibit) for exhibit in those))


def _open_pulses(state: State) -> tuple[ExhibitId, ...]:
    found = [exhibit for exhibit in reversed(state.exhibits.seen) if is_open(state, exhibit)]
    return tuple(sorted(found, key=lambda exhibit: exhibit != state.exhibits.shown))


def _card(frame: Frame, exhibit: ExhibitId, juror: JurorNumber, *, folded: bool) -> Region:
    """Whoever tapped the same sees the same."""
    state = frame.moment.state
    taps = pulse_of(state, exhibit).given.get(juror, Taps())
    return frame.once(("pulse", exhibit, taps, folded), lambda: _pulse_card(state, exhibit, taps, folded=folded))


def _pulse_card(state: State, exhibit: ExhibitId, taps: Taps, *, folded: bool) -> PulseCard:
    def moved(subject: Subject, changed: Changed) -> Tap:
        chosen = (taps.changed, taps.about) == (changed, subject.option)
        return Tap(GivePulse(exhibit, changed=changed, about=subject.option), chosen)

    asked = subjects(state.the_plan)
    return PulseCard(
        key=exhibit,
        title=state.the_plan.exhibit(exhibit).title,
        clear=tuple(Tap(GivePulse(exhibit, clear=each), taps.clear is each) for each in Degree),
        trusted=tuple(Tap(GivePulse(exhibit, trusted=each), taps.trusted is each) for each in Degree),
        unchanged=Tap(GivePulse(exhibit, changed=Changed.NO), taps.changed is Changed.NO),
        bears=tuple(Bearing(each.words, moved(each, Changed.UP), moved(each, Changed.DOWN)) for each in asked),
        folded=folded,
    )


def _told(state: State, exhibit: ExhibitId) -> tuple[Words, PulseCounts]:
    return state.the_plan.exhibit(exhibit).title, counts(state, exhibit)


def _row(state: State, exhibit: ExhibitId) -> PulseRow:
    pulse, shown = pulse_of(state, exhibit), state.exhibits.pulse
    is_shown = shown == exhibit
    closes = exhibit in state.the_phase.exhibits and not pulse.told
    to = None if is_shown else exhibit
    return PulseRow(
        title=state.the_plan.exhibit(exhibit).title,
        given=len(pulse.given),
        here=len(entitled(state)),
        open=is_open(state, exhibit),
        close=ClosePulse(exhibit, not pulse.closed) if closes else None,
        show=ShowPulse(shown, to) if is_shown or can_be_shown(state, exhibit) else None,
        shown=is_shown,
    )
