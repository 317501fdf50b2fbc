"""What there is to key when a ballot paper is entered: every question in the order of the paper, with its numbers.

It shows who has voted and never what: the boxes are empty until somebody types into them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..jury.numbers import JurorNumber, QuestionId, VoteId, Words
from ..jury.state import State
from ..jury.votes.acts import LONGEST_OWN_WORDS
from ..jury.votes.methods import Shape, marks_of, option_of, shape_of
from ..jury.votes.plan import Method, Question, Vote
from ..jury.votes.turnout import on_paper, voters


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a number that is keyed stands for: the mark, and its words; None for "not sure"."""

    number: int
    mark: int
    words: Words | None


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """`choices` are the answers to choose from, or the options of which each has a number; `levels` what these can be
    given, where it is a level. From 0 to `highest` where it is a rank or points."""

    question: QuestionId
    number: int
    words: Words
    method: Method
    shape: Shape
    choices: tuple[Keyed, ...]
    levels: tuple[Keyed, ...]
    highest: int
    own_words: bool
    conditions: bool
    longest: int


@dataclass(frozen=True, slots=True)
class PaperSeat:
    """A seat whose paper can be entered. `voted` is "paper", "device" or ""; `finished` on a device, it is done."""

    juror: JurorNumber
    name: str
    voted: str
    finished: bool


@dataclass(frozen=True, slots=True)
class PaperVote:
    """The vote that is open. `on_paper` of its voters have answers that were entered from paper."""

    vote: VoteId
    version: int
    title: Words
    on_paper: int
    seats: tuple[PaperSeat, ...]
    questions: tuple[PaperQuestion, ...]


def paper_vote(state: State, names: Mapping[JurorNumber, str]) -> PaperVote | None:
    """None while no vote is open, and for a secret one: nobody may read anybody's paper."""
    votes = (vote for vote in state.the_plan.votes if state.voting(vote.id).is_open and not vote.secret)
    vote = next(votes, None)
    if vote is None:
        return None
    asked = map(state.the_plan.question, vote.questions)
    return PaperVote(
        vote=vote.id,
        version=state.voting(vote.id).version,
        title=vote.title,
        on_paper=len(on_paper(state, vote)),
        seats=_seats(state, vote, names),
        questions=tuple(_question(number, question) for number, question in enumerate(asked, 1)),
    )


def next_rev(state: State, vote: VoteId, juror: JurorNumber) -> int:
    """The revision that replaces every answer this juror has given."""
    voting = state.voting(vote)
    return 1 + max((voting.rev(question, juror) for question in state.the_plan.vote(vote).questions), default=0)


def _seats(state: State, vote: Vote, names: Mapping[JurorNumber, str]) -> tuple[PaperSeat, ...]:
    paper, voted = on_paper(state, vote), voters(state, vote)
    how = {juror: "paper" if juror in paper else "device" if juror in voted else "" for juror in state.seats}
    finished = state.voting(vote.id).has_finished
    return tuple(PaperSeat(juror, names.get(juror, ""), how[juror], finished(juror)) for juror in sorted(state.seats))


def _question(number: int, question: Question) -> PaperQuestion:
    each = shape_of(question) is Shape.EACH
    highest = len(question.options) if question.method is Method.RANKING else question.total
    return PaperQuestion(
        question=question.id,
        number=number,
        words=question.words,
        method=question.method,
        shape=shape_of(question),
        choices=_options(question) if each else _answers(question),
        levels=tuple(Keyed(place, place, level.words) for place, level in enumerate(question.levels)),
        highest=highest,
        own_words=question.own_words,
        conditions=question.conditions,
        longest=LONGEST_OWN_WORDS,
    )


def _options(question: Question) -> tuple[Keyed, ...]:
    return tuple(Keyed(place + 1, place, option.words) for place, option in enumerate(question.options))


def _answers(question: Question) -> tuple[Keyed, ...]:
    options = ((mark, option_of(question, mark)) for mark in marks_of(question))
    return tuple(Keyed(n, mark, option.words if option else None) for n, (mark, option) in enumerate(options, 1))
