"""Which methods can count a file, and how its answers are read for each of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..jury.votes.counting.approval import approval
from ..jury.votes.counting.borda import borda
from ..jury.votes.counting.instant_runoff import instant_runoff
from ..jury.votes.counting.majority_judgement import majority_judgement
from ..jury.votes.counting.pairwise import condorcet, copeland, minimax
from ..jury.votes.counting.plurality import plurality
from ..jury.votes.counting.profile import Profile, Weighted, ranking_of
from ..jury.votes.counting.schulze import schulze
from ..jury.votes.counting.score import score
from ..jury.votes.counting.tally import Tally
from .given import Answer, Ballots, Kind, Unreadable

RANKED: Mapping[str, Callable[[Profile], Tally]] = {
    "plurality": plurality,
    "irv": instant_runoff,
    "borda": borda,
    "schulze": schulze,
    "condorcet": condorcet,
    "copeland": copeland,
    "minimax": minimax,
}
OTHERS = ("approval", "score", "majority-judgement")
KNOWN = (*RANKED, *OTHERS)


def counted(method: str, ballots: Ballots) -> Tally:
    """KeyError where nobody knows the method; Unreadable where it cannot count what the file holds."""
    options = len(ballots.names)
    if method == "approval":
        return approval(options, choices(ballots))
    if method == "score":
        return score(options, points(ballots))
    if method == "majority-judgement":
        return majority_judgement(options, grades(ballots), len(ballots.grades))
    return RANKED[method](profile(ballots))


def profile(ballots: Ballots) -> Profile:
    """Rankings as they are; points and grades as rankings, the higher the better; a single choice as a first place."""
    options = len(ballots.names)
    if ballots.kind is Kind.CHOSEN and any(len(chosen) > 1 for chosen, _ in ballots.answers):
        raise Unreadable("Several options were chosen on a ballot here, which ranks nothing: count it by approval")
    read = {Kind.RANKED: _as_ranking, Kind.SCORED: _from_levels, Kind.GRADED: _from_levels, Kind.CHOSEN: _from_choice}
    return Profile(options, tuple((read[ballots.kind](options, answer), n) for answer, n in ballots.answers))


def choices(ballots: Ballots) -> Sequence[Weighted]:
    if ballots.kind is Kind.CHOSEN:
        return [(_numbers(answer), n) for answer, n in ballots.answers]
    if ballots.kind is Kind.SCORED and all(given in (0, 1, None) for answer, _ in ballots.answers for given in answer):
        return [(tuple(place for place, given in enumerate(answer) if given), n) for answer, n in ballots.answers]
    raise Unreadable(f"There are {ballots.kind} in this file; approval counts choices, or points of 0 and 1")


def points(ballots: Ballots) -> Sequence[tuple[Answer, int]]:
    if ballots.kind is not Kind.SCORED:
        raise Unreadable(f"There are {ballots.kind} in this file; scores are counted from points for each option")
    return ballots.answers


def grades(ballots: Ballots) -> Sequence[Weighted]:
    """An option without a grade gets the worst, as Balinski and Laraki have it."""
    if ballots.kind not in (Kind.GRADED, Kind.SCORED):
        raise Unreadable(f"There are {ballots.kind} in this file; majority judgement needs a grade for each option")
    if any(given is not None and given < 0 for answer, _ in ballots.answers for given in answer):
        raise Unreadable("A grade is 0 or above, 0 being the worst")
    return [(tuple(given or 0 for given in answer), n) for answer, n in ballots.answers]


def from_worst(ballots: Ballots, order: Sequence[str]) -> Ballots:
    """Grades in words, by their place in this order, which goes from the worst to the best."""
    if len(set(order)) < len(order) or not set(ballots.grades) <= set(order):
        missing = ", ".join(grade for grade in ballots.grades if grade not in order)
        raise Unreadable(f"Name every grade once, from the worst to the best: {missing or 'one is named twice'}")
    place = {at: order.index(grade) for at, grade in enumerate(ballots.grades)}
    answers = tuple((tuple(None if g is None else place[g] for g in given), n) for given, n in ballots.answers)
    return replace(ballots, answers=answers, grades=tuple(order))


def _numbers(answer: Answer) -> tuple[int, ...]:
    return tuple(given for given in answer if given is not None)


def _as_ranking(options: int, answer: Answer) -> tuple[int, ...]:
    return _numbers(answer)


def _from_levels(options: int, answer: Answer) -> tuple[int, ...]:
    levels = sorted({given for given in answer if given is not None}, reverse=True)
    return tuple(0 if given is None else levels.index(given) + 1 for given in answer)


def _from_choice(options: int, answer: Answer) -> tuple[int, ...]:
    return ranking_of(options, [_numbers(answer)])
