"""The server's key: 256 random bits in a file of their own, outside the database and its backups."""

import os
import secrets
from pathlib import Path


def server_key(folder: Path) -> bytes:
    """The key in this folder, made at the first call. Readable by its owner only."""
    path = folder / "server.key"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text().strip())
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    return bytes.fromhex(path.read_text().strip())
