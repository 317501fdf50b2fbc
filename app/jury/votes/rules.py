"""The rules of votes: opening, casting, closing and revealing."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from ..act import Outcome
from ..chain import canonical
from ..entry import Entry
from ..numbers import Mark, Millis, QuestionId, VoteId
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from . import change
from .acts import (
    CloseVote,
    HideVotes,
    OpenVote,
    RevealVotes,
    ShowResults,
    VoteClosed,
)
from .methods import count, sort_marks
from .moments import can_begin, may_be_told
from .plan import Reveal, Vote
from .results import showing_results
from .secrecy import enough_here, is_withheld, unfolded
from .state import Voting
from .turnout import ever_checked_in, on_paper, turnout, voters
from .verdict import Cast, Verdict, verdict_on


def check_open(state: State, by: By, act: OpenVote, now: Millis, given: object) -> Outcome:
    vote = state.the_plan.vote(act.vote)
    if vote.id not in state.the_phase.votes:
        raise Refused(Reason.NOT_NOW)
    voting = state.voting(vote.id)
    if voting.is_open or act.version != voting.version + 1:
        raise Refused(Reason.MOVED_ON)
    if any(other.is_open for other in state.votes.values()):
        raise Refused(Reason.VOTE_OPEN)
    if not enough_here(state, vote):
        raise Refused(Reason.TOO_FEW)
    if not can_begin(state, vote):
        raise Refused(Reason.COUNTERPART_REVEALED)
    return Outcome()


def apply_open(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, OpenVote)
    return state.with_voting(act.vote, replace(state.voting(act.vote), version=act.version, is_open=True, revealed=0))


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
    if vote.secret:
        return _closing(state, vote, unfolded(state, vote, given), withheld=is_withheld(state, vote))
    return _closing(state, vote, {q: sort_marks(a.mark for a in voting.answers_to(q).values()) for q in vote.questions})


def apply_close(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, CloseVote)
    assert isinstance(outcome, VoteClosed)
    return with_closing(state, act.vote, outcome)


def with_closing(state: State, vote: VoteId, closing: VoteClosed) -> State:
    voting = state.voting(vote)
    return state.with_voting(vote, replace(voting, is_open=False, closings=(*voting.closings, closing)))


def undo_close(state: State, entry: Entry) -> OpenVote | None:
    act = entry.act
    assert isinstance(act, CloseVote)
    voting = state.voting(act.vote)
    busy = any(other.is_open for other in state.votes.values()) or not enough_here(state, state.the_plan.vote(act.vote))
    if busy or voting.version != act.version or act.vote not in state.the_phase.votes:
        return None
    return OpenVote(act.vote, act.version + 1, undoes=entry.seq)


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
        if vote.reveal is Reveal.NEVER:
            raise Refused(Reason.NEVER_REVEALED)
        if not _is_hidden(state.voting(vote_id), version):
            raise Refused(Reason.MOVED_ON)
        if not may_be_told(state, vote):
            raise Refused(Reason.COUNTERPART_OPEN)
    return Outcome()


def apply_reveal(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, RevealVotes)
    for vote, version in act.votes.items():
        state = state.with_voting(vote, replace(state.voting(vote), revealed=version))
    return replace(state, day=replace(state.day, results=_alone(state, act)))


def _alone(state: State, act: RevealVotes) -> str:
    """The block that the room turns to: a single vote's, where it has one of its own; else the first."""
    revealed = [question for vote in act.votes for question in state.the_plan.vote(vote).questions]
    blocks = {state.the_plan.question(question).block for question in revealed}
    return blocks.pop() if len(act.votes) == 1 and len(blocks) == 1 else ""


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
        state = state.with_voting(vote, replace(state.voting(vote), revealed=0))
    return replace(state, day=replace(state.day, results=""))


def undo_hide(state: State, entry: Entry) -> RevealVotes | None:
    act = entry.act
    assert isinstance(act, HideVotes)
    hidden = all(_is_hidden(state.voting(vote), version) for vote, version in act.votes.items())
    settled = all(may_be_told(state, state.the_plan.vote(vote)) for vote in act.votes)
    return RevealVotes(act.votes, undoes=entry.seq) if hidden and settled else None


def _parts(state: State) -> set[str]:
    """What can be looked at here: a block or one question of it, or what changed; "" is the first block."""
    there = showing_results(state) or state
    questions = [state.the_plan.question(q) for vote in there.votes_here for q in vote.questions]
    blocks = {question.block for question in questions}
    return {"", *blocks, *(question.id for question in questions), *change.parts(there)}


def _is_hidden(voting: Voting, version: int) -> bool:
    return voting.is_closed and voting.version == version and not voting.revealed


def voided(state: State) -> Mapping[VoteId, VoteClosed]:
    """The secret vote that a copy was made in the midst of: the key to what was cast is not in the copy."""
    votes = [vote for vote in state.the_plan.votes if vote.secret and state.voting(vote.id).is_open]
    return {vote.id: _closing(state, vote, dict.fromkeys(vote.questions, ()), void=True) for vote in votes}


def _closing(
    state: State,
    vote: Vote,
    ballots: Mapping[QuestionId, tuple[Mark, ...]],
    *,
    withheld: bool = False,
    void: bool = False,
) -> VoteClosed:
    present = turnout(state, vote)
    closed = VoteClosed(
        entitled=present.entitled,
        turnout=present.started,
        ballots=ballots,
        counts={q: count(marks) for q, marks in ballots.items()},
        digest=hashlib.sha256(canonical([vote.id, state.voting(vote.id).version, ballots])).hexdigest(),
        checked_in=len(ever_checked_in(state) | voters(state, vote)),
        transcribed=len(on_paper(state, vote)),
        withheld=withheld,
        void=void,
    )
    return replace(closed, verdicts=_verdicts(state, closed)) if closed.is_told else closed


def _verdicts(state: State, closed: VoteClosed) -> dict[QuestionId, Verdict]:
    reached = {
        question: verdict_on(
            state.the_plan.question(question), Cast(counts, closed.digest, closed.entitled, closed.checked_in)
        )
        for question, counts in closed.counts.items()
    }
    return {question: verdict for question, verdict in reached.items() if verdict}
