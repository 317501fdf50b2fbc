"""Results that the console alone shows, before the room sees them: of no vote whose answers could still be swayed.

Whoever leads the day could turn a view that is still to come. So an early view is no more to be looked at than to be
revealed until its questions have been put again and closed; and it being off the agenda is not enough, as it can be
brought back.
"""

from dataclasses import dataclass

from ..jury.numbers import QuestionId, Words
from ..jury.state import State
from ..jury.votes.moments import EARLY, first_view, may_be_told
from ..jury.votes.plan import Reveal, Vote, When
from .region import KeyedRegion
from .results import ResultCard, result


@dataclass(frozen=True, slots=True)
class PreviewPanel(KeyedRegion):
    """A closed vote's results, which are not revealed: only a console shows them."""

    title: Words
    results: tuple[ResultCard, ...]


def preview_panels(state: State) -> tuple[PreviewPanel, ...]:
    """Of this phase's votes; what was said at first stands beside what came of it, not by itself."""
    for_the_room = [vote for vote in state.votes_here if vote.reveal is Reveal.ROOM]
    ready = [vote for vote in for_the_room if not state.voting(vote.id).revealed and may_be_known(state, vote)]
    firsts = {(vote.id, q): _known_first(state, vote, q) for vote in ready for q in vote.questions}
    beside = {(first.id, q) for (_, q), first in firsts.items() if first}
    drawn = ((vote, [(q, firsts[vote.id, q]) for q in vote.questions if (vote.id, q) not in beside]) for vote in ready)
    return tuple(_preview(state, vote, asked) for vote, asked in drawn if asked)


def _preview(state: State, vote: Vote, asked: list[tuple[QuestionId, Vote | None]]) -> PreviewPanel:
    cards = (result(ResultCard, state, vote, first, state.the_plan.question(q)) for q, first in asked)
    return PreviewPanel(vote.id, vote.title, tuple(cards))


def _known_first(state: State, vote: Vote, question: QuestionId) -> Vote | None:
    first = first_view(state, vote, question)
    return first if first is not None and may_be_known(state, first) else None


def may_be_known(state: State, vote: Vote) -> bool:
    voting = state.voting(vote.id)
    if not voting.is_closed or not voting.closings[-1].is_told or not may_be_told(state, vote):
        return False
    return vote.when not in EARLY or all(_was_put_again(state, vote, question) for question in vote.questions)


def _was_put_again(state: State, vote: Vote, question: QuestionId) -> bool:
    """Or is never to be, whatever becomes of the agenda."""
    again = [each for each in state.the_plan.votes if question in each.questions and each.id != vote.id]
    refined = [each for each in again if each.when is When.REFINED]
    interim = [each for each in again if each.when is When.INTERIM and vote.when is When.OPENING]
    later = refined or interim
    return not later or any(state.voting(each.id).is_closed for each in later)
