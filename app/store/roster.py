"""Who sits where by name, and what they need: beside the journal, never in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from ..jury.numbers import JurorNumber
from .tables import RosterRow

ROWS = RosterRow.__table__  # type: ignore[attr-defined]
LONGEST_NAME = 120
LONGEST_NEEDS = 1_000
MOST_REVISIONS = 2**31 - 1
"""No row has been changed so often, and no column could say it."""


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
    kept = {"name": wanted.name, "needs": wanted.needs, "rev": wanted.rev + 1}
    place = {"sitting": sitting, "juror": wanted.juror}
    if not 0 <= wanted.rev < MOST_REVISIONS:
        return False
    # One statement each: a row that is read first and written then could be overwritten in between.
    with engine.begin() as connection:
        if wanted.rev == 0:
            return _is_new(connection, place | kept)
        mine = [ROWS.c[name] == value for name, value in (place | {"rev": wanted.rev}).items()]
        return connection.execute(update(ROWS).where(*mine).values(kept)).rowcount == 1


def _is_new(connection: Connection, row: dict[str, object]) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert(ROWS).values(row))
    except IntegrityError:
        return False
    return True
