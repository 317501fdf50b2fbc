"""The rules of the day: every act that steers the room names what it leaves, so nobody skips a step by accident."""

from dataclasses import replace

from ..act import Outcome
from ..by_juror import ByJuror
from ..entry import Entry
from ..exhibits.balance import balance
from ..exhibits.testimony import floor_ended, floor_paused, floor_resumed, goes_on_again
from ..frozen import digest_of
from ..numbers import MINUTE, Millis, PhaseId
from ..people import By
from ..plan import check_plan
from ..reasons import Reason, Refused
from ..seats.acts import MOST_CARDS
from ..seats.state import Seat
from ..state import State
from ..votes.rules import voided, with_closing
from .acts import (
    LONGEST_ANNOUNCEMENT,
    Announce,
    Announced,
    CallEyesUp,
    ChangePhase,
    ClockSet,
    ExtendClock,
    OpenSitting,
    PauseClock,
    RestoreSitting,
    SittingRestored,
    StartClock,
)
from .state import Clock, Restored, Stay
from .timing import adjusted, moved_on


def check_open(state: State, by: By, act: OpenSitting, now: Millis, given: object) -> Outcome:
    if state.is_open:
        raise Refused(Reason.ALREADY_OPEN)
    if not act.jurors or len(set(act.jurors)) != len(act.jurors) or min(act.jurors) < 1:
        raise Refused(Reason.MALFORMED)
    if not act.issues.keys() <= set(act.jurors) or not all(1 <= issue <= MOST_CARDS for issue in act.issues.values()):
        raise Refused(Reason.MALFORMED)
    check_plan(act.plan)
    if act.balance is not None and act.balance != balance(act.plan.exhibits, act.balance.reviews):
        raise Refused(Reason.MALFORMED)
    return Outcome()


def apply_open(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, OpenSitting)
    first = act.plan.agenda[0]
    clock = Clock(1, None, Millis(first.minutes * MINUTE), entry.at)
    return replace(
        state,
        plan=act.plan,
        seats=ByJuror({number: Seat(issue=act.issues.get(number, 1)) for number in act.jurors}),
        day=replace(
            state.day,
            phase=first.id,
            clocks={first.id: clock},
            agenda=tuple(phase.id for phase in act.plan.agenda),
            frozen=digest_of(act.plan),
            stays=(Stay(first.id, entry.at),),
        ),
    )


def check_change_phase(state: State, by: By, act: ChangePhase, now: Millis, given: object) -> ClockSet:
    if act.leaving != state.day.phase:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    phase = state.the_plan.phase(act.to)
    if phase.id not in state.day.agenda:
        raise Refused(Reason.NOT_NOW)
    if any(vote.is_open for vote in state.votes.values()):
        raise Refused(Reason.VOTE_OPEN)
    known = state.day.clocks.get(act.to)
    if known is not None:
        return ClockSet(known.ends_at, known.left)
    return ClockSet(Millis(now + state.minutes(phase.id) * MINUTE), None)


def apply_change_phase(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ChangePhase)
    moved = _with_clock(state, act.to, entry)
    there = replace(
        moved,
        day=replace(moved.day, phase=act.to, results="", scene=""),
        exhibits=replace(moved.exhibits, shown=None, page=0, pulse=None),
        questions=replace(moved.questions, put=None),
    )
    left = goes_on_again(floor_ended(there, entry), act.undoes)
    return moved_on(left, entry, goes_home=bool(state.the_phase.resumes))


def undo_change_phase(state: State, entry: Entry) -> ChangePhase | None:
    act = entry.act
    assert isinstance(act, ChangePhase)
    if act.leaving not in state.day.agenda:
        return None
    return ChangePhase(leaving=act.to, to=act.leaving, undoes=entry.seq)


def check_start(state: State, by: By, act: StartClock, now: Millis, given: object) -> ClockSet:
    clock = _clock_as_named(state, act)
    if clock.left is None:
        raise Refused(Reason.NOTHING_CHANGES)
    return ClockSet(Millis(now + clock.left), None)


def check_pause(state: State, by: By, act: PauseClock, now: Millis, given: object) -> ClockSet:
    clock = _clock_as_named(state, act)
    if clock.ends_at is None:
        raise Refused(Reason.NOTHING_CHANGES)
    return ClockSet(None, Millis(max(0, clock.ends_at - now)))


