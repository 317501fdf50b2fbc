"""Copies of a SQLite database: made while a day goes on, and put back as days that know that they were.

A copy is one SQLite file with everything but the server's key. Put back, every open sitting goes on under a new epoch.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, delete, update

from ..jury.day.acts import RestoreSitting
from ..jury.numbers import Millis
from ..jury.people import By, Role
from ..jury.rules import fold
from .database import migrate, open_database
from .journal import Journal, enter
from .juries import new_id, sittings
from .lines import Broken, verified
from .tables import HalfSignIn, Invitation, SignIn

FAILURES = (OSError, sqlite3.Error, SQLAlchemyError, CommandError)
"""A file that cannot be read or written, a damaged one, one that a newer version made."""
NOT_HERE = (
    "only a SQLite database is copied here: copy PostgreSQL with pg_dump, and the folder files with it; put both back, "
    "with pg_restore, and then run juryday restore --here"
)

RESTORING = ".restoring"


class Unusable(Exception):
    """This cannot be copied, or put back; the text says why. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a copy holds: how many sittings and entries, all of them verified, and when it was made (UTC ms)."""

    sittings: int
    entries: int
    copied_at: Millis


@dataclass(frozen=True, slots=True)
class Ready:
    """`new` is to take `place`, where nothing has been changed yet."""

    held: Held
    going_on: tuple[str, ...]
    new: Path
    place: Path


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back, the sittings that go on, and where the database lies that was there before."""

    held: Held
    going_on: tuple[str, ...]
    aside: Path | None


def copy_database(url: str, to: Path, now: Millis) -> Held:
    """Write everything that is committed to one file, without holding up those who write. Never over another file."""
    source = _file(url)
    if not source.exists():
        raise Unusable(f"there is no database at {source}")
    if to.exists():
        raise Unusable(f"{to} is there already")
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    # It holds names and password hashes: nobody else is to read it, not even while it is being written.
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _copy(source, part, now)
        held = inspect_copy(part)
        _keep(part)
        part.rename(to)
        _keep(to.absolute().parent)
    except FAILURES as error:
        raise Unusable(str(error)) from error
    finally:
        part.unlink(missing_ok=True)
    return held


def inspect_copy(copy: Path) -> Held:
    """What a copy holds. Unusable where a page or a link of a journal is damaged."""
    try:
        with closing(_read_only(copy)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Unusable(f"{copy} is damaged")
            copied_at = _copied_at(connection)
        engine = create_engine("sqlite://", creator=lambda: _read_only(copy))
        counts = [_verified(Journal(engine, sitting)) for sitting in sittings(engine)]
        engine.dispose()
    except FAILURES as error:
        raise Unusable(f"{copy} is not a copy that can be read: {error}") from error
    return Held(len(counts), sum(counts), copied_at)


def put_back(copy: Path, url: str, migrations: Path, now: Millis) -> PutBack:
    """Make a copy the database. Whatever was there is set aside, not overwritten. Only while nothing serves it."""
    return take_place(make_ready(copy, url, migrations, now), now)


def make_ready(copy: Path, url: str, migrations: Path, now: Millis) -> Ready:
    """What is to become the database, beside the one that is there, which may go on serving meanwhile."""
    place = _file(url)
    held = inspect_copy(copy)
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f"{place.name}{RESTORING}")
    _forget(new)
    try:
        shutil.copyfile(copy, new)
        new.chmod(0o600)
        engine = open_database(f"sqlite:///{new}")
        migrate(engine, migrations)
        going_on = begin_anew(engine, now, held.copied_at)
        with engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS copied"))
        engine.dispose()
        _settle(new)
    except FAILURES as error:
        _forget(new)
        raise Unusable(str(error)) from error
    return Ready(held, going_on, new, place)


