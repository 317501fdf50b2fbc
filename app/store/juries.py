"""Inquiries, juries and sittings as they are prepared."""

import secrets
from calendar import monthrange
from collections.abc import Set
from datetime import date
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

from ..jury.numbers import Millis
from ..jury.plan import Plan
from .database import only_reading
from .tables import Inquiry, Jury, PlanVersion, Sitting
from .wire import write_plan

Row = TypeVar("Row", Inquiry, Jury, Sitting)

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter or digit that could be taken for another: neither I, O, 0 nor 1."""


USUAL_START, USUAL_SEATS = "09:30", 24
KEPT_FOR = 6
"""Months after the day for which names and needs are kept, unless another day is settled."""


def new_id() -> str:
    return secrets.token_hex(8)


def new_code(length: int = 6) -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(length))


def add_inquiry(engine: Engine, organisation: str, title: str, purpose: str, named: str = "", **more: str) -> Inquiry:
    """named: its id, where one is given; what is there under it already comes back as it is. more: by column."""
    begun = Inquiry(id=named or new_id(), organisation=organisation, title=title, purpose=purpose)
    for column, text in more.items():
        setattr(begun, column, text)
    return _added(engine, begun)


def add_jury(engine: Engine, inquiry: Inquiry, place: str, venue: str = "", named: str = "") -> Jury:
    return _added(engine, Jury(id=named or new_id(), inquiry=inquiry.id, place=place, venue=venue))


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
    starts: str = USUAL_START,
    seats: int = USUAL_SEATS,
    keep_until: str = "",
) -> Sitting:
    """With its first plan version. by: the name of the member who prepares it. named: its id, where one is given; what
    is there under it already has just been made, and comes back.

    Days are ISO dates, "" for one that is not settled. Names are kept for half a year, where nothing else is said.
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
        starts=starts,
        seats=seats,
        keep_until=keep_until or (months_after(held_on, KEPT_FOR) if held_on else ""),
    )
    first = PlanVersion(sitting=sitting.id, number=sitting.plan_rev, at=now, by=by, note=note, plan=sitting.plan)
    return _added(engine, sitting, first)


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


def months_after(iso: str, months: int) -> str:
    """The same day of a later month, or its last where it has no such day."""
    held = date.fromisoformat(iso)
    years, month = divmod(held.month - 1 + months, 12)
    year, month = held.year + years, month + 1
    return held.replace(year=year, month=month, day=min(held.day, monthrange(year, month)[1])).isoformat()


def _added(engine: Engine, row: Row, *with_it: SQLModel) -> Row:
    """The one that is there already where the same was added before, as when a form is sent twice."""
    try:
        with Session(engine, expire_on_commit=False) as session:
            session.add(row)
            session.flush()
            session.add_all(with_it)
            session.commit()
            return row
    except IntegrityError:
        with Session(engine, expire_on_commit=False) as session:
            there = session.get(type(row), row.id)
        if there is None:
            raise
        return there