def check_extend(state: State, by: By, act: ExtendClock, now: Millis, given: object) -> ClockSet:
    clock = _clock_as_named(state, act)
    if act.minutes == 0:
        raise Refused(Reason.NOTHING_CHANGES)
    if not -600 <= act.minutes <= 600:
        raise Refused(Reason.MALFORMED)
    change = act.minutes * MINUTE
    if clock.ends_at is not None:
        return ClockSet(Millis(max(now, max(now, clock.ends_at) + change)), None)
    left = Millis(max(0, (clock.left or 0) + change))
    if left == clock.left:
        raise Refused(Reason.NOTHING_CHANGES)
    return ClockSet(None, left)


def apply_clock(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, StartClock | PauseClock | ExtendClock)
    if not isinstance(act, ExtendClock):
        state = floor_paused(state, entry) if isinstance(act, PauseClock) else floor_resumed(state, entry)
    return adjusted(_with_clock(state, act.phase, entry), entry)


def undo_start(state: State, entry: Entry) -> PauseClock | None:
    act = entry.act
    assert isinstance(act, StartClock)
    clock = _running(state, act.phase)
    return PauseClock(act.phase, clock.turn, undoes=entry.seq) if clock else None


def undo_pause(state: State, entry: Entry) -> StartClock | None:
    act = entry.act
    assert isinstance(act, PauseClock)
    clock = state.day.clocks[act.phase]
    return StartClock(act.phase, clock.turn, undoes=entry.seq) if clock.left is not None else None


def undo_extend(state: State, entry: Entry) -> ExtendClock | None:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, ExtendClock)
    assert isinstance(outcome, ClockSet)
    if act.minutes < 0 and (outcome.left == 0 or outcome.ends_at == entry.at):
        return None  # fewer minutes were taken away than asked for: how many is no longer known
    clock = state.day.clocks[act.phase]
    if act.minutes > 0 and clock.left == 0:
        return None
    return ExtendClock(act.phase, clock.turn, -act.minutes, undoes=entry.seq)


def check_announce(state: State, by: By, act: Announce, now: Millis, given: object) -> Announced:
    if act.text == state.day.announcement:
        raise Refused(Reason.NOTHING_CHANGES)
    if len(act.text) > LONGEST_ANNOUNCEMENT:
        raise Refused(Reason.TOO_LONG)
    return Announced(state.day.announcement)


def apply_announce(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, Announce)
    return replace(state, day=replace(state.day, announcement=act.text))


def undo_announce(state: State, entry: Entry) -> Announce:
    outcome = entry.outcome
    assert isinstance(outcome, Announced)
    return Announce(outcome.replaced, undoes=entry.seq)


def check_eyes_up(state: State, by: By, act: CallEyesUp, now: Millis, given: object) -> Outcome:
    if act.on == state.day.eyes_up:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_eyes_up(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, CallEyesUp)
    return replace(state, day=replace(state.day, eyes_up=act.on))


def undo_eyes_up(state: State, entry: Entry) -> CallEyesUp:
    act = entry.act
    assert isinstance(act, CallEyesUp)
    return CallEyesUp(not act.on, undoes=entry.seq)


def check_restore(state: State, by: By, act: RestoreSitting, now: Millis, given: object) -> SittingRestored:
    if not act.epoch or act.copied_at > now:
        raise Refused(Reason.MALFORMED)
    return SittingRestored(voided(state))


def apply_restore(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, RestoreSitting)
    assert isinstance(outcome, SittingRestored)
    for vote, closing in outcome.voided.items():
        state = with_closing(state, vote, closing)
    state = floor_ended(state, entry, act.copied_at)
    restored = Restored(act.epoch, act.copied_at, entry.at)
    return replace(state, day=replace(state.day, restored=(*state.day.restored, restored)))


def _clock_as_named(state: State, act: StartClock | PauseClock | ExtendClock) -> Clock:
    clock = state.day.clocks.get(act.phase)
    if clock is None or act.phase != state.day.phase or act.clock != clock.turn:
        raise Refused(Reason.MOVED_ON)
    return clock


def _running(state: State, phase: PhaseId) -> Clock | None:
    clock = state.day.clocks[phase]
    return clock if clock.ends_at is not None else None


def _with_clock(state: State, phase: PhaseId, entry: Entry) -> State:
    outcome = entry.outcome
    assert isinstance(outcome, ClockSet)
    before = state.day.clocks.get(phase)
    if before is not None and (before.ends_at, before.left) == (outcome.ends_at, outcome.left):
        return state
    set_to = (outcome.ends_at, outcome.left)
    clock = before.touched(entry.at, *set_to) if before else Clock(1, *set_to, entry.at)
    return replace(state, day=replace(state.day, clocks={**state.day.clocks, phase: clock}))
