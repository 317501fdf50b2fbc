"""The box: what was put in comes out while its key is there; without it, and after the close, nothing does."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, text

from app.jury.rules import fold
from app.jury.votes.secrecy import Slip
from app.store.box import Box
from app.store.copies import copy_database
from app.store.journal import Journal, SeqTaken
from app.store.key import LENGTH, destroy, slip_key
from tests.days import SECRET, SECRET_CAST, SECRET_OPENING, SECRET_OVER, START, cast, told
from tests.store.books import kept, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from app.jury.votes.secrecy import Marks
    from app.store.tables import Sitting

EVERY_MACHINE = True
BALLOTS: tuple[Marks, ...] = ({"keep": 0, "support": -3}, {"reasons": (0, 2)}, {})


@pytest.fixture
def sitting(engine: Engine) -> Sitting:
    return prepared(engine, SECRET)


@pytest.fixture
def box(engine: Engine, sitting: Sitting, tmp_path: Path) -> Box:
    return Box(engine, sitting.id, tmp_path / "keys" / "box")


def slips(version: int, *ballots: Marks, vote: str = "opening") -> list[Slip]:
    return [Slip(vote, version, marks, 128) for marks in ballots]


def put(engine: Engine, box: Box, version: int, *ballots: Marks, vote: str = "opening") -> None:
    rows = box.sealed(slips(version, *ballots, vote=vote))
    with engine.begin() as connection:
        names = ", ".join(rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        connection.execute(text(f"INSERT INTO box ({names}) VALUES ({values})"), rows)


def opened(box: Box, version: int, vote: str = "opening") -> list[Marks] | None:
    ballots = box.opened(vote, version)
    return None if ballots is None else sorted(ballots, key=str)


def keys(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "keys" / "box").glob("*.key"))


def test_what_was_put_in_comes_out_and_each_version_has_its_own_box(engine: Engine, box: Box, tmp_path: Path) -> None:
    put(engine, box, 1, *BALLOTS)
    put(engine, box, 2, {"keep": 1})
    put(engine, box, 1, {"keep": 2}, vote="refined")
    assert opened(box, 1) == sorted(BALLOTS, key=str)
    assert opened(box, 2) == [{"keep": 1}]
    assert opened(box, 1, "refined") == [{"keep": 2}]
    assert opened(box, 3) == []
    assert len(keys(tmp_path)) == 3


def test_every_slip_is_as_long_as_every_other_and_no_two_are_alike(box: Box) -> None:
    rows = box.sealed(slips(1, *BALLOTS, *BALLOTS))
    assert len({len(row["sealed"]) for row in rows}) == 1
    assert len({row["sealed"] for row in rows}) == len({row["id"] for row in rows}) == len(rows)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_a_slip_that_would_stick_out_is_not_sealed(box: Box) -> None:
    with pytest.raises(ValueError, match="larger"):
        box.sealed([Slip("opening", 1, {"keep": 10**200}, 128)])


def test_beside_a_slip_stands_nothing_that_says_when_or_whose(engine: Engine) -> None:
    columns = [column["name"] for column in inspect(engine).get_columns("box")]
    assert columns == ["id", "sitting", "vote", "version", "sealed"]
    with engine.connect() as connection, pytest.raises(Exception, match=r"no such column|does not exist"):
        connection.execute(text("SELECT rowid FROM box"))


def test_a_key_is_its_owner_s_and_lies_outside_the_database_and_its_copies(sqlite: Engine, tmp_path: Path) -> None:
    box = Box(sqlite, prepared(sqlite, SECRET).id, tmp_path / "keys" / "box")
    put(sqlite, box, 1, *BALLOTS)
    (key,) = keys(tmp_path)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(secret := key.read_bytes()) == LENGTH
    copy_database(f"sqlite:///{tmp_path / 'juryday.sqlite'}", tmp_path / "copy.sqlite", START)
    assert b"opening" in (tmp_path / "copy.sqlite").read_bytes()
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path != key]
    assert len(files) >= 3
    assert not [path for path in files if secret in path.read_bytes() or secret.hex().encode() in path.read_bytes()]


def test_without_its_key_a_box_stays_shut(engine: Engine, box: Box, tmp_path: Path) -> None:
    put(engine, box, 1, *BALLOTS)
    (key,) = keys(tmp_path)
    key.unlink()
    assert opened(box, 1) is None
    slip_key(key)
    assert opened(box, 1) is None


def test_a_slip_from_another_vote_or_a_changed_one_is_found_out(engine: Engine, box: Box) -> None:
    put(engine, box, 1, *BALLOTS)
    put(engine, box, 2, {"keep": 1})
    with engine.begin() as connection:
        connection.execute(text("UPDATE box SET version = 2 WHERE id = (SELECT min(id) FROM box WHERE version = 1)"))
    assert opened(box, 2) is None
    with engine.begin() as connection:
        size = connection.execute(text("SELECT max(length(sealed)) FROM box")).scalar_one()
        connection.execute(text("UPDATE box SET sealed = :zeros WHERE version = 1"), {"zeros": bytes(size)})
    assert opened(box, 1) is None


def test_destroyed_there_is_neither_key_nor_slip_and_it_may_be_asked_twice(
    engine: Engine, box: Box, tmp_path: Path
) -> None:
    put(engine, box, 1, *BALLOTS)
    put(engine, box, 2, {"keep": 1})
    for _ in range(2):
        box.destroy("opening", 1)
    assert opened(box, 1) == []
    assert opened(box, 2) == [{"keep": 1}]
    assert len(keys(tmp_path)) == 1


def test_a_key_is_overwritten_before_it_is_removed(tmp_path: Path) -> None:
    before = slip_key(tmp_path / "one.key")
    os.link(tmp_path / "one.key", tmp_path / "another name")
    destroy(tmp_path / "one.key")
    assert not (tmp_path / "one.key").exists()
    after = (tmp_path / "another name").read_bytes()
    assert len(after) == LENGTH
    assert after != before


def test_half_a_key_from_a_process_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "one.key").write_bytes(b"half")
    key = slip_key(tmp_path / "one.key")
    assert len(key) == LENGTH
    assert slip_key(tmp_path / "one.key") == key


def test_who_come_to_a_new_box_at_once_have_one_key(tmp_path: Path) -> None:
    together, made = Barrier(8), list[bytes]()

    def come() -> None:
        together.wait()
        made.append(slip_key(tmp_path / "one.key"))

    threads = [Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), len(set(made))) == (8, 1)


# With the journal


def test_who_has_cast_and_the_slip_are_kept_together_or_not_at_all(engine: Engine, tmp_path: Path) -> None:
    sitting, entries = kept(engine, SECRET_OPENING)
    more = told(SECRET_OPENING, cast(1, "opening"), cast(2, "opening"))[0][len(entries) :]
    box = Box(engine, sitting.id, tmp_path / "keys")
    quick, late = Journal(engine, sitting), Journal(engine, sitting)
    quick.read()
    late.read()
    quick.append(more[:1], box.sealed(slips(1, {"keep": 0})))
    with suppress(SeqTaken):
        late.append(more[:1], box.sealed(slips(1, {"keep": 2})))
        pytest.fail("the same seq twice")
    assert opened(box, 1) == [{"keep": 0}]
    with pytest.raises(SeqTaken):
        quick.append(more[1:], [row | {"id": "same"} for row in box.sealed(slips(1, {}, {}))])
    assert len(Journal(engine, sitting).read()) == len(entries) + 1


def test_a_start_destroys_what_a_killed_process_left_and_keeps_what_is_open(engine: Engine, tmp_path: Path) -> None:
    for day, left in ((SECRET_CAST, [{"keep": 0}]), (SECRET_OVER, [])):
        sitting, entries = kept(engine, day)
        box = Box(engine, sitting.id, tmp_path / "keys" / "box")
        put(engine, box, 1, {"keep": 0})
        before = len(keys(tmp_path))
        box.tidy(fold(entries), alone=True)
        assert opened(box, 1) == left
        assert len(keys(tmp_path)) == before - (not left)


def test_a_key_of_a_vote_that_the_restored_journal_does_not_know_goes_too(engine: Engine, tmp_path: Path) -> None:
    sitting, entries = kept(engine, SECRET_OPENING)
    box = Box(engine, sitting.id, tmp_path / "keys" / "box")
    box.sealed(slips(7, {}))
    other = Box(engine, prepared(engine).id, tmp_path / "keys" / "box")
    other.sealed(slips(7, {}))
    box.tidy(fold(entries), alone=False)
    assert len(keys(tmp_path)) == 2
    box.tidy(fold(entries), alone=True)
    assert len(keys(tmp_path)) == 1
