"""What somebody who has seized a PostgreSQL server finds of a ballot box, while the vote is open and after the close.

PostgreSQL notes at each row which transaction wrote it (xmin) and where it lies (ctid). A deleted row stays in the
table's file until it is vacuumed and its place is used again, and everything stands in the write-ahead log as well.
"""

from __future__ import annotations

import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from tests.chaos.secrecy.seized import Slip
from tests.machines import on_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.machines import Cluster

PAGE, SEGMENT = 8192, 16 * 1024 * 1024
IN_USE = 1
SLIPS = "SELECT id, sealed, CAST(CAST(xmin AS text) AS bigint) AS written, CAST(ctid AS text) AS place FROM box"
WHO_CAST = """SELECT "by", CAST(CAST(xmin AS text) AS bigint) AS written FROM entry
    WHERE kind = 'CastSecret' AND CAST(CAST(payload AS json) -> 'act' ->> 'version' AS integer) = :version"""
LOG_ENDS = "SELECT * FROM pg_walfile_name_offset(pg_current_wal_lsn())"


class OnPostgres:
    """A server's tables and the files below them."""

    def __init__(self, engine: Engine, data: Path) -> None:
        self.engine = engine
        self._data = data
        self._log_began: tuple[str, int] = ("", 0)

    def begin(self) -> None:
        self._log_began = self._log_ends()

    def slips(self) -> list[Slip]:
        return [Slip(row.id, row.sealed, row.written, _place(row.place)) for row in self._asked(SLIPS)]

    def copy(self) -> bytes:
        """The box's own file, as a copy of the server's folder holds it."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
            path = connection.execute(text("SELECT pg_relation_filepath('box')")).scalar_one()
        return (self._data / path).read_bytes()

    def log(self) -> list[bytes]:
        """What has been written ahead since the vote opened, without the pages' own headings."""
        (first, start), (last, end) = self._log_began, self._log_ends()
        files = sorted(path for path in (self._data / "pg_wal").iterdir() if first <= path.name <= last)
        raw = b"".join(path.read_bytes() for path in files)
        end += len(raw) - files[-1].stat().st_size
        start -= start % PAGE
        headings = {page: 24 if page % SEGMENT else 40 for page in range(start, end, PAGE)}
        return [b"".join(raw[page + heading : page + PAGE] for page, heading in headings.items())]

    def transactions(self, version: int) -> dict[int, int]:
        """Seat by seat, which transaction wrote that it has cast."""
        return {int(row.by.split()[1]): row.written for row in self._asked(WHO_CAST, version=version)}

    def dead(self, version: int) -> list[Slip]:
        """The slips of a closed version that its file still holds, in the order in which they lie."""
        found = ((place, written, _columns(row)) for written, place, row in rows(self.copy()))
        return [Slip(of[0], of[4], written, place) for place, written, of in found if of[3] == version]

    def vacuum(self) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM box"))

    def _log_ends(self) -> tuple[str, int]:
        (row,) = self._asked(LOG_ENDS)
        return row.file_name, row.file_offset

    def _asked(self, statement: str, **given: object) -> list[Any]:
        with self.engine.connect() as connection:
            return list(connection.execute(text(statement), given))


@contextmanager
def seized_postgres(cluster: Cluster) -> Iterator[OnPostgres]:
    with cluster.database() as url, on_postgres(url) as engine:
        yield OnPostgres(engine, cluster.data)


def rows(raw: bytes) -> Iterator[tuple[int, tuple[int, int], bytes]]:
    """Every row that lies in a table's file, deleted ones too: its transaction, its place, its columns' bytes."""
    for block in range(len(raw) // PAGE):
        page = raw[block * PAGE : (block + 1) * PAGE]
        (lower,) = struct.unpack_from("<H", page, 12)
        for number, (pointer,) in enumerate(struct.iter_unpack("<I", page[24:lower]), 1):
            offset, use, length = pointer & 0x7FFF, pointer >> 15 & 3, pointer >> 17
            if use == IN_USE and length:
                row = page[offset : offset + length]
                yield struct.unpack_from("<I", row)[0], (block, number), row[row[22] :]


def _columns(row: bytes) -> tuple[Any, ...]:
    """id, sitting, vote, version and sealed, as they stand in a row of the box."""
    found, at = list[Any](), 0
    for kind in ("text", "text", "text", "number", "bytes"):
        if kind == "number" or not row[at] & 1:
            at += -at % 4
        if kind == "number":
            found.append(struct.unpack_from("<I", row, at)[0])
            at += 4
            continue
        head, size = (1, row[at] >> 1) if row[at] & 1 else (4, struct.unpack_from("<I", row, at)[0] >> 2)
        value = row[at + head : at + size]
        found.append(value.decode() if kind == "text" else value)
        at += size
    return tuple(found)


def _place(ctid: str) -> tuple[int, int]:
    block, number = ctid.strip("()").split(",")
    return int(block), int(number)
