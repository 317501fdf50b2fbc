"""What a mark means under each method, and how marks are counted.

A mark has one of three shapes. *One* number: a single choice is marked with the option's place, from 0, a scale of n
points from -(n//2) up to n//2, a score and a consent of n points from 0 up to n-1; each with 99, the survey convention
for "not sure", where the question allows it. *Some* of the options, as their places in ascending order: approval and
budget; () means none of them. A number for *each* option, in the order of the options: its level from 0 under scores
and majority judgement, its points, or its rank from 1 without gaps, where equal ranks are real answers and 0 leaves an
option unranked, below all the ranked.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..numbers import Mark
from .declared import TieBreak, can_be_kept
from .plan import Method, Option, Question

NOT_SURE = 99
MOST_LEVELS = 12
LARGEST_TOTAL = 10**9
MOST_POINTS = 1_000
CONSENT_LEVELS, YES_OR_NO = 4, 2

Counts = tuple[tuple[Mark, int], ...]
"""How often each mark was given, lowest mark first; marks nobody gave are left out."""


class Shape(StrEnum):
    """What an answer holds: one number, some of the options, or a number for each option."""

    ONE = "one"
    SOME = "some"
    EACH = "each"


Numbers = tuple[int, ...]


def _anything(question: Question) -> bool:
    return True


def _any_numbers(question: Question, numbers: Numbers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class MethodRules:
    """marks: question → every number it offers, in the order of a ballot paper. place: number → its option's.

    Where `ordered`, a higher mark is a stronger answer. `fits`: whether the question is one that the method can put.
    `holds`: whether the numbers of an answer, each of them offered, may stand together.
    """

    shape: Shape
    marks: Callable[[Question], Numbers]
    place: Callable[[Question, int], int]
    ordered: bool = False
    fits: Callable[[Question], bool] = _anything
    holds: Callable[[Question, Numbers], bool] = _any_numbers

    @property
    def several(self) -> bool:
        return self.shape is not Shape.ONE


def _places(question: Question) -> Numbers:
    return tuple(range(len(question.options)))


def _single_marks(question: Question) -> Numbers:
    return (*_places(question), NOT_SURE) if question.not_sure else _places(question)


def _scale_marks(question: Question) -> Numbers:
    half = len(question.options) // 2
    points = tuple(range(half, -half - 1, -1))
    return (*points, NOT_SURE) if question.not_sure else points


def _consent_marks(question: Question) -> Numbers:
    points = tuple(reversed(_places(question)))
    return (*points, NOT_SURE) if question.not_sure else points


def _levels(question: Question) -> Numbers:
    return tuple(reversed(range(len(question.levels))))


def _ranks(question: Question) -> Numbers:
    return (*range(1, len(question.options) + 1), 0)


def _points(question: Question) -> Numbers:
    return tuple(range(question.total + 1))


def _same(question: Question, mark: int) -> int:
    return mark


def _from_the_middle(question: Question, mark: int) -> int:
    return mark + len(question.options) // 2


def _has_middle(question: Question) -> bool:
    return len(question.options) % 2 == 1


def _has_limits(question: Question) -> bool:
    return 0 <= question.fewest <= question.most <= len(question.options) and question.most > 0


def _has_levels(question: Question) -> bool:
    return 2 <= len(question.levels) <= MOST_LEVELS


def _has_total(question: Question) -> bool:
    return 1 <= question.total <= LARGEST_TOTAL


def _has_points(question: Question) -> bool:
    return 1 <= question.total <= MOST_POINTS


def _has_costs(question: Question) -> bool:
    priced = len(question.costs) == len(question.options) and all(cost > 0 for cost in question.costs)
    return priced and _has_total(question) and min(question.costs) <= question.total


def _can_be_ranked(question: Question) -> bool:
    return 0 <= question.fewest <= _most(question) <= len(question.options)


def _can_be_consented_to(question: Question) -> bool:
    return len(question.options) in (CONSENT_LEVELS, YES_OR_NO)


def _most(question: Question) -> int:
    return question.most or len(question.options)


def _within_limits(question: Question, chosen: Numbers) -> bool:
    return question.fewest <= len(chosen) <= _most(question)


def _within_budget(question: Question, chosen: Numbers) -> bool:
    return cost_of(question, chosen) <= question.total


def _can_stand(question: Question, ranks: Numbers) -> bool:
    ranked = [rank for rank in ranks if rank]
    apart = question.equal_ranks or len(set(ranked)) == len(ranked)
    return apart and max(1, question.fewest) <= len(ranked) <= _most(question)


def _spends(question: Question, points: Numbers) -> bool:
    return 1 <= sum(points) <= question.total


METHODS: Mapping[Method, MethodRules] = {
    Method.SINGLE: MethodRules(Shape.ONE, _single_marks, _same),
    Method.SCALE: MethodRules(Shape.ONE, _scale_marks, _from_the_middle, ordered=True, fits=_has_middle),
    Method.SCORE: MethodRules(Shape.ONE, _single_marks, _same, ordered=True),
    Method.CONSENT: MethodRules(Shape.ONE, _consent_marks, _same, ordered=True, fits=_can_be_consented_to),
    Method.APPROVAL: MethodRules(Shape.SOME, _places, _same, fits=_has_limits, holds=_within_limits),
    Method.BUDGET: MethodRules(Shape.SOME, _places, _same, fits=_has_costs, holds=_within_budget),
    Method.SCORES: MethodRules(Shape.EACH, _levels, _same, fits=_has_levels),
    Method.JUDGEMENT: MethodRules(Shape.EACH, _levels, _same, fits=_has_levels),
    Method.RANKING: MethodRules(Shape.EACH, _ranks, _same, fits=_can_be_ranked, holds=_can_stand),
    Method.POINTS: MethodRules(Shape.EACH, _points, _same, fits=_has_points, holds=_spends),
}
HAS_LIMITS = frozenset({Method.APPROVAL, Method.RANKING})
HAS_THRESHOLD = frozenset({Method.SINGLE, Method.SCALE, Method.SCORE, Method.CONSENT, Method.APPROVAL, Method.BUDGET})
HAS_NO_WINNER = frozenset({Method.SCALE, Method.SCORE, Method.CONSENT})


def shape_of(question: Question) -> Shape:
    return METHODS[question.method].shape


def marks_of(question: Question) -> Numbers:
    """Every number the question offers: as an answer, as one of several chosen, or for each option."""
    return METHODS[question.method].marks(question)


def cost_of(question: Question, chosen: Numbers) -> int:
    """What these places of a budget take of its total."""
    return sum(question.costs[place] for place in chosen)


def can_be_answered(question: Question) -> bool:
    """Two options at least, what the method needs, and no limit that no answer could keep."""
    rules = METHODS[question.method]
    if not 2 <= len(question.options) < NOT_SURE or not _can_be_decided(question):
        return False
    if question.method not in HAS_LIMITS and (question.fewest or question.most):
        return False
    return rules.fits(question) and not (rules.several and question.not_sure)


def _can_be_decided(question: Question) -> bool:
    """Whether what is declared means something: a threshold where votes are for something, a tie-break where options
    can be equal."""
    declared, method = question.declared, question.method
    has_threshold = declared.threshold is None or method in HAS_THRESHOLD
    has_ties = declared.tie_break is TieBreak.NONE or method not in HAS_NO_WINNER
    return can_be_kept(declared) and has_threshold and has_ties


def is_valid(question: Question, mark: Mark) -> bool:
    """Exactly a mark: True and 1.0 equal 1 and are not marks, as they are written otherwise."""
    rules, shape = METHODS[question.method], shape_of(question)
    if shape is Shape.ONE:
        return type(mark) is int and mark in marks_of(question)
    if not isinstance(mark, tuple) or not _fills(question, mark):
        return False
    offered = frozenset(marks_of(question))
    return all(type(each) is int and each in offered for each in mark) and rules.holds(question, mark)


def _fills(question: Question, mark: Numbers) -> bool:
    options = len(question.options)
    if shape_of(question) is Shape.EACH:
        return len(mark) == options
    return len(mark) <= options and len(set(mark)) == len(mark)


def settled(question: Question, mark: Mark) -> Mark:
    """The mark as it is kept and counted: places ascending, in whichever order they were ticked, and ranks without
    gaps."""
    if not isinstance(mark, tuple):
        return mark
    if question.method is Method.RANKING:
        ranks = sorted({rank for rank in mark if rank})
        return tuple(ranks.index(rank) + 1 if rank else 0 for rank in mark)
    return mark if shape_of(question) is Shape.EACH else tuple(sorted(mark))


def option_of(question: Question, mark: int) -> Option | None:
    """The option a single mark stands for; None for "not sure"."""
    return None if mark == NOT_SURE else question.options[METHODS[question.method].place(question, mark)]


def chosen(question: Question, mark: Mark) -> tuple[Option | None, ...]:
    """The options an answer stands for: one, or as many as were chosen; None for "not sure"."""
    return tuple(option_of(question, each) for each in (mark if isinstance(mark, tuple) else (mark,)))


def sort_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Whole numbers first, then tuples, each in ascending order."""
    return tuple(sorted(marks, key=lambda mark: (isinstance(mark, tuple), mark)))


def count(marks: Iterable[Mark]) -> Counts:
    tally = Counter(marks)
    return tuple((mark, tally[mark]) for mark in sort_marks(tally))


def tally(question: Question, counts: Counts) -> tuple[tuple[int, int], ...]:
    """Every mark on offer with how many gave it, in ballot-paper order; who chose three options counts three times.

    Of answers that hold a number for each option, `tally_each` is the count.
    """
    given = Counter[int]()
    for mark, n in counts:
        for each in mark if isinstance(mark, tuple) else (mark,):
            given[each] += n
    return tuple((mark, given[mark]) for mark in marks_of(question))


def tally_each(question: Question, counts: Counts) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each option, in their order, the numbers it was given with how many gave them, in ballot-paper order."""
    given = [Counter[int]() for _ in question.options]
    for mark, n in counts:
        assert isinstance(mark, tuple)
        for option, number in zip(given, mark, strict=True):
            option[number] += n
    offered = marks_of(question)
    return tuple(tuple((number, option[number]) for number in offered if option[number]) for option in given)
