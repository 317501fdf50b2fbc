"""The pulse of an exhibit: its rules, and what may be told of it, as counts of the whole jury and of nobody else.

It is open once the exhibit has been shown, until it is closed or the step ends. Nothing of it is told before the room
was shown it or the day is over; which way people moved not before nobody can answer those questions any more; and no
count of fewer than three answers.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import ExhibitId, JurorNumber, Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .pulse_acts import Changed, ClosePulse, Degree, GivePulse, ShowPulse
from .state import UNTAPPED, Pulse, Taps
from .subjects import Subject, are_settled, subjects

FEWEST_TOLD = 3
"""Fewer answers are not told: it would be nearly as good as to say whose they were."""


def pulse_of(state: State, exhibit: ExhibitId) -> Pulse:
    return state.exhibits.pulses.get(exhibit, UNTAPPED)


def is_open(state: State, exhibit: ExhibitId) -> bool:
    here = exhibit in state.exhibits.seen and exhibit in state.the_phase.exhibits
    return here and not pulse_of(state, exhibit).closed and not state.day.closed


def may_be_told(state: State, exhibit: ExhibitId) -> bool:
    return pulse_of(state, exhibit).told or state.day.closed


def check_give(state: State, by: By, act: GivePulse, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    if state.the_plan.exhibit(act.exhibit).id not in state.exhibits.seen:
        raise Refused(Reason.NOT_NOW)
    if not is_open(state, act.exhibit):
        raise Refused(Reason.PULSE_CLOSED)
    _check_taps(state, act)
    before = pulse_of(state, act.exhibit).given.get(JurorNumber(by.number), Taps())
    if _tapped(before, act) == before:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def _check_taps(state: State, act: GivePulse) -> None:
    if not (act.clear or act.trusted or act.changed):
        raise Refused(Reason.INVALID_MARK)
    moves = act.changed in (Changed.UP, Changed.DOWN)
    if moves != (act.about is not None):
        raise Refused(Reason.INVALID_MARK)
    if moves and act.about not in {subject.option for subject in subjects(state.the_plan)}:
        raise Refused(Reason.INVALID_MARK)


def _tapped(before: Taps, act: GivePulse) -> Taps:
    changed = (act.changed, act.about) if act.changed is not None else (before.changed, before.about)
    return Taps(act.clear or before.clear, act.trusted or before.trusted, *changed)


def apply_give(state: State, entry: Entry) -> State:
    act, juror = entry.act, JurorNumber(entry.by.number)
    assert isinstance(act, GivePulse)
    pulse = pulse_of(state, act.exhibit)
    taps = _tapped(pulse.given.get(juror, Taps()), act)
    return _with(state, act.exhibit, replace(pulse, given=pulse.given.having(juror, taps)))


def check_close(state: State, by: By, act: ClosePulse, now: Millis, given: object) -> Outcome:
    pulse = pulse_of(state, state.the_plan.exhibit(act.exhibit).id)
    if act.exhibit not in state.exhibits.seen or act.exhibit not in state.the_phase.exhibits or pulse.told:
        raise Refused(Reason.NOT_NOW)
    if pulse.closed == act.closed:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_close(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ClosePulse)
    return _with(state, act.exhibit, replace(pulse_of(state, act.exhibit), closed=act.closed))


def undo_close(state: State, entry: Entry) -> ClosePulse | None:
    act = entry.act
    assert isinstance(act, ClosePulse)
    pulse = pulse_of(state, act.exhibit)
    stands = pulse.closed == act.closed and not pulse.told and act.exhibit in state.the_phase.exhibits
    return ClosePulse(act.exhibit, not act.closed, undoes=entry.seq) if stands else None


def check_show(state: State, by: By, act: ShowPulse, now: Millis, given: object) -> Outcome:
    if act.leaving != state.exhibits.pulse:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.to is not None and not can_be_shown(state, state.the_plan.exhibit(act.to).id):
        raise Refused(Reason.NOT_NOW)
    return Outcome()


def can_be_shown(state: State, exhibit: ExhibitId) -> bool:
    return not is_open(state, exhibit) and len(pulse_of(state, exhibit).given) >= FEWEST_TOLD


def apply_show(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ShowPulse)
    there = replace(state, exhibits=replace(state.exhibits, pulse=act.to))
    if act.to is None:
        return there
    return _with(there, act.to, replace(pulse_of(state, act.to), closed=True, told=True))


def undo_show(state: State, entry: Entry) -> ShowPulse | None:
    act = entry.act
    assert isinstance(act, ShowPulse)
    stands = state.exhibits.pulse == act.to
    return ShowPulse(leaving=act.to, to=act.leaving, undoes=entry.seq) if stands else None


def _with(state: State, exhibit: ExhibitId, pulse: Pulse) -> State:
    return replace(state, exhibits=replace(state.exhibits, pulses={**state.exhibits.pulses, exhibit: pulse}))


# What is told of it


@dataclass(frozen=True, slots=True)
class Degrees:
    """How many answered so."""

    yes: int
    partly: int
    no: int


@dataclass(frozen=True, slots=True)
class Moved:
    """How many say that they now see an option more favourably, or less."""

    subject: Subject
    up: int
    down: int


@dataclass(frozen=True, slots=True)
class PulseCounts:
    """Of one exhibit. None where fewer than three answered. `moved` is None also while it could still sway somebody."""

    exhibit: ExhibitId
    given: int
    clear: Degrees | None
    trusted: Degrees | None
    changed: int | None
    unchanged: int | None
    moved: tuple[Moved, ...] | None


def told_counts(state: State, exhibit: ExhibitId) -> PulseCounts | None:
    """What leaves of it; None where nobody tapped, or nothing may be told."""
    tapped = bool(pulse_of(state, exhibit).given)
    may = may_be_told(state, exhibit) and not lacks_somebody(state, exhibit)
    return counts(state, exhibit) if tapped and may else None


def lacks_somebody(state: State, exhibit: ExhibitId) -> bool:
    """Whether somebody who tapped was erased since: who has the counts with them and without has what they tapped."""
    return bool(pulse_of(state, exhibit).given.keys() & state.removals.jurors)


def counts(state: State, exhibit: ExhibitId) -> PulseCounts:
    """To be asked for only where it may be told."""
    taps = tuple(pulse_of(state, exhibit).given.values())
    views = [each for each in taps if each.changed is not None]
    enough = len(views) >= FEWEST_TOLD
    unchanged = sum(each.changed is Changed.NO for each in views)
    return PulseCounts(
        exhibit=exhibit,
        given=len(taps),
        clear=_degrees(each.clear for each in taps),
        trusted=_degrees(each.trusted for each in taps),
        changed=len(views) - unchanged if enough else None,
        unchanged=unchanged if enough else None,
        moved=_moved(state, views) if enough and are_settled(state) else None,
    )


def _degrees(answers: Iterable[Degree | None]) -> Degrees | None:
    count = Counter(answer for answer in answers if answer is not None)
    enough = sum(count.values()) >= FEWEST_TOLD
    return Degrees(count[Degree.YES], count[Degree.PARTLY], count[Degree.NO]) if enough else None


def _moved(state: State, views: list[Taps]) -> tuple[Moved, ...]:
    count = Counter((each.about, each.changed) for each in views)
    asked = subjects(state.the_plan)
    return tuple(Moved(each, count[each.option, Changed.UP], count[each.option, Changed.DOWN]) for each in asked)
