"""The whole day, in London and in Manchester: some seven hours from arriving to the close."""

from ...jury.contributions.plan import Moderation
from ...jury.plan import Plan
from ...jury.votes.plan import Question
from ..agenda import (
    OPENING,
    REFINED,
    TRYING,
    arrive,
    evidence,
    first_view,
    for_all,
    for_me,
    goodbye,
    how_it_was,
    lunch,
    questions,
    recommendations,
    rest,
    result,
    the_question,
    view_now,
)
from ..consents import COUNTED, QUOTED
from ..day import votes
from ..instrument import PRACTICE
from ..saying import choice, said
from .charge import charge_of
from .evidence import LATE_MORNING, MORNING
from .instrument import BLOCKS, FIRST, LAST, RATED
from .recruitment import TARGETS

__all__ = ["LONDON", "MANCHESTER", "OPENING", "REFINED", "TRYING"]

AGENDA = (
    arrive(20),
    the_question(15),
    first_view(25),
    evidence(40, MORNING),
    rest(15),
    evidence(
        40,
        LATE_MORNING,
        "stories",
        "Stories and money",
        "Two people tell their story, and the money is set out. Write down what you want to ask.",
    ),
    questions(30),
    lunch(45),
    for_me(
        35, 4, "What is the opera house to you, and what would you miss without it? Let everybody speak once first."
    ),
    for_all(
        35,
        4,
        "What is the opera house to all of us, also to people who never go? Let everybody speak once first.",
        "Who else is affected, and who is not here?",
        "What if it did not exist?",
        "Would you say so to somebody whom it hurts?",
    ),
    recommendations(35),
    rest(15, "pause", "Short break", "Take a break. After it you answer the first questions again."),
    view_now(30),
    result(20),
    how_it_was(10),
    goodbye(10),
)

LEAST_SHARE = 40
"""Per cent of the minutes of both that those for and those against are each to have."""


def _plan(city: str, charge: str, own: Question, moderation: Moderation) -> Plan:
    return Plan(
        title=said(f"{city}: the Royal Opera House"),
        charge=charge_of(charge),
        agenda=AGENDA,
        consents=(COUNTED, QUOTED),
        exhibits=(*MORNING, *LATE_MORNING),
        questions=(PRACTICE, own, *LAST, *RATED),
        votes=votes((own, *FIRST), (own, *LAST), RATED),
        blocks=BLOCKS,
        moderation=moderation,
        least_share=LEAST_SHARE,
        targets=TARGETS,
    )


LONDON = _plan(
    "London",
    "What role does the Royal Opera House have in UK society?",
    choice(
        "role",
        "Which of these comes closest to your view of the opera house’s role in UK society?",
        "It keeps something that matters to the whole nation",
        "It supports talent and helps people learn",
        "It gives people work and training, and brings visitors",
        "It serves the people who go, and few others",
        "It has no role that society needs",
        block="role",
    ),
    Moderation.FACILITATOR,
)

MANCHESTER = _plan(
    "Manchester",
    "Should there be a Royal Opera House in Britain?",
    choice(
        "whether",
        "Should there be a Royal Opera House in Britain, and should public money support it?",
        "Yes, with more public money than now",
        "Yes, with about as much public money as now",
        "Yes, with less public money than now",
        "Yes, but with no public money",
        "No, there should not be one",
        block="role",
    ),
    Moderation.TABLE,
)
