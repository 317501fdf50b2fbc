"""Points that were spread over the options: the sums, and from how many jurors they came."""

from dataclasses import dataclass

from ...jury.numbers import Words
from ...jury.votes.counting.score import points as count_points
from ...jury.votes.counting.tally import Head, Tally
from ...jury.votes.methods import Counts
from ...jury.votes.plan import Question
from .figures import Level, Place, level, named, places, whole_column


@dataclass(frozen=True, slots=True)
class PointsRow:
    """One option's points, and from how many jurors they came. Shares are per cent of the longest bar."""

    words: Words
    place: Place
    before: int | None
    after: int
    givers: int
    before_share: int
    after_share: int


@dataclass(frozen=True, slots=True)
class Points:
    """Most points first. Each juror had `total` to give; `kept` were given to nothing."""

    rows: tuple[PointsRow, ...]
    total: int
    kept: int
    first: tuple[Words, ...]
    level: Level


def points(question: Question, before: Counts | None, after: Counts) -> Points:
    later, now = _spread(question, after)
    earlier, then = _spread(question, before) if before is not None else (None, ())
    longest = max(1, *now, *then)
    kept = sum(n * (question.total - sum(mark)) for mark, n in after if isinstance(mark, tuple))
    at = places(later.order, earlier.order if earlier else None)
    return Points(
        rows=tuple(
            PointsRow(
                words=question.options[option].words,
                place=place,
                before=then[option] if then else None,
                after=now[option],
                givers=sum(n for mark, n in after if isinstance(mark, tuple) and mark[option]),
                before_share=round(100 * then[option] / longest) if then else 0,
                after_share=round(100 * now[option] / longest),
            )
            for option, place in at.items()
        ),
        total=question.total,
        kept=kept,
        first=named(question, later.winners),
        level=level(question, later.order),
    )


def _spread(question: Question, counts: Counts) -> tuple[Tally, tuple[int, ...]]:
    spread = [(mark, n) for mark, n in counts if isinstance(mark, tuple)]
    tally = count_points(len(question.options), spread)
    return tally, whole_column(tally.tables[0], Head.POINTS)
