"""A sitting's answers to the instrument as numbers, person by person, before and after.

Only those are set side by side who answered both times and agreed to be counted among those who moved. "Not sure" and
no answer are None, and never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ...jury.numbers import JurorNumber, Mark
from ...jury.state import State
from ...jury.votes.change import counted
from ...jury.votes.instrument import Instrument
from ...jury.votes.methods import NOT_SURE
from ...jury.votes.plan import Question, Vote
from ...jury.votes.turnout import voters
from .alignment import Reading
from .reason import View, view

Number = float | None


@dataclass(frozen=True, slots=True)
class Answered:
    """One person at one moment. readings: of each proposal. ranks: of each, 1 is best; None without an order."""

    readings: tuple[Reading, ...]
    ranks: tuple[float, ...] | None
    considerations: tuple[Number, ...]
    placebo: tuple[Number, ...]
    confidence: Number
    trust: tuple[Number, ...]

    @property
    def view(self) -> View | None:
        """What can be compared with somebody else's; None where too little was answered."""
        return view(self.considerations, self.ranks)


@dataclass(frozen=True, slots=True)
class Both:
    """`first` and `last` hold the same people. `answered`: how many did at each moment, of all; `unasked` answered both
    times, and did not agree to be counted.
    """

    first: Mapping[JurorNumber, Answered]
    last: Mapping[JurorNumber, Answered]
    answered: tuple[int, int]
    unasked: int

    @property
    def people(self) -> int:
        return len(self.first)


def both(state: State, asked: Instrument) -> Both:
    """first and last have to be there."""
    assert asked.first
    assert asked.last
    at_first, at_last = voters(state, asked.first), voters(state, asked.last)
    among = counted(state, asked.first, asked.last)
    return Both(
        first={juror: answered(state, asked, asked.first, juror) for juror in among},
        last={juror: answered(state, asked, asked.last, juror) for juror in among},
        answered=(len(at_first), len(at_last)),
        unasked=len(at_first & at_last) - len(among),
    )


def answered(state: State, asked: Instrument, vote: Vote, juror: JurorNumber) -> Answered:
    def given(question: Question | None) -> Mark | None:
        answer = state.voting(vote.id).answers_to(question.id).get(juror) if question else None
        return answer.mark if answer else None

    return Answered(
        readings=tuple(_reading(given(p.support), given(p.me), given(p.all)) for p in asked.proposals),
        ranks=_ranks(asked, given(asked.order)),
        considerations=tuple(number(given(question)) for question in asked.considerations),
        placebo=tuple(number(given(question)) for question in asked.placebo),
        confidence=number(given(asked.confidence)),
        trust=tuple(number(given(question)) for question in asked.trust),
    )


def number(mark: Mark | None) -> Number:
    return float(mark) if isinstance(mark, int) and mark != NOT_SURE else None


def _reading(support: Mark | None, me: Mark | None, everyone: Mark | None) -> Reading:
    return number(support), number(me), number(everyone)


def _ranks(asked: Instrument, mark: Mark | None) -> tuple[float, ...] | None:
    """In the order of the proposals. What was left unranked is below all the ranked, and equal."""
    if asked.order is None or not isinstance(mark, tuple):
        return None
    given = {option.id: rank or len(mark) + 1 for option, rank in zip(asked.order.options, mark, strict=True)}
    return tuple(float(given[proposal.id]) for proposal in asked.proposals if proposal.id in given)
