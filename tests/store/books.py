"""Journals on a real database, in a folder of the test's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.settings import bundled
from app.store import juries
from app.store.database import migrate, open_database
from app.store.journal import Journal
from app.store.organisations import first_organisation
from tests.days import PLAN, START, Step, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from app.jury.entry import Entry
    from app.jury.plan import Plan
    from app.store.tables import Sitting


@contextmanager
def database(folder: Path) -> Iterator[Engine]:
    """A migrated SQLite database."""
    engine = open_database(f"sqlite:///{folder / 'juryday.sqlite'}")
    migrate(engine, bundled("migrations"))
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
