"""The rules of re-planning: what is still to come gets other minutes or goes, in one act with undo."""

from collections.abc import Mapping
from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import MINUTE, Millis, PhaseId
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .agenda import check_ahead
from .agenda_acts import ReplanDay
from .plan import PhaseKind
from .recoveries import Later, Recovery, recoveries
from .timing import expected_end

LONGEST = 600
MAY_GO = frozenset({PhaseKind.QUESTIONS, PhaseKind.TALK, PhaseKind.BREAK})


def check_replan(state: State, by: By, act: ReplanDay, now: Millis, given: object) -> Outcome:
    if act.phase != state.day.phase:
        raise Refused(Reason.MOVED_ON)
    check_ahead(state, act.leaving, act.to)
    if not act.minutes.keys() <= set(act.leaving) | set(act.to) or act.was.keys() != act.minutes.keys():
        raise Refused(Reason.MALFORMED)
    if act.was != {phase: state.minutes(phase) for phase in act.minutes} or act.was_late != agreed(state):
        raise Refused(Reason.MOVED_ON)
    if not all(1 <= minutes <= LONGEST for minutes in act.minutes.values()) or not 0 <= act.late <= LONGEST:
        raise Refused(Reason.MALFORMED)
    if act.late and (state.day.due is None or state.day.due.ends_at is None):
        raise Refused(Reason.NOT_NOW)
    if any(phase in state.day.clocks for phase in act.minutes):
        raise Refused(Reason.NOT_NOW)
    if (act.leaving, dict(act.was), act.was_late) == (act.to, dict(act.minutes), act.late):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_replan(state: State, entry: Entry) -> State:
    act, day = entry.act, state.day
    assert isinstance(act, ReplanDay)
    kept = day.agenda[: len(day.agenda) - len(state.ahead)]
    lengths = {**day.lengths, **act.minutes}
    dues = tuple(due for due in day.dues if due.since != act.undoes)
    if act.undoes is None and act.late != act.was_late and day.due:
        dues = (*dues, replace(day.due, since=entry.seq, late=act.late))
    return replace(state, day=replace(day, agenda=(*kept, *act.to), lengths=lengths, dues=dues))


def undo_replan(state: State, entry: Entry) -> ReplanDay | None:
    act, day = entry.act, state.day
    assert isinstance(act, ReplanDay)
    same = state.ahead == act.to and act.late == agreed(state)
    stands = all(phase not in day.clocks and state.minutes(phase) == now for phase, now in act.minutes.items())
    if day.phase is None or not same or not stands:
        return None
    back = ReplanDay(day.phase, act.to, act.leaving, was=act.minutes, minutes=act.was, undoes=entry.seq)
    return replace(back, was_late=act.late, late=act.was_late)


def agreed(state: State) -> int:
    """So many minutes late the room has agreed to end."""
    return state.day.due.late if state.day.due else 0


def late(state: State, now: Millis) -> int | None:
    """Whole minutes by which this evening ends later than planned; below 0 earlier; None where nothing is counted."""
    due = state.day.due
    if due is None or due.ends_at is None:
        return None
    return int((expected_end(state, now) - due.ends_at) / MINUTE)


def over(state: State, now: Millis) -> int:
    """Minutes that are to be won back: those beyond what was agreed."""
    return max(0, (late(state, now) or 0) - agreed(state))


def ways_out(state: State, now: Millis) -> tuple[tuple[Recovery, ReplanDay], ...]:
    """Each recovery with the act that takes it; none that would end the day later than can be agreed."""
    found = recoveries(still_to_come(state), over(state, now))
    acts = ((way, as_act(state, way)) for way in found)
    return tuple((way, act) for way, act in acts if act.late <= LONGEST)


def still_to_come(state: State) -> tuple[Later, ...]:
    """What is left of this evening and has never begun."""
    phases = map(state.the_plan.phase, state.this_evening)
    return tuple(
        Later(
            phase.id,
            state.minutes(phase.id),
            phase.minutes,
            phase.least,
            may_go=phase.kind in MAY_GO and not phase.votes and not phase.resumes,
            rests=phase.kind is PhaseKind.BREAK,
        )
        for phase in phases
        if phase.id not in state.day.clocks
    )


def as_act(state: State, way: Recovery) -> ReplanDay:
    was: Mapping[PhaseId, int] = {phase: state.minutes(phase) for phase in way.minutes}
    to = tuple(phase for phase in state.ahead if phase not in way.dropped)
    before = agreed(state)
    return ReplanDay(
        state.the_phase.id,
        state.ahead,
        to,
        was=was,
        minutes=way.minutes,
        was_late=before,
        late=before + max(0, way.late),
    )
