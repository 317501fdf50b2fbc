"""The votes of a sitting as flat tables: each vote, its ballots, its counts. No juror's number is in them.

Ballots stand question by question, sorted, as they were published at the close: rows of two questions cannot be joined.
"""

import json
from collections.abc import Iterator, Sequence

from ..jury.day.acts import SittingRestored
from ..jury.entry import Entry
from ..jury.numbers import Mark, Millis, VoteId
from ..jury.state import State
from ..jury.votes.acts import CloseVote, OpenVote, VoteClosed
from ..jury.votes.methods import Counts, Shape, shape_of, tally, tally_each
from ..jury.votes.plan import Method, Question, Vote
from .table import Cell, Table
from .words import answer_in_words, mark_in_words, moment, said

VOTES = (
    ("vote", "the vote's id"),
    ("version", "1 for the first time it was put, 2 after it was opened again …"),
    ("moment", "practice, opening, interim, refined or evaluation"),
    ("title", "the vote's title"),
    ("opened", "when it was opened, in the sitting's own time"),
    ("closed", "when it was closed, in the sitting's own time"),
    ("entitled", "how many could answer"),
    ("turnout", "how many answered at least one question; in a secret vote, how many cast a ballot"),
    ("transcribed", "how many of these had answers that the team entered from paper"),
    ("secret", "1 for a secret vote: the record says who voted, and nothing says how"),
    (
        "outcome",
        (
            "counted; withheld, fewer than three secret ballots having been cast; or void, the day having been put "
            "back from a copy while a secret vote was open"
        ),
    ),
    ("digest", "SHA-256 of the canonical JSON of [vote, version, ballots]"),
)
MARK = (
    ("option", "where an answer gives each option a number: that option's place from 0; else empty"),
    (
        "mark",
        (
            "one number or some options: a point from the middle of a scale, a score, a consent from 0, or an option's "
            "place from 0; 99 is not sure. A number for each option: its rank from 1 (0 leaves it unranked), its level "
            "from 0, or its points"
        ),
    ),
    ("answer", "the point or option in words; empty where none of several options was chosen"),
    ("level", "scores and majority judgement: the level that the option was given, in words; else empty"),
)
BALLOTS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    ("words", "the question as it was put"),
    ("reading", "support, me or all: in which hat it was asked; empty for none"),
    (
        "ballot",
        "which of this question's ballots, sorted; no juror's number, and nothing in another question",
    ),
    *MARK,
)
COUNTS = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    *MARK,
    ("count", "how many ballots bear it; where each option has a number, those that nobody gave are left out"),
)
PUBLISHED = (
    ("vote", "the vote's id"),
    ("version", "which time it was put"),
    ("question", "the question's id"),
    ("ballot", "a whole answer: a number, or a list of numbers as in the record"),
    ("answer", "the whole answer in words; empty where none of several options was chosen"),
    ("count", "how many gave just this answer"),
)

Row = tuple[Cell, ...]
LEVELLED = frozenset({Method.SCORES, Method.JUDGEMENT})


def vote_tables(entries: Sequence[Entry], state: State, zone: str) -> tuple[Table, ...]:
    return (
        Table("votes", VOTES, tuple(_votes(entries, state, zone))),
        Table("ballots", BALLOTS, tuple(_ballots(state))),
        Table("counts", COUNTS, tuple(_counts(state))),
        Table("published", PUBLISHED, tuple(_published(state))),
    )


def _votes(entries: Sequence[Entry], state: State, zone: str) -> Iterator[Row]:
    opened = {(e.act.vote, e.act.version): e.at for e in entries if isinstance(e.act, OpenVote)}
    closed = {(e.act.vote, e.act.version): e.at for e in entries if isinstance(e.act, CloseVote)} | _voided(entries)
    for vote, version, closing in _closings(state):
        times = (moment(known.get((vote.id, version)), zone) for known in (opened, closed))
        outcome = "void" if closing.void else "withheld" if closing.withheld else "counted"
        numbers = (closing.entitled, closing.turnout, closing.transcribed, int(vote.secret), outcome, closing.digest)
        yield (vote.id, version, vote.when.value, said(vote.title), *times, *numbers)


def _voided(entries: Sequence[Entry]) -> dict[tuple[VoteId, int], Millis]:
    """When the day was put back from a copy that was made in the midst of a secret vote."""
    latest: dict[VoteId, int] = {}
    void: dict[tuple[VoteId, int], Millis] = {}
    for entry in entries:
        if isinstance(entry.act, OpenVote):
            latest[entry.act.vote] = entry.act.version
        elif isinstance(entry.outcome, SittingRestored):
            void |= {(vote, latest[vote]): entry.at for vote in entry.outcome.voided}
    return void


def _closings(state: State) -> Iterator[tuple[Vote, int, VoteClosed]]:
    for vote in state.the_plan.votes:
        for version, closing in enumerate(state.voting(vote.id).closings, 1):
            yield vote, version, closing


def _questions(state: State) -> Iterator[tuple[tuple[Cell, Cell, Cell], Question, VoteClosed]]:
    """What every row of a vote's question begins with, the question, and how the vote closed."""
    for vote, version, closing in _closings(state):
        for question in map(state.the_plan.question, vote.questions):
            yield (vote.id, version, question.id), question, closing


def _ballots(state: State) -> Iterator[Row]:
    for head, question, closing in _questions(state):
        reading = question.reading.value if question.reading else None
        for number, mark in enumerate(closing.ballots[question.id], 1):
            for told in _marks(question, mark):
                yield (*head, said(question.words), reading, number, *told)


def _marks(question: Question, mark: Mark) -> Iterator[Row]:
    """The cells under MARK: a row for each number of an answer, and one for an answer without any."""
    if isinstance(mark, int):
        yield _one(question, mark)
    elif shape_of(question) is Shape.EACH:
        yield from (_each(question, place, number) for place, number in enumerate(mark))
    else:
        yield from (_one(question, place) for place in mark or (None,))


def _one(question: Question, mark: int | None) -> Row:
    return (None, mark, mark_in_words(question, mark), None)


def _each(question: Question, place: int, number: int) -> Row:
    level = said(question.levels[number].words) if question.method in LEVELLED else None
    return (place, number, said(question.options[place].words), level)


def _counts(state: State) -> Iterator[Row]:
    for head, question, closing in _questions(state):
        for cells, count in _counted(question, closing.counts[question.id]):
            yield (*head, *cells, count)


def _counted(question: Question, counts: Counts) -> Iterator[tuple[Row, int]]:
    if shape_of(question) is not Shape.EACH:
        yield from ((_one(question, mark), count) for mark, count in tally(question, counts))
        return
    for place, given in enumerate(tally_each(question, counts)):
        yield from ((_each(question, place, number), count) for number, count in given)


def _published(state: State) -> Iterator[Row]:
    for head, question, closing in _questions(state):
        for mark, count in closing.counts[question.id]:
            whole = mark if isinstance(mark, int) else json.dumps(mark)
            yield (*head, whole, answer_in_words(question, mark), count)
