"""From a question and its counts, before and after, to what people see of them."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from ...jury.votes.acts import VoteClosed
from ...jury.votes.methods import Counts
from ...jury.votes.plan import Method, Question
from .answers import Answers, answers
from .levels import Levels, levels
from .points import Points, points
from .ranked import Ranked, ranked
from .spent import Budget, spent

Tallied = Answers | Levels | Ranked | Points | Budget
T = TypeVar("T")
REMEMBERED = 256


class Itself(Generic[T]):
    """A value known by its identity alone, which is held so that no other takes it."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.value is other.value


def tallied(question: Question, before: VoteClosed | None, after: VoteClosed) -> Tallied:
    """`before` is None where there is no opening view to compare with.

    Remembered, as results are drawn again with every act: five thousand different rankings take a while to count.
    """
    return _tallied(Itself(question), Itself(before), Itself(after))


@lru_cache(REMEMBERED)
def _tallied(question: Itself[Question], before: Itself[VoteClosed | None], after: Itself[VoteClosed]) -> Tallied:
    return _counted(question.value, before.value, after.value)


def _counted(question: Question, before: VoteClosed | None, after: VoteClosed) -> Tallied:
    if question.method is Method.BUDGET:
        return spent(question, before, after)
    return KINDS.get(question.method, answers)(
        question, before.counts[question.id] if before else None, after.counts[question.id]
    )


KINDS: Mapping[Method, Callable[[Question, Counts | None, Counts], Tallied]] = {
    Method.SCORES: levels,
    Method.JUDGEMENT: levels,
    Method.RANKING: ranked,
    Method.POINTS: points,
}
