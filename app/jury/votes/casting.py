"""The rules of a juror's own answers: casting a ballot, question by question, and finishing it."""

from collections.abc import Mapping, Set
from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis, QuestionId
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import LARGEST_REV, LONGEST_OWN_WORDS, BallotCast, CastBallot, Finish
from .methods import is_valid, settled
from .plan import Question, Vote
from .state import Answer, Voting
from .turnout import is_entitled


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
    return state.with_voting(act.vote, replace(voting, answers=answers))


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
    return state.with_voting(act.vote, replace(voting, finished=finished))


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
    _check_written(act.words, {q for q in act.answers if state.the_plan.question(q).own_words})
    _check_written(act.conditions, {q for q in act.answers if state.the_plan.question(q).conditions})


def _check_written(written: Mapping[QuestionId, str], boxes: Set[QuestionId]) -> None:
    """`boxes`: of the questions answered in this ballot, those that have the box in which this was written."""
    if written.keys() - boxes:
        raise Refused(Reason.MALFORMED)
    if any(len(text) > LONGEST_OWN_WORDS for text in written.values()):
        raise Refused(Reason.TOO_LONG)


def _answer(act: CastBallot, asked: Question) -> Answer:
    written = (box.get(asked.id, "").strip() for box in (act.words, act.conditions))
    return Answer(settled(asked, act.answers[asked.id]), act.rev, *written)
