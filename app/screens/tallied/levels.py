"""A level for each option: scores with their averages, and majority judgement with its middle grades."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...jury.numbers import Words
from ...jury.votes.counting.majority_judgement import majority_judgement
from ...jury.votes.counting.score import score
from ...jury.votes.counting.tally import Head, Label, Tally
from ...jury.votes.methods import Counts
from ...jury.votes.plan import Method, Question
from .figures import Level, Place, column, level, named, places, rounded

DARKEST = 5


@dataclass(frozen=True, slots=True)
class Part:
    """How many gave an option one level, and the part of its bar that stands for them, in per cent."""

    n: int
    start: int
    share: int
    tone: int


@dataclass(frozen=True, slots=True)
class Given:
    """What one option was given: a part for each level, the highest first.

    `grade` is the middle one under majority judgement; `mean`, with one decimal, and `total` are of scores.
    """

    parts: tuple[Part, ...]
    grade: Words | None
    mean: str
    total: int


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One option, now and at first, if there was an opening view."""

    words: Words
    place: Place
    before: Given | None
    after: Given


@dataclass(frozen=True, slots=True)
class Levels:
    """Best first. `levels` stand from the highest, each with its tone in the bars: 0 for the lowest to 5.

    A mean lies within 0 and `highest`. `first` holds several where they are level in front.
    """

    rows: tuple[LevelRow, ...]
    levels: tuple[tuple[Words, int], ...]
    highest: int
    first: tuple[Words, ...]
    level: Level


def levels(question: Question, before: Counts | None, after: Counts) -> Levels:
    later = _count(question, after)
    earlier = _count(question, before) if before is not None else None
    now, then = _given(question, later, after), _given(question, earlier, before or ()) if earlier else None
    at = places(later.order, earlier.order if earlier else None)
    return Levels(
        rows=tuple(
            LevelRow(question.options[option].words, place, then[option] if then else None, now[option])
            for option, place in at.items()
        ),
        levels=tuple((question.levels[each].words, _tone(question, each)) for each in _downwards(question)),
        highest=len(question.levels) - 1,
        first=named(question, later.winners),
        level=level(question, later.order),
    )


def _count(question: Question, counts: Counts) -> Tally:
    given = [(mark, n) for mark, n in counts if isinstance(mark, tuple)]
    if question.method is Method.JUDGEMENT:
        return majority_judgement(len(question.options), given, len(question.levels))
    return score(len(question.options), given)


def _given(question: Question, tally: Tally, counts: Counts) -> tuple[Given, ...]:
    (grid,) = tally.tables
    if question.method is Method.JUDGEMENT:
        grades = [
            question.levels[cell.number].words if isinstance(cell, Label) else None
            for cell in column(grid, Head.MEDIAN)
        ]
        return tuple(Given(tuple(_parts(question, n, counts)), grade, "", 0) for n, grade in enumerate(grades))
    figures = zip(column(grid, Head.MEAN), column(grid, Head.POINTS), strict=True)
    return tuple(
        Given(tuple(_parts(question, option, counts)), None, rounded(mean), total if isinstance(total, int) else 0)
        for option, (mean, total) in enumerate(figures)
    )


def _parts(question: Question, option: int, counts: Counts) -> Iterator[Part]:
    """Drawn end to end, so that no rounding leaves a gap."""
    gave = Counter[int]()
    for mark, n in counts:
        gave[mark[option] if isinstance(mark, tuple) else mark] += n
    everybody, so_far, drawn = max(1, gave.total()), 0, 0
    for each in _downwards(question):
        so_far += gave[each]
        end = round(100 * so_far / everybody)
        yield Part(gave[each], drawn, end - drawn, _tone(question, each))
        drawn = end


def _downwards(question: Question) -> Iterator[int]:
    yield from reversed(range(len(question.levels)))


def _tone(question: Question, each: int) -> int:
    return round(DARKEST * each / (len(question.levels) - 1))
