"""The rules of votes: opening, casting, closing and revealing."""

import hashlib
from dataclasses import replace

from ..act import Outcome
from ..chain import canonical
from ..day.plan import PUTS_VOTES
from ..entry import Entry
from ..numbers import JurorNumber, Millis, VoteId
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import (
    LARGEST_REV,
    LONGEST_OWN_WORDS,
    BallotCast,
    CastBallot,
    CloseVote,
    Finish,
    HideVotes,
    OpenVote,
    RevealVotes,
    ShowResults,
    VoteClosed,
)
from .methods import count, is_valid, settled, sort_marks
from .plan import Question, Vote
from .state import Answer, Voting
from .turnout import is_entitled, turnout


def check_open(state: State, by: By, act: OpenVote, now: Millis, given: object) -> Outcome:
    vote = state.the_plan.vote(act.vote)
    if vote.id not in state.the_phase.votes:
        raise Refused(Reason.NOT_NOW)
    voting = state.voting(vote.id)
    if voting.is_open or act.version != voting.version + 1:
        raise Refused(Reason.MOVED_ON)
    if any(other.is_open for other in state.votes.values()):
        raise Refused(Reason.VOTE_OPEN)
    if not voting.version and any(state.voting(other.id).revealed for other in state.the_plan.counterparts(vote)):
        raise Refused(Reason.COUNTERPART_REVEALED)
    return Outcome()


def apply_open(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, OpenVote)
    return _with_voting(state, act.vote, replace(state.voting(act.vote), version=act.version, is_open=True, revealed=0))


def undo_open(state: State, entry: Entry) -> CloseVote | None:
    act = entry.act
    assert isinstance(act, OpenVote)
    voting = state.voting(act.vote)
    return CloseVote(act.vote, voting.version, undoes=entry.seq) if voting.is_open else None


def check_close(state: State, by: By, act: CloseVote, now: Millis, given: object) -> VoteClosed:
    vote = state.the_plan.vote(act.vote)
    voting = state.voting(vote.id)
    if not voting.is_open or act.version != voting.version:
        raise Refused(Reason.MOVED_ON)
    return _counted(state, vote, voting)


def apply_close(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, CloseVote)
    assert isinstance(outcome, VoteClosed)
    voting = state.voting(act.vote)
    return _with_voting(state, act.vote, replace(voting, is_open=False, closings=(*voting.closings, outcome)))


def undo_close(state: State, entry: Entry) -> OpenVote | None:
    act = entry.act
    assert isinstance(act, CloseVote)
    voting = state.voting(act.vote)
    busy = any(other.is_open for other in state.votes.values())
    if busy or voting.version != act.version or act.vote not in state.the_phase.votes:
        return None
    return OpenVote(act.vote, act.version + 1, undoes=entry.seq)


def check_cast(state: State, by: By, act: CastBallot, now: Millis, given: object) -> BallotCast:
    vote = state.the_plan.vote(act.vote)
    voting = state.voting(vote.id)
    _check_taking(state, voting, act.version)
    juror = JurorNumber(by.number)
    if not is_entitled(state, juror):
        raise Refused(Reason.NOT_CHECKED_IN)
    if voting.has_finished(juror):
        raise Refused(Reason.FINISHED)
    _check_marks(state, vote, act)
    newer = tuple(sorted(q for q in act.answers if act.rev > voting.rev(q, juror)))
    if not newer:
        raise Refused(Reason.NEWER_ANSWER)
    return BallotCast(newer)


def apply_cast(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, CastBallot)
    assert isinstance(outcome, BallotCast)
    juror = JurorNumber(entry.by.number)
    voting = state.voting(act.vote)
    answers = dict(voting.answers)
    for question in outcome.counted:
        given = _answer(act, state.the_plan.question(question))
        answers[question] = voting.answers_to(question).having(juror, given)
    return _with_voting(state, act.vote, replace(voting, answers=answers))


def check_finish(state: State, by: By, act: Finish, now: Millis, given: object) -> Outcome:
    vote = state.the_plan.vote(act.vote)
    voting = state.voting(vote.id)
    if not vote.to_finish:
        raise Refused(Reason.NOT_NOW)
    _check_taking(state, voting, act.version)
    juror = JurorNumber(by.number)
    if not is_entitled(state, juror):
        raise Refused(Reason.NOT_CHECKED_IN)
    if voting.has_finished(juror):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_finish(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, Finish)
    voting = state.voting(act.vote)
    finished = voting.finished.having(JurorNumber(entry.by.number), act.version)
    return _with_voting(state, act.vote, replace(voting, finished=finished))


def check_show(state: State, by: By, act: ShowResults, now: Millis, given: object) -> Outcome:
    if act.leaving != state.day.results:
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if act.to not in _parts(state):
        raise Refused(Reason.UNKNOWN)
    return Outcome()


def apply_show(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ShowResults)
    return replace(state, day=replace(state.day, results=act.to))


