"""A journal as a file of JSON lines: checked link by link, and read back into entries.

Where something was removed, the entry has another payload than was recorded; then the act that removed it says which.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..jury.chain import canonical, first_link, link, payload_digest
from ..jury.entry import Entry
from ..jury.numbers import ActId, Millis, Seq
from ..jury.people import By
from ..jury.removals.acts import Removed
from . import wire


class Broken(Exception):
    """The file is not the journal it claims to be; the text says where."""


def verified(lines: Iterable[str]) -> tuple[dict[str, Any], list[Entry]]:
    """The header and the entries of a journal file. Broken where one does not verify."""
    numbered = enumerate(lines, 1)
    header = _parsed(next(numbered, (1, "")))
    if header.get("juryday") != 1:
        raise Broken("line 1: this is not a Juryday journal")
    previous, entries = first_link(header), list[Entry]()
    changed: dict[Seq, str] = {}
    for number, text in numbered:
        row = _parsed((number, text))
        try:
            previous, digest = _checked(row, previous, len(entries) + 1)
            entries.append(_entry(row))
        except (KeyError, TypeError, ValueError) as error:
            raise Broken(f"line {number}: {error}") from error
        if digest != row["digest"]:
            changed[entries[-1].seq] = digest
    _check_removed(changed, entries)
    return header, entries


def removed_in(entries: Sequence[Entry]) -> dict[Seq, str]:
    """The entries that no longer say all they did, each with the digest of what it says since."""
    removals = (each.outcome for each in entries if isinstance(each.outcome, Removed))
    return {seq: left for removal in removals for seq, left in removal.left.items()}


def _check_removed(changed: Mapping[Seq, str], entries: Sequence[Entry]) -> None:
    removed = removed_in(entries)
    for seq in sorted(changed.keys() | removed.keys()):
        if changed.get(seq) != removed.get(seq):
            raise Broken(f"line {seq + 1}: the payload is not the one that was recorded")


def _parsed(numbered: tuple[int, str]) -> dict[str, Any]:
    number, text = numbered
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise Broken(f"line {number}: not JSON") from None
    if not isinstance(row, dict) or canonical(row) != text.rstrip("\n").encode():
        raise Broken(f"line {number}: not written as a journal writes it")
    return row


def _checked(row: dict[str, Any], previous: str, seq: int) -> tuple[str, str]:
    """The link, and the digest of what stands there now."""
    if row["seq"] != seq:
        raise ValueError(f"entry {seq} is missing")
    if bytes.fromhex(row["salt"]).hex() != row["salt"]:
        raise ValueError("the salt is not written as a journal writes it")
    payload = canonical({"act": row["act"], "outcome": row["outcome"]})
    hashed = link(previous, row["seq"], row["at"], row["by"], row["act_id"], row["kind"], row["digest"])
    if hashed != row["hash"]:
        raise ValueError("the chain is broken")
    return hashed, payload_digest(row["salt"], payload)


def _entry(row: dict[str, Any]) -> Entry:
    act, outcome = wire.read_payload(row["kind"], canonical({"act": row["act"], "outcome": row["outcome"]}))
    return Entry(Seq(row["seq"]), Millis(row["at"]), By.read(row["by"]), ActId(row["act_id"]), act, outcome)
