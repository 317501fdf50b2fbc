"""An answer as its juror would say it: a few parts in words, whatever the method."""

from dataclasses import dataclass

from ..numbers import Mark, Words
from .methods import Shape, chosen, shape_of
from .plan import Method, Question


@dataclass(frozen=True, slots=True)
class Part:
    """One option of an answer, with its rank, its level or its points; `words` is None for "not sure"."""

    words: Words | None
    rank: int | None = None
    level: Words | None = None
    points: int | None = None


Parts = tuple[Part, ...]
"""() is an answer with none of the options, or no answer."""


def parts(question: Question, mark: Mark | None) -> Parts:
    """Ranked options come in the order of their ranks; what was left unranked or got no point is left out."""
    if mark is None:
        return ()
    if isinstance(mark, tuple) and shape_of(question) is Shape.EACH:
        return _each(question, mark)
    return tuple(Part(option.words if option else None) for option in chosen(question, mark))


def _each(question: Question, numbers: tuple[int, ...]) -> Parts:
    given = list(zip((option.words for option in question.options), numbers, strict=True))
    match question.method:
        case Method.RANKING:
            ranked = sorted(((words, rank) for words, rank in given if rank), key=lambda each: each[1])
            return tuple(Part(words, rank=rank) for words, rank in ranked)
        case Method.POINTS:
            return tuple(Part(words, points=points) for words, points in given if points)
        case _:
            return tuple(Part(words, level=question.levels[level].words) for words, level in given)
