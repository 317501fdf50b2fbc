"""Who sits where by name, and what they need: beside the journal, never in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, select

from ..jury.numbers import JurorNumber
from .tables import RosterRow

LONGEST_NAME = 120
LONGEST_NEEDS = 1_000


@dataclass(frozen=True, slots=True)
class Listed:
    """What the roster says of a seat; revision 0 is nothing yet."""

    juror: JurorNumber
    name: str = ""
    needs: str = ""
    rev: int = 0


def roster(engine: Engine, sitting: str) -> Mapping[JurorNumber, Listed]:
    with Session(engine) as session:
        rows = session.exec(select(RosterRow).where(RosterRow.sitting == sitting))
        return {
            JurorNumber(row.juror): Listed(JurorNumber(row.juror), row.name, row.needs, row.rev)
            for row in sorted(rows, key=lambda row: row.juror)
        }


def listed(engine: Engine, sitting: str, juror: JurorNumber) -> Listed:
    """One seat's line; an empty one where the roster has none."""
    with Session(engine) as session:
        row = session.get(RosterRow, (sitting, juror))
        return Listed(juror, row.name, row.needs, row.rev) if row else Listed(juror)


def names(engine: Engine, sitting: str) -> dict[JurorNumber, str]:
    return {juror: listed.name for juror, listed in roster(engine, sitting).items() if listed.name}


def write_roster(engine: Engine, sitting: str, wanted: Listed) -> bool:
    """Keep a row that was made from the revision it names. False where somebody else has changed it since."""
    with Session(engine) as session:
        row = session.get(RosterRow, (sitting, wanted.juror))
        if (row.rev if row else 0) != wanted.rev:
            return False
        row = row or RosterRow(sitting=sitting, juror=wanted.juror, name="", needs="", rev=0)
        row.name, row.needs, row.rev = wanted.name, wanted.needs, wanted.rev + 1
        session.add(row)
        session.commit()
        return True
