"""Copies: whole, verified, never over another file; put back with what was there set aside and a new epoch."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from app.jury.chain import canonical
from app.jury.day.acts import RestoreSitting
from app.jury.day.agenda_acts import CloseSitting
from app.jury.rules import fold
from app.jury.votes.secrecy import Slip
from app.settings import bundled
from app.store import accounts, invitations, juries, sign_ins
from app.store.box import Box
from app.store.copies import Unusable, begin_anew, copy_database, inspect_copy, put_back
from app.store.database import open_database
from app.store.journal import Journal
from app.store.roster import Listed, names, write_roster
from app.store.tables import Office
from tests.days import CLOSING, FACILITATOR, OPENING_CAST, SECRET_CAST, START, told
from tests.store.books import home, kept, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

LATER = START + 60 * 60_000
PASSWORD = "correct horse battery"


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'juryday.sqlite'}"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.sqlite"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path / "another machine"


def back(copy: Path, folder: Path, now: int = LATER) -> Engine:
    put_back(copy, url(folder), bundled("migrations"), now)
    return open_database(url(folder))


def test_a_copy_holds_everything_but_nobody_s_key(engine: Engine, tmp_path: Path, copy: Path):
    sitting, entries = kept(engine, OPENING_CAST)
    write_roster(engine, sitting.id, Listed(1, "A name", "A ramp"))
    held = copy_database(url(tmp_path), copy, LATER)
    assert (held.sittings, held.entries, held.copied_at) == (1, len(entries), LATER)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("copy.sqlite*-*"))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT name FROM roster").fetchall() == [("A name",)]


def test_a_copy_takes_in_what_only_the_write_ahead_log_holds(engine: Engine, tmp_path: Path, copy: Path):
    _, entries = kept(engine, OPENING_CAST)
    assert (tmp_path / "juryday.sqlite-wal").stat().st_size > 0
    assert copy_database(url(tmp_path), copy, LATER).entries == len(entries)


def test_no_file_is_written_over(engine: Engine, tmp_path: Path, copy: Path):
    copy.write_text("my letters")
    with pytest.raises(Unusable, match="there already"):
        copy_database(url(tmp_path), copy, LATER)
    assert copy.read_text() == "my letters"


def test_where_there_is_nothing_nothing_is_made(tmp_path: Path, copy: Path):
    with pytest.raises(Unusable, match="no database"):
        copy_database(url(tmp_path), copy, LATER)
    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_database_is_copied_with_its_own_tools(copy: Path):
    with pytest.raises(Unusable, match="pg_dump"):
        copy_database("postgresql://localhost/juryday", copy, LATER)


def test_put_back_elsewhere_a_day_goes_on_where_the_copy_was_made(
    engine: Engine, tmp_path: Path, copy: Path, elsewhere: Path
):
    sitting, entries = kept(engine, OPENING_CAST)
    lines = list(Journal(engine, sitting).lines())
    copy_database(url(tmp_path), copy, START + 1)
    there = back(copy, elsewhere)
    restored = Journal(there, juries.find_sitting(there, sitting.id))
    assert list(restored.lines())[:-1] == lines
    last = restored.read()[-1]
    assert isinstance(last.act, RestoreSitting)
    assert (last.seq, last.at, last.act.copied_at) == (len(entries) + 1, LATER, START + 1)
    assert fold(restored.read()).votes == fold(entries).votes
    assert last.act.epoch != sitting.epoch
    there.dispose()


def test_each_time_it_is_put_back_the_epoch_is_another(engine: Engine, tmp_path: Path, copy: Path, elsewhere: Path):
    kept(engine, OPENING_CAST)
    copy_database(url(tmp_path), copy, LATER)
    epochs = set()
    for folder in ("one", "two"):
        there = back(copy, elsewhere / folder)
        epochs |= {fold(Journal(there, each).read()).day.restored[-1].epoch for each in juries.sittings(there)}
        there.dispose()
    assert len(epochs) == 2


def test_sittings_that_are_over_or_not_open_yet_are_left_alone(engine: Engine):
    kept(engine, CLOSING, (FACILITATOR, CloseSitting("close")))
    prepared(engine)
    going_on, _ = kept(engine, OPENING_CAST)
    assert begin_anew(engine, LATER) == (going_on.id,)


def test_time_never_runs_backwards_in_a_record_though_the_new_machine_s_clock_is_slow(engine: Engine):
    sitting, entries = kept(engine, OPENING_CAST)
    begin_anew(engine, START - 5)
    restored = Journal(engine, sitting).read()[-1]
    assert restored.at == restored.act.copied_at == entries[-1].at


def test_what_was_there_is_set_aside_whole(engine: Engine, tmp_path: Path, copy: Path):
    sitting, entries = kept(engine, OPENING_CAST)
    copy_database(url(tmp_path), copy, LATER)
    write_roster(engine, sitting.id, Listed(1, "Written after the copy"))
    engine.dispose()
    done = put_back(copy, url(tmp_path), bundled("migrations"), LATER)
    assert done.aside is not None
    with closing(sqlite3.connect(done.aside)) as before:
        assert before.execute("SELECT name FROM roster").fetchall() == [("Written after the copy",)]
        assert before.execute("SELECT count(*) FROM entry").fetchone() == (len(entries),)
    now = open_database(url(tmp_path))
    assert names(now, sitting.id) == {}
    now.dispose()


def test_also_a_damaged_database_gives_way_and_its_log_does_not_leak_into_the_copy(
    engine: Engine, tmp_path: Path, copy: Path
):
    sitting, entries = kept(engine, OPENING_CAST)
    copy_database(url(tmp_path), copy, LATER)
    write_roster(engine, sitting.id, Listed(1, "Only in the log"))
    wal = (tmp_path / "juryday.sqlite-wal").read_bytes()
    engine.dispose()
    (tmp_path / "juryday.sqlite").write_bytes(b"SQLite format 3\0" + os.urandom(5_000))
    (tmp_path / "juryday.sqlite-wal").write_bytes(wal)
    there = back(copy, tmp_path)
    assert names(there, sitting.id) == {}
    assert len(Journal(there, sitting).read()) == len(entries) + 1
    there.dispose()


def test_the_desk_s_sign_ins_end(engine: Engine, tmp_path: Path, copy: Path, elsewhere: Path):
    accounts.set_password(engine, "organiser", PASSWORD, START)
    begun = sign_ins.sign_in(engine, "organiser", PASSWORD, START)
    assert begun
    copy_database(url(tmp_path), copy, LATER)
    there = back(copy, elsewhere)
    assert sign_ins.who_is(engine, begun.token, START) is not None
    assert sign_ins.who_is(there, begun.token, START) is None
    assert sign_ins.sign_in(there, "organiser", PASSWORD, START)
    there.dispose()


def test_an_invitation_that_was_open_is_withdrawn_as_it_may_have_been_used_since(
    engine: Engine, tmp_path: Path, copy: Path, elsewhere: Path
):
    code = invitations.invite(engine, home(engine), Office.OBSERVER, "", START)
    copy_database(url(tmp_path), copy, LATER)
    there = back(copy, elsewhere)
    assert invitations.invited_by(engine, code, START).stands is invitations.Stands.OPEN
    assert invitations.invited_by(there, code, START).stands is invitations.Stands.WITHDRAWN
    there.dispose()


def test_a_secret_vote_that_was_open_is_void_and_its_key_is_in_no_copy(
    engine: Engine, tmp_path: Path, copy: Path, elsewhere: Path
):
    entries, _ = told(SECRET_CAST)
    sitting = prepared(engine)
    box = Box(engine, sitting.id, tmp_path / "keys" / "box")
    Journal(engine, sitting).append(entries, box.sealed([Slip("opening", 1, {"keep": 0}, 64)]))
    copy_database(url(tmp_path), copy, LATER)
    there = back(copy, elsewhere)
    assert not list(elsewhere.rglob("*.key"))
    state = fold(Journal(there, juries.find_sitting(there, sitting.id)).read())
    assert [closing.void for closing in state.voting("opening").closings] == [True]
    again = Box(there, sitting.id, tmp_path / "keys" / "box")
    assert again.opened("opening", 1) == ({"keep": 0},)
    again.tidy(state, alone=True)
    assert again.opened("opening", 1) == ()
    assert not list(tmp_path.rglob("*.key"))
    there.dispose()


# What cannot be put back leaves everything as it was


def damaged_page(copy: Path) -> None:
    whole = bytearray(copy.read_bytes())
    whole[4096 * 3 : 4096 * 4] = os.urandom(4096)
    copy.write_bytes(whole)


def changed_ballot(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE entry SET payload = replace(payload, '\"keep\":0', '\"keep\":1')")
        connection.commit()


def newer_version(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def cut_short(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:9_000])


def no_database(copy: Path) -> None:
    copy.write_text("my letters")


def another_database(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("CREATE TABLE letters (text)")


@pytest.mark.parametrize(
    "harm", [damaged_page, changed_ballot, newer_version, cut_short, no_database, another_database]
)
def test_a_copy_that_cannot_be_trusted_is_refused_and_nothing_is_changed(
    engine: Engine, tmp_path: Path, copy: Path, harm: object
):
    _, entries = kept(engine, OPENING_CAST)
    copy_database(url(tmp_path), copy, LATER)
    harm(copy)
    engine.dispose()
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(Unusable):
        put_back(copy, url(tmp_path), bundled("migrations"), LATER)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert inspect_copy(tmp_path / "juryday.sqlite").entries == len(entries)


def test_a_file_copied_by_hand_says_itself_how_old_it_is(engine: Engine, tmp_path: Path, copy: Path):
    _, entries = kept(engine, OPENING_CAST)
    engine.dispose()
    shutil.copy(tmp_path / "juryday.sqlite", copy)
    assert inspect_copy(copy).copied_at == entries[-1].at


def test_the_chain_of_a_restored_day_verifies_from_its_first_header(engine: Engine, tmp_path: Path, copy: Path):
    sitting, _ = kept(engine, OPENING_CAST)
    header = next(Journal(engine, sitting).lines())
    copy_database(url(tmp_path), copy, LATER)
    engine.dispose()
    there = back(copy, tmp_path)
    lines = list(Journal(there, juries.find_sitting(there, sitting.id)).lines())
    assert (
        lines[0]
        == header
        == canonical({"juryday": 1, "sitting": sitting.id, "epoch": sitting.epoch, "zone": sitting.zone})
    )
    assert inspect_copy(tmp_path / "juryday.sqlite").entries == len(lines) - 1
    there.dispose()
