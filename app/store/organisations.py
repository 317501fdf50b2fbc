"""Organisations: bodies that hold juries. What one prepares is looked up within it, and nowhere else."""

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, func, select

from ..jury.numbers import Millis
from .database import only_reading
from .juries import new_id
from .tables import Inquiry, Invitation, Jury, Member, Organisation, Sitting

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


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation as whoever looks after the installation sees it: how many members, and whether one is invited."""

    id: str
    name: str
    since: Millis
    members: int
    invited: bool


def organisations(engine: Engine, now: Millis) -> list[Listed]:
    """All of them, by name."""
    usable = col(Invitation.used_at).is_(None), col(Invitation.withdrawn).is_(False), col(Invitation.ends_at) > now
    with Session(only_reading(engine)) as session:
        here = select(Member.organisation, func.count()).where(col(Member.gone_at).is_(None))
        members = dict(session.exec(here.group_by(Member.organisation)).all())
        invited = set(session.exec(select(Invitation.organisation).where(*usable)))
        return [
            Listed(each.id, each.name, Millis(each.made_at), members.get(each.id, 0), each.id in invited)
            for each in session.exec(select(Organisation).order_by(Organisation.name, Organisation.id))
        ]


def add_organisation(engine: Engine, name: str, now: Millis) -> Organisation:
    with Session(engine, expire_on_commit=False) as session:
        added = Organisation(id=new_id(), name=name, made_at=now)
        session.add(added)
        session.commit()
        return added
