"""Who may vote and how many have, counted and never stored."""

from collections.abc import Set
from dataclasses import dataclass

from ..numbers import JurorNumber
from ..state import State
from .plan import Vote


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of `entitled` jurors, `started` have answered at least one question and `complete` all they wish to.

    Somebody who answered and then went home still counts as entitled.
    """

    entitled: int
    started: int
    complete: int


def entitled(state: State) -> Set[JurorNumber]:
    return {juror for juror, seat in state.seats.items() if seat.is_here}


def ever_checked_in(state: State) -> Set[JurorNumber]:
    """Also those who have gone home since."""
    return {juror for juror, seat in state.seats.items() if seat.checked_in}


def is_entitled(state: State, juror: JurorNumber) -> bool:
    seat = state.seats.get(juror)
    return seat is not None and seat.is_here


def completed(state: State, vote: Vote) -> Set[JurorNumber]:
    """The jurors who have answered every question of the vote, or finished without."""
    voting = state.voting(vote.id)
    each = [voting.answers_to(question).keys() for question in vote.questions]
    whole = set(each[0]).intersection(*each[1:]) if each else set()
    return whole | {juror for juror in voting.finished if voting.has_finished(juror)}


def turnout(state: State, vote: Vote) -> Turnout:
    answers = state.voting(vote.id).answers
    started: set[JurorNumber] = set().union(*(by_juror.keys() for by_juror in answers.values()))
    return Turnout(len(entitled(state) | started), len(started), len(completed(state, vote)))
