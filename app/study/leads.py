"""What came first in each result that has a first: by the verdict where something was declared, else by the count."""

from dataclasses import dataclass

from ..jury.numbers import Words
from ..jury.votes.acts import VoteClosed
from ..jury.votes.methods import HAS_NO_WINNER
from ..jury.votes.plan import Method, Question
from ..jury.votes.verdict import Ruling
from ..jury.votes.winners import funded, winners_of


@dataclass(frozen=True, slots=True)
class Lead:
    """`first` are the options in front, several where they are level; under a budget, what it pays for.

    `ruling` is the verdict's, None where nothing was declared. `answered` is how many answered the question.
    """

    words: Words
    method: Method
    first: tuple[Words, ...]
    ruling: Ruling | None
    answered: int


def lead_of(question: Question, closing: VoteClosed) -> Lead | None:
    """None where answers have no first one, as on a scale."""
    if question.method in HAS_NO_WINNER:
        return None
    verdict = closing.verdicts.get(question.id)
    return Lead(
        words=question.words,
        method=question.method,
        first=tuple(question.options[place].words for place in _in_front(question, closing)),
        ruling=verdict.ruling if verdict else None,
        answered=sum(n for _, n in closing.counts[question.id]),
    )


def _in_front(question: Question, closing: VoteClosed) -> tuple[int, ...]:
    counts = closing.counts[question.id]
    if verdict := closing.verdicts.get(question.id):
        is_tied = verdict.ruling is Ruling.TIED and question.method is not Method.BUDGET
        return verdict.tied if is_tied else verdict.winners
    if question.method is Method.BUDGET:
        return funded(question, counts, tuple(range(len(question.options))), None).winners
    return winners_of(question, counts)
