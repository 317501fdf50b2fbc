"""What a mark means under each method, and how marks are counted.

A single choice is marked with the option's place, from 0. A scale of n points is marked from -(n//2) up to n//2, a
score of n points from 0 up to n-1; either with 99, the survey convention for "not sure", where the question allows it.
An approval is marked with the places of the chosen options in ascending order; () means none of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..numbers import Mark
from .plan import Method, Option, Question

NOT_SURE = 99

Counts = tuple[tuple[Mark, int], ...]
"""How often each mark was given, lowest mark first; marks nobody gave are left out."""


@dataclass(frozen=True, slots=True)
class MethodRules:
    """marks: question → every single mark it offers, in the order of a ballot paper. place: mark → its option's.

    Where `ordered`, a higher mark is a stronger answer. Where `several`, an answer is a tuple of the marks offered.
    """

    marks: Callable[[Question], tuple[int, ...]]
    place: Callable[[Question, int], int]
    ordered: bool
    several: bool = False


def _places(question: Question) -> tuple[int, ...]:
    return tuple(range(len(question.options)))


def _single_marks(question: Question) -> tuple[int, ...]:
    return (*_places(question), NOT_SURE) if question.not_sure else _places(question)


def _scale_marks(question: Question) -> tuple[int, ...]:
    half = len(question.options) // 2
    points = tuple(range(half, -half - 1, -1))
    return (*points, NOT_SURE) if question.not_sure else points


def _same(question: Question, mark: int) -> int:
    return mark


def _from_the_middle(question: Question, mark: int) -> int:
    return mark + len(question.options) // 2


METHODS: Mapping[Method, MethodRules] = {
    Method.SINGLE: MethodRules(_single_marks, _same, ordered=False),
    Method.SCALE: MethodRules(_scale_marks, _from_the_middle, ordered=True),
    Method.SCORE: MethodRules(_single_marks, _same, ordered=True),
    Method.APPROVAL: MethodRules(_places, _same, ordered=False, several=True),
}


def marks_of(question: Question) -> tuple[int, ...]:
    """Every single mark the question offers; where several may be chosen, what each of them may be."""
    return METHODS[question.method].marks(question)


def can_be_answered(question: Question) -> bool:
    """Two options at least; a scale needs an odd number of points, to have a middle; limits that can be kept."""
    points = len(question.options)
    if not 2 <= points < NOT_SURE:
        return False
    if METHODS[question.method].several:
        return 0 <= question.fewest <= question.most <= points and question.most > 0 and not question.not_sure
    return not question.fewest and not question.most and (question.method is not Method.SCALE or points % 2 == 1)


def is_valid(question: Question, mark: Mark) -> bool:
    """Exactly a mark: True and 1.0 equal 1 and are not marks, as they are written otherwise."""
    if not METHODS[question.method].several:
        return type(mark) is int and mark in marks_of(question)
    if not isinstance(mark, tuple) or not question.fewest <= len(mark) <= question.most:
        return False
    return len(set(mark)) == len(mark) and all(type(each) is int and each in marks_of(question) for each in mark)


def settled(mark: Mark) -> Mark:
    """The mark as it is kept and counted: in whichever order options were ticked, ascending."""
    return tuple(sorted(mark)) if isinstance(mark, tuple) else mark


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
    """Every mark on offer with how many gave it, in ballot-paper order; who chose three options counts three times."""
    given = Counter[int]()
    for mark, n in counts:
        for each in mark if isinstance(mark, tuple) else (mark,):
            given[each] += n
    return tuple((mark, given[mark]) for mark in marks_of(question))
