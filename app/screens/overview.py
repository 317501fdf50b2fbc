"""Several results on the wall at once: one row a question, large enough to be read from the back of a hall."""

from dataclasses import dataclass

from ..jury.numbers import Words
from ..jury.state import State
from ..jury.votes.methods import Counts
from ..jury.votes.plan import Method, Question, Reading, Vote
from ..jury.votes.results import Split, split
from .change import wall_change
from .region import KeyedRegion, Region, Screen
from .results import WallResult, closing_of, looked_at, results, revealed_firsts, shown
from .secret import untold
from .tallied.answers import mean_in_words
from .verdicts import Told, told

MOST_SIDE_BY_SIDE = 2
MOST_IN_A_LINE = 6
FILL_THE_WALL = frozenset({Method.SCORES, Method.JUDGEMENT, Method.RANKING, Method.POINTS, Method.BUDGET})
"""Methods whose result has room beside no other."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How the answers to a question stand: on a scale as counts about its middle, in a score as the average."""

    split: Split | None
    mean: str


@dataclass(frozen=True, slots=True)
class OverviewRow:
    words: Words
    reading: Reading | None
    before: Stand | None
    after: Stand
    verdict: Told | None


@dataclass(frozen=True, slots=True)
class WallOverview(KeyedRegion):
    """`below` and `above` name the sides of the scales by their last labels but one; None for scores."""

    rows: tuple[OverviewRow, ...]
    below: Words | None
    above: Words | None


@dataclass(frozen=True, slots=True)
class WallHeadlines(KeyedRegion):
    """What each result comes to, a line a question; so many `more` have no room."""

    results: tuple[WallResult, ...]
    more: int


def wall_results(state: State, vote: Vote) -> tuple[Region, ...]:
    """Result by result, or as an overview where there are more of one kind than the wall can hold in full."""
    asked = looked_at(state, vote)
    methods = {question.method for question in asked}
    if len(asked) > 1 and methods & FILL_THE_WALL:
        drawn = results(WallResult, state, vote)
        return (WallHeadlines(vote.id, drawn[:MOST_IN_A_LINE], max(0, len(drawn) - MOST_IN_A_LINE)),)
    if len(asked) <= MOST_SIDE_BY_SIDE or len(methods) > 1 or not methods <= {Method.SCALE, Method.SCORE}:
        return results(WallResult, state, vote)
    firsts = revealed_firsts(state, vote)
    points = asked[0].options if methods == {Method.SCALE} else ()
    return (
        WallOverview(
            key=vote.id,
            rows=tuple(_row(state, vote, firsts.get(question.id), question) for question in asked),
            below=points[1].words if points else None,
            above=points[-2].words if points else None,
        ),
    )


def results_on_the_wall(state: State) -> Screen:
    """Everything that this step has revealed, and what stands where a secret vote tells nothing; or what changed."""
    return wall_change(state) or (
        *(region for vote in shown(state) for region in wall_results(state, vote)),
        *untold(state),
    )


def _row(state: State, vote: Vote, first: Vote | None, question: Question) -> OverviewRow:
    before = closing_of(state, first).counts[question.id] if first else None
    closing = closing_of(state, vote)
    return OverviewRow(
        words=question.words,
        reading=question.reading,
        before=_stand(question, before) if before is not None else None,
        after=_stand(question, closing.counts[question.id]),
        verdict=told(question, closing),
    )


def _stand(question: Question, counts: Counts) -> Stand:
    is_scale = question.method is Method.SCALE
    return Stand(split(counts) if is_scale else None, mean_in_words(question, counts))
