"""A journal file is what was recorded, to the byte."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.jury.chain import canonical
from app.store.journal import Journal
from app.store.lines import Broken, verified
from tests.days import ARRIVED, REVEALED
from tests.store.books import kept

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Engine

    from app.jury.entry import Entry


def file_of(engine: Engine, *day: Any) -> bytes:
    sitting, _ = kept(engine, *day)
    return b"".join(line + b"\n" for line in Journal(engine, sitting).lines())


def checked(file: bytes) -> tuple[dict[str, Any], list[Entry]]:
    """As the command reads a file: what is not UTF-8 is refused too."""
    with TextIOWrapper(BytesIO(file), encoding="utf-8", newline="\n") as lines:
        try:
            return verified(lines)
        except UnicodeDecodeError as error:
            raise Broken(str(error)) from error


def test_an_untouched_file_verifies_and_gives_the_same_entries(engine: Engine) -> None:
    sitting, entries = kept(engine, REVEALED)
    header, read = verified(line.decode() for line in Journal(engine, sitting).lines())
    assert tuple(read) == entries
    assert header == {"juryday": 1, "sitting": sitting.id, "epoch": sitting.epoch, "zone": sitting.zone}


def test_any_single_byte_changed_is_found(engine: Engine) -> None:
    """Every byte of the header and of the first entries' ends, and a sample of all others; each changed in two ways."""
    file, dice = file_of(engine, ARRIVED), Random(1)
    assert checked(file)
    header_ends = file.index(b"\n") + 1
    places = [*range(header_ends), *sorted(dice.sample(range(header_ends, len(file)), 2_000))]
    for place in places:
        for bits in (1, dice.randrange(2, 256)):
            changed = bytearray(file)
            changed[place] ^= bits
            with pytest.raises(Broken):
                checked(bytes(changed))


def test_a_salt_in_capitals_is_not_what_was_recorded(engine: Engine) -> None:
    lines = file_of(engine, ARRIVED).splitlines()
    row = json.loads(lines[3])
    row["salt"] = row["salt"].upper()
    assert canonical(row) != lines[3], "a salt of 32 digits has letters"
    with pytest.raises(Broken):
        checked(b"\n".join([*lines[:3], canonical(row), *lines[4:]]))


def test_a_line_left_out_repeated_or_put_elsewhere_is_found(engine: Engine) -> None:
    lines = file_of(engine, REVEALED).splitlines(keepends=True)
    for place in range(1, len(lines) - 1):
        for changed in (
            [*lines[:place], *lines[place + 1 :]],
            [*lines[: place + 1], *lines[place:]],
            [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]],
        ):
            with pytest.raises(Broken):
                checked(b"".join(changed))


@pytest.mark.parametrize("field", ["seq", "at", "by", "act_id", "kind", "salt", "digest", "hash", "act", "outcome"])
def test_an_entry_whose_field_is_missing_or_of_another_kind_is_found(engine: Engine, field: str) -> None:
    lines = file_of(engine, ARRIVED).splitlines()
    for wrong in (None, True, [], {}, 1.5, "x", "0" * 64, 10**30, "\x00"):
        row = json.loads(lines[3])
        if row[field] == wrong:
            continue
        row[field] = wrong
        with pytest.raises(Broken):
            checked(b"\n".join([*lines[:3], canonical(row), *lines[4:]]))
    row = json.loads(lines[3])
    del row[field]
    with pytest.raises(Broken):
        checked(b"\n".join([*lines[:3], canonical(row), *lines[4:]]))


@pytest.mark.parametrize(
    "file", [b"", b"\n", b"[]\n", b"{}\n", b'{"juryday":2}\n', b"not json", b"[" * 100_000, b"\xff"]
)
def test_what_is_no_journal_is_refused_with_a_sentence(file: bytes) -> None:
    with pytest.raises(Broken):
        checked(file)
