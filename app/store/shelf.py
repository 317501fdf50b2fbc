"""The copies that lie in the data folder: listed, made, taken in, looked at, made ready to return. None goes by itself.

Beside each lies what was found when it was last verified, so that a list of many copies does not read them all.
"""

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..jury.numbers import Millis
from .copies import Held, PutBack, Ready, Unusable, copy_database, inspect_copy, make_ready, take_place, tidy
from .evidence.copied import beside, copy_files, put_files_back
from .evidence.files import Files
from .packed import is_packed, unpacked

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}\.sqlite", re.ASCII)
INCOMING = ".incoming"
LARGEST = 2 << 30
"""Bytes of a file that is sent."""
Tell = Callable[[str], None]
"""Is told what is being done now."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`size` in bytes, with its files of evidence; `held` is None where nobody has looked at it yet."""

    name: str
    size: int
    files: int
    written_at: Millis
    held: Held | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """`folder` is where copies lie, `url` the database, `migrations` brings an older copy to this version's shape."""

    folder: Path
    url: str
    migrations: Path
    files: Files

    def listed(self) -> list[Copy]:
        """The newest first."""
        paths = self.folder.glob("*.sqlite") if self.folder.is_dir() else ()
        found = [self._copy(path) for path in paths if NAME.fullmatch(path.name)]
        return sorted(found, key=lambda copy: copy.held.copied_at if copy.held else copy.written_at, reverse=True)

    def find(self, name: str) -> Copy | None:
        path = self.path(name)
        return self._copy(path) if NAME.fullmatch(name) and path.is_file() else None

    def path(self, name: str) -> Path:
        return self.folder / name

    def make(self, now: Millis, tell: Tell) -> str:
        """Returns its name. The database comes first, then the files: they hold at least what it names."""
        self._prepare()
        path = self._free("juryday", now)
        tell("copying")
        held = copy_database(self.url, path, now)
        tell("files")
        try:
            copy_files(self.files, path)
        except OSError as error:
            self.away(path.name)
            raise Unusable(str(error)) from error
        self._note(path, held)
        return path.name

    def look_at(self, name: str, tell: Tell) -> Held:
        """Read from the first page to the last, and verified."""
        tell("checking")
        path = self.path(name)
        _about(path).unlink(missing_ok=True)
        held = inspect_copy(path)
        self._note(path, held)
        return held

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """A folder for one file that is being sent, which is gone at the end, whatever became of it."""
        self._prepare()
        folder = self.folder / INCOMING / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def take_in(self, sent: Path, tell: Tell) -> str:
        """A file that was sent becomes one of the copies, once it is found to be one. Returns its name."""
        tell("opening")
        whole = unpacked(sent, sent.parent) if is_packed(sent) else sent
        tell("checking")
        try:
            held = inspect_copy(whole)
        except Unusable as error:
            raise Unusable(str(error).replace(str(whole), "what was sent")) from error
        path = self._free("sent", held.copied_at)
        if beside(whole).is_dir():
            beside(whole).rename(beside(path))
        whole.rename(path)
        self._note(path, held)
        return path.name

    def away(self, name: str) -> None:
        """For good."""
        path = self.path(name)
        for ending in ("", "-wal", "-shm", ".about.json"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        shutil.rmtree(beside(path), ignore_errors=True)

    def make_ready(self, name: str, now: Millis, tell: Tell) -> Ready:
        """Everything that can be done while the day goes on. The files come first: a database names what is there."""
        tell("checking")
        ready = make_ready(self.path(name), self.url, self.migrations, now)
        tell("files")
        try:
            put_files_back(self.path(name), self.files)
        except OSError as error:
            ready.new.unlink(missing_ok=True)
            raise Unusable(str(error)) from error
        return ready

    def take_place(self, ready: Ready, now: Millis) -> PutBack:
        """Only while nobody serves what is there."""
        return take_place(ready, now)

    def tidy(self) -> None:
        """Away with what a process that was killed had not finished."""
        shutil.rmtree(self.folder / INCOMING, ignore_errors=True)
        for part in self.folder.glob("*.sqlite.part") if self.folder.is_dir() else ():
            part.unlink(missing_ok=True)
        tidy(self.url)

    def _prepare(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Unusable(str(error)) from error

    def _free(self, kind: str, at: Millis) -> Path:
        try:
            stem = f"{kind}-{datetime.fromtimestamp(at / 1000, UTC):%Y%m%d-%H%M%SZ}"
        except (ValueError, OverflowError, OSError):
            raise Unusable("it says that it was made at a time that never was") from None
        names = (f"{stem}{f'-{n}' if n > 1 else ''}.sqlite" for n in range(1, 1_000))
        return next(path for path in map(self.path, names) if not path.exists() and not beside(path).exists())

    def _copy(self, path: Path) -> Copy:
        files = beside(path)
        inside = [each.stat().st_size for each in files.rglob("*") if each.is_file()] if files.is_dir() else []
        there = path.stat()
        count = sum(1 for _ in files.iterdir()) if files.is_dir() else 0
        return Copy(path.name, there.st_size + sum(inside), count, Millis(int(there.st_mtime * 1000)), _noted(path))

    def _note(self, path: Path, held: Held) -> None:
        _about(path).write_text(json.dumps(asdict(held)), encoding="utf-8")


def _about(path: Path) -> Path:
    return path.with_name(f"{path.name}.about.json")


def _noted(path: Path) -> Held | None:
    """None where nothing is noted, or it was noted of another file of this name."""
    about = _about(path)
    try:
        if about.stat().st_mtime < path.stat().st_mtime:
            return None
        return Held(**json.loads(about.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
