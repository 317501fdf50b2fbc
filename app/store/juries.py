"""Inquiries, juries and sittings as they are prepared."""

import secrets
from collections.abc import Set
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from ..jury.numbers import Millis
from ..jury.plan import Plan
from .database import only_reading
from .tables import Inquiry, Jury, PlanVersion, Sitting
from .wire import write_plan

Row = TypeVar("Row", Inquiry, Jury)

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter or digit that could be taken for another: neither I, O, 0 nor 1."""


def new_id() -> str:
    return secrets.token_hex(8)


def new_code(length: int = 6) -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(length))


def add_inquiry(engine: Engine, organisation: str, title: str, purpose: str) -> Inquiry:
    return _added(engine, Inquiry(id=new_id(), organisation=organisation, title=title, purpose=purpose))


def add_jury(engine: Engine, inquiry: Inquiry, place: str) -> Jury:
    return _added(engine, Jury(id=new_id(), inquiry=inquiry.id, place=place))


def add_sitting(
    engine: Engine,
    jury: Jury,
    plan: Plan,
    zone: str,
    now: Millis,
    by: str = "",
    note: str = "As it was prepared",
    *,
    named: str = "",
    held_on: str = "",
    seats: int = 24,
) -> Sitting:
    """With its first plan version. by: the name of the member who prepares it. named: its id, where one is given.

    Where a sitting of that name is there already, somebody has just made it, and it is what comes back.
    """
    sitting = Sitting(
        id=named or new_id(),
        jury=jury.id,
        made_at=now,
        zone=zone,
        epoch=new_id(),
        join_code=new_code(),
        plan=write_plan(plan),
        held_on=held_on,
        seats=seats,
    )
    first = PlanVersion(sitting=sitting.id, number=sitting.plan_rev, at=now, by=by, note=note, plan=sitting.plan)
    return _added_once(engine, sitting, first)


def jury_at(engine: Engine, place: str) -> Jury | None:
    with Session(engine, expire_on_commit=False) as session:
        return session.exec(select(Jury).where(Jury.place == place)).first()


def sittings(engine: Engine, known: Set[str] = frozenset()) -> list[Sitting]:
    """Every sitting but those that are known."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        # What stays unread is cheap to name: this is asked again and again, and a plan is large.
        fresh = [each for each in session.exec(select(Sitting.id)) if each not in known]
        return [session.get_one(Sitting, each) for each in fresh]


def inquiries(engine: Engine, organisation: str) -> list[Inquiry]:
    with Session(engine, expire_on_commit=False) as session:
        return list(session.exec(select(Inquiry).where(Inquiry.organisation == organisation).order_by(Inquiry.title)))


def juries_of(engine: Engine, inquiry: Inquiry) -> list[Jury]:
    with Session(engine, expire_on_commit=False) as session:
        return list(session.exec(select(Jury).where(Jury.inquiry == inquiry.id).order_by(Jury.place)))


def find_jury(engine: Engine, jury: str) -> Jury:
    """The jury of a sitting, which always has one."""
    with Session(engine, expire_on_commit=False) as session:
        return session.get_one(Jury, jury)


def sittings_of(engine: Engine, jury: Jury) -> list[Sitting]:
    """The newest first."""
    newest_first = select(Sitting).where(Sitting.jury == jury.id).order_by(col(Sitting.made_at).desc())
    with Session(engine, expire_on_commit=False) as session:
        return list(session.exec(newest_first))


def newest_sitting(engine: Engine, jury: Jury) -> Sitting | None:
    newest_first = select(Sitting).where(Sitting.jury == jury.id).order_by(col(Sitting.made_at).desc())
    with Session(engine, expire_on_commit=False) as session:
        return session.exec(newest_first).first()


def find_sitting(engine: Engine, sitting: str) -> Sitting | None:
    with Session(engine, expire_on_commit=False) as session:
        return session.get(Sitting, sitting)


def _added(engine: Engine, row: Row) -> Row:
    with Session(engine, expire_on_commit=False) as session:
        session.add(row)
        session.commit()
        return row


def _added_once(engine: Engine, sitting: Sitting, first: PlanVersion) -> Sitting:
    try:
        with Session(engine, expire_on_commit=False) as session:
            session.add(sitting)
            session.flush()
            session.add(first)
            session.commit()
            return sitting
    except IntegrityError:
        there = find_sitting(engine, sitting.id)
        if there is None:
            raise
        return there
