"""One answer from each, or several: a row for each answer on offer, with how many gave it."""

from dataclasses import dataclass

from ...jury.numbers import Words
from ...jury.votes.methods import METHODS, NOT_SURE, Counts, marks_of, option_of, tally
from ...jury.votes.plan import Method, Question
from ...jury.votes.results import mean_of
from ...jury.votes.verdict import can_live_with_it
from .figures import named

WITH_A_MEAN = frozenset({Method.SCALE, Method.SCORE})
WITH_A_WINNER = frozenset({Method.SINGLE, Method.APPROVAL})


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One answer and how many gave it; `before` is None without an opening view. Shares are per cent of the longest.

    `words` is None for "not sure" and, where several can be chosen, for none of them.
    """

    words: Words | None
    before: int | None
    after: int
    before_share: int
    after_share: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Means are texts with one decimal, or "" where there is none; they lie within `lowest` and `highest`.

    Where `several` could be chosen, the rows add up to more than those who answered. `is_consent` says that so
    many would support it, before and after. `first` are the options that `most` chose, several where they are level.
    """

    rows: tuple[ResultRow, ...]
    several: bool
    mean_before: str
    mean_after: str
    lowest: int
    highest: int
    is_consent: bool
    support_before: int
    support_after: int
    first: tuple[Words, ...]
    most: int


def answers(question: Question, before: Counts | None, after: Counts) -> Answers:
    points = [mark for mark in marks_of(question) if mark != NOT_SURE]
    first, most = _first(question, after)
    return Answers(
        rows=rows(question, before, after),
        several=METHODS[question.method].several,
        mean_before=mean_in_words(question, before),
        mean_after=mean_in_words(question, after),
        lowest=min(points),
        highest=max(points),
        is_consent=question.method is Method.CONSENT,
        support_before=supports(question, before or ()),
        support_after=supports(question, after),
        first=first,
        most=most,
    )


def rows(question: Question, before: Counts | None, after: Counts) -> tuple[ResultRow, ...]:
    later = _given(question, after)
    earlier = dict(_given(question, before)) if before is not None else {}
    longest = max(1, *(n for _, n in later), *earlier.values())
    return tuple(
        ResultRow(
            words=_words(question, mark),
            before=earlier.get(mark, 0) if before is not None else None,
            after=n,
            before_share=round(100 * earlier.get(mark, 0) / longest),
            after_share=round(100 * n / longest),
        )
        for mark, n in later
    )


def mean_in_words(question: Question, counts: Counts | None) -> str:
    mean = mean_of(counts) if counts and question.method in WITH_A_MEAN else None
    if mean is None:
        return ""
    return f"{float(mean):+z.1f}" if question.method is Method.SCALE else f"{float(mean):.1f}"


def supports(question: Question, counts: Counts) -> int:
    sure = ((mark, n) for mark, n in counts if isinstance(mark, int) and mark != NOT_SURE)
    return sum(n for mark, n in sure if can_live_with_it(question, mark))


def _given(question: Question, counts: Counts) -> tuple[tuple[int, int], ...]:
    """With those who chose none of the options at the end, where that is an answer."""
    given = tally(question, counts)
    if not METHODS[question.method].several or question.fewest:
        return given
    return (*given, (NOT_SURE, dict(counts).get((), 0)))


def _first(question: Question, counts: Counts) -> tuple[tuple[Words, ...], int]:
    given = [(mark, n) for mark, n in tally(question, counts) if mark != NOT_SURE and n]
    most = max((n for _, n in given), default=0)
    if question.method not in WITH_A_WINNER:
        return (), 0
    return named(question, (mark for mark, n in given if n == most)), most


def _words(question: Question, mark: int) -> Words | None:
    option = option_of(question, mark)
    return option.words if option else None