def undo_show(state: State, entry: Entry) -> ShowResults | None:
    act = entry.act
    assert isinstance(act, ShowResults)
    stands = state.day.results == act.to and act.leaving in _parts(state)
    return ShowResults(leaving=act.to, to=act.leaving, undoes=entry.seq) if stands else None


def check_reveal(state: State, by: By, act: RevealVotes, now: Millis, given: object) -> Outcome:
    if not act.votes:
        raise Refused(Reason.MALFORMED)
    for vote_id, version in act.votes.items():
        vote = state.the_plan.vote(vote_id)
        if not _is_hidden(state.voting(vote_id), version):
            raise Refused(Reason.MOVED_ON)
        if not counterparts_closed(state, vote):
            raise Refused(Reason.COUNTERPART_OPEN)
    return Outcome()


def apply_reveal(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, RevealVotes)
    for vote, version in act.votes.items():
        state = _with_voting(state, vote, replace(state.voting(vote), revealed=version))
    return state


def undo_reveal(state: State, entry: Entry) -> HideVotes | None:
    act = entry.act
    assert isinstance(act, RevealVotes)
    shown = all(state.voting(vote).revealed == version for vote, version in act.votes.items())
    return HideVotes(act.votes, undoes=entry.seq) if shown else None


def check_hide(state: State, by: By, act: HideVotes, now: Millis, given: object) -> Outcome:
    if not act.votes:
        raise Refused(Reason.MALFORMED)
    for vote, version in act.votes.items():
        if not version or state.voting(state.the_plan.vote(vote).id).revealed != version:
            raise Refused(Reason.MOVED_ON)
    return Outcome()


def apply_hide(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, HideVotes)
    for vote in act.votes:
        state = _with_voting(state, vote, replace(state.voting(vote), revealed=0))
    return state


def undo_hide(state: State, entry: Entry) -> RevealVotes | None:
    act = entry.act
    assert isinstance(act, HideVotes)
    hidden = all(_is_hidden(state.voting(vote), version) for vote, version in act.votes.items())
    settled = all(counterparts_closed(state, state.the_plan.vote(vote)) for vote in act.votes)
    return RevealVotes(act.votes, undoes=entry.seq) if hidden and settled else None


def _parts(state: State) -> set[str]:
    """What can be looked at here: a block or one question of it; "" is the first block."""
    questions = [state.the_plan.question(q) for vote in state.votes_here for q in vote.questions]
    return {"", *(question.block for question in questions), *(question.id for question in questions)}


def _is_hidden(voting: Voting, version: int) -> bool:
    return voting.is_closed and voting.version == version and not voting.revealed


def counterparts_closed(state: State, vote: Vote) -> bool:
    """A counterpart that was never put and is no longer to come stands in nobody's way."""
    others = (other.id for other in state.the_plan.counterparts(vote))
    return all(state.voting(other).is_closed or not can_still_be_put(state, other) for other in others)


def can_still_be_put(state: State, vote: VoteId) -> bool:
    """Whether it has been put, or some phase on the agenda is there to put it."""
    ahead = any(vote in phase.votes for phase in state.agenda if phase.kind in PUTS_VOTES)
    return ahead or state.voting(vote).version > 0


def _check_taking(state: State, voting: Voting, version: int) -> None:
    """Whether this version takes answers. One that was opened after the copy may well be opened again."""
    if version > voting.version and state.day.restored:
        raise Refused(Reason.VOTE_LOST)
    if not 1 <= version <= voting.version:
        raise Refused(Reason.MALFORMED)
    if version < voting.version or not voting.is_open:
        raise Refused(Reason.VOTE_CLOSED)


def _check_marks(state: State, vote: Vote, act: CastBallot) -> None:
    if not act.answers or not 1 <= act.rev <= LARGEST_REV:
        raise Refused(Reason.MALFORMED)
    for question, mark in act.answers.items():
        if question not in vote.questions:
            raise Refused(Reason.UNKNOWN)
        if not is_valid(state.the_plan.question(question), mark):
            raise Refused(Reason.INVALID_MARK)
    for question, words in act.words.items():
        if question not in act.answers or not state.the_plan.question(question).own_words:
            raise Refused(Reason.MALFORMED)
        if len(words) > LONGEST_OWN_WORDS:
            raise Refused(Reason.TOO_LONG)


def _answer(act: CastBallot, asked: Question) -> Answer:
    return Answer(settled(asked, act.answers[asked.id]), act.rev, act.words.get(asked.id, "").strip())


def _counted(state: State, vote: Vote, voting: Voting) -> VoteClosed:
    ballots = {q: sort_marks(a.mark for a in voting.answers_to(q).values()) for q in vote.questions}
    present = turnout(state, vote)
    return VoteClosed(
        entitled=present.entitled,
        turnout=present.started,
        ballots=ballots,
        counts={q: count(marks) for q, marks in ballots.items()},
        digest=hashlib.sha256(canonical([vote.id, voting.version, ballots])).hexdigest(),
    )


def _with_voting(state: State, vote: VoteId, voting: Voting) -> State:
    return replace(state, votes={**state.votes, vote: voting})
