"""What a mark means under each method, and how marks are counted.

A single choice is marked with the option's place, from 0. A scale of n points is marked from -(n//2) up to n//2,
and with 99, the survey convention for "not sure", where the question allows it.
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
    """marks: question → every mark it allows, in the order in which a ballot paper offers them."""

    marks: Callable[[Question], tuple[Mark, ...]]
    ordered: bool


def _single_marks(question: Question) -> tuple[Mark, ...]:
    return tuple(range(len(question.options)))


def _scale_marks(question: Question) -> tuple[Mark, ...]:
    half = len(question.options) // 2
    points = tuple(range(half, -half - 1, -1))
    return (*points, NOT_SURE) if question.not_sure else points


METHODS: Mapping[Method, MethodRules] = {
    Method.SINGLE: MethodRules(_single_marks, ordered=False),
    Method.SCALE: MethodRules(_scale_marks, ordered=True),
}


def marks_of(question: Question) -> tuple[Mark, ...]:
    return METHODS[question.method].marks(question)


def can_be_answered(question: Question) -> bool:
    """Two options at least; a scale needs an odd number of points, to have a middle."""
    points = len(question.options)
    return 2 <= points < NOT_SURE and (question.method is not Method.SCALE or points % 2 == 1)


def is_valid(question: Question, mark: Mark) -> bool:
    """Exactly a mark: True and 1.0 equal 1 and are not marks, as they are written otherwise."""
    return any(mark == allowed and type(mark) is type(allowed) for allowed in marks_of(question))


def option_of(question: Question, mark: Mark) -> Option | None:
    """The option a mark stands for; None for "not sure"."""
    if mark == NOT_SURE or not isinstance(mark, int):
        return None
    place = mark + len(question.options) // 2 if question.method is Method.SCALE else mark
    return question.options[place]


def sort_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Whole numbers first, then tuples, each in ascending order."""
    return tuple(sorted(marks, key=lambda mark: (isinstance(mark, tuple), mark)))


def count(marks: Iterable[Mark]) -> Counts:
    tally = Counter(marks)
    return tuple((mark, tally[mark]) for mark in sort_marks(tally))
