"""Whose answers leave for research: of those who agreed, as many as leave nobody to be told by subtracting.

Everybody has the ballots of the whole jury. Whoever takes from them the rows that research has is left with what the
others answered; so to each question nobody else answered, or at least five did.
"""

from collections.abc import Iterator, Mapping, Set

from ..jury.numbers import JurorNumber
from ..jury.seats.plan import RESEARCH_USE, is_among
from ..jury.state import State
from ..jury.votes.change import counted
from ..jury.votes.instrument import instrument_of
from ..jury.votes.plan import Question
from ..jury.votes.state import Answer
from ..study.crossing import FEWEST_IN_A_CELL

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


def to_compare(state: State) -> frozenset[JurorNumber]:
    """Of whom it is told how they moved: the last seats stay out until nobody else is left to be told.

    Everybody has the ballots of all. Whoever takes from them what moved is left with what the others answered, every
    question of it: of those who did not agree, or came late, there are to be none among them, or five together.
    """
    among = who_agreed(state)
    people = set(among)
    while told := next(_leaving_few(state, people, among), None):
        people.remove(max(told))
    return frozenset(people)


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


def who_agreed(state: State) -> frozenset[JurorNumber]:
    """Who answered both times, and agreed to be compared."""
    asked = instrument_of(state.the_plan)
    return frozenset(counted(state, asked.first, asked.last)) if asked.first and asked.last else frozenset()


def _leaving_few(state: State, people: Set[JurorNumber], among: Set[JurorNumber]) -> Iterator[Set[JurorNumber]]:
    """Of each question asked both times that few others answered, not all of whom agreed, who of these people did."""
    asked = instrument_of(state.the_plan)
    votes = [vote for vote in (asked.first, asked.last) if vote]
    for vote in votes:
        for question in (each for each in vote.questions if all(each in other.questions for other in votes)):
            answered = state.voting(vote.id).answers_to(question).keys()
            others = answered - people
            if answered & people and is_few(len(others), 0) and not others <= among:
                yield answered & people


def _nearly_all(state: State, people: Set[JurorNumber]) -> Iterator[Set[JurorNumber]]:
    """Of each question that few others answered, who of these people did; and of those whose moves were counted."""
    for vote in state.the_plan.votes:
        voting = state.voting(vote.id)
        for question in vote.questions if voting.is_closed and not vote.secret else ():
            told = people & voting.answers_to(question).keys()
            if told and is_few(len(voting.closings[-1].ballots[question]), len(told)):
                yield told
    moved = to_compare(state)
    if is_few(len(moved), len(people & moved)) and people & moved:
        yield people & moved
