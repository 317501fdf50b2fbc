"""Results as people see them: refined beside opening, as counts, with who moved."""

from dataclasses import dataclass
from typing import TypeVar

from ..jury.numbers import JurorNumber, Mark, QuestionId, Words
from ..jury.state import State
from ..jury.votes.acts import VoteClosed
from ..jury.votes.methods import Counts, option_of, tally
from ..jury.votes.plan import Question, Reading, Vote
from ..jury.votes.results import Moves, mark_of, mean_of, moves, opening_of
from .region import KeyedRegion


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One answer and how many gave it; `before` is None without an opening view. Shares are per cent of the longest."""

    words: Words | None
    before: int | None
    after: int
    before_share: int
    after_share: int


@dataclass(frozen=True, slots=True)
class Result(KeyedRegion):
    """One question's result. Means are texts with one decimal and a sign, or "" where there is none."""

    question: QuestionId
    words: Words
    reading: Reading | None
    rows: tuple[ResultRow, ...]
    answered_before: int | None
    answered_after: int
    mean_before: str
    mean_after: str
    moves: Moves | None


@dataclass(frozen=True, slots=True)
class ResultCard(Result):
    """A result on a juror's own device."""


@dataclass(frozen=True, slots=True)
class WallResult(Result):
    """A result on the wall."""


@dataclass(frozen=True, slots=True)
class MyMove(KeyedRegion):
    """Where this juror began and ended on one question. `known` is False where there was no answer at that time."""

    before: Words | None
    before_known: bool
    after: Words | None
    after_known: bool


R = TypeVar("R", bound=Result)


def shown(state: State) -> tuple[Vote, ...]:
    """This phase's revealed votes, each once: an opening view stands beside its refined one, not by itself."""
    revealed = [vote for vote in map(state.the_plan.vote, state.the_phase.votes) if state.voting(vote.id).revealed]
    beside = {opening.id for vote in revealed if (opening := opening_of(state, vote))}
    return tuple(vote for vote in revealed if vote.id not in beside)


def revealed_opening(state: State, vote: Vote) -> Vote | None:
    opening = opening_of(state, vote)
    return opening if opening is not None and state.voting(opening.id).revealed else None


def results(kind: type[R], state: State, vote: Vote) -> tuple[R, ...]:
    """A vote's results, with its opening counterpart's beside them where that is revealed too."""
    opening = revealed_opening(state, vote)
    return tuple(result(kind, state, vote, opening, state.the_plan.question(q)) for q in vote.questions)


def result(kind: type[R], state: State, vote: Vote, opening: Vote | None, question: Question) -> R:
    after = _closing(state, vote).counts[question.id]
    before = _closing(state, opening).counts[question.id] if opening else None
    return kind(
        key=f"{vote.id}-{question.id}",
        question=question.id,
        words=question.words,
        reading=question.reading,
        rows=_rows(question, before, after),
        answered_before=_total(before) if before is not None else None,
        answered_after=_total(after),
        mean_before=_mean(question, before),
        mean_after=_mean(question, after),
        moves=moves(state, opening, vote, question) if opening else None,
    )


def my_move(state: State, vote: Vote, opening: Vote, question: QuestionId, juror: JurorNumber) -> MyMove:
    before = mark_of(state, opening, question, juror)
    after = mark_of(state, vote, question, juror)
    asked = state.the_plan.question(question)
    return MyMove(
        key=f"{vote.id}-{question}",
        before=_words(asked, before),
        before_known=before is not None,
        after=_words(asked, after),
        after_known=after is not None,
    )


def _closing(state: State, vote: Vote) -> VoteClosed:
    return state.voting(vote.id).closings[-1]


def _rows(question: Question, before: Counts | None, after: Counts) -> tuple[ResultRow, ...]:
    later = tally(question, after)
    earlier = dict(tally(question, before)) if before is not None else {}
    longest = max(1, *(n for _, n in later), *earlier.values())
    return tuple(
        ResultRow(
            words=_words(question, mark),
            before=earlier.get(mark, 0) if before is not None else None,
            after=n,
            before_share=round(100 * earlier.get(mark, 0) / longest),
            after_share=round(100 * n / longest),
        )
        for mark, n in later
    )


def _words(question: Question, mark: Mark | None) -> Words | None:
    option = option_of(question, mark) if isinstance(mark, int) else None
    return option.words if option else None


def _total(counts: Counts) -> int:
    return sum(n for _, n in counts)


def _mean(question: Question, counts: Counts | None) -> str:
    mean = mean_of(counts) if counts and question.method.value == "scale" else None
    return f"{float(mean):+z.1f}" if mean is not None else ""
