"""What went in comes out, in order; what two wanted to write at once is written by one."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import OperationalError

from app.jury.chain import canonical, first_link, link, payload_digest
from app.jury.rules import fold
from app.store.journal import Journal, SeqTaken
from tests.days import ARRIVED, OPENING_CAST, REVEALED, after, told
from tests.store.books import kept, prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True


def test_what_was_appended_is_read_back(engine: Engine) -> None:
    sitting, entries = kept(engine, REVEALED)
    assert tuple(Journal(engine, sitting).read()) == entries
    assert fold(Journal(engine, sitting).read()) == after(REVEALED)


@pytest.mark.parametrize("seed", range(5))
def test_however_the_day_is_cut_into_batches_it_is_the_same_journal(engine: Engine, seed: int) -> None:
    dice, sitting, (entries, _) = Random(seed), prepared(engine), told(REVEALED)
    journal, done = Journal(engine, sitting), 0
    while done < len(entries):
        size = dice.randint(1, 6)
        journal.append(entries[done : done + size])
        done += size
    assert [entry.seq for entry in journal.read()] == list(range(1, len(entries) + 1))
    assert tuple(Journal(engine, sitting).read()) == entries


def test_reading_goes_on_where_it_was_told_to(engine: Engine) -> None:
    sitting, entries = kept(engine, OPENING_CAST)
    for seq in range(len(entries) + 1):
        assert tuple(Journal(engine, sitting).read(seq)) == entries[seq:]


def test_sittings_do_not_mix(engine: Engine) -> None:
    one, entries = kept(engine, REVEALED)
    other, fewer = kept(engine, ARRIVED)
    assert tuple(Journal(engine, one).read()) == entries
    assert tuple(Journal(engine, other).read()) == fewer


def test_the_chain_on_disk_is_the_one_that_is_documented(engine: Engine) -> None:
    sitting, entries = kept(engine, REVEALED)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM entry WHERE sitting = :s ORDER BY seq"), {"s": sitting.id}).all()
    previous = first_link({"juryday": 1, "sitting": sitting.id, "epoch": sitting.epoch, "zone": sitting.zone})
    assert len(rows) == len(entries)
    for row in rows:
        assert row.digest == payload_digest(row.salt, row.payload.encode())
        previous = link(previous, row.seq, row.at, row.by, row.act_id, row.kind, row.digest)
        assert row.hash == previous
    assert len({row.salt for row in rows}) == len(rows)
    assert all(len(row.salt) == 32 for row in rows)


def test_of_two_who_write_the_same_seq_one_is_told_that_it_is_taken(engine: Engine) -> None:
    sitting, entries = kept(engine, ARRIVED)
    more = told(OPENING_CAST)[0][len(entries) :]
    quick, late = Journal(engine, sitting), Journal(engine, sitting)
    quick.read()
    late.read()
    quick.append(more[:1])
    with pytest.raises(SeqTaken):
        late.append(more[:2])
    assert tuple(late.read(len(entries))) == more[:1]
    late.append(more[1:])
    assert tuple(Journal(engine, sitting).read()) == (*entries, *more)


def test_a_batch_is_kept_whole_or_not_at_all(engine: Engine) -> None:
    sitting, entries = kept(engine, ARRIVED)
    more = told(OPENING_CAST)[0][len(entries) :]
    late = Journal(engine, sitting)
    late.read()
    with pytest.raises(SeqTaken):
        late.append([*more, entries[0]])
    assert tuple(Journal(engine, sitting).read()) == entries


@pytest.mark.parametrize("committed", [False, True])
def test_after_an_unknown_commit_reading_on_tells_the_truth(engine: Engine, committed: bool) -> None:
    sitting, entries = kept(engine, ARRIVED)
    more = told(OPENING_CAST)[0][len(entries) :]
    journal = Journal(engine, sitting)
    journal.read()
    commit = engine.dialect.do_commit

    def unsure(connection: object) -> None:
        if committed:
            commit(connection)
        raise engine.dialect.dbapi.OperationalError("disk I/O error")

    engine.dialect.do_commit = unsure
    with pytest.raises(OperationalError):
        journal.append(more[:3])
    engine.dialect.do_commit = commit
    kept_after_all = more[:3] if committed else ()
    assert tuple(journal.read(len(entries))) == kept_after_all
    journal.append(more[len(kept_after_all) :])
    assert tuple(Journal(engine, sitting).read()) == (*entries, *more)


def test_there_is_room_for_redaction_and_for_nothing_else(engine: Engine) -> None:
    columns = {column["name"]: column["nullable"] for column in inspect(engine).get_columns("entry")}
    assert {name for name, nullable in columns.items() if nullable} == {"salt", "payload"}


def test_the_database_itself_refuses_a_second_entry_with_the_same_act_id(engine: Engine) -> None:
    kept(engine, ARRIVED)
    unique = {tuple(each["column_names"]) for each in inspect(engine).get_unique_constraints("entry")}
    assert ("sitting", "act_id") in unique
    assert inspect(engine).get_pk_constraint("entry")["constrained_columns"] == ["sitting", "seq"]


def test_a_transaction_takes_the_write_lock_when_it_begins(sqlite: Engine) -> None:
    said: list[str] = []
    event.listen(sqlite, "before_cursor_execute", lambda c, cursor, statement, *rest: said.append(statement))
    kept(sqlite, ARRIVED)
    writes = [place for place, statement in enumerate(said) if statement.startswith("INSERT INTO entry")]
    assert len(writes) == 1
    assert said[writes[0] - 1] == "BEGIN IMMEDIATE"


def test_the_lines_are_canonical_and_complete(engine: Engine) -> None:
    sitting, entries = kept(engine, REVEALED)
    lines = list(Journal(engine, sitting).lines())
    assert len(lines) == len(entries) + 1
    assert all(canonical(json.loads(line)) == line for line in lines)
    assert all(b"\n" not in line for line in lines)


def test_what_opened_a_sitting_is_read_without_the_rest(engine: Engine) -> None:
    assert Journal(engine, prepared(engine)).opening() is None
    sitting, entries = kept(engine, REVEALED)
    assert len(entries) > 1
    assert Journal(engine, sitting).opening() == entries[0].act
