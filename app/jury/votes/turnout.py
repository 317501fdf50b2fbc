"""Who may vote and how many have, counted and never stored."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from ..numbers import JurorNumber
from ..state import State
from .plan import Vote


@dataclass(frozen=True, slots=True)
class Turnout:
    """Of `entitled` jurors, `started` have answered at least one question and `complete` all they wish to.

    That is every question, or, where a vote is there `to_finish`, as many as they had when they finished. Somebody who
    answered and then went home still counts as entitled.
    """

    entitled: int
    started: int
    complete: int
    to_finish: bool = False


class Coarse(StrEnum):
    """How far a secret vote has come: a figure that moved with every tap would tell who has just tapped."""

    NONE = "none"
    SOME = "some"
    HALF = "half"
    NEARLY = "nearly"
    ALL = "all"


class Few(StrEnum):
    """How many are still to cast a secret ballot: nobody, one or two, or more."""

    NOBODY = "nobody"
    FEW = "few"
    MORE = "more"


def entitled(state: State) -> Set[JurorNumber]:
    return {juror for juror, seat in state.seats.items() if seat.is_here}


def ever_checked_in(state: State) -> Set[JurorNumber]:
    """Also those who have gone home since."""
    return {juror for juror, seat in state.seats.items() if seat.checked_in}


def is_entitled(state: State, juror: JurorNumber) -> bool:
    seat = state.seats.get(juror)
    return seat is not None and seat.is_here


def completed(state: State, vote: Vote) -> Set[JurorNumber]:
    """The jurors who have answered every question of the vote, or finished without; or cast a secret ballot."""
    if vote.secret:
        return cast(state, vote)
    voting = state.voting(vote.id)
    each = [voting.answers_to(question).keys() for question in vote.questions]
    whole = set(each[0]).intersection(*each[1:]) if each else set()
    return whole | {juror for juror in voting.finished if voting.has_finished(juror)}


def cast(state: State, vote: Vote) -> Set[JurorNumber]:
    """The jurors who have cast a secret ballot in the present version."""
    voting = state.voting(vote.id)
    return {juror for juror in voting.cast if voting.has_cast(juror)}


def voters(state: State, vote: Vote) -> Set[JurorNumber]:
    """The jurors who have answered at least one question of the vote, or cast a secret ballot."""
    if vote.secret:
        return cast(state, vote)
    started: set[JurorNumber] = set()
    return started.union(*(by_juror.keys() for by_juror in state.voting(vote.id).answers.values()))


def on_paper(state: State, vote: Vote) -> Set[JurorNumber]:
    """Those of them some of whose answers, as they stand, were entered from paper."""
    answers = state.voting(vote.id).answers.values()
    return {juror for by_juror in answers for juror, answer in by_juror.items() if answer.transcribed}


def turnout(state: State, vote: Vote) -> Turnout:
    started = voters(state, vote)
    return Turnout(len(entitled(state) | started), len(started), len(completed(state, vote)), vote.to_finish)


def coarse(turnout: Turnout) -> Coarse:
    done, of = turnout.complete, turnout.entitled
    if not done:
        return Coarse.NONE
    if done == of:
        return Coarse.ALL
    return Coarse.NEARLY if 10 * done >= 9 * of else Coarse.HALF if 2 * done >= of else Coarse.SOME


def few(people: int) -> Few:
    return Few.NOBODY if not people else Few.FEW if people < 3 else Few.MORE
