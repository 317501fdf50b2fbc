"""What the jury settled by votes that stand by themselves: each question's answers as counts, and what was declared."""

from collections.abc import Iterator

from ...jury.votes.instrument import instrument_of
from ...jury.votes.plan import Question, Vote, When
from ...study.findings import told_results
from ..charts.chart import table
from ..document.value import Paragraph, Part, Section, Tone, plain
from ..words import answer_in_words, said
from .recommending import support_in_words
from .told import Told

MOST_ROWS = 12
"""Whole answers beyond this are in the export; a page of them says little to a reader."""


def settled(told: Told) -> tuple[Section, ...]:
    """No section where there was no such vote. Recommendations have one of their own."""
    within = tuple(_question(told, vote, question) for vote, question in questions_settled(told))
    return (Section("What the jury settled by vote", (), within),) if within else ()


def questions_settled(told: Told) -> Iterator[tuple[Vote, Question]]:
    asked = instrument_of(told.state.the_plan)
    compared = {question for vote in (asked.first, asked.last) if vote for question in vote.questions}
    recommended = {v for it in told.state.recommendations.drafted.values() for each in it.versions for v in each.votes}
    for vote, questions in told_results(told.state):
        if vote.when is not When.EVALUATION and vote.id not in recommended:
            yield from ((vote, question) for question, _ in questions if question.id not in compared)


def _question(told: Told, vote: Vote, question: Question) -> Section:
    closing = told.state.voting(vote.id).closings[-1]
    counts = sorted(closing.counts[question.id], key=lambda each: -each[1])
    rows = [(answer_in_words(question, mark) or "None of them", str(n)) for mark, n in counts[:MOST_ROWS]]
    parts: list[Part] = []
    if verdict := closing.verdicts.get(question.id):
        parts.append(Paragraph(plain(support_in_words(verdict)), Tone.LEAD))
    parts.append(table(f"Answers of {closing.turnout} of {closing.entitled} jurors", ("Answer", "Jurors"), rows))
    if len(counts) > MOST_ROWS:
        parts.append(Paragraph(plain(f"{len(counts) - MOST_ROWS} more answers, each given by few, are in the export.")))
    return Section(said(question.words), tuple(parts))
