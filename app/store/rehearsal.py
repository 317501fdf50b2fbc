"""A store of its own for a rehearsal: filled with what a day needs, and with nobody's name."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session, select

from ..jury.numbers import Millis
from ..jury.plan import Plan
from .database import migrate, only_reading, open_database
from .juries import add_inquiry, add_jury, add_sitting
from .organisations import first_organisation
from .tables import EvidenceFile, Sitting

NAMED = "Rehearsal"


def filled(real: Engine, zone: str, plan: Plan, folder: Path, migrations: Path, now: Millis) -> tuple[Engine, Sitting]:
    """A new SQLite file in this folder, whatever the real database is, which is only read."""
    engine = open_database(f"sqlite:///{folder / 'juryday.sqlite'}")
    migrate(engine, migrations)
    home = first_organisation(engine, now).id
    jury = add_jury(engine, add_inquiry(engine, home, NAMED, NAMED), NAMED)
    row = add_sitting(engine, jury, plan, zone, now)
    _lend(real, engine, home, {file.digest for exhibit in plan.exhibits for file in exhibit.files})
    return engine, row


def _lend(real: Engine, engine: Engine, home: str, digests: set[str]) -> None:
    """The plan's files of evidence may be shown there, too."""
    with Session(only_reading(real)) as looking, Session(engine) as session:
        found = {file.digest: file for file in looking.exec(select(EvidenceFile)) if file.digest in digests}
        session.add_all(EvidenceFile(**(file.model_dump() | {"organisation": home})) for file in found.values())
        session.commit()
