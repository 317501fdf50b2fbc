"""Everything that somebody can seize of a secret vote: the tables, the files, the log, the figures, the export."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

QUESTION = "support"
T = TypeVar("T")


@dataclass
class Slip:
    """A row of the box as the table holds it while the vote is open."""

    id: str
    sealed: bytes


@dataclass
class Seized:
    """One vote. `slips` come in the table's own order, `commits` are the write-ahead log's pages commit by commit.

    `copy` is a backup from the midst of the vote; `roll` the seats in the order in which the journal says that they
    cast, `published` the marks in the order of the close.
    """

    slips: list[Slip] = field(default_factory=list)
    commits: list[bytes] = field(default_factory=list)
    copy: bytes = b""
    folder: Path | None = None
    bound: bytes = b""
    roll: list[int] = field(default_factory=list)
    published: list[int] = field(default_factory=list)
    truth: dict[int, int] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, find: Callable[[Seized], T]) -> T:
        """What was once found out is remembered."""
        if name not in self.found:
            self.found[name] = find(self)
        found: T = self.found[name]
        return found


def table(engine: Engine) -> list[Slip]:
    with engine.connect() as connection:
        return [Slip(row.id, row.sealed) for row in connection.execute(text("SELECT id, sealed FROM box")).all()]


def backup(database: Path) -> bytes:
    """As `juryday backup` makes it, byte for byte but for the date it notes."""
    with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(":memory:")) as copy:
        live.backup(copy)
        return copy.serialize()


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


def read_record(lines: Iterator[bytes], votes: list[Seized]) -> None:
    """Of each version in turn: who cast, in which order, and what was published."""
    entries: list[dict[str, Any]] = [json.loads(line) for line in lines][1:]
    for entry in entries:
        if entry["kind"] == "CastSecret":
            votes[entry["act"]["version"] - 1].roll.append(int(entry["by"].split()[1]))
        elif entry["kind"] == "CloseVote":
            votes[entry["act"]["version"] - 1].published = entry["outcome"]["ballots"][QUESTION]
