"""The rules of secret votes: that somebody has cast is on the record, what they marked is in no entry and no state.

The marks travel beside the act, are checked here and go into the box. At the close the box is opened, and what it held
is published sorted, question by question, without numbers; with fewer than three ballots nothing of it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..act import Outcome
from ..chain import canonical
from ..entry import Entry
from ..numbers import JurorNumber, Mark, Millis, QuestionId, VoteId
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import CastSecret
from .methods import Shape, is_valid, marks_of, settled, shape_of, sort_marks
from .plan import Question, Vote
from .state import Voting
from .turnout import cast, entitled, is_entitled

FEWEST = 3
"""Of two ballots each voter knows the other's."""

Marks = Mapping[QuestionId, Mark]
"""One whole ballot. A question that is not in it was left blank."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A ballot on its way into the box. Written down, every slip of its vote fits into `size` bytes."""

    vote: VoteId
    version: int
    marks: Marks
    size: int


def check_cast_secret(state: State, by: By, act: CastSecret, now: Millis, given: object) -> Outcome:
    """given: the marks that came with the act."""
    vote = state.the_plan.vote(act.vote)
    if not vote.secret:
        raise Refused(Reason.NOT_NOW)
    voting = state.voting(vote.id)
    _check_taking(state, voting, act.version)
    juror = JurorNumber(by.number)
    if not is_entitled(state, juror):
        raise Refused(Reason.NOT_CHECKED_IN)
    if voting.has_cast(juror):
        raise Refused(Reason.ALREADY_CAST)
    _marked(state, vote, given)
    return Outcome()


def apply_cast_secret(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, CastSecret)
    voting = state.voting(act.vote)
    roll = voting.cast.having(JurorNumber(entry.by.number), act.version)
    return state.with_voting(act.vote, replace(voting, cast=roll))


def slip(state: State, act: CastSecret, given: object) -> Slip:
    """What goes into the box with an act that was checked with this `given`."""
    vote = state.the_plan.vote(act.vote)
    return Slip(vote.id, act.version, _marked(state, vote, given), _size(state, vote))


def opens_box(state: State, vote: VoteId, version: int) -> bool:
    """Whether closing this version now would open a box."""
    voting = state.votes.get(vote)
    if voting is None or not voting.is_open or voting.version != version:
        return False
    return state.the_plan.vote(vote).secret


def ended(state: State) -> tuple[tuple[VoteId, int], ...]:
    """Every version of a secret vote that has closed: nothing of its box is needed any more."""
    secret = (vote.id for vote in state.the_plan.votes if vote.secret) if state.is_open else ()
    return tuple((vote, version) for vote in secret for version in range(1, 1 + len(state.voting(vote).closings)))


def enough_here(state: State, vote: Vote) -> bool:
    """A vote that is secret needs so many people that a count does not give anybody away."""
    return not vote.secret or len(entitled(state)) >= FEWEST


def unfolded(state: State, vote: Vote, given: object) -> Mapping[QuestionId, tuple[Mark, ...]]:
    """What is published of the ballots that the box held, which are as many as were cast. given: those ballots."""
    many = len(cast(state, vote))
    if not isinstance(given, tuple) or len(given) < many:
        raise Refused(Reason.BOX_SHUT)
    if len(given) > many:
        raise Refused(Reason.TRY_AGAIN)  # another worker has just written one that we have not read
    told = given if many >= FEWEST else ()
    return {q: sort_marks(ballot[q] for ballot in told if q in ballot) for q in vote.questions}


def is_withheld(state: State, vote: Vote) -> bool:
    return vote.secret and 0 < len(cast(state, vote)) < FEWEST


def _check_taking(state: State, voting: Voting, version: int) -> None:
    """A version that the copy does not know, or that was open in it, is void: nothing is kept on a tablet for it."""
    lost = version > voting.version and bool(state.day.restored)
    if lost or (0 < version <= len(voting.closings) and voting.closings[version - 1].void):
        raise Refused(Reason.VOTE_VOID)
    if not 1 <= version <= voting.version:
        raise Refused(Reason.MALFORMED)
    if version < voting.version or not voting.is_open:
        raise Refused(Reason.VOTE_CLOSED)


def _marked(state: State, vote: Vote, given: object) -> Marks:
    if not isinstance(given, Mapping):
        raise Refused(Reason.MALFORMED)
    if given.keys() - set(vote.questions):
        raise Refused(Reason.UNKNOWN)
    asked = {question: state.the_plan.question(question) for question in given}
    marks = {q: mark for q, mark in given.items() if not _is_blank(asked[q], mark)}
    if not all(is_valid(asked[question], mark) for question, mark in marks.items()):
        raise Refused(Reason.INVALID_MARK)
    return {question: settled(asked[question], mark) for question, mark in marks.items()}


def _is_blank(question: Question, mark: Mark) -> bool:
    """Nothing ticked, ranked or given, where nothing is not an answer."""
    given = any(mark) if isinstance(mark, tuple) and shape_of(question) is Shape.EACH else mark != ()
    return not given and not is_valid(question, mark)


def _size(state: State, vote: Vote) -> int:
    """Enough for whatever could be marked, in steps of 64."""
    most = sum(len(canonical(q)) + 2 + _longest(state.the_plan.question(q)) for q in vote.questions) + 2
    return -(-most // 64) * 64


def _longest(question: Question) -> int:
    numbers = [len(str(mark)) + 1 for mark in marks_of(question)]
    match shape_of(question):
        case Shape.ONE:
            return max(numbers)
        case Shape.SOME:
            return sum(numbers) + 2
        case Shape.EACH:
            return max(numbers) * len(question.options) + 2
