"""A copy as one file: a ZIP of the database and of the files of evidence, written in pieces and read with distrust.

What is unpacked has only the names that belong there, comes to no more than it may, and lies as a copy lies.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from .copies import Unusable
from .evidence.copied import beside

DATABASE = "juryday.sqlite"
FILE = re.compile(r"files/[0-9a-f]{64}/(original|about\.json|[1-9][0-9]{0,2}\.webp)", re.ASCII)
MOST_PARTS = 100_000
MOST_UNPACKED = 8 << 30
CHUNK = 1 << 20
DAMAGED = "this file is damaged: send it again, or try another copy"


class _Passing:
    """Takes what a ZIP file is written to, to be sent on at once: it is never held whole."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        return

    def close(self) -> None:
        return

    def taken(self) -> bytes:
        taken, self._pieces = b"".join(self._pieces), []
        return taken


def packed(copy: Path) -> Iterator[bytes]:
    """The copy and what lies beside it, in pieces."""
    passing = _Passing()
    with zipfile.ZipFile(passing, "w") as archive:
        for path, name in _parts(copy):
            how = zipfile.ZIP_DEFLATED if path.suffix in (".sqlite", ".json") else zipfile.ZIP_STORED
            about = zipfile.ZipInfo.from_file(path, name)
            about.compress_type, about.external_attr = how, 0o600 << 16
            with path.open("rb") as source, archive.open(about, "w", force_zip64=True) as part:
                while chunk := source.read(CHUNK):
                    part.write(chunk)
                    yield passing.taken()
    yield passing.taken()


def _parts(copy: Path) -> Iterator[tuple[Path, str]]:
    yield copy, DATABASE
    files = beside(copy)
    for path in sorted(files.rglob("*")) if files.is_dir() else ():
        name = f"files/{path.relative_to(files).as_posix()}"
        if FILE.fullmatch(name):
            yield path, name


def is_packed(source: Path) -> bool:
    with source.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def unpacked(source: Path, folder: Path, most: int = MOST_UNPACKED) -> Path:
    """The copy in this folder, its files beside it. Unusable where the file is no copy that was downloaded here."""
    copy = folder / DATABASE
    try:
        with zipfile.ZipFile(source) as archive:
            _look_at(archive.infolist(), most)
            for about in archive.infolist():
                with archive.open(about) as part:
                    most -= _written(part, copy if about.filename == DATABASE else _place(copy, about.filename), most)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unusable(DAMAGED) from error
    except OSError as error:
        raise Unusable(str(error)) from error
    return copy


def _look_at(parts: list[zipfile.ZipInfo], most: int) -> None:
    names = [about.filename for about in parts]
    if DATABASE not in names or any(name != DATABASE and not FILE.fullmatch(name) for name in names):
        raise Unusable("this is not a copy that was made here: it does not hold what a copy holds")
    if len(names) > MOST_PARTS or len(set(names)) < len(names) or sum(about.file_size for about in parts) > most:
        raise Unusable("this is not a copy that was made here: it holds too much")


def _place(copy: Path, name: str) -> Path:
    return beside(copy) / name.removeprefix("files/")


def _written(part: IO[bytes], to: Path, most: int) -> int:
    """How many bytes there were. What a part says of its own size is not believed."""
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    size = 0
    with to.open("xb") as file:
        to.chmod(0o600)
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise Unusable("this is not a copy that was made here: it holds too much")
            file.write(chunk)
    return size
