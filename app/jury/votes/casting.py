"""The rules of a juror's answers: casting a ballot, question by question, entering one from paper, and finishing it.

A ballot that came on paper is held to the same rules and stands in the same place as one that was cast on a device.
"""

from collections.abc import Mapping, Set
from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Mark, Millis, QuestionId
from ..people import By
from ..reasons import Reason, Refused
from ..seats.rules import answered
from ..state import State
from .acts import LARGEST_REV, LONGEST_OWN_WORDS, BallotCast, CastBallot, Finish, TranscribeBallot
from .methods import is_valid, settled
from .plan import Question, Vote, When
from .state import Answer, Voting
from .turnout import is_entitled

Ballot = CastBallot | TranscribeBallot


def check_cast(state: State, by: By, act: CastBallot, now: Millis, given: object) -> BallotCast:
    vote = state.the_plan.vote(act.vote)
    voting = state.voting(vote.id)
    _check_taking(state, vote, act.version)
    juror = JurorNumber(by.number)
    if not is_entitled(state, juror):
        raise Refused(Reason.NOT_CHECKED_IN)
    if voting.has_finished(juror):
        raise Refused(Reason.FINISHED)
    _check_marks(state, vote, act)
    return _newer(voting, juror, act)


def apply_cast(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, CastBallot)
    assert isinstance(outcome, BallotCast)
    juror = JurorNumber(entry.by.number)
    if state.the_plan.vote(act.vote).when is not When.PRACTICE:
        state = answered(state, juror)
    return _counted(state, juror, act, outcome)


def check_transcribe(state: State, by: By, act: TranscribeBallot, now: Millis, given: object) -> BallotCast:
    """Also for a seat that no device is at, and for somebody who handed a paper in and went home."""
    vote = state.the_plan.vote(act.vote)
    voting = state.voting(vote.id)
    _check_taking(state, vote, act.version)
    if act.juror not in state.seats:
        raise Refused(Reason.UNKNOWN)
    if voting.has_finished(act.juror):
        raise Refused(Reason.FINISHED)
    _check_marks(state, vote, act)
    if not _agree(state, act):
        raise Refused(Reason.PAPER_DIFFERS)
    return _newer(voting, act.juror, act)


def apply_transcribe(state: State, entry: Entry) -> State:
    act, outcome = entry.act, entry.outcome
    assert isinstance(act, TranscribeBallot)
    assert isinstance(outcome, BallotCast)
    return _counted(state, act.juror, act, outcome)


def check_finish(state: State, by: By, act: Finish, now: Millis, given: object) -> Outcome:
    vote = state.the_plan.vote(act.vote)
    voting = state.voting(vote.id)
    if not vote.to_finish:
        raise Refused(Reason.NOT_NOW)
    _check_taking(state, vote, act.version)
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
    return state.with_voting(act.vote, replace(voting, finished=finished))


def _check_taking(state: State, vote: Vote, version: int) -> None:
    """Whether this version takes answers with a juror's number. One that was opened after the copy may well be opened
    again."""
    voting = state.voting(vote.id)
    if vote.secret:
        raise Refused(Reason.NOT_NOW)
    if version > voting.version and state.day.restored:
        raise Refused(Reason.VOTE_LOST)
    if not 1 <= version <= voting.version:
        raise Refused(Reason.MALFORMED)
    if version < voting.version or not voting.is_open:
        raise Refused(Reason.VOTE_CLOSED)


def _check_marks(state: State, vote: Vote, act: Ballot) -> None:
    if not act.answers or not 1 <= act.rev <= LARGEST_REV:
        raise Refused(Reason.MALFORMED)
    for question, mark in act.answers.items():
        if question not in vote.questions:
            raise Refused(Reason.UNKNOWN)
        if not is_valid(state.the_plan.question(question), mark):
            raise Refused(Reason.INVALID_MARK)
    if act.words:
        _check_written(act.words, {q for q in act.answers if state.the_plan.question(q).own_words})
    if act.conditions:
        _check_written(act.conditions, {q for q in act.answers if state.the_plan.question(q).conditions})


def _check_written(written: Mapping[QuestionId, str], boxes: Set[QuestionId]) -> None:
    """`boxes`: of the questions answered in this ballot, those that have the box in which this was written."""
    if written.keys() - boxes:
        raise Refused(Reason.MALFORMED)
    if any(len(text) > LONGEST_OWN_WORDS for text in written.values()):
        raise Refused(Reason.TOO_LONG)


def _agree(state: State, act: TranscribeBallot) -> bool:
    """Whether what was keyed the second time is the same ballot."""
    if act.again.keys() != act.answers.keys():
        return False
    return all(_is_same(state.the_plan.question(q), act.answers[q], act.again[q]) for q in act.answers)


def _is_same(asked: Question, first: Mark, again: Mark) -> bool:
    return is_valid(asked, again) and settled(asked, again) == settled(asked, first)


def _newer(voting: Voting, juror: JurorNumber, act: Ballot) -> BallotCast:
    newer = tuple(sorted(q for q in act.answers if act.rev > voting.rev(q, juror)))
    if not newer:
        raise Refused(Reason.NEWER_ANSWER)
    return BallotCast(newer)


def _counted(state: State, juror: JurorNumber, act: Ballot, outcome: BallotCast) -> State:
    voting = state.voting(act.vote)
    answers = dict(voting.answers)
    for question in outcome.counted:
        given = _answer(act, state.the_plan.question(question))
        answers[question] = voting.answers_to(question).having(juror, given)
    return state.with_voting(act.vote, replace(voting, answers=answers))


def _answer(act: Ballot, asked: Question) -> Answer:
    mark = settled(asked, act.answers[asked.id])
    words, condition = act.words.get(asked.id, ""), act.conditions.get(asked.id, "")
    return Answer(mark, act.rev, words.strip(), condition.strip(), isinstance(act, TranscribeBallot))
