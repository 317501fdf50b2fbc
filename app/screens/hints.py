"""Hints for whoever leads a day for the first time: one at a time, what to press now and what will happen."""

from dataclasses import dataclass
from enum import StrEnum

from ..jury.contributions.rules import is_let_through
from ..jury.day.plan import HEARING, PUTS_VOTES, PhaseKind
from ..jury.numbers import Words
from ..jury.recommendations.standing import Stage, stage
from ..jury.state import State
from ..jury.tables.rules import seating_of
from ..jury.turns.rules import floor_of
from ..jury.votes.turnout import entitled, turnout
from .day import phase_after
from .moment import Moment
from .questions import ASKED_KINDS
from .region import Region


class Tip(StrEnum):
    """What the hint is about."""

    ARRIVING = "arriving"
    ALL_HERE = "all-here"
    PUT_VOTE = "put-vote"
    VOTING = "voting"
    NEARLY_IN = "nearly-in"
    ALL_IN = "all-in"
    REVEAL = "reveal"
    EXHIBIT = "exhibit"
    ASKED = "asked"
    PUT_QUESTION = "put-question"
    QUESTION_PUT = "question-put"
    TABLES = "tables"
    SAID = "said"
    GO_ROUND = "go-round"
    DRAFT = "draft"
    FREEZE = "freeze"
    SETTLE = "settle"
    ONWARD = "onward"
    END = "end"
    RESUME = "resume"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Hint:
    """`done` of `of` people, where the hint is about people; `title` is the vote's or the next step's.

    In `done` is also how many wait to be looked at.
    """

    tip: Tip
    done: int = 0
    of: int = 0
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class HintPanel(Region):
    """In a rehearsal: what to do now; None where hints are switched off.

    `desk` is the address of the page that ends it.
    `clock_stands`: nobody has started the step's clock, as on the first step, where no other step has come before.
    """

    hint: Hint | None
    desk: str = ""
    clock_stands: bool = False


def hint_panel(moment: Moment) -> HintPanel | None:
    if not moment.links.rehearsal:
        return None
    if not moment.links.hints:
        return HintPanel(None, moment.links.desk)
    tip = hint(moment.state)
    return HintPanel(tip, moment.links.desk, _clock_stands(moment.state)) if tip else None


def _clock_stands(state: State) -> bool:
    clock = state.day.clocks[state.the_phase.id]
    return clock.left is not None and clock.turn == 1 and not (state.day.closed or state.day.adjourned)


def hint(state: State) -> Hint | None:
    """What to do now; None before the doors open."""
    if not state.is_open:
        return None
    if state.day.closed:
        return Hint(Tip.OVER)
    if state.day.adjourned:
        return Hint(Tip.RESUME)
    return _of_votes(state) or _of_step(state)


def _of_votes(state: State) -> Hint | None:
    """An open vote comes before everything; then one that this step is there for and that was not put yet."""
    if state.the_phase.kind not in PUTS_VOTES:
        return None
    for vote in state.votes_here:
        if state.voting(vote.id).is_open:
            so_far = turnout(state, vote)
            missing = so_far.entitled - so_far.complete
            tip = Tip.ALL_IN if not missing else Tip.NEARLY_IN if missing == 1 else Tip.VOTING
            return Hint(tip, so_far.complete, so_far.entitled, vote.title)
    if state.the_phase.kind is PhaseKind.ARRIVE and len(entitled(state)) < 2:
        return None
    fresh = next((vote for vote in state.votes_here if not state.voting(vote.id).version), None)
    return Hint(Tip.PUT_VOTE, title=fresh.title) if fresh else None


def _of_step(state: State) -> Hint:
    phase = state.the_phase
    if phase.kind is PhaseKind.ARRIVE and len(entitled(state)) < len(state.seats):
        return Hint(Tip.ARRIVING, len(entitled(state)), len(state.seats))
    if phase.kind is PhaseKind.EVIDENCE and set(phase.exhibits) - set(state.exhibits.seen):
        left = next(each for each in phase.exhibits if each not in state.exhibits.seen)
        return Hint(Tip.EXHIBIT, title=state.the_plan.exhibit(left).title)
    if phase.kind in HEARING and (asked := _of_questions(state)):
        return asked
    if phase.kind is PhaseKind.TALK and (talk := _of_talk(state)):
        return talk
    if phase.kind is PhaseKind.DRAFTING and (drafting := _of_drafting(state)):
        return drafting
    if phase.kind is PhaseKind.RESULT and any(
        state.voting(vote.id).version and not state.voting(vote.id).revealed for vote in state.votes_here
    ):
        return Hint(Tip.REVEAL)
    if phase.kind is PhaseKind.ARRIVE:
        return Hint(Tip.ALL_HERE, len(entitled(state)), len(state.seats))
    following = phase_after(state)
    return Hint(Tip.ONWARD, title=following.title) if following else Hint(Tip.END)


def _of_questions(state: State) -> Hint | None:
    """What waits to be looked at; in the step that is there for it, also the first question that is put."""
    asked = [each for each in state.questions.asked.values() if each.stands and each.kind in ASKED_KINDS]
    if waiting := sum(each.shown is None for each in asked):
        return Hint(Tip.ASKED, waiting)
    if state.questions.put:
        return Hint(Tip.QUESTION_PUT)
    untried = state.the_phase.kind is PhaseKind.QUESTIONS and not any(each.times_put for each in asked)
    return Hint(Tip.PUT_QUESTION) if untried and any(each.shown for each in asked) else None


def _of_talk(state: State) -> Hint | None:
    phase = state.the_phase.id
    tables = range(1, len(seating_of(state, phase).tables) + 1)
    if not tables:
        return Hint(Tip.TABLES)
    said = [each for each in state.contributions.values() if each.phase == phase and each.stands]
    if waiting := sum(each.decision is None and not is_let_through(state, each) for each in said):
        return Hint(Tip.SAID, waiting)
    return None if any(floor_of(state, phase, table).rounds for table in tables) else Hint(Tip.GO_ROUND)


def _of_drafting(state: State) -> Hint | None:
    """The recommendation that has come least far; None where each has been put to a vote, or none is gone on with."""
    drafted = state.recommendations.drafted.values()
    stages = {stage(state, it) for it in drafted}
    if not drafted:
        return Hint(Tip.DRAFT)
    if Stage.DRAFT in stages:
        return Hint(Tip.FREEZE)
    return Hint(Tip.SETTLE) if Stage.FROZEN in stages else None
