"""A copy as one file: it comes back as it was, and what is no such file is refused before it can do harm."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from app.store.copies import Unusable, copy_database
from app.store.evidence.copied import beside, copy_files
from app.store.evidence.files import Files
from app.store.packed import DATABASE, is_packed, packed, unpacked
from tests.days import OPENING_CAST, START
from tests.store import sent
from tests.store.books import kept
from tests.store.test_evidence import kept as kept_file

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

DIGEST = "a" * 64


@pytest.fixture
def copy(engine: Engine, tmp_path: Path) -> Path:
    kept(engine, OPENING_CAST)
    kept_file(tmp_path / "files", sent.pdf("Hello"))
    copy = tmp_path / "copy.sqlite"
    copy_database(f"sqlite:///{tmp_path / 'juryday.sqlite'}", copy, START)
    copy_files(Files(tmp_path / "files"), copy)
    return copy


def into(path: Path) -> Path:
    path.mkdir()
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_packed_comes_back_as_it_was(copy: Path, tmp_path: Path) -> None:
    pieces = list(packed(copy))
    one = tmp_path / "one.zip"
    one.write_bytes(b"".join(pieces))
    assert is_packed(one)
    assert not is_packed(copy)
    with zipfile.ZipFile(one) as archive:
        assert archive.testzip() is None
    back = unpacked(one, into(tmp_path / "back"))
    assert back.read_bytes() == copy.read_bytes()
    assert contents(beside(back)) == contents(beside(copy))
    assert len(contents(beside(back))) == 3


def test_it_is_never_held_whole(tmp_path: Path) -> None:
    large = tmp_path / "copy.sqlite"
    large.write_bytes(os.urandom(12 << 20))
    assert max(map(len, packed(large))) < 3 << 20


@pytest.mark.parametrize(
    "names",
    [
        ["../juryday.sqlite"],
        [DATABASE, "../../etc/passwd"],
        [DATABASE, "/etc/passwd"],
        [DATABASE, f"files/{DIGEST}/../../../x"],
        [DATABASE, f"files/{DIGEST}/original/x"],
        [DATABASE, f"files\\{DIGEST}\\original"],
        [DATABASE, "server.key"],
        [DATABASE, DATABASE],
        ["another.sqlite"],
        [],
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_belong_elsewhere_are_refused_and_nothing_is_written(names: list[str], tmp_path: Path) -> None:
    one, back = tmp_path / "one.zip", into(tmp_path / "back")
    with zipfile.ZipFile(one, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(Unusable):
        unpacked(one, back)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["back", "one.zip"]


def test_a_file_that_swells_is_refused(tmp_path: Path) -> None:
    one = tmp_path / "one.zip"
    with zipfile.ZipFile(one, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DATABASE, bytes(5 << 20))
    assert one.stat().st_size < 10_000
    with pytest.raises(Unusable, match="too much"):
        unpacked(one, into(tmp_path / "back"), most=1 << 20)


def test_also_one_that_says_that_it_does_not(tmp_path: Path) -> None:
    one = tmp_path / "one.zip"
    with zipfile.ZipFile(one, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DATABASE, bytes(5 << 20))
    size = (5 << 20).to_bytes(4, "little")
    one.write_bytes(one.read_bytes().replace(size, (1_000).to_bytes(4, "little")))
    with pytest.raises(Unusable):
        unpacked(one, into(tmp_path / "back"), most=1 << 20)
    assert sum(map(len, contents(tmp_path / "back").values())) <= 1 << 20


def overwritten(whole: bytes) -> bytes:
    return whole[:500] + bytes(range(256)) + whole[756:]


@pytest.mark.parametrize(
    "harm", [overwritten, lambda whole: whole[:-30], lambda whole: whole[:2_000], lambda _: b"PK\x03\x04"]
)
def test_a_damaged_one_is_refused(copy: Path, tmp_path: Path, harm: object) -> None:
    one = tmp_path / "one.zip"
    one.write_bytes(harm(b"".join(packed(copy))))
    with pytest.raises(Unusable, match="damaged"):
        unpacked(one, into(tmp_path / "back"))
