"""What a vote decided, in words and as people: exact support, what was needed beside it, and every answer."""

from collections.abc import Iterator

from ...jury.votes.acts import VoteClosed
from ...jury.votes.methods import CONSENT_LEVELS, METHODS
from ...jury.votes.plan import Method, Question
from ...jury.votes.verdict import Ruling, Verdict
from ..charts.chart import table
from ..document.value import Paragraph, Part, plain
from ..words import answer_in_words, mark_in_words

RULINGS = {
    Ruling.CARRIED: "carried",
    Ruling.BELOW: "below what was declared as enough, so not carried",
    Ruling.NO_QUORUM: "too few voted for it to count",
    Ruling.LEADING: "ahead, nothing having been declared",
    Ruling.TIED: "a tie",
    Ruling.COUNTED: "counted",
    Ruling.NOBODY: "chosen by nobody",
}
MOST_ROWS = 12
"""Whole answers beyond this are in the export; a page of them says little to a reader."""


def support_in_words(verdict: Verdict, question: Question, closing: VoteClosed) -> str:
    """Exact, as people; what was needed beside it. Support on a condition is told apart, also where it was declared to
    count."""
    if verdict.given is None or verdict.needed is None:
        return f"{verdict.voted} of {verdict.entitled} voted: {RULINGS[verdict.ruling]}."
    needed = f"{verdict.needed} {'was' if verdict.needed == 1 else 'were'} needed"
    if question.method is Method.CONSENT and len(question.options) == CONSENT_LEVELS:
        higher, lower = (f"“{mark_in_words(question, mark)}”" for mark in (CONSENT_LEVELS - 1, CONSENT_LEVELS - 2))
        full, less = (dict(closing.counts[question.id]).get(CONSENT_LEVELS - level, 0) for level in (1, 2))
        said = f"{full} of {verdict.valid} who answered said {higher}, {less} more {lower}; both were declared to count"
        return f"{said}, and {needed}: {RULINGS[verdict.ruling]}."
    return f"{verdict.given} of {verdict.valid} who answered are for it, {needed}: {RULINGS[verdict.ruling]}."


def answers_to(question: Question, closing: VoteClosed) -> Iterator[Part]:
    """The most given first; where answers have an order, in that, with those that nobody gave."""
    counts = sorted(closing.counts[question.id], key=lambda each: -each[1])
    if METHODS[question.method].ordered:
        given = dict(counts)
        counts = [(mark, given.get(mark, 0)) for mark in METHODS[question.method].marks(question)]
    rows = [(answer_in_words(question, mark) or "None of them", str(n)) for mark, n in counts[:MOST_ROWS]]
    yield table(f"Answers of {closing.turnout} of {closing.entitled} jurors", ("Answer", "Jurors"), rows)
    if len(counts) > MOST_ROWS:
        yield Paragraph(plain(f"{len(counts) - MOST_ROWS} more answers, each given by few, are in the export."))
