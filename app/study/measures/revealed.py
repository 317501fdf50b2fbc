"""Whether the two views that are measured may be told. Apart from the measuring itself, which is slow to import."""

from collections.abc import Iterable

from ...jury.state import State
from ...jury.votes.instrument import Instrument
from ...jury.votes.plan import Vote
from ..findings import Standing, standing


def can_be_measured(state: State, asked: Instrument) -> bool:
    if asked.first is None or asked.last is None or not asked.proposals:
        return False
    votes = (asked.first, asked.last)
    return all(standing(state, vote) is Standing.COUNTED for vote in votes) and not _were_erased(state, votes)


def _were_erased(state: State, votes: Iterable[Vote]) -> bool:
    """Whether somebody's answers that were counted are gone. What is measured without them, taken from the counts or
    from what was measured before, would tell those answers one by one."""
    pairs = ((state.voting(vote.id), question) for vote in votes for question in vote.questions)
    gone = (len(voting.closings[-1].ballots[q]) > len(voting.answers_to(q)) for voting, q in pairs)
    return bool(state.removals.jurors) and any(gone)
