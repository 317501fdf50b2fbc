"""The copies in the data folder: what is listed is what lies there, and a return leaves the old or the new, whenever
the machine stops."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.settings import bundled
from app.store import shelf as shelves
from app.store.copies import Unusable, inspect_copy
from app.store.evidence.copied import beside
from app.store.evidence.files import Files
from app.store.packed import packed
from app.store.roster import Listed, write_roster
from app.store.shelf import Shelf
from tests.days import OPENING_CAST, START
from tests.store import sent
from tests.store.books import kept
from tests.store.test_evidence import kept as kept_file

if TYPE_CHECKING:
    from sqlalchemy import Engine

ROOT = Path(__file__).parents[2]
NAME = "juryday-20270501-080000Z.sqlite"
KILLED = """
import os, signal, sys
from pathlib import Path
from app.settings import bundled
from app.store.copies import make_ready, take_place

folder, point = Path(sys.argv[1]), sys.argv[2]
name, _, when = point.partition(" ")
done = getattr(Path, name)

def armed(self, *given, **how):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    answer = done(self, *given, **how)
    os.kill(os.getpid(), signal.SIGKILL)
    return answer

ready = make_ready(folder / "copy.sqlite", f"sqlite:///{folder / 'juryday.sqlite'}", bundled("migrations"), 1)
setattr(Path, name, armed)
take_place(ready, 2)
"""


def on(folder: Path) -> Shelf:
    url = f"sqlite:///{folder / 'juryday.sqlite'}"
    return Shelf(folder / "copies", url, bundled("migrations"), Files(folder / "files"))


def hush(_: str) -> None:
    return


@pytest.fixture
def shelf(engine: Engine, tmp_path: Path) -> Shelf:
    kept(engine, OPENING_CAST)
    kept_file(tmp_path / "files", sent.pdf("Hello"))
    return on(tmp_path)


def test_what_is_made_is_listed_with_what_it_holds(shelf: Shelf) -> None:
    told: list[str] = []
    assert shelf.listed() == []
    name = shelf.make(START, told.append)
    assert told == ["copying", "files"]
    (copy,) = shelf.listed()
    assert shelf.find(name) == copy
    assert (copy.name, copy.files) == (name, 1)
    assert copy.held == inspect_copy(shelf.path(name))
    assert copy.size > shelf.path(name).stat().st_size
    assert shelf.path(name).stat().st_mode & 0o077 == 0
    assert shelf.folder.stat().st_mode & 0o077 == 0


def test_two_of_the_same_second_lie_beside_each_other(shelf: Shelf) -> None:
    names = {shelf.make(START, hush) for _ in range(3)}
    assert len(names) == len(shelf.listed()) == 3


def test_what_was_put_there_by_hand_is_not_known_until_somebody_looks(shelf: Shelf) -> None:
    made = shelf.path(shelf.make(START, hush))
    made.rename(shelf.path("by-hand.sqlite"))
    found = shelf.find("by-hand.sqlite")
    assert found
    assert found.held is None
    held = shelf.look_at("by-hand.sqlite", hush)
    assert shelf.find("by-hand.sqlite").held == held
    shelf.path("by-hand.sqlite").write_bytes(b"other")
    assert shelf.find("by-hand.sqlite").held is None, "what was noted was of another file"
    with pytest.raises(Unusable):
        shelf.look_at("by-hand.sqlite", hush)
    assert shelf.find("by-hand.sqlite").held is None


@pytest.mark.parametrize(
    "name", ["../juryday.sqlite", "/etc/passwd", "", ".sqlite", "a\x00.sqlite", "x" * 200, "a/b.sqlite"]
)
def test_nothing_else_on_the_disk_can_be_named(shelf: Shelf, name: str) -> None:
    shelf.make(START, hush)
    assert shelf.find(name) is None


def test_away_is_away_with_everything_that_was_its_own(shelf: Shelf) -> None:
    name = shelf.make(START, hush)
    shelf.away(name)
    assert list(shelf.folder.iterdir()) == []


@pytest.mark.parametrize("packs", [True, False])
def test_what_was_sent_is_one_of_them_once_it_is_whole(shelf: Shelf, packs: bool) -> None:
    made = shelf.path(shelf.make(START, hush))
    with shelf.incoming() as folder:
        arrived = folder / "sent"
        arrived.write_bytes(b"".join(packed(made)) if packs else made.read_bytes())
        name = shelf.take_in(arrived, hush)
    taken = shelf.find(name)
    assert taken
    assert name.startswith("sent-")
    assert (taken.held, taken.files) == (shelf.find(made.name).held, int(packs))
    assert list((shelf.folder / shelves.INCOMING).iterdir()) == []
    assert beside(shelf.path(name)).is_dir() == packs


@pytest.mark.parametrize("content", [b"", b"letters", b"SQLite format 3\0" + bytes(90), b"PK\x03\x04" + bytes(90)])
def test_what_is_no_copy_leaves_nothing(shelf: Shelf, content: bytes) -> None:
    with shelf.incoming() as folder:
        (folder / "sent").write_bytes(content)
        with pytest.raises(Unusable) as refused:
            shelf.take_in(folder / "sent", hush)
    assert str(folder) not in str(refused.value)
    assert shelf.listed() == []
    assert list((shelf.folder / shelves.INCOMING).iterdir()) == []


def test_a_return_brings_files_back_and_keeps_what_was_there(shelf: Shelf, engine: Engine, tmp_path: Path) -> None:
    name = shelf.make(START, hush)
    for digest in shelf.files.digests():
        shelf.files.forget(digest)
    engine.dispose()
    ready = shelf.make_ready(name, START + 5, hush)
    assert inspect_copy(tmp_path / "juryday.sqlite").entries == ready.held.entries, "nothing has changed yet"
    done = shelf.take_place(ready, START + 5)
    assert inspect_copy(tmp_path / "juryday.sqlite").entries == ready.held.entries + 1
    assert done.aside
    assert inspect_copy(done.aside).entries == ready.held.entries
    assert len(shelf.files.digests()) == 1


def test_what_a_killed_process_left_is_cleared_away(shelf: Shelf, tmp_path: Path) -> None:
    name = shelf.make(START, hush)
    shelf.make_ready(name, START, hush)
    (shelf.folder / "half.sqlite.part").write_bytes(b"x")
    (shelf.folder / shelves.INCOMING / "abc").mkdir(parents=True)
    shelf.tidy()
    assert not list(tmp_path.glob("*.restoring*"))
    assert {path.name for path in shelf.folder.iterdir()} == {name, f"{name}.files", f"{name}.about.json"}


@pytest.mark.parametrize(
    ("point", "becomes"),
    [
        ("hardlink_to before", "old"),
        ("hardlink_to after", "old"),
        ("replace before", "old"),
        ("replace after", "new"),
    ],
)
def test_killed_in_the_midst_of_it_the_old_or_the_new_is_there(
    engine: Engine, tmp_path: Path, point: str, becomes: str
) -> None:
    _, entries = kept(engine, OPENING_CAST)
    shelf = on(tmp_path)
    shelf.path(shelf.make(START, hush)).rename(tmp_path / "copy.sqlite")
    sitting, _ = kept(engine, OPENING_CAST)
    write_roster(engine, sitting.id, Listed(1, "Written ahead, and in no copy"))
    assert (tmp_path / "juryday.sqlite-wal").stat().st_size
    gone = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), point], cwd=ROOT, check=False)
    assert gone.returncode == -signal.SIGKILL
    engine.dispose()
    there = inspect_copy(tmp_path / "juryday.sqlite")
    assert (there.sittings, there.entries) == ((2, 2 * len(entries)) if becomes == "old" else (1, len(entries) + 1))


def test_where_a_disk_knows_no_second_names_it_is_copied(
    shelf: Shelf, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_: object) -> None:
        raise PermissionError

    name = shelf.make(START, hush)
    engine.dispose()
    monkeypatch.setattr(Path, "hardlink_to", no)
    done = shelf.take_place(shelf.make_ready(name, START, hush), START)
    assert done.aside
    assert inspect_copy(done.aside).entries + 1 == inspect_copy(tmp_path / "juryday.sqlite").entries


def test_where_it_cannot_take_the_place_everything_is_as_it_was(
    shelf: Shelf, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(*_: object) -> None:
        raise OSError("the disk has gone")

    ready = shelf.make_ready(shelf.make(START, hush), START, hush)
    engine.dispose()
    before = sorted(path.name for path in tmp_path.iterdir() if not path.name.endswith(".restoring"))
    monkeypatch.setattr(Path, "replace", no)
    with pytest.raises(Unusable, match="the disk has gone"):
        shelf.take_place(ready, START)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert inspect_copy(tmp_path / "juryday.sqlite").entries == ready.held.entries
