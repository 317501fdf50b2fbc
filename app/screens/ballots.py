"""The ballot paper: one page a question, what is recorded of it, and what stands there afterwards."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, QuestionId, VoteId, Words
from ..jury.recommendations.standing import Listed
from ..jury.state import State
from ..jury.votes.acts import Finish
from ..jury.votes.answers import Parts, parts
from ..jury.votes.plan import Question, Reading, Reveal, Vote, When
from ..jury.votes.results import mark_of
from .listing import conditions_on
from .papers import Paper, paper
from .recommendations import Dissent, dissents_on
from .region import KeyedRegion, Region


@dataclass(frozen=True, slots=True)
class BallotHead(Region):
    """What this vote is. Of a practice nothing is counted."""

    title: Words
    questions: int
    practice: bool


@dataclass(frozen=True, slots=True)
class BallotQuestion(KeyedRegion):
    """One page of a ballot paper. `answered` is whether an answer is recorded; the next must carry `next_rev`.

    `unfit`: it stands there as it was sent, and what was sent is no answer. `from_paper`: the team entered the answer
    that is recorded, from paper. `dissents` and `conditions` are what a minority
    says to the recommendation that is asked about, and on what it depends.
    """

    vote: VoteId
    version: int
    question: QuestionId
    number: int
    of: int
    words: Words
    reading: Reading | None
    paper: Paper
    answered: bool
    recorded: Parts
    next_rev: int
    unfit: bool = False
    from_paper: bool = False
    dissents: tuple[Dissent, ...] = ()
    conditions: tuple[Listed, ...] = ()


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
    """The vote has closed. `answered` of the questions carry this juror's answer. Where it is `never_shown`, the room
    is not told the result."""

    title: Words
    answered: int
    of: int
    practice: bool
    never_shown: bool


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
        paper=paper(question, answer, juror),
        answered=answer is not None,
        recorded=parts(question, answer.mark if answer else None),
        next_rev=voting.rev(question.id, juror) + 1,
        from_paper=answer is not None and answer.transcribed,
        dissents=dissents_on(state, vote.id),
        conditions=conditions_on(state, vote.id),
    )


def ballot_foot(state: State, vote: Vote, juror: JurorNumber) -> BallotFoot:
    return BallotFoot(_answered(state, vote, juror), len(vote.questions), vote.to_finish)


def ballot_finish(state: State, vote: Vote, juror: JurorNumber) -> BallotFinish:
    finish = Finish(vote.id, state.voting(vote.id).version)
    return BallotFinish(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions), finish)


def finished(state: State, vote: Vote, juror: JurorNumber) -> Finished:
    return Finished(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions))


def vote_over(state: State, vote: Vote, juror: JurorNumber) -> VoteOver:
    practice = vote.when is When.PRACTICE
    never = vote.reveal is Reveal.NEVER
    return VoteOver(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions), practice, never)


def _answered(state: State, vote: Vote, juror: JurorNumber) -> int:
    return sum(mark_of(state, vote, question, juror) is not None for question in vote.questions)
