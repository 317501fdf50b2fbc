"""apsw as SQLAlchemy expects a driver to be: the app's own engine, pragmas and inserts run on the unsafe disk."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import apsw
import apsw.ext
from sqlalchemy.pool import StaticPool

from app.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Engine


class Cursor:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[tuple[Any, ...]] = []
        self.description: tuple[tuple[Any, ...], ...] | None = None
        self.rowcount, self.lastrowid, self.arraysize = -1, None, 1

    def execute(self, statement: str, given: Iterable[Any] = ()) -> Cursor:
        try:
            self._rows = list(self._connection.execute(statement, tuple(given)))
        except apsw.ConstraintError as error:
            raise sqlite3.IntegrityError(str(error)) from error
        except apsw.Error as error:
            raise sqlite3.OperationalError(str(error)) from error
        self.description = self._columns(statement) if statement.startswith("SELECT") else None
        return self

    def _columns(self, statement: str) -> tuple[tuple[Any, ...], ...]:
        described = apsw.ext.query_info(self._connection, statement).description
        return tuple((name, *[None] * 6) for name, _ in described)

    def executemany(self, statement: str, many: Iterable[Iterable[Any]]) -> Cursor:
        for given in many:
            self.execute(statement, given)
        return self

    def fetchall(self) -> list[tuple[Any, ...]]:
        rows, self._rows = self._rows, []
        return rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return self._rows.pop(0) if self._rows else None

    def close(self) -> None:
        self._rows = []


class Connection:
    isolation_level: str | None = None

    def __init__(self, path: str, vfs: str) -> None:
        self._connection = apsw.Connection(path, vfs=vfs)
        # The write-ahead log's index then lies in memory; what is written and synced, and when, stays the same.
        self._connection.execute("PRAGMA locking_mode=EXCLUSIVE")

    def cursor(self) -> Cursor:
        return Cursor(self._connection)

    def execute(self, statement: str) -> Cursor:
        return self.cursor().execute(statement)

    def create_function(self, *_: object, **__: object) -> None: ...

    def commit(self) -> None:
        if self._connection.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


def engine_on(path: str, vfs: str) -> Engine:
    """The app's engine, its pragmas and its BEGIN, over a connection to this file system."""
    return open_database("sqlite://", creator=lambda: Connection(path, vfs), poolclass=StaticPool)
