"""Who may vote and how many have, counted and never stored."""

from collections.abc import Set
from dataclasses import dataclass

from ..numbers import JurorNumber
from ..state import State
from .plan import Vote


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of `entitled` jurors, `started` have answered at least one question and `complete` all of them."""

    entitled: int
    started: int
    complete: int


def entitled(state: State) -> Set[JurorNumber]:
    return {juror for juror, seat in state.seats.items() if seat.checked_in}


def completed(state: State, vote: Vote) -> Set[JurorNumber]:
    """The jurors who have answered every question of the vote."""
    answers = state.voting(vote.id).answers
    each = [answers.get(question, {}).keys() for question in vote.questions]
    return set(each[0]).intersection(*each[1:]) if each else set()


def turnout(state: State, vote: Vote) -> Turnout:
    answers = state.voting(vote.id).answers
    started: set[JurorNumber] = set().union(*(by_juror.keys() for by_juror in answers.values()))
    return Turnout(len(entitled(state)), len(started), len(completed(state, vote)))
