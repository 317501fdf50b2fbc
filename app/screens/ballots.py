"""The ballot paper: one page a question, what is recorded of it, and what stands there afterwards."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Mark, QuestionId, VoteId, Words
from ..jury.state import State
from ..jury.votes.acts import LONGEST_OWN_WORDS, Finish
from ..jury.votes.answers import Parts, parts
from ..jury.votes.methods import marks_of, option_of
from ..jury.votes.order import marks_in_order
from ..jury.votes.plan import Method, Question, Reading, Vote, When
from ..jury.votes.results import mark_of
from .region import KeyedRegion, Region


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen, and whether it is the recorded one. `words` is None for "not sure"."""

    mark: int
    words: Words | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class BallotHead(Region):
    """What this vote is. Of a practice nothing is counted."""

    title: Words
    questions: int
    practice: bool


@dataclass(frozen=True, slots=True)
class BallotQuestion(KeyedRegion):
    """One page of a ballot paper. `answered` is whether an answer is recorded; the next must carry `next_rev`.

    Where `most` is not 0, from `fewest` to `most` may be chosen. Where `longest` is not 0, there is a box for one's own
    words, which holds `written`. `points` says that the choices are a score from low to high, to be set side by side.
    """

    vote: VoteId
    version: int
    question: QuestionId
    number: int
    of: int
    words: Words
    reading: Reading | None
    choices: tuple[Choice, ...]
    answered: bool
    recorded: Parts
    next_rev: int
    fewest: int
    most: int
    longest: int
    written: str
    points: bool


@dataclass(frozen=True, slots=True)
class BallotFoot(Region):
    """How much of the ballot is answered, and whether its juror locks it in the end."""

    answered: int
    of: int
    to_finish: bool


@dataclass(frozen=True, slots=True)
class BallotFinish(KeyedRegion):
    """The last page of a ballot paper that is locked by its juror, once and for this version."""

    title: Words
    answered: int
    of: int
    finish: Finish


@dataclass(frozen=True, slots=True)
class Finished(KeyedRegion):
    """This juror has finished while others are still at it."""

    title: Words
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class VoteOver(KeyedRegion):
    """The vote has closed. `answered` of the questions carry this juror's answer."""

    title: Words
    answered: int
    of: int
    practice: bool


def ballot_head(vote: Vote) -> BallotHead:
    return BallotHead(vote.title, len(vote.questions), vote.when is When.PRACTICE)


def ballot_question(state: State, vote: Vote, place: int, question: Question, juror: JurorNumber) -> BallotQuestion:
    """`place` is where this juror meets the question, from 1."""
    voting = state.voting(vote.id)
    answer = voting.answers_to(question.id).get(juror)
    return BallotQuestion(
        key=f"{vote.id}-{question.id}",
        vote=vote.id,
        version=voting.version,
        question=question.id,
        number=place,
        of=len(vote.questions),
        words=question.words,
        reading=question.reading,
        choices=choices(question, answer.mark if answer else None, juror),
        answered=answer is not None,
        recorded=parts(question, answer.mark if answer else None),
        next_rev=voting.rev(question.id, juror) + 1,
        fewest=question.fewest,
        most=question.most,
        longest=LONGEST_OWN_WORDS if question.own_words else 0,
        written=answer.words if answer else "",
        points=question.method is Method.SCORE,
    )


def choices(question: Question, mark: Mark | None, juror: JurorNumber) -> tuple[Choice, ...]:
    chosen = mark if isinstance(mark, tuple) else () if mark is None else (mark,)
    offered = marks_in_order(question, marks_of(question), juror)
    options = ((each, option_of(question, each)) for each in offered)
    return tuple(Choice(each, option.words if option else None, each in chosen) for each, option in options)


def ballot_foot(state: State, vote: Vote, juror: JurorNumber) -> BallotFoot:
    return BallotFoot(_answered(state, vote, juror), len(vote.questions), vote.to_finish)


def ballot_finish(state: State, vote: Vote, juror: JurorNumber) -> BallotFinish:
    finish = Finish(vote.id, state.voting(vote.id).version)
    return BallotFinish(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions), finish)


def finished(state: State, vote: Vote, juror: JurorNumber) -> Finished:
    return Finished(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions))


def vote_over(state: State, vote: Vote, juror: JurorNumber) -> VoteOver:
    practice = vote.when is When.PRACTICE
    return VoteOver(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions), practice)


def _answered(state: State, vote: Vote, juror: JurorNumber) -> int:
    return sum(mark_of(state, vote, question, juror) is not None for question in vote.questions)
