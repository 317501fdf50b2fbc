"""The hash chain over a journal: change one byte of a day and every later link breaks.

`hash = SHA-256(canonical [previous, seq, at, by, act_id, kind, digest])` and
`digest = SHA-256(salt ‖ canonical {"act": …, "outcome": …})`, both in hexadecimal. The first `previous` is the hash of
the header. The salt is 128 random bits per entry, so that a payload can later be destroyed together with its salt:
what was there cannot be guessed back, and the chain still verifies from the digest that stays.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, as UTF-8: equal values give equal bytes."""
    return _written(value).encode()


def payload_digest(salt: str, payload: bytes) -> str:
    return hashlib.sha256(bytes.fromhex(salt) + payload).hexdigest()


def first_link(header: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(header)).hexdigest()


def link(previous: str, seq: int, at: int, by: str, act_id: str, kind: str, digest: str) -> str:
    return hashlib.sha256(canonical([previous, seq, at, by, act_id, kind, digest])).hexdigest()
