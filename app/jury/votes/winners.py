"""Who comes first under each method that has a winner, equals together; nobody where nobody answered or chose."""

from collections.abc import Callable, Mapping, Sequence

from .counting.budget import BudgetTally, budget
from .counting.majority_judgement import majority_judgement
from .counting.profile import Profile, Weighted
from .counting.schulze import schulze
from .counting.score import points, score
from .counting.tally import Places
from .methods import NOT_SURE, Counts, tally
from .plan import Method, Question

HAS_VOTES = frozenset({Method.SINGLE, Method.APPROVAL, Method.BUDGET})
"""Where each option has so many votes."""


def votes_of(question: Question, counts: Counts) -> Places:
    """Each option's votes, in the order of the options; () where options have none."""
    if question.method not in HAS_VOTES:
        return ()
    return tuple(n for mark, n in tally(question, counts) if mark != NOT_SURE)


def winners_of(question: Question, counts: Counts) -> Places:
    """Under a budget, the most chosen: what it pays for is `funded`."""
    if question.method in HAS_VOTES:
        return _highest(votes_of(question, counts))
    given = _given(counts)
    return WINNERS[question.method](question, given) if given else ()


def funded(question: Question, counts: Counts, among: Places, order: Places | None) -> BudgetTally:
    """What the budget pays for, where nothing but these projects may be paid. order: all places, if ties are broken."""
    kept = [(tuple(place for place in chosen if place in among), n) for chosen, n in _given(counts)]
    return budget(question.costs, kept, question.total, order)


def _given(counts: Counts) -> list[Weighted]:
    return [(mark, n) for mark, n in counts if isinstance(mark, tuple)]


def _highest(votes: Sequence[int]) -> Places:
    return tuple(place for place, n in enumerate(votes) if n and n == max(votes))


WINNERS: Mapping[Method, Callable[[Question, list[Weighted]], Places]] = {
    Method.SCORES: lambda question, given: score(len(question.options), given).winners,
    Method.JUDGEMENT: lambda question, given: (
        majority_judgement(len(question.options), given, len(question.levels)).winners
    ),
    Method.RANKING: lambda question, given: schulze(Profile(len(question.options), tuple(given))).winners,
    Method.POINTS: lambda question, given: points(len(question.options), given).winners,
}