def take_place(ready: Ready, now: Millis) -> PutBack:
    """The new database in the old one's place, in one step: whenever the machine stops, one of the two is there."""
    try:
        aside = _set_aside(ready.place, now)
        try:
            ready.new.replace(ready.place)
        except OSError:
            if aside:
                _forget(aside)
            raise
        _keep(ready.place.absolute().parent)
    except FAILURES as error:
        raise Unusable(str(error)) from error
    finally:
        _forget(ready.new)
    return PutBack(ready.held, ready.going_on, aside)


def tidy(url: str) -> None:
    """Away with what a process that was killed had made ready. Harmless where there is nothing, or no SQLite."""
    with suppress(Unusable):
        place = _file(url)
        _forget(place.with_name(f"{place.name}{RESTORING}"))


def begin_anew(engine: Engine, now: Millis, copied_at: Millis | None = None) -> tuple[str, ...]:
    """Give every sitting that is open and not over a new epoch, as an entry of its own journal. Returns which.

    Where nobody knows when the copy was made, a sitting's own last entry says it.

    The desk's sign-ins end: the copy may know one that was revoked after it was made.
    """
    _sign_everybody_out(engine)
    return tuple(sitting.id for sitting in sittings(engine) if _goes_on(Journal(engine, sitting), now, copied_at))


def _goes_on(journal: Journal, now: Millis, copied_at: Millis | None) -> bool:
    entries = journal.read()
    if not entries or fold(entries).day.closed:
        return False
    last = entries[-1].at
    made = last if copied_at is None else min(copied_at, max(now, last))
    enter(journal, [(By(Role.ORGANISER), RestoreSitting(new_id(), made))], now)
    return True


def _verified(journal: Journal) -> int:
    try:
        _, entries = verified(line.decode() for line in journal.lines())
    except Broken as broken:
        raise Unusable(f"the record of sitting {journal.sitting} does not verify: {broken}") from broken
    return len(entries)


def _file(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise Unusable(NOT_HERE)
    return Path(parsed.database)


def _read_only(path: Path) -> sqlite3.Connection:
    # An absolute address with its odd letters escaped: "?" and "#" would otherwise end it.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)


def _copy(source: Path, part: Path, now: Millis) -> None:
    with closing(_read_only(source)) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("DROP TABLE IF EXISTS copied")  # there in a copy that was put back by hand
        copy.execute("CREATE TABLE copied (at INTEGER NOT NULL)")
        copy.execute("INSERT INTO copied VALUES (?)", (now,))
        copy.commit()


def _copied_at(connection: sqlite3.Connection) -> Millis:
    """When the copy was made; for a file that was copied by hand, when its last entry was."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'copied'").fetchone()
    when = "SELECT at FROM copied" if known else "SELECT coalesce(max(at), 0) FROM entry"
    return Millis(connection.execute(when).fetchone()[0])


def _sign_everybody_out(engine: Engine) -> None:
    with Session(engine) as session:
        session.exec(update(SignIn).values(revoked=True))
        session.exec(delete(HalfSignIn))
        # An invitation that was used since the copy was made is unused in it.
        session.exec(update(Invitation).where(col(Invitation.used_at).is_(None)).values(withdrawn=True))
        session.commit()


def _set_aside(place: Path, now: Millis) -> Path | None:
    """Under another name as well: it keeps its own until the new one takes it."""
    if not place.exists():
        return None
    aside = place.with_name(f"{place.stem}-before-restore-{now}{place.suffix}")
    with suppress(sqlite3.Error):  # also what is damaged is kept, as it lies
        _settle(place)
    try:
        aside.hardlink_to(place)
    except OSError:  # a disk that knows no second names
        shutil.copyfile(place, aside)
        _keep(aside)
    # A write-ahead log that stayed behind would be read into the database that takes this one's place. After it was
    # settled there is nothing in it.
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            place.with_name(place.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _settle(path: Path) -> None:
    """Bring everything that was written ahead into the file itself."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _keep(path)


def _keep(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
