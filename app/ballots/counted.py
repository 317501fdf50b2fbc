"""Which methods can count a file, and how its answers are read for each of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..jury.votes.counting.approval import approval
from ..jury.votes.counting.borda import borda
from ..jury.votes.counting.budget import budget
from ..jury.votes.counting.instant_runoff import instant_runoff
from ..jury.votes.counting.majority_judgement import majority_judgement
from ..jury.votes.counting.pairwise import condorcet, copeland, minimax
from ..jury.votes.counting.plurality import plurality
from ..jury.votes.counting.profile import Profile, Weighted, ranking_of
from ..jury.votes.counting.schulze import schulze
from ..jury.votes.counting.score import points, score
from ..jury.votes.counting.tally import Places, Tally
from .given import Answer, Ballots, Kind, Unreadable

Count = Callable[[Ballots, Places | None], Tally]
"""The places are the order that breaks ties, from the favoured; None lets ties be ties."""


def counted(method: str, ballots: Ballots, tie_break: Sequence[str] = ()) -> Tally:
    """tie_break: all names, from the favoured to the first to go. KeyError where nobody knows the method; Unreadable
    where it cannot count what the file holds, or has no use for a tie-break."""
    if len(ballots.names) > MOST_OPTIONS:
        raise Unreadable(f"There are {len(ballots.names)} options in this file; up to {MOST_OPTIONS} are counted")
    if tie_break and method not in BREAKS_TIES:
        raise Unreadable(f"Only {', '.join(sorted(BREAKS_TIES))} can break ties; the others show them")
    return METHODS[method](ballots, placed(ballots, tie_break))


def placed(ballots: Ballots, names: Sequence[str]) -> Places | None:
    """The places of these names; None for none."""
    if not names:
        return None
    if sorted(names) != sorted(ballots.names) or len(set(names)) < len(names):
        raise Unreadable(f"A tie-break names every option once: {', '.join(ballots.names)}")
    return tuple(ballots.names.index(name) for name in names)


def profile(ballots: Ballots) -> Profile:
    """Rankings as they are; points and grades as rankings, the higher the better; a single choice as a first place."""
    options = len(ballots.names)
    if ballots.kind is Kind.CHOSEN and any(len(chosen) > 1 for chosen, _ in ballots.answers):
        raise Unreadable("Several options were chosen on a ballot here, which ranks nothing: count it by approval")
    read = _READ_AS_RANKING.get(ballots.kind)
    if read is None:
        raise Unreadable("Name the grades from the worst to the best")
    return Profile(options, tuple((read(options, answer), n) for answer, n in ballots.answers))


def choices(ballots: Ballots) -> Sequence[Weighted]:
    if ballots.kind is Kind.CHOSEN:
        return [(_numbers(answer), n) for answer, n in ballots.answers]
    if ballots.kind is Kind.SCORED and all(given in (0, 1, None) for answer, _ in ballots.answers for given in answer):
        return [(tuple(place for place, given in enumerate(answer) if given), n) for answer, n in ballots.answers]
    raise Unreadable(f"There are {ballots.kind} in this file; what is counted are choices, or points of 0 and 1")


def given_points(ballots: Ballots) -> Sequence[tuple[Answer, int]]:
    if ballots.kind is not Kind.SCORED:
        raise Unreadable(f"There are {ballots.kind} in this file; what is counted are points for each option")
    return ballots.answers


def grades(ballots: Ballots) -> Sequence[Weighted]:
    """An option without a grade gets the worst, as Balinski and Laraki have it."""
    if ballots.kind not in (Kind.GRADED, Kind.SCORED):
        raise Unreadable(f"There are {ballots.kind} in this file; majority judgement needs a grade for each option")
    if any(given is not None and not 0 <= given < MOST_LEVELS for answer, _ in ballots.answers for given in answer):
        raise Unreadable(f"A grade is a number from 0, the worst, to {MOST_LEVELS - 1}")
    return [(tuple(given or 0 for given in answer), n) for answer, n in ballots.answers]


def priced(ballots: Ballots) -> tuple[int, ...]:
    if len(ballots.costs) != len(ballots.names) or min(ballots.costs) <= 0 or ballots.limit < 0:
        raise Unreadable("This file does not say what each project costs and how much money there is")
    return ballots.costs


def from_worst(ballots: Ballots, order: Sequence[str]) -> Ballots:
    """Grades in words, by their place in this order, which goes from the worst to the best."""
    if len(set(order)) < len(order) or not set(ballots.grades) <= set(order):
        missing = ", ".join(grade for grade in ballots.grades if grade not in order)
        raise Unreadable(f"Name every grade once, from the worst to the best: {missing or 'one is named twice'}")
    place = {at: order.index(grade) for at, grade in enumerate(ballots.grades)}
    answers = tuple((tuple(None if g is None else place[g] for g in given), n) for given, n in ballots.answers)
    return replace(ballots, kind=Kind.GRADED, answers=answers, grades=tuple(order))


def _numbers(answer: Answer) -> tuple[int, ...]:
    """With 0 where nothing was given."""
    return tuple(given or 0 for given in answer)


def _from_levels(options: int, answer: Answer) -> tuple[int, ...]:
    levels = sorted({given for given in answer if given is not None}, reverse=True)
    return tuple(0 if given is None else levels.index(given) + 1 for given in answer)


def _from_choice(options: int, answer: Answer) -> tuple[int, ...]:
    return ranking_of(options, [_numbers(answer)])


def _ranked(count: Callable[[Profile], Tally]) -> Count:
    return lambda ballots, _: count(profile(ballots))


MOST_LEVELS, MOST_OPTIONS = 1_000, 200
_READ_AS_RANKING: Mapping[Kind, Callable[[int, Answer], tuple[int, ...]]] = {
    Kind.RANKED: lambda _, answer: _numbers(answer),
    Kind.SCORED: _from_levels,
    Kind.GRADED: _from_levels,
    Kind.CHOSEN: _from_choice,
}
METHODS: Mapping[str, Count] = {
    "plurality": _ranked(plurality),
    "irv": lambda ballots, order: instant_runoff(profile(ballots), order),
    "borda": _ranked(borda),
    "schulze": _ranked(schulze),
    "condorcet": _ranked(condorcet),
    "copeland": _ranked(copeland),
    "minimax": _ranked(minimax),
    "approval": lambda ballots, _: approval(len(ballots.names), choices(ballots)),
    "score": lambda ballots, _: score(len(ballots.names), given_points(ballots)),
    "points": lambda ballots, _: points(
        len(ballots.names), [(_numbers(answer), n) for answer, n in given_points(ballots)]
    ),
    "majority-judgement": lambda ballots, _: majority_judgement(
        len(ballots.names), grades(ballots), len(ballots.grades)
    ),
    "budget": lambda ballots, order: budget(priced(ballots), choices(ballots), ballots.limit, order),
}
BREAKS_TIES = frozenset({"irv", "budget"})
