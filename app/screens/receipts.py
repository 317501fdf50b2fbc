"""After a vote has been revealed: every ballot that was counted, without numbers, and which of them is like one's own.

The list is the same for everybody and shared; a juror's own line stands apart from it. Neither is there before the
results are.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Mark, Words
from ..jury.recommendations.standing import votes_of_now
from ..jury.state import State
from ..jury.votes.acts import VoteClosed
from ..jury.votes.answers import Parts, parts
from ..jury.votes.methods import Counts
from ..jury.votes.plan import Question, Reading, Vote, When
from ..jury.votes.results import mark_of
from .region import KeyedRegion
from .results import closing_of

LISTED = 40
"""So many different ballots of a question are listed on a screen; all of them on a page of their own."""


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A whole answer and how many gave just this one; `own` where a juror did who looks at it."""

    parts: Parts
    count: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class QuestionBallots:
    """The different answers to one question, the most given first. `left_out` more differ and are not listed."""

    words: Words
    reading: Reading | None
    answered: int
    rows: tuple[BallotRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class PublishedBallots(KeyedRegion):
    """Every ballot of a vote, question by question, in words and without numbers. Of a `secret` one nobody can tell
    whose is whose."""

    title: Words
    version: int
    secret: bool
    turnout: int
    digest: str
    questions: tuple[QuestionBallots, ...]


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A juror's answer to one question, and how many gave the same, this juror among them. None: there is none."""

    words: Words
    reading: Reading | None
    parts: Parts
    count: int | None


@dataclass(frozen=True, slots=True)
class MyBallot(KeyedRegion):
    """What became of a juror's own ballot. Unless `counted`, there is none. A `secret` one has no rows: it is in the
    list, and nothing says where."""

    title: Words
    secret: bool
    counted: bool
    rows: tuple[OwnRow, ...]


def told(state: State) -> tuple[Vote, ...]:
    """Of the votes that are put or looked at here, those that have been revealed and can be told. Of a practice nothing
    is counted."""
    return _told_of(state, votes_of_now(state))


def _told_of(state: State, votes: Iterable[Vote]) -> tuple[Vote, ...]:
    put = ((vote, state.voting(vote.id)) for vote in votes if vote.when is not When.PRACTICE)
    return tuple(vote for vote, voting in put if voting.revealed and voting.closings[-1].is_told)


def published_ballots(
    state: State, vote: Vote, asked: Iterable[Question], juror: JurorNumber | None = None, most: int = LISTED
) -> PublishedBallots:
    """Of a revealed vote. Where a juror is named, the answers that are like theirs are marked."""
    closing = closing_of(state, vote)
    own = {q: mark_of(state, vote, q, juror) for q in vote.questions} if juror is not None else {}
    listed = tuple(_listed(question, closing.counts[question.id], own.get(question.id), most) for question in asked)
    version = state.voting(vote.id).revealed
    return PublishedBallots(vote.id, vote.title, version, vote.secret, closing.turnout, closing.digest, listed)


def every_ballot(state: State, juror: JurorNumber | None) -> tuple[PublishedBallots, ...]:
    """Of every vote that is revealed at this moment, whole."""
    put = _told_of(state, state.the_plan.votes)
    asked = ((vote, map(state.the_plan.question, vote.questions)) for vote in put)
    return tuple(published_ballots(state, vote, questions, juror, sys.maxsize) for vote, questions in asked)


def my_ballot(
    state: State, vote: Vote, asked: Iterable[Question], juror: JurorNumber, given: Mapping[str, Mapping[Mark, int]]
) -> MyBallot:
    """given: how many gave each answer, question by question."""
    if vote.secret:
        return MyBallot(vote.id, vote.title, True, state.voting(vote.id).has_cast(juror), ())
    rows = tuple(_own(question, mark_of(state, vote, question.id, juror), given[question.id]) for question in asked)
    return MyBallot(vote.id, vote.title, False, any(row.count is not None for row in rows), rows)


def given_in(closing: VoteClosed) -> Mapping[str, Mapping[Mark, int]]:
    return {question: dict(counts) for question, counts in closing.counts.items()}


def _listed(question: Question, counts: Counts, own: Mark | None, most: int) -> QuestionBallots:
    by_number = sorted(counts, key=lambda each: -each[1])
    rows = tuple(BallotRow(parts(question, mark), n, own is not None and mark == own) for mark, n in by_number[:most])
    answered = sum(n for _, n in counts)
    return QuestionBallots(question.words, question.reading, answered, rows, max(0, len(counts) - most))


def _own(question: Question, mark: Mark | None, given: Mapping[Mark, int]) -> OwnRow:
    count = given.get(mark) if mark is not None else None
    return OwnRow(question.words, question.reading, parts(question, mark), count)
