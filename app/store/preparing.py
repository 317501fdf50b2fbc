"""Inquiries, juries and sittings as they are changed, put away and brought back. Nothing is ever deleted.

Whoever changes one says which revision they saw. Where somebody else was quicker, nothing is written.
"""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import Engine, or_, update
from sqlmodel import Session, col, select

from ..jury.numbers import Millis
from .database import only_reading
from .juries import new_id
from .tables import ConsoleCard, Inquiry, Jury, Rehearsal, RosterRow, Sitting, VenueCheck

Kind = type[Inquiry] | type[Jury] | type[Sitting]
Row = TypeVar("Row", Inquiry, Jury, Sitting)


def change(engine: Engine, kind: Kind, which: str, rev: int, to: Mapping[str, str | int]) -> bool:
    """Write what is given by column. False where it has been changed since revision `rev`."""
    # One statement: what is read first and written then could be overwritten in between.
    mine = update(kind).where(col(kind.id) == which, col(kind.rev) == rev)
    with engine.begin() as connection:
        return connection.execute(mine.values(**to, rev=rev + 1)).rowcount == 1


def put_away(engine: Engine, kind: Kind, which: str, at: Millis | None) -> None:
    """Into the archive, or with None out of it again. What was put away first keeps its time."""
    this = update(kind).where(col(kind.id) == which)
    if at is not None:
        this = this.where(col(kind.archived_at).is_(None))
    with engine.begin() as connection:
        connection.execute(this.values(archived_at=at))


def is_put_away(engine: Engine, sitting: str) -> bool:
    """By itself, or with its jury, or with its inquiry."""
    any_of_them = or_(*(col(kind.archived_at).is_not(None) for kind in (Sitting, Jury, Inquiry)))
    wanted = select(Sitting.id).join(Jury).join(Inquiry).where(Sitting.id == sitting, any_of_them)
    with Session(only_reading(engine)) as session:
        return session.exec(wanted).first() is not None


def home_of(engine: Engine, jury: str) -> tuple[Jury, Inquiry]:
    """A jury, and the inquiry it is held for."""
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.exec(select(Jury, Inquiry).join(Inquiry).where(Jury.id == jury)).one()


def sittings_in(engine: Engine, organisation: str, kept_before: str = "") -> list[tuple[Sitting, Jury, Inquiry]]:
    """Every sitting of an organisation, the newest first; or only those whose names were kept until before a day."""
    wanted = select(Sitting, Jury, Inquiry).join(Jury, col(Jury.id) == Sitting.jury).join(Inquiry)
    newest_first = wanted.where(Inquiry.organisation == organisation).order_by(col(Sitting.made_at).desc())
    if kept_before:
        newest_first = newest_first.where(Sitting.keep_until != "", Sitting.keep_until < kept_before)
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return list(session.exec(newest_first))


def zones(engine: Engine) -> dict[str, str]:
    """The time zone of every sitting."""
    with Session(only_reading(engine)) as session:
        return dict(session.exec(select(Sitting.id, Sitting.zone)).all())


def tick(engine: Engine, sitting: str, step: str, done: bool) -> None:
    """Somebody says that a step of the preparation is done, or takes it back."""
    with Session(engine) as session:
        row = session.get_one(Sitting, sitting)
        row.ticked = " ".join(sorted({*row.ticked.split(), step} if done else {*row.ticked.split()} - {step}))
        session.add(row)
        session.commit()


def listed_of(engine: Engine, sitting: str) -> int:
    """How many seats of the roster have a name, or say what is needed."""
    told = or_(col(RosterRow.name) != "", col(RosterRow.needs) != "")
    with Session(only_reading(engine)) as session:
        return len(session.exec(select(RosterRow.juror).where(RosterRow.sitting == sitting, told)).all())


def consoles_of(engine: Engine, sitting: str) -> int:
    with Session(only_reading(engine)) as session:
        wanted = select(ConsoleCard.number).where(ConsoleCard.sitting == sitting, col(ConsoleCard.revoked).is_(False))
        return len(session.exec(wanted).all())


def checks_of(engine: Engine, sitting: str) -> int:
    """How often the venue was checked."""
    with Session(only_reading(engine)) as session:
        return len(session.exec(select(VenueCheck.id).where(VenueCheck.sitting == sitting)).all())


def note_rehearsal(engine: Engine, sitting: str, at: Millis, step: int, steps: int, *, to_its_end: bool) -> None:
    """That it was, how far it went, and nothing that was said in it."""
    with Session(engine) as session:
        session.add(Rehearsal(id=new_id(), sitting=sitting, at=at, step=step, steps=steps, to_its_end=to_its_end))
        session.commit()


def last_rehearsal(engine: Engine, sitting: str) -> Rehearsal | None:
    wanted = select(Rehearsal).where(Rehearsal.sitting == sitting).order_by(col(Rehearsal.at).desc())
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return session.exec(wanted).first()
