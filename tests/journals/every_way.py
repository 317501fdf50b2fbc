"""The part of a golden day in which a question of every method is put, and some answer on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.numbers import JurorNumber
from app.jury.votes.acts import CastBallot, CloseVote, OpenVote, RevealVotes, TranscribeBallot
from app.jury.votes.plan import Vote, When
from tests.asked import EVERY_METHOD
from tests.every_method import drawn
from tests.journals.day import FACILITATOR, juror

if TYPE_CHECKING:
    from app.jury.plan import Plan
    from tests.journals.day import Day

EVERY_WAY = Vote(
    "methods", When.INTERIM, {"en": "Every way of asking"}, tuple(question.id for question in EVERY_METHOD)
)


def with_every_method(plan: Plan) -> Plan:
    """The same day, with a question of every method put at the evaluation."""
    agenda = tuple(
        replace(phase, votes=(EVERY_WAY.id, *phase.votes)) if phase.id == "evaluation" else phase
        for phase in plan.agenda
    )
    return replace(plan, agenda=agenda, questions=(*plan.questions, *EVERY_METHOD), votes=(*plan.votes, EVERY_WAY))


def ask_in_every_way(day: Day) -> None:
    """Some answer on tablets, some on paper."""
    day.do(FACILITATOR, OpenVote(EVERY_WAY.id, 1))
    for number, question in ((number, question) for number in day.here[2:] for question in EVERY_METHOD):
        day.do(juror(number), CastBallot(EVERY_WAY.id, 1, 1, {question.id: drawn(question, day.dice)}))
    for number in day.here[:4]:
        answers = {question.id: drawn(question, day.dice) for question in EVERY_METHOD if day.dice.random() < 0.9}
        day.do(FACILITATOR, TranscribeBallot(JurorNumber(number), EVERY_WAY.id, 1, 2, answers, answers))
    day.do(FACILITATOR, CloseVote(EVERY_WAY.id, 1))
    day.do(FACILITATOR, RevealVotes({EVERY_WAY.id: 1}))
