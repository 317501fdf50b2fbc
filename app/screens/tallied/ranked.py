"""Rankings: the order pair by pair, and beside it what two other ways of counting the same ballots say.

The headline is Schulze's order. Where instant runoff or Borda's points put another option first, that is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...jury.numbers import Words
from ...jury.votes.counting.borda import borda
from ...jury.votes.counting.instant_runoff import instant_runoff
from ...jury.votes.counting.pairwise import Matrix, condorcet_winner, pairwise
from ...jury.votes.counting.profile import Profile
from ...jury.votes.counting.schulze import schulze
from ...jury.votes.counting.tally import Cell, Grid, Head, Order, Tally
from ...jury.votes.methods import Counts
from ...jury.votes.plan import Question
from .figures import Level, Place, column, in_figures, level, named, places


@dataclass(frozen=True, slots=True)
class Pair:
    """How many put one option above another, how many below, and how many made no difference."""

    above: int
    below: int
    equal: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """An option against each of the others, in the order of the rows; None against itself."""

    words: Words
    place: Place
    pairs: tuple[Pair | None, ...]


@dataclass(frozen=True, slots=True)
class RoundRow:
    """What an option holds, round after round, "" once it is gone; `words` is None for ballots with nobody left."""

    words: Words | None
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointRow:
    words: Words
    place: Place
    points: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """`beats_all`: whether one option wins against each other alone. `before` holds the pairs at first, if any.

    `runoffs` has a table for each way in which ties can fall, four at most. Who is first in each way of counting holds
    several where they are level.
    """

    rows: tuple[PairRow, ...]
    before: tuple[PairRow, ...]
    voters: int
    beats_all: bool
    first: tuple[Words, ...]
    level: Level
    runoffs: tuple[tuple[RoundRow, ...], ...]
    runoff_first: tuple[Words, ...]
    points: tuple[PointRow, ...]
    points_first: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One set of ballots, counted in every way."""

    voters: int
    pairs: Matrix
    order: Order
    runoff: Tally
    borda: Tally


def ranked(question: Question, before: Counts | None, after: Counts) -> Ranked:
    now = _count(len(question.options), after)
    earlier = _count(len(question.options), before) if before is not None else None
    return Ranked(
        rows=tuple(_rows(question, now, earlier.order if earlier else None)),
        before=tuple(_rows(question, earlier, None)) if earlier else (),
        voters=now.voters,
        beats_all=condorcet_winner(now.pairs) is not None,
        first=named(question, now.order[0]),
        level=level(question, now.order),
        runoffs=tuple(_rounds(question, now.runoff.order, grid) for grid in now.runoff.tables),
        runoff_first=named(question, now.runoff.winners),
        points=tuple(_points(question, now.borda)),
        points_first=named(question, now.borda.winners),
    )


def _count(options: int, counts: Counts) -> Count:
    profile = Profile(options, tuple((mark, n) for mark, n in counts if isinstance(mark, tuple)))
    return Count(
        voters=profile.voters,
        pairs=pairwise(profile),
        order=schulze(profile).order,
        runoff=instant_runoff(profile),
        borda=borda(profile),
    )


def _rows(question: Question, count: Count, earlier: Order | None) -> Iterator[PairRow]:
    at = places(count.order, earlier)
    for option, place in at.items():
        pairs = (None if other == option else _pair(count, option, other) for other in at)
        yield PairRow(question.options[option].words, place, tuple(pairs))


def _pair(count: Count, one: int, other: int) -> Pair:
    above, below = count.pairs[one][other], count.pairs[other][one]
    return Pair(above, below, count.voters - above - below)


def _rounds(question: Question, order: Order, grid: Grid) -> tuple[RoundRow, ...]:
    *options, exhausted = (tuple(map(_held, cells)) for _, cells in grid.rows)
    held = tuple(RoundRow(question.options[o].words, options[o]) for group in order for o in group)
    return (*held, RoundRow(None, exhausted)) if set(exhausted) != {"0"} else held


def _held(cell: Cell) -> str:
    return in_figures(cell) if isinstance(cell, int | Fraction) else ""


def _points(question: Question, tally: Tally) -> Iterator[PointRow]:
    held = column(tally.tables[0], Head.POINTS)
    for option, place in places(tally.order).items():
        yield PointRow(question.options[option].words, place, _held(held[option]))
