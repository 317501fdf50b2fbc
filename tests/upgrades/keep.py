"""Keeps a database of this version for the versions to come: `python -m tests.upgrades.keep`, once a release."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from app import __version__
from app.store import accounts
from app.store.journal import Journal
from app.store.juries import find_sitting
from app.store.roster import Listed, write_roster
from tests.days import OPENING_OVER, START
from tests.store.books import database, kept, prepared

HERE = Path(__file__).parent


def keep() -> None:
    """An organiser, a sitting that has not opened, and one with a roster and a vote that was counted."""
    with tempfile.TemporaryDirectory() as folder:
        with database(Path(folder)) as engine:
            accounts.set_password(engine, "organiser", "correct horse battery", START)
            prepared(engine)
            sitting, _ = kept(engine, OPENING_OVER)
            write_roster(engine, sitting.id, Listed(1, "A name", "A ramp"))
            found = find_sitting(engine, sitting.id)
            assert found is not None
            lines = list(Journal(engine, found).lines())
        with closing(sqlite3.connect(Path(folder) / "juryday.sqlite")) as connection:
            dump = "\n".join(connection.iterdump())
    (HERE / f"{__version__}.sql").write_text(dump + "\n", encoding="utf-8")
    told = {"sitting": sitting.id, "entries": len(lines) - 1, "last": json.loads(lines[-1])["hash"]}
    (HERE / f"{__version__}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep()
