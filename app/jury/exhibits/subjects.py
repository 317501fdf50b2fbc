"""What an exhibit can bear on: the options that the instrument asks about."""

from dataclasses import dataclass

from ..numbers import OptionId, QuestionId, Words
from ..plan import Plan
from ..state import State
from ..votes.instrument import instrument_of
from ..votes.moments import can_still_be_put
from ..votes.plan import Method, Question, Reading, Vote, When

INSTRUMENT = frozenset({When.OPENING, When.INTERIM, When.REFINED})
BY_OPTIONS = frozenset({Method.SINGLE, Method.APPROVAL, Method.RANKING, Method.POINTS, Method.BUDGET, Method.SCORES})


@dataclass(frozen=True, slots=True)
class Subject:
    """An option, how people know it, and the question in which it is asked about."""

    option: OptionId
    words: Words
    question: QuestionId


def subjects(plan: Plan) -> tuple[Subject, ...]:
    """Each option whose support is asked; where no support is, those of the first question that has options."""
    put = {question for vote in plan.votes if vote.when in INSTRUMENT for question in vote.questions}
    asked = [question for question in plan.questions if question.id in put]
    supported = [question for question in asked if question.reading is Reading.SUPPORT]
    if supported:
        short = {proposal.support.id: proposal.words for proposal in instrument_of(plan).proposals}
        return tuple(Subject(_option(each), short.get(each.id) or each.words, each.id) for each in supported)
    first = next((question for question in asked if question.method in BY_OPTIONS), None)
    return tuple(Subject(option.id, option.words, first.id) for option in first.options) if first else ()


def are_settled(state: State) -> bool:
    """Whether nobody can still answer a question on any of them: what moved in the room would sway them."""
    asked = {subject.question for subject in subjects(state.the_plan)}
    return all(_is_over(state, vote) for vote in state.the_plan.votes if asked & set(vote.questions))


def _is_over(state: State, vote: Vote) -> bool:
    return state.voting(vote.id).is_closed or not can_still_be_put(state, vote.id)


def _option(question: Question) -> OptionId:
    return question.about if question.about is not None else OptionId(question.id)
