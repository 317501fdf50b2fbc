"""A journal as a file of JSON lines: checked link by link, and read back into entries."""

import json
from collections.abc import Iterable
from typing import Any

from ..jury.chain import canonical, first_link, link, payload_digest
from ..jury.entry import Entry
from ..jury.numbers import ActId, Millis, Seq
from ..jury.people import By
from . import wire


class Broken(Exception):
    """The file is not the journal it claims to be; the text says where."""


def verified(lines: Iterable[str]) -> tuple[dict[str, Any], list[Entry]]:
    """The header and the entries of a journal file. Broken at the first line that does not verify."""
    numbered = enumerate(lines, 1)
    header = _parsed(next(numbered, (1, "")))
    if header.get("juryday") != 1:
        raise Broken("line 1: this is not a Juryday journal")
    previous, entries = first_link(header), list[Entry]()
    for number, text in numbered:
        row = _parsed((number, text))
        try:
            previous = _checked(row, previous, len(entries) + 1)
            entries.append(_entry(row))
        except (KeyError, TypeError, ValueError) as error:
            raise Broken(f"line {number}: {error}") from error
    return header, entries


def _parsed(numbered: tuple[int, str]) -> dict[str, Any]:
    number, text = numbered
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise Broken(f"line {number}: not JSON") from None
    if not isinstance(row, dict) or canonical(row) != text.rstrip("\n").encode():
        raise Broken(f"line {number}: not written as a journal writes it")
    return row


def _checked(row: dict[str, Any], previous: str, seq: int) -> str:
    if row["seq"] != seq:
        raise ValueError(f"entry {seq} is missing")
    if bytes.fromhex(row["salt"]).hex() != row["salt"]:
        raise ValueError("the salt is not written as a journal writes it")
    payload = canonical({"act": row["act"], "outcome": row["outcome"]})
    if payload_digest(row["salt"], payload) != row["digest"]:
        raise ValueError("the payload is not the one that was recorded")
    hashed = link(previous, row["seq"], row["at"], row["by"], row["act_id"], row["kind"], row["digest"])
    if hashed != row["hash"]:
        raise ValueError("the chain is broken")
    return hashed


def _entry(row: dict[str, Any]) -> Entry:
    act, outcome = wire.read_payload(row["kind"], canonical({"act": row["act"], "outcome": row["outcome"]}))
    return Entry(Seq(row["seq"]), Millis(row["at"]), By.read(row["by"]), ActId(row["act_id"]), act, outcome)
