"""Keys: 256 random bits, each in a file of its own, outside the database and its backups. The server's own is kept;
a ballot box's is destroyed once its vote has closed.
"""

import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

LENGTH = 32


def server_key(folder: Path) -> bytes:
    """The key in this folder, made at the first call. Readable by its owner only."""
    path = folder / "server.key"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        with _locked(folder):
            if not path.exists():
                _make(path)
    return bytes.fromhex(path.read_text().strip())


def _make(path: Path) -> None:
    """Whole or not at all: a worker that starts at the same moment never reads half a key."""
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_hex(LENGTH))
        file.flush()
        os.fsync(file.fileno())
    new.rename(path)
    _keep(path.parent)


def slip_key(path: Path) -> bytes:
    """A ballot box's key, made and on the disk before the first slip is sealed with it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _locked(path.parent), os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        key = file.read()
        if len(key) == LENGTH:
            return key
        # New, or half of one from a process that was cut off before it sealed anything with it.
        file.seek(0)
        file.truncate()
        file.write(key := secrets.token_bytes(LENGTH))
        file.flush()
        os.fsync(file.fileno())
        _keep(path.parent)
        return key


def destroy(path: Path) -> None:
    """Overwrite and remove a key. What a disk or a file system keeps of the old bytes by itself is beyond this."""
    try:
        file = path.open("r+b")
    except FileNotFoundError:
        return
    with file:
        file.write(secrets.token_bytes(LENGTH))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    _keep(path.parent)


def names_of(folder: Path, sitting: str) -> Iterable[Path]:
    """The keys of a sitting's boxes that are still there."""
    return sorted(folder.glob(f"{sitting}-*.key"))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Two workers that start, or meet the first ballot, at once make one key."""
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _keep(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
