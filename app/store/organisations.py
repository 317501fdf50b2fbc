"""Organisations: bodies that hold juries. What one prepares is looked up within it, and nowhere else."""

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from ..jury.numbers import Millis
from .database import only_reading
from .juries import new_id
from .tables import Inquiry, Jury, Member, Organisation, Sitting

FIRST = "Our organisation"


def first_organisation(engine: Engine, now: Millis) -> Organisation:
    """The one that has been here longest, made where there is none."""
    with Session(engine, expire_on_commit=False) as session:
        oldest = select(Organisation).order_by(col(Organisation.made_at), Organisation.id)
        found = session.exec(oldest).first()
        if found is None:
            found = Organisation(id=new_id(), name=FIRST, made_at=now)
            session.add(found)
            session.commit()
        return found


def organisation_of(engine: Engine, member: Member) -> Organisation:
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.get_one(Organisation, member.organisation)


def inquiry_in(engine: Engine, organisation: str, inquiry: str) -> Inquiry | None:
    """None also where another organisation has it, so that nobody can tell the two apart."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.exec(
            select(Inquiry).where(Inquiry.id == inquiry, Inquiry.organisation == organisation)
        ).one_or_none()


def jury_in(engine: Engine, organisation: str, jury: str) -> Jury | None:
    with Session(only_reading(engine), expire_on_commit=False) as session:
        wanted = select(Jury).join(Inquiry).where(Jury.id == jury, Inquiry.organisation == organisation)
        return session.exec(wanted).one_or_none()


def sitting_in(engine: Engine, organisation: str, sitting: str) -> Sitting | None:
    with Session(only_reading(engine), expire_on_commit=False) as session:
        wanted = select(Sitting).join(Jury).join(Inquiry)
        return session.exec(wanted.where(Sitting.id == sitting, Inquiry.organisation == organisation)).one_or_none()
