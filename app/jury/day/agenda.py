"""The rules for the rest of a day. What is done stays done: only what is still ahead can change."""

from collections import Counter
from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..exhibits.testimony import floor_ended, goes_on_again
from ..numbers import Millis, PhaseId
from ..people import By
from ..plan import check_plan
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_words
from ..votes.methods import can_be_answered
from ..votes.plan import Option
from .acts import ClockSet
from .agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, Resume
from .plan import PUTS_VOTES, Phase, PhaseKind
from .timing import came_back, ended, went_home

LONGEST_ASKED = 500
"""Characters of a question or an answer: what a wall can show."""


def check_change(state: State, by: By, act: ChangeAgenda, now: Millis, given: object) -> Outcome:
    check_ahead(state, act.leaving, act.to)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def check_ahead(state: State, leaving: tuple[PhaseId, ...], to: tuple[PhaseId, ...]) -> None:
    """What is ahead is named as it is, and what is to come instead is of this plan, each phase once."""
    if leaving != state.ahead:
        raise Refused(Reason.MOVED_ON)
    if Counter(to) - Counter(_still_possible(state)):
        raise Refused(Reason.UNKNOWN)


def apply_change(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ChangeAgenda)
    kept = state.day.agenda[: len(state.day.agenda) - len(state.ahead)]
    return replace(state, day=replace(state.day, agenda=(*kept, *act.to)))


def undo_change(state: State, entry: Entry) -> ChangeAgenda | None:
    act = entry.act
    assert isinstance(act, ChangeAgenda)
    return ChangeAgenda(act.to, act.leaving, undoes=entry.seq) if state.ahead == act.to else None


def dropped(state: State) -> tuple[PhaseId, ...]:
    """The phases of the plan that are no longer on the agenda, in the plan's order."""
    return tuple(phase.id for phase in state.the_plan.agenda if phase.id not in state.day.agenda)


def _still_possible(state: State) -> tuple[PhaseId, ...]:
    return (*state.ahead, *dropped(state))


def check_add_question(state: State, by: By, act: AddQuestion, now: Millis, given: object) -> Outcome:
    _check_room(state, act.phase)
    if state.the_plan.phase(act.phase).kind not in PUTS_VOTES:
        raise Refused(Reason.NOT_NOW)
    if act.vote.questions != (act.question.id,):
        raise Refused(Reason.MALFORMED)
    options = (option.words for option in act.question.options)
    check_words(act.question.words, act.vote.title, *options, longest=LONGEST_ASKED)
    if not can_be_answered(act.question) or not _can_be_told_apart(act.question.options):
        raise Refused(Reason.CANNOT_BE_PUT)
    check_plan(_with_question(state, act).the_plan)
    return Outcome()


def _can_be_told_apart(options: tuple[Option, ...]) -> bool:
    return len({tuple(sorted(option.words.items())) for option in options}) == len(options)


def apply_add_question(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AddQuestion)
    return _with_question(state, act)


def check_add_exhibit(state: State, by: By, act: AddExhibit, now: Millis, given: object) -> Outcome:
    _check_room(state, act.phase)
    if state.the_plan.phase(act.phase).kind is not PhaseKind.EVIDENCE:
        raise Refused(Reason.NOT_NOW)
    exhibit = act.exhibit
    check_words(exhibit.title, exhibit.summary, exhibit.interest, exhibit.source, *exhibit.body)
    check_plan(_with_exhibit(state, act).the_plan)
    return Outcome()


def apply_add_exhibit(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, AddExhibit)
    return _with_exhibit(state, act)


def check_adjourn(state: State, by: By, act: Adjourn, now: Millis, given: object) -> ClockSet:
    _check_phase(state, act.phase)
    if any(voting.is_open for voting in state.votes.values()):
        raise Refused(Reason.VOTE_OPEN)
    clock = state.day.clocks[act.phase]
    left = clock.left if clock.ends_at is None else Millis(max(0, clock.ends_at - now))
    return ClockSet(None, left)


def apply_adjourn(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, Adjourn)
    assert isinstance(outcome, ClockSet)
    clock = state.day.clocks[act.phase].touched(entry.at, outcome.ends_at, outcome.left)
    day = replace(state.day, adjourned=True, clocks={**state.day.clocks, act.phase: clock})
    return went_home(floor_ended(replace(state, day=day), entry), entry)


def undo_adjourn(state: State, entry: Entry) -> Resume | None:
    act = entry.act
    assert isinstance(act, Adjourn)
    return Resume(act.phase, undoes=entry.seq) if state.day.adjourned else None


def check_resume(state: State, by: By, act: Resume, now: Millis, given: object) -> Outcome:
    _check_phase(state, act.phase)
    if not state.day.adjourned:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_resume(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, Resume)
    return came_back(goes_on_again(replace(state, day=replace(state.day, adjourned=False)), act.undoes), entry)


def undo_resume(state: State, entry: Entry) -> Adjourn | None:
    act = entry.act
    assert isinstance(act, Resume)
    busy = any(voting.is_open for voting in state.votes.values())
    if state.day.adjourned or busy or state.day.phase != act.phase:
        return None
    return Adjourn(act.phase, undoes=entry.seq)


def check_close_sitting(state: State, by: By, act: CloseSitting, now: Millis, given: object) -> Outcome:
    _check_phase(state, act.phase)
    if any(voting.is_open for voting in state.votes.values()):
        raise Refused(Reason.VOTE_OPEN)
    return Outcome()


def apply_close_sitting(state: State, entry: Entry) -> State:
    return ended(floor_ended(replace(state, day=replace(state.day, closed=True)), entry), entry)


def _check_phase(state: State, named: PhaseId) -> None:
    if named != state.day.phase:
        raise Refused(Reason.MOVED_ON)


def _check_room(state: State, phase: PhaseId) -> None:
    if phase not in (state.day.phase, *_still_possible(state)):
        raise Refused(Reason.MOVED_ON)


def _with_question(state: State, act: AddQuestion) -> State:
    phase = state.the_plan.phase(act.phase)
    changed = _with_phase(state, replace(phase, votes=(*phase.votes, act.vote.id)))
    plan = changed.the_plan
    return replace(
        changed, plan=replace(plan, questions=(*plan.questions, act.question), votes=(*plan.votes, act.vote))
    )


def _with_exhibit(state: State, act: AddExhibit) -> State:
    phase = state.the_plan.phase(act.phase)
    changed = _with_phase(state, replace(phase, exhibits=(*phase.exhibits, act.exhibit.id)))
    return replace(changed, plan=replace(changed.the_plan, exhibits=(*changed.the_plan.exhibits, act.exhibit)))


def _with_phase(state: State, phase: Phase) -> State:
    agenda = tuple(phase if each.id == phase.id else each for each in state.the_plan.agenda)
    return replace(state, plan=replace(state.the_plan, agenda=agenda))
