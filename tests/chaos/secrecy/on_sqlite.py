"""What somebody who has seized a SQLite database finds of a ballot box: the table, a backup, the write-ahead log."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import text

from tests.chaos.secrecy.seized import Slip
from tests.store.books import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


class OnSQLite:
    """A database file and its log."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self._file = folder / "juryday.sqlite"

    def begin(self) -> None:
        with self.engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def slips(self) -> list[Slip]:
        with self.engine.connect() as connection:
            return [Slip(row.id, row.sealed) for row in connection.execute(text("SELECT id, sealed FROM box")).all()]

    def copy(self) -> bytes:
        """As `juryday backup` makes it, byte for byte but for the date it notes."""
        with closing(sqlite3.connect(self._file)) as live, closing(sqlite3.connect(":memory:")) as copy:
            live.backup(copy)
            return copy.serialize()

    def log(self) -> list[bytes]:
        return commits(self._file.with_name(f"{self._file.name}-wal"))

    def transactions(self, version: int) -> dict[int, int]:
        """SQLite notes at no row who wrote it when."""
        return {}

    def dead(self, version: int) -> list[Slip]:
        """What is deleted is overwritten."""
        return []


@contextmanager
def seized_sqlite(folder: Path) -> Iterator[OnSQLite]:
    with database(folder) as engine:
        yield OnSQLite(engine, folder)


def commits(log: Path) -> list[bytes]:
    """The pages that each commit wrote, in order: a frame that closes a commit bears the size of the database."""
    raw, done, pages = log.read_bytes(), [], b""
    if len(raw) < 32:
        return []
    size, salts = struct.unpack(">I", raw[8:12])[0], raw[16:24]
    for start in range(32, len(raw) - 24 - size + 1, 24 + size):
        head, page = raw[start : start + 24], raw[start + 24 : start + 24 + size]
        if head[8:16] != salts:
            break  # left over from before the last checkpoint
        pages += page
        if struct.unpack(">I", head[4:8])[0]:
            done.append(pages)
            pages = b""
    return done
