"""Hints for whoever leads a day for the first time: one at a time, what to press now and what will happen."""

from dataclasses import dataclass
from enum import StrEnum

from ..jury.day.plan import PUTS_VOTES, PhaseKind
from ..jury.numbers import Words
from ..jury.recommendations.standing import Stage, stage
from ..jury.state import State
from ..jury.tables.rules import seating_of
from ..jury.votes.turnout import entitled, turnout
from .day import phase_after
from .moment import Moment
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
    TABLES = "tables"
    DRAFT = "draft"
    FREEZE = "freeze"
    SETTLE = "settle"
    ONWARD = "onward"
    END = "end"
    RESUME = "resume"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Hint:
    """`done` of `of` people, where the hint is about people; `title` is the vote's or the next step's."""

    tip: Tip
    done: int = 0
    of: int = 0
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class HintPanel(Region):
    """In a rehearsal: what to do now; None where hints are switched off."""

    hint: Hint | None


def hint_panel(moment: Moment) -> HintPanel | None:
    if not moment.links.rehearsal:
        return None
    if not moment.links.hints:
        return HintPanel(None)
    return HintPanel(tip) if (tip := hint(moment.state)) else None


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
    if phase.kind is PhaseKind.TALK and not seating_of(state, phase.id).tables:
        return Hint(Tip.TABLES)
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


def _of_drafting(state: State) -> Hint | None:
    """The recommendation that has come least far; None where each has been put to a vote, or none is gone on with."""
    drafted = state.recommendations.drafted.values()
    stages = {stage(state, it) for it in drafted}
    if not drafted:
        return Hint(Tip.DRAFT)
    if Stage.DRAFT in stages:
        return Hint(Tip.FREEZE)
    return Hint(Tip.SETTLE) if Stage.FROZEN in stages else None
