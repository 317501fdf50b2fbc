"""Files of evidence beside the database: a folder each, named by the SHA-256 of what is served from it.

What somebody sends is written, opened and drawn in a folder of its own, and only a whole file is moved to its place;
where anything fails, nothing stays. A kept file is never changed. What it was called is a label and never a path.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...jury.exhibits.plan import DIGEST, ExhibitFile
from .formats import ENOUGH, Format, format_of
from .opening import PATIENCE, opened
from .unfit import Unfit, Why

LARGEST = 30 << 20
"""Bytes of one file."""
LONGEST_NAME = 120
AT_HAND = 64
"""So many files are known without asking the disk for more than whether they are there."""
INCOMING = ".incoming"
LEFT_BEHIND = 3_600
"""Seconds, after which nobody is still writing there."""
NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
"""Letters that are not seen, or turn round what is read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is here: `size` in bytes, `pages` images of it, `texts` what is written on each."""

    digest: str
    format: Format
    size: int
    pages: int
    texts: tuple[str, ...]

    def called(self, name: str) -> ExhibitFile:
        return ExhibitFile(self.digest, self.format.kind, as_called(name), self.pages)


class Incoming:
    """Where one file is being written to. Unfit as soon as it is too large."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent = folder / "sent"
        self._file = self.sent.open("wb")
        self._size = 0

    def write(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > LARGEST:
            raise Unfit(Why.TOO_LARGE)
        self._file.write(chunk)

    def close(self) -> None:
        self._file.close()


class Files:
    """`patience`: how many seconds a file may take to be opened."""

    def __init__(self, folder: Path, patience: float = PATIENCE) -> None:
        self.folder = folder
        self._patience = patience
        self._found: dict[str, Kept] = {}

    @contextmanager
    def incoming(self) -> Iterator[Incoming]:
        """Room for one file, which is empty again at the end, whatever became of it."""
        folder = self.folder / INCOMING / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        incoming = Incoming(folder)
        try:
            yield incoming
        finally:
            incoming.close()
            shutil.rmtree(folder, ignore_errors=True)

    def tidy(self) -> None:
        """Away with what a process that was killed had not finished. Another worker may be at something younger."""
        left = self.folder / INCOMING
        for folder in left.iterdir() if left.is_dir() else ():
            if folder.stat().st_mtime < time.time() - LEFT_BEHIND:
                shutil.rmtree(folder, ignore_errors=True)

    def keep(self, incoming: Incoming) -> Kept:
        """Take in what was written: opened, drawn, on the disk. Twice the same file is one file."""
        incoming.close()
        with incoming.sent.open("rb") as sent:
            known = format_of(sent.read(ENOUGH))
        whole = incoming.folder / "whole"
        whole.mkdir(mode=0o700)
        told = opened(incoming.sent, known, whole, self._patience)
        original = whole / "original"
        size = original.stat().st_size
        if size > LARGEST:
            raise Unfit(Why.TOO_LARGE)
        kept = Kept(digest_of(original), known, size, told.pages, told.texts)
        about = {"format": known, "size": size, "pages": told.pages, "texts": told.texts}
        (whole / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        self.settle(whole, kept.digest)
        return kept

    def settle(self, whole: Path, digest: str) -> None:
        """Move a whole folder to its place. Where one is there already, that one stays: it holds the same."""
        place = self.folder / digest
        for path in (*whole.iterdir(), whole):
            _sync(path)
        try:
            whole.rename(place)
        except OSError:
            if not (place / "about.json").exists():
                raise
        _sync(self.folder)

    def find(self, digest: str) -> Kept | None:
        if not DIGEST.fullmatch(digest):
            return None
        # What a whole room asks for is read once; what was done away with meanwhile is found out where it lay.
        known = self._found.get(digest)
        if known is None or not self.original(known).is_file():
            known = self._read(digest)
            if len(self._found) >= AT_HAND:
                self._found.clear()
            if known is not None:
                self._found[digest] = known
        return known

    def _read(self, digest: str) -> Kept | None:
        try:
            about = json.loads((self.folder / digest / "about.json").read_bytes())
        except FileNotFoundError:
            return None
        return Kept(digest, Format(about["format"]), about["size"], about["pages"], tuple(about["texts"]))

    def original(self, kept: Kept) -> Path:
        return self.folder / kept.digest / "original"

    def page(self, kept: Kept, number: int) -> Path | None:
        """A page's image, counted from 1. A picture is its own."""
        if not 1 <= number <= kept.pages:
            return None
        return self.original(kept) if kept.format is not Format.PDF else self.folder / kept.digest / f"{number}.webp"

    def forget(self, digest: str) -> None:
        """Away with it, for good: when nothing that was prepared names it any more."""
        if DIGEST.fullmatch(digest):
            shutil.rmtree(self.folder / digest, ignore_errors=True)

    def digests(self) -> list[str]:
        listed = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted(each.name for each in listed if DIGEST.fullmatch(each.name))


def as_called(name: str) -> str:
    """What a file was called, as it can be shown and given back."""
    last = re.split(r"[/\\]", NOT_SHOWN.sub("", name))[-1].strip(" .")
    return last[-LONGEST_NAME:] or "file"


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
