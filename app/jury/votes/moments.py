"""One question put again at another moment: what it is compared with, and what that holds back.

A question is compared by itself, whatever was put beside it. *Early* are the opening and the interim views.

*Compared.* What a vote says of a question stands beside what the first early vote on it said that was put before: the
opening view, or an interim one where there was no opening. Practice is compared with nothing.

*Held back.* The result of an early vote may be told once each of its questions that will be put again has been, and has
closed: nobody's second answer is to be swayed. What is awaited is the first refined view that was put or is still to
come; where none is, an opening view awaits an interim one. Who is asked after that may know. And no result may be told
while somebody can still answer one of its questions in another vote. Questions about the same option count as one here:
what the room says of it in other words sways as well.

*Too late.* A vote that was never put cannot begin any more once one that awaits it, or that it awaits, is revealed.
"""

from collections.abc import Iterable

from ..day.plan import PUTS_VOTES
from ..numbers import QuestionId, VoteId
from ..state import State
from .plan import Vote, When

EARLY = (When.OPENING, When.INTERIM)
IN_ORDER = (*EARLY, When.REFINED, When.EVALUATION)
"""The moments in the order of the day; practice stands apart."""


def in_order(votes: Iterable[Vote]) -> list[Vote]:
    """By moment, and as they stand in the plan; without practice."""
    return sorted((vote for vote in votes if vote.when in IN_ORDER), key=lambda vote: IN_ORDER.index(vote.when))


def first_view(state: State, vote: Vote, question: QuestionId) -> Vote | None:
    """The vote beside which this one's result on the question is read."""
    return first_views(state, vote).get(question)


def first_views(state: State, vote: Vote) -> dict[QuestionId, Vote]:
    """For each of the vote's questions that was put before, the vote beside which its result is read."""
    found: dict[QuestionId, Vote] = {}
    for early in _early_before(state, vote):
        for question in early.questions:
            found.setdefault(question, early)
    return {question: found[question] for question in vote.questions if question in found}


def may_be_told(state: State, vote: Vote) -> bool:
    """Whether this closed vote's result would sway nobody's answer."""
    others = [other for other in state.the_plan.votes if other.id != vote.id and state.voting(other.id).is_open]
    if any(_asks(state, other, question) for other in others for question in vote.questions):
        return False
    return all(state.voting(again.id).is_closed for again in awaited(state, vote))


def can_begin(state: State, vote: Vote) -> bool:
    """Whether the vote has been put before, or nothing is known that it is to be compared with."""
    if state.voting(vote.id).version:
        return True
    return not any(state.voting(other.id).revealed for other in counterparts(state, vote))


def counterparts(state: State, vote: Vote) -> tuple[Vote, ...]:
    """The other votes that this one awaits, or that await it."""
    mine = awaited(state, vote)
    return tuple(each for each in _sharing(state, vote) if each in mine or vote in awaited(state, each))


def awaited(state: State, vote: Vote) -> tuple[Vote, ...]:
    """The votes in which an early vote's questions are put again, each once."""
    again = (_again(state, vote, question) for question in vote.questions)
    return tuple({each.id: each for each in again if each}.values())


def can_still_be_put(state: State, vote: VoteId) -> bool:
    """Whether it has been put, or some phase on the agenda is there to put it, and the day is not over."""
    ahead = any(vote in phase.votes for phase in state.agenda if phase.kind in PUTS_VOTES)
    return state.voting(vote).version > 0 or (ahead and not state.day.closed)


def _sharing(state: State, vote: Vote) -> tuple[Vote, ...]:
    asked = set(vote.questions)
    return tuple(other for other in state.the_plan.votes if other.id != vote.id and asked & set(other.questions))


def _again(state: State, vote: Vote, question: QuestionId) -> Vote | None:
    after = {When.OPENING: (When.REFINED, When.INTERIM), When.INTERIM: (When.REFINED,)}.get(vote.when, ())
    putting = [
        each for each in state.the_plan.votes if _asks(state, each, question) and can_still_be_put(state, each.id)
    ]
    return next((each for when in after for each in putting if each.when is when), None)


def _asks(state: State, vote: Vote, question: QuestionId) -> bool:
    """Whether it asks this, or something else about the same option."""
    about = state.the_plan.question(question).about
    same = about is not None and any(state.the_plan.question(each).about == about for each in vote.questions)
    return same or question in vote.questions


def _early_before(state: State, vote: Vote) -> list[Vote]:
    """What was put before this vote, the first of them first."""
    if vote.when is When.PRACTICE:
        return []
    votes = in_order(state.the_plan.votes)
    before = votes[: votes.index(vote)]
    return [each for each in before if each.when in EARLY and state.voting(each.id).version]
