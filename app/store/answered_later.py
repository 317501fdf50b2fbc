"""Answers that an organiser writes after the day: each with its date, and none in another's place."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from ..jury.numbers import Millis, Seq
from .database import only_reading
from .tables import LaterAnswer

LONGEST_ANSWER = 3_000


@dataclass(frozen=True, slots=True)
class Later:
    """The newest answer to a question, and how many it comes after."""

    text: str
    at: Millis
    before: int


def answer_later(engine: Engine, sitting: str, question: Seq, text: str, *, by: str, now: Millis) -> None:
    """What is there already, word by word, is not written twice; an empty text takes the answer off the page."""
    with Session(engine) as session:
        earlier = session.exec(_of(sitting, question)).all()
        if text != (earlier[-1].text if earlier else ""):
            number = len(earlier) + 1
            session.add(LaterAnswer(sitting=sitting, question=question, number=number, at=now, by=by, text=text))
            session.commit()


def answered_later(engine: Engine, sitting: str) -> Mapping[Seq, Later]:
    """By question, where there is an answer."""
    with Session(only_reading(engine)) as session:
        rows = session.exec(_of(sitting)).all()
    found = {Seq(row.question): Later(row.text, Millis(row.at), row.number - 1) for row in rows}
    return {question: later for question, later in found.items() if later.text}


def _of(sitting: str, question: Seq | None = None) -> SelectOfScalar[LaterAnswer]:
    wanted = select(LaterAnswer).where(LaterAnswer.sitting == sitting)
    wanted = wanted if question is None else wanted.where(LaterAnswer.question == question)
    return wanted.order_by(col(LaterAnswer.question), col(LaterAnswer.number))
