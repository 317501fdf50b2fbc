"""Votes as people see them: the ballot paper, turnout, the console's controls."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Mark, QuestionId, VoteId, Words
from ..jury.state import State
from ..jury.votes.acts import CloseVote, HideVotes, OpenVote, RevealVotes
from ..jury.votes.methods import marks_of, option_of
from ..jury.votes.plan import Question, Reading, Vote
from ..jury.votes.results import mark_of
from ..jury.votes.turnout import Turnout, completed, entitled, turnout
from .moment import Moment
from .region import KeyedRegion, Region


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen. `words` is None for "not sure"."""

    mark: Mark
    words: Words | None


@dataclass(frozen=True, slots=True)
class BallotHead(Region):
    """What this vote is, and who can see it."""

    title: Words
    questions: int


@dataclass(frozen=True, slots=True)
class BallotQuestion(KeyedRegion):
    """One page of a ballot paper. `mark` is what is recorded; the next answer must carry `next_rev`."""

    vote: VoteId
    version: int
    question: QuestionId
    number: int
    of: int
    words: Words
    reading: Reading | None
    choices: tuple[Choice, ...]
    mark: Mark | None
    next_rev: int


@dataclass(frozen=True, slots=True)
class BallotFoot(Region):
    """How much of the ballot is answered."""

    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class VoteOver(KeyedRegion):
    """The vote has closed. `answered` of the questions carry this juror's answer."""

    title: Words
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class WallTurnout(KeyedRegion):
    """How many have answered."""

    title: Words
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class VotePanel(KeyedRegion):
    """The console's hold on one vote. `state` is "never", "open", "closed" or "revealed".

    `waiting_in` and `waiting_away` are the jurors without a full answer, connected and not.
    """

    title: Words
    state: str
    version: int
    turnout: Turnout
    waiting_in: tuple[JurorNumber, ...]
    waiting_away: tuple[JurorNumber, ...]
    open: OpenVote | None
    close: CloseVote | None


@dataclass(frozen=True, slots=True)
class RevealPanel(Region):
    """Results to reveal together, or to hide again. Neither act is there while something has yet to close."""

    titles: tuple[Words, ...]
    reveal: RevealVotes | None
    hide: HideVotes | None


def ballot_head(vote: Vote) -> BallotHead:
    return BallotHead(vote.title, len(vote.questions))


def ballot_question(state: State, vote: Vote, question: Question, juror: JurorNumber) -> BallotQuestion:
    voting = state.voting(vote.id)
    return BallotQuestion(
        key=f"{vote.id}-{question.id}",
        vote=vote.id,
        version=voting.version,
        question=question.id,
        number=vote.questions.index(question.id) + 1,
        of=len(vote.questions),
        words=question.words,
        reading=question.reading,
        choices=choices(question),
        mark=mark_of(state, vote, question.id, juror),
        next_rev=voting.rev(question.id, juror) + 1,
    )


def choices(question: Question) -> tuple[Choice, ...]:
    options = ((mark, option_of(question, mark)) for mark in marks_of(question))
    return tuple(Choice(mark, option.words if option else None) for mark, option in options)


def ballot_foot(state: State, vote: Vote, juror: JurorNumber) -> BallotFoot:
    return BallotFoot(_answered(state, vote, juror), len(vote.questions))


def vote_over(state: State, vote: Vote, juror: JurorNumber) -> VoteOver:
    return VoteOver(vote.id, vote.title, _answered(state, vote, juror), len(vote.questions))


def vote_panel(moment: Moment, vote: Vote) -> VotePanel:
    state = moment.state
    voting = state.voting(vote.id)
    waiting = sorted(entitled(state) - completed(state, vote)) if voting.is_open else []
    return VotePanel(
        key=vote.id,
        title=vote.title,
        state=_stage(state, vote),
        version=voting.version,
        turnout=turnout(state, vote),
        waiting_in=tuple(j for j in waiting if j in moment.presence),
        waiting_away=tuple(j for j in waiting if j not in moment.presence),
        open=None if any(v.is_open for v in state.votes.values()) else OpenVote(vote.id, voting.version + 1),
        close=CloseVote(vote.id, voting.version) if voting.is_open else None,
    )


def reveal_panel(state: State) -> RevealPanel:
    votes = [state.the_plan.vote(vote) for vote in state.the_phase.votes]
    versions = {vote.id: state.voting(vote.id).version for vote in votes}
    shown = {vote: version for vote, version in versions.items() if state.voting(vote).revealed}
    settled = all(state.voting(v.id).is_closed for vote in votes for v in (vote, *state.the_plan.counterparts(vote)))
    return RevealPanel(
        titles=tuple(vote.title for vote in votes),
        reveal=RevealVotes(versions) if votes and settled and not shown else None,
        hide=HideVotes(shown) if shown else None,
    )


def _stage(state: State, vote: Vote) -> str:
    voting = state.voting(vote.id)
    if voting.is_open:
        return "open"
    return "never" if not voting.version else "revealed" if voting.revealed else "closed"


def _answered(state: State, vote: Vote, juror: JurorNumber) -> int:
    return sum(mark_of(state, vote, question, juror) is not None for question in vote.questions)
