"""A disk that forgets what was not synced, and a SQLite file system on it that can lose its power at any operation.

What is written lies in a volatile layer, in order, until the file is synced. At a cut every sector of every write that
was not synced is, by the dice, kept, lost or torn; so is every change of a file's length. A file whose name was never
synced may be gone. What a process that is merely killed has written stays, unsynced, for the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

import apsw

SECTOR = 512
TEMPORARY = "temporary"


class PowerCut(Exception):
    """The power is gone: this operation and all that follow come to nothing."""


@dataclass
class Content:
    """One file: what is on the disk, what a process reads, and what lies between them, oldest first."""

    durable: bytearray = field(default_factory=bytearray)
    seen: bytearray = field(default_factory=bytearray)
    unsynced: list[tuple[int, bytes] | int] = field(default_factory=list)
    is_named: bool = False

    def write(self, data: bytes, at: int) -> None:
        _put(self.seen, data, at)
        self.unsynced.append((at, bytes(data)))

    def truncate(self, size: int) -> None:
        _cut(self.seen, size)
        self.unsynced.append(size)

    def sync(self) -> None:
        self.durable[:] = self.seen
        self.unsynced.clear()
        self.is_named = True

    def lose_power(self, dice: Random) -> None:
        kept, torn = dice.choice([(0.0, 0.0), (0.5, 0.1), (0.9, 0.05), (1.0, 0.0), (0.5, 0.0)])
        for change in self.unsynced:
            if isinstance(change, int):
                if dice.random() < kept:
                    _cut(self.durable, change)
                continue
            at, data = change
            for start in range(0, len(data), SECTOR):
                sector = data[start : start + SECTOR]
                if dice.random() < torn:
                    sector = sector[: dice.randrange(len(sector))] + dice.randbytes(8)
                elif dice.random() >= kept:
                    continue
                _put(self.durable, sector[:SECTOR], at + start)
        self.seen[:] = self.durable
        self.unsynced.clear()


class Disk:
    """Files by name. `power` counts down with every operation that changes something; at nought the power is gone."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = {
            name: Content(bytearray(data), bytearray(data), is_named=True) for name, data in (files or {}).items()
        }
        self.power = -1
        self.operations: list[str] = []

    def use(self, what: str) -> None:
        if self.power == 0:
            raise PowerCut
        self.power -= 1
        self.operations.append(what)

    def lose_power(self, dice: Random) -> None:
        for name, content in [*self.files.items()]:
            if not content.is_named and dice.random() < 0.5:
                del self.files[name]
            else:
                content.lose_power(dice)

    def image(self) -> dict[str, bytes]:
        """What is on the disk, for somebody who opens it cold."""
        return {name: bytes(content.durable) for name, content in self.files.items()}


def _put(into: bytearray, data: bytes, at: int) -> None:
    if len(into) < at:
        into.extend(bytes(at - len(into)))
    into[at : at + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    del content[size:]


class FileSystem(apsw.VFS):
    """SQLite's door to the disk. Without shared memory: the database must be locked exclusively."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, base="")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> File:  # noqa: N802  SQLite's word
        named = TEMPORARY if name is None else name.filename() if isinstance(name, apsw.URIFilename) else name
        flags[1] = flags[0]
        return File(self.disk, self.disk.files.setdefault(named, Content()), named)

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: N802
        return name in self.disk.files

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802
        self.disk.use(f"delete {name}")
        self.disk.files.pop(name, None)

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


class File:
    """One open file. Locks mean nothing: there is one process."""

    def __init__(self, disk: Disk, content: Content, name: str) -> None:
        self._disk, self._content, self._name = disk, content, name

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self._content.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.use(f"write {self._name}")
        self._content.write(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.use(f"truncate {self._name}")
        self._content.truncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.use(f"sync {self._name}")
        self._content.sync()

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._content.seen)

    def xLock(self, level: int) -> None: ...  # noqa: N802

    def xUnlock(self, level: int) -> None: ...  # noqa: N802

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0

    def xClose(self) -> None: ...  # noqa: N802
