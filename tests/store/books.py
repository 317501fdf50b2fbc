"""Journals on a real database, in a folder of the test's own."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.settings import bundled
from app.store import juries
from app.store.database import migrate, open_database
from app.store.journal import Journal
from app.store.organisations import first_organisation
from tests.days import PLAN, START, Step, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from app.jury.entry import Entry
    from app.jury.plan import Plan
    from app.store.tables import Sitting


@cache
def migrated() -> bytes:
    """An empty database of today, as its file."""
    with TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/juryday.sqlite")
        migrate(engine, bundled("migrations"))
        engine.dispose()
        return (Path(folder) / "juryday.sqlite").read_bytes()


@contextmanager
def database(folder: Path) -> Iterator[Engine]:
    """A migrated SQLite database."""
    file = folder / "juryday.sqlite"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(migrated())
    engine = open_database(f"sqlite:///{file}")
    try:
        yield engine
    finally:
        engine.dispose()


def home(engine: Engine) -> str:
    """The first organisation."""
    return first_organisation(engine, START).id


def prepared(engine: Engine, plan: Plan = PLAN) -> Sitting:
    """A sitting that has not opened yet."""
    jury = juries.add_jury(engine, juries.add_inquiry(engine, home(engine), "Pay?", "To know"), "London")
    return juries.add_sitting(engine, jury, plan, "Europe/London", START)


def kept(engine: Engine, *day: Step) -> tuple[Sitting, tuple[Entry, ...]]:
    """A new sitting with this day in its journal."""
    sitting = prepared(engine)
    entries, _ = told(*day)
    if entries:
        Journal(engine, sitting).append(entries)
    return sitting, entries
