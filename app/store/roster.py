"""Who sits where by name, and what they need: beside the journal, never in it, and to be erased without touching it."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import Connection, Engine, false, func, insert, or_, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from ..jury.numbers import JurorNumber
from .database import only_reading, settle
from .notebooks import erase_notebooks
from .tables import RosterRow, SeatingWishes, Sitting
from .wishes import erase_wishes

ROWS = RosterRow.__table__  # type: ignore[attr-defined]
SITTINGS = Sitting.__table__  # type: ignore[attr-defined]
WISHES = SeatingWishes.__table__  # type: ignore[attr-defined]
LONGEST_NAME = 120
LONGEST_NEEDS = 1_000
MOST_REVISIONS = 2**31 - 1
"""No row has been changed so often, and no column could say it."""


class Kept(StrEnum):
    """What the roster keeps of a seat, by its column."""

    NAME = "name"
    NEEDS = "needs"
    LANG = "lang"
    ATTRIBUTES = "attributes"


EMPTY: Mapping[Kept, str] = {Kept.NAME: "", Kept.NEEDS: "", Kept.LANG: "", Kept.ATTRIBUTES: "{}"}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the roster says of a seat; revision 0 is nothing yet.

    `lang` is the language its screens begin in, "" for the device's own. `attributes` are what tables are mixed by.
    """

    juror: JurorNumber
    name: str = ""
    needs: str = ""
    rev: int = 0
    lang: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.needs or self.lang or self.attributes)


def roster(engine: Engine, sitting: str) -> dict[JurorNumber, Listed]:
    with Session(only_reading(engine)) as session:
        rows = session.exec(select(RosterRow).where(RosterRow.sitting == sitting))
        return {JurorNumber(row.juror): _listed(row) for row in sorted(rows, key=lambda row: row.juror)}


def jurors_of(sitting: Sitting, listed: Iterable[JurorNumber]) -> tuple[JurorNumber, ...]:
    """As many as are prepared for, and whoever is listed beyond them."""
    return tuple(sorted({JurorNumber(number) for number in range(1, sitting.seats + 1)} | set(listed)))


def listed(engine: Engine, sitting: str, juror: JurorNumber) -> Listed:
    """One seat's line; an empty one where the roster has none."""
    with Session(only_reading(engine)) as session:
        row = session.get(RosterRow, (sitting, juror))
        return _listed(row) if row else Listed(juror)


def names(engine: Engine, sitting: str) -> dict[JurorNumber, str]:
    return {juror: listed.name for juror, listed in roster(engine, sitting).items() if listed.name}


def revisions(engine: Engine) -> dict[str, int]:
    """How often each sitting's roster and its wishes for tables were changed: every change, an erasing too, makes it
    more."""
    with only_reading(engine).connect() as connection:
        rows = connection.execute(select(ROWS.c.sitting, func.sum(ROWS.c.rev)).group_by(ROWS.c.sitting))
        changes = Counter({sitting: int(often) for sitting, often in rows})
        changes.update({row.sitting: row.rev for row in connection.execute(select(WISHES.c.sitting, WISHES.c.rev))})
        return changes


def write_roster(engine: Engine, sitting: str, wanted: Listed) -> bool:
    """Keep a row that was made from the revision it names. False where somebody else has changed it since."""
    with engine.begin() as connection:
        return _is_written(connection, sitting, wanted)


def import_roster(engine: Engine, sitting: str, wanted: Iterable[Listed], seats: int = 0) -> tuple[JurorNumber, ...]:
    """Keep all of these rows and have at least so many seats, or change nothing: then the seats are named that somebody
    else has changed since the revisions they name."""
    with engine.connect() as connection, connection.begin() as change:
        # In one order, so that two imports at once wait for each other and never for ever.
        ordered = sorted(wanted, key=lambda row: row.juror)
        overtaken = tuple(row.juror for row in ordered if not _is_written(connection, sitting, row))
        if overtaken:
            change.rollback()
        else:
            fewer = (SITTINGS.c.id == sitting, SITTINGS.c.seats < seats)
            connection.execute(update(SITTINGS).where(*fewer).values(seats=seats, rev=SITTINGS.c.rev + 1))
        return overtaken


def erase(engine: Engine, sitting: str, what: Collection[Kept], juror: JurorNumber | None = None) -> int:
    """Nothing of this is known any more, of one seat or of all; how many rows had any of it. The journal stays; what
    people wrote for themselves goes with their names.

    Revisions go on, so that nobody who still has the old text before them puts it back unawares.
    """
    blank = {kept.value: EMPTY[kept] for kept in what}
    there = [ROWS.c[column] != text for column, text in blank.items()]
    of_whom = [ROWS.c.juror == juror] if juror is not None else []
    with engine.begin() as connection:
        gone = update(ROWS).where(ROWS.c.sitting == sitting, or_(false(), *there), *of_whom)
        count = connection.execute(gone.values(blank | {"rev": ROWS.c.rev + 1})).rowcount
        if Kept.NEEDS in what:
            erase_wishes(connection, sitting, juror)
        if Kept.NAME in what:
            erase_notebooks(connection, sitting, juror)
    # Also out of SQLite's write-ahead log, which would keep the text until it is next written over.
    settle(engine)
    return count


def _is_written(connection: Connection, sitting: str, wanted: Listed) -> bool:
    # One statement each: a row that is read first and written then could be overwritten in between.
    if not 0 <= wanted.rev < MOST_REVISIONS:
        return False
    place = {"sitting": sitting, "juror": wanted.juror}
    kept = {"name": wanted.name, "needs": wanted.needs, "lang": wanted.lang, "rev": wanted.rev + 1}
    kept["attributes"] = json.dumps(dict(wanted.attributes), ensure_ascii=False)
    if wanted.rev == 0:
        return _is_new(connection, place | kept)
    mine = [ROWS.c[name] == value for name, value in (place | {"rev": wanted.rev}).items()]
    return connection.execute(update(ROWS).where(*mine).values(kept)).rowcount == 1


def _is_new(connection: Connection, row: Mapping[str, object]) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(insert(ROWS).values(row))
    except IntegrityError:
        return False
    return True


def _listed(row: RosterRow) -> Listed:
    return Listed(JurorNumber(row.juror), row.name, row.needs, row.rev, row.lang, json.loads(row.attributes))
