"""Where a command finds the day: the settings, the database in this version's shape, the sitting that was meant."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy import Engine

from ..settings import Settings, bundled
from ..store.database import DatabaseInUse, has_tables, migrate, open_database, sole_process
from ..store.journal import Journal
from ..store.juries import find_sitting, sittings
from ..store.tables import Sitting


def migrated(settings: Settings) -> Engine:
    engine = open_database(settings.database)
    migrate(engine, bundled("migrations"))
    return engine


def migrate_database() -> None:
    """Bring the database to this version's shape. Demo and serve do so by themselves."""
    migrated(Settings()).dispose()


@contextmanager
def alone() -> Iterator[Settings]:
    """The settings, while no other process serves the same database."""
    settings = Settings()
    try:
        with sole_process(settings.database):
            yield settings
    except DatabaseInUse as taken:
        typer.echo(f"{taken} is already being served. Stop that first; several processes need PostgreSQL.", err=True)
        raise typer.Exit(1) from None


def chosen(engine: Engine, wanted: str) -> Sitting:
    """The sitting that was named, or the only one that is open."""
    if not has_tables(engine):
        typer.echo("There is no day here yet. JURYDAY_DATA names the folder it would be in.", err=True)
        raise typer.Exit(1)
    if wanted:
        found = [found] if (found := find_sitting(engine, wanted)) else []
    else:
        found = [sitting for sitting in sittings(engine) if Journal(engine, sitting).read()]
    if len(found) != 1:
        known = ", ".join(sitting.id for sitting in sittings(engine)) or "none"
        typer.echo(f"Name one sitting. The database holds: {known}", err=True)
        raise typer.Exit(1)
    return found[0]
