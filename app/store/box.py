"""The ballot box of a sitting's secret votes: sealed slips in the database, and beside it the keys that open them.

A slip is padded and encrypted under a key of its vote and version. It bears no time, no seat, no serial number and no
hash, and it is written in the transaction that says that somebody has cast. The keys are files outside the database
and its backups; each is destroyed once the vote has closed, and from then on nobody can tell what any slip held. While
a vote is open, whoever controls the server could.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, delete, select

from ..jury.chain import canonical
from ..jury.numbers import VoteId
from ..jury.state import State
from ..jury.votes.secrecy import Marks, Slip, ended
from .database import reading
from .key import destroy, names_of, slip_key
from .tables import SlipRow
from .wire import read_marks

SLIPS = SlipRow.__table__  # type: ignore[attr-defined]
NONCE = 12


class Box:
    """The slips of one sitting. `keys`: the folder for the keys, which every worker of the server must share."""

    def __init__(self, engine: Engine, sitting: str, keys: Path) -> None:
        self._engine = engine
        self._sitting = sitting
        self._keys = keys

    def sealed(self, slips: Sequence[Slip]) -> list[dict[str, Any]]:
        """Rows for the box, in no order that anything could be told from. Their keys are on the disk already."""
        keys = {self._key(slip.vote, slip.version) for slip in slips}
        ciphers = {key: AESGCM(slip_key(key)) for key in keys}
        rows = [self._row(slip, ciphers[self._key(slip.vote, slip.version)]) for slip in slips]
        return sorted(rows, key=lambda row: str(row["id"]))

    def opened(self, vote: VoteId, version: int) -> tuple[Marks, ...] | None:
        """What every slip of this version says. None where the key is not here, or a slip is not what was put in."""
        key = self._key(vote, version)
        if not key.exists():
            return None if self._slips(vote, version) else ()
        cipher, bound = AESGCM(slip_key(key)), self._bound(vote, version)
        try:
            return tuple(_read(cipher, slip, bound) for slip in self._slips(vote, version))
        except (InvalidTag, ValueError):
            return None

    def destroy(self, vote: VoteId, version: int) -> None:
        """Nobody can open this version's slips any more, and then there are none. Harmless to repeat."""
        destroy(self._key(vote, version))
        with self._engine.begin() as connection:
            connection.execute(delete(SLIPS).where(*self._of(vote, version)))

    def tidy(self, state: State, *, alone: bool) -> None:
        """Destroy what an earlier process had no time to. Where others write too, only what is known to have closed."""
        for vote, version in ended(state):
            self.destroy(vote, version)
        if alone:
            needed = {self._key(vote, voting.version).name for vote, voting in state.votes.items() if voting.is_open}
            for path in names_of(self._keys, self._sitting):
                if path.name not in needed:
                    destroy(path)

    def _row(self, slip: Slip, cipher: AESGCM) -> dict[str, Any]:
        written = canonical(slip.marks).ljust(slip.size)
        if len(written) != slip.size:
            raise ValueError("a slip is larger than its vote allows")
        nonce = secrets.token_bytes(NONCE)
        sealed = nonce + cipher.encrypt(nonce, written, self._bound(slip.vote, slip.version))
        where = {"sitting": self._sitting, "vote": slip.vote, "version": slip.version}
        return where | {"id": secrets.token_hex(16), "sealed": sealed}

    def _slips(self, vote: VoteId, version: int) -> Sequence[bytes]:
        with reading(self._engine) as connection:
            return connection.execute(select(SLIPS.c.sealed).where(*self._of(vote, version))).scalars().all()

    def _of(self, vote: VoteId, version: int) -> tuple[Any, ...]:
        return SLIPS.c.sitting == self._sitting, SLIPS.c.vote == vote, SLIPS.c.version == version

    def _bound(self, vote: VoteId, version: int) -> bytes:
        """What a slip is bound to: taken to another vote, it does not open."""
        return canonical([self._sitting, vote, version])

    def _key(self, vote: VoteId, version: int) -> Path:
        # A vote's id is any text that the plan's author liked, and so no name for a file.
        named = hashlib.sha256(canonical([vote, version])).hexdigest()[:32]
        return self._keys / f"{self._sitting}-{named}.key"


def _read(cipher: AESGCM, slip: bytes, bound: bytes) -> Marks:
    return read_marks(json.loads(cipher.decrypt(slip[:NONCE], slip[NONCE:], bound)))
