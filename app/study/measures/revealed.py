"""Whether the two views that are measured may be told. Apart from the measuring itself, which is slow to import."""

from ...jury.state import State
from ...jury.votes.change import was_erased
from ...jury.votes.instrument import Instrument
from ..findings import Standing, standing


def can_be_measured(state: State, asked: Instrument) -> bool:
    if asked.first is None or asked.last is None or not asked.proposals:
        return False
    votes = (asked.first, asked.last)
    return all(standing(state, vote) is Standing.COUNTED for vote in votes) and not was_erased(state, votes)
