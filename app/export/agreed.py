"""Whose answers leave for research: of those who agreed, as many as leave nobody to be told by subtracting.

Everybody has the ballots of the whole jury. Whoever takes from them the rows that research has is left with what the
others answered; so to each question nobody else answered, or at least five did.
"""

from collections.abc import Iterator, Mapping, Set

from ..jury.numbers import JurorNumber
from ..jury.seats.plan import RESEARCH_USE, is_among
from ..jury.state import State
from ..jury.votes.instrument import instrument_of
from ..jury.votes.plan import Question
from ..jury.votes.state import Answer
from ..study.crossing import FEWEST_IN_A_CELL
from ..study.measures.answered import both

Given = Mapping[str, tuple[Question, Answer]]


def agreed(state: State) -> set[JurorNumber]:
    """Who agreed that their answers are given to research."""
    return {juror for juror, seat in state.seats.items() if is_among(RESEARCH_USE, seat.consents)}


def for_research(state: State) -> set[JurorNumber]:
    """The last seats stay out until there are enough who do."""
    people = agreed(state)
    while nearly_all := next(_nearly_all(state, people), None):
        people.remove(max(nearly_all))
    return people


def is_few(counted: int, told: int) -> bool:
    """Whether those who were counted, and whom this does not tell of, are too few."""
    return 0 < counted - told < FEWEST_IN_A_CELL


def answers_of(state: State, juror: JurorNumber) -> Given:
    """By vote and question, what somebody answered last in each open vote that has closed."""
    found = {}
    for vote in state.the_plan.votes:
        voting = state.voting(vote.id)
        for question in vote.questions if voting.is_closed and not vote.secret else ():
            answer = voting.answers_to(question).get(juror)
            if answer is not None:
                found[f"{vote.id}.{question}"] = (state.the_plan.question(question), answer)
    return found


def _nearly_all(state: State, people: Set[JurorNumber]) -> Iterator[Set[JurorNumber]]:
    """Of each question that few others answered, who of these people did; and of those whose moves were counted."""
    for vote in state.the_plan.votes:
        voting = state.voting(vote.id)
        for question in vote.questions if voting.is_closed and not vote.secret else ():
            told = people & voting.answers_to(question).keys()
            if told and is_few(len(voting.closings[-1].ballots[question]), len(told)):
                yield told
    asked = instrument_of(state.the_plan)
    moved = both(state, asked).first.keys() if asked.first and asked.last else frozenset()
    if is_few(len(moved), len(people & moved)) and people & moved:
        yield people & moved
