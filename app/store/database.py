"""The database: one engine, the settings that make a commit mean that it is on the disk, and migrations.

SQLite is for one process, which a lock file enforces; several workers need PostgreSQL.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=5000")
ONE_MIGRATES = 4_879_637_011
"""The number under which PostgreSQL keeps workers that start at once from migrating at once."""


class DatabaseInUse(Exception):
    """Another process already serves this SQLite database."""


class NoDriver(Exception):
    """PostgreSQL was asked for where its driver is not installed; the text says how to get it."""


def open_database(url: str, **how: Any) -> Engine:
    """An engine for this URL; `how` goes to SQLAlchemy. A SQLite file's folder is made if need be."""
    parsed = _with_driver(make_url(url))
    engine = _engine(parsed, **how)
    if parsed.get_backend_name() == "postgresql":
        event.listen(engine, "connect", _prepare_postgres)
    if parsed.get_backend_name() != "sqlite":
        return engine
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _with_driver(url: URL) -> URL:
    """PostgreSQL's addresses are written in several ways; there is one driver."""
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() in ("postgresql", "postgres") else url


def _engine(url: URL, **how: Any) -> Engine:
    try:
        # What people answered stands in the parameters, and an error is logged: it must not be in there.
        return create_engine(url, hide_parameters=True, **how)
    except ImportError as missing:
        if url.get_backend_name() != "postgresql":
            raise
        raise NoDriver("PostgreSQL needs its driver, which is not here: pip install 'juryday[postgres]'.") from missing


def settle(engine: Engine) -> None:
    """Bring what an earlier process left in SQLite's write-ahead log onto the disk, before anybody relies on it.

    A process that was killed between writing and syncing leaves entries that the next one reads, and would call
    recorded, though only the machine's memory holds them.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def scrub(engine: Engine) -> None:
    """Write SQLite's file anew from what is there, so that no corner of it keeps what was removed, nor its log."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.cursor().execute("VACUUM")
    settle(engine)


def migrate(engine: Engine, folder: Path) -> None:
    """Bring the tables to the newest shape that this folder of migrations knows; nothing happens where they have it."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_MIGRATES})"))
        command.upgrade(alembic_config(folder, connection), "head")
        connection.commit()


def has_tables(engine: Engine) -> bool:
    return inspect(engine).has_table("entry")


def alembic_config(folder: Path, connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that only reads, and so never stands in a writer's way."""
    with engine.connect() as connection:
        yield connection.execution_options(only_reads=True)


def only_reading(engine: Engine) -> Engine:
    """The same database, for looking: what is begun on it never waits for a writer, and never holds one up."""
    return engine.execution_options(only_reads=True)


def answers(engine: Engine) -> bool:
    with reading(engine) as connection:
        return connection.execute(text("SELECT 1")).scalar() == 1


@contextmanager
def sole_process(url: str) -> Iterator[None]:
    """Hold the lock beside a SQLite file while this process serves it. DatabaseInUse where another one does."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        yield
        return
    Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(f"{parsed.database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseInUse(parsed.database) from None
        yield
    finally:
        os.close(handle)


def _prepare_sqlite(connection: Any, record: object) -> None:
    # pysqlite's own transaction handling starts too late and too weakly; BEGIN IMMEDIATE is ours to send.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgres(connection: Any, record: object) -> None:
    # A server may be set to call a commit done before it is on the disk; what we then call recorded could be lost. The
    # stricter settings, which also wait for a replica, stay.
    safe = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    connection.execute(safe)
    connection.commit()


def _begin(connection: Connection) -> None:
    # A read that later writes cannot be upgraded while another writer is at work, whatever the busy timeout; so
    # everything takes the writer's place at once, but for those who said that they only read.
    only_reads = connection.get_execution_options().get("only_reads", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
