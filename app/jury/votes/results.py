"""What a closed vote says: counts per mark, and who moved between two votes on the same questions, as counts."""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction

from ..numbers import JurorNumber, Mark, QuestionId
from ..seats.plan import COUNT_MOVES, is_among
from ..state import State
from .change import was_erased
from .methods import METHODS, NOT_SURE, Counts
from .plan import Question, Vote


@dataclass(frozen=True, slots=True)
class Moves:
    """Jurors who answered both times and agreed to be counted. `up` and `down` are 0 where answers have no order.

    `other` moved to or from "not sure", or between answers that have no order.
    """

    paired: int
    up: int
    down: int
    same: int
    other: int


@dataclass(frozen=True, slots=True)
class Split:
    """How many stood below, in and above the middle of a scale, and how many were not sure."""

    below: int
    middle: int
    above: int
    unsure: int


def showing_results(state: State) -> State | None:
    """The room as at the last step that has a result before it: this one, or one that is over. None before any."""
    for phase in reversed(state.so_far):
        if any(state.voting(vote).is_shown for vote in phase.votes):
            return replace(state, day=replace(state.day, phase=phase.id))
    return None


def split(counts: Counts) -> Split:
    given = Counter[str]()
    for mark, n in counts:
        given["?" if mark == NOT_SURE else "+" if mark > 0 else "-" if mark < 0 else "0"] += n  # type: ignore[operator]
    return Split(given["-"], given["0"], given["+"], given["?"])


def mean_of(counts: Counts) -> Fraction | None:
    """The exact mean of a scale's points; "not sure" does not count. None where nobody gave a point."""
    points = [(mark, n) for mark, n in counts if isinstance(mark, int) and mark != NOT_SURE]
    given = sum(n for _, n in points)
    return Fraction(sum(mark * n for mark, n in points), given) if given else None


def moves(state: State, first: Vote, later: Vote, question: Question) -> Moves | None:
    """None where one of the votes was secret: nobody knows whose answers go together."""
    if first.secret or later.secret:
        return None
    before = state.voting(first.id).answers_to(question.id)
    after = state.voting(later.id).answers_to(question.id)
    pairs = [(before[j].mark, after[j].mark) for j in sorted(before.keys() & after.keys()) if _agreed(state, j)]
    same = sum(a == b for a, b in pairs)
    ordered = [] if not METHODS[question.method].ordered else [p for p in pairs if NOT_SURE not in p]
    up = sum(a < b for a, b in ordered)  # type: ignore[operator]
    down = sum(a > b for a, b in ordered)  # type: ignore[operator]
    return Moves(len(pairs), up, down, same, len(pairs) - up - down - same)


def moves_to_tell(state: State, first: Vote, later: Vote, question: Question) -> Moves | None:
    """None, too, once an answer that was counted has been erased: what is told without it would tell it."""
    return None if was_erased(state, (first, later)) else moves(state, first, later, question)


def mark_of(state: State, vote: Vote, question: QuestionId, juror: JurorNumber) -> Mark | None:
    answer = state.voting(vote.id).answers_to(question).get(juror)
    return answer.mark if answer else None


def _agreed(state: State, juror: JurorNumber) -> bool:
    return is_among(COUNT_MOVES, state.seats[juror].consents)
