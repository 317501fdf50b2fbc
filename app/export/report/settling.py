"""What the jury settled by votes that stand by themselves: each question's answers as counts, and what was declared."""

from collections.abc import Iterator

from ...jury.votes.instrument import instrument_of
from ...jury.votes.plan import Question, Vote, When
from ...study.findings import told_results
from ..document.value import Paragraph, Section, Tone, plain
from ..words import said
from .deciding import answers_to, support_in_words
from .told import Told


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
    verdict = closing.verdicts.get(question.id)
    lead = (Paragraph(plain(support_in_words(verdict, question, closing)), Tone.LEAD),) if verdict else ()
    return Section(said(question.words), (*lead, *answers_to(question, closing)))
