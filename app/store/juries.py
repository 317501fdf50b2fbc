"""Inquiries, juries and sittings as they are prepared."""

import secrets
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import Session, select

from ..jury.plan import Plan
from .tables import Inquiry, Jury, Sitting
from .wire import write_plan

Row = TypeVar("Row", Inquiry, Jury, Sitting)

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter or digit that could be taken for another: neither I, O, 0 nor 1."""


def new_id() -> str:
    return secrets.token_hex(8)


def new_code(length: int = 6) -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(length))


def add_inquiry(engine: Engine, title: str, purpose: str) -> Inquiry:
    return _added(engine, Inquiry(id=new_id(), title=title, purpose=purpose))


def add_jury(engine: Engine, inquiry: Inquiry, place: str) -> Jury:
    return _added(engine, Jury(id=new_id(), inquiry=inquiry.id, place=place))


def add_sitting(engine: Engine, jury: Jury, plan: Plan, zone: str) -> Sitting:
    sitting = Sitting(
        id=new_id(), jury=jury.id, zone=zone, epoch=new_id(), join_code=new_code(), plan=write_plan(plan)
    )
    return _added(engine, sitting)


def sittings(engine: Engine) -> list[Sitting]:
    with Session(engine, expire_on_commit=False) as session:
        return list(session.exec(select(Sitting)))


def sitting_of(engine: Engine, place: str) -> Sitting | None:
    """The newest sitting of the jury at this place."""
    with Session(engine, expire_on_commit=False) as session:
        found = session.exec(select(Sitting).join(Jury, Sitting.jury == Jury.id).where(Jury.place == place))  # type: ignore[arg-type]
        return found.first()


def _added(engine: Engine, row: Row) -> Row:
    with Session(engine, expire_on_commit=False) as session:
        session.add(row)
        session.commit()
        return row
