"""Everything that somebody can seize of a secret vote: the tables, the files, the log, the figures, the export."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

QUESTION = "support"
T = TypeVar("T")


@dataclass
class Slip:
    """A row of the box: `written` by which transaction, in which `place` of its file, where the database tells."""

    id: str
    sealed: bytes
    written: int = 0
    place: tuple[int, int] = (0, 0)


@dataclass
class Seized:
    """One vote. `slips` come in the table's own order, `commits` are the write-ahead log's pages commit by commit.

    `copy` is a backup from the midst of the vote; `roll` the seats in the order in which the journal says that they
    cast, `published` the marks in the order of the close. `transactions` says by seat which one wrote that it has cast;
    `dead` are the rows that are still in the box's file after the close.
    """

    slips: list[Slip] = field(default_factory=list)
    commits: list[bytes] = field(default_factory=list)
    copy: bytes = b""
    transactions: dict[int, int] = field(default_factory=dict)
    dead: list[Slip] = field(default_factory=list)
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


class Place(Protocol):
    """A database that is seized, and what can be read off it."""

    engine: Engine

    def begin(self) -> None: ...

    def slips(self) -> list[Slip]: ...

    def copy(self) -> bytes: ...

    def log(self) -> list[bytes]: ...

    def transactions(self, version: int) -> dict[int, int]: ...

    def dead(self, version: int) -> list[Slip]: ...


def read_record(lines: Iterator[bytes], votes: list[Seized]) -> None:
    """Of each version in turn: who cast, in which order, and what was published."""
    entries: list[dict[str, Any]] = [json.loads(line) for line in lines][1:]
    for entry in entries:
        if entry["kind"] == "CastSecret":
            votes[entry["act"]["version"] - 1].roll.append(int(entry["by"].split()[1]))
        elif entry["kind"] == "CloseVote":
            votes[entry["act"]["version"] - 1].published = entry["outcome"]["ballots"][QUESTION]
