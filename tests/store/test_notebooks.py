"""Notebooks: their owner's alone, never overwritten unawares, gone with the name, and nowhere but in their own rows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from app.store.journal import Journal
from app.store.notebooks import THE_DAY, Note, Overtaken, erase_notebook, keep_note, mark, notebook
from app.store.roster import Kept, Listed, erase, write_roster
from tests.days import ARRIVED
from tests.store.books import database, kept, prepared

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "I did not believe a word of it."


def test_each_seat_has_its_own_and_it_is_kept_by_exhibit(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        one, other = prepared(engine).id, prepared(engine).id
        assert keep_note(engine, one, 3, "story", "So she said.", 0) == Note("So she said.", (), 1)
        keep_note(engine, one, 3, THE_DAY, "Ask about the price.", 0)
        keep_note(engine, one, 4, "story", "Mine.", 0)
        assert notebook(engine, one, 3) == {
            THE_DAY: Note("Ask about the price.", (), 1),
            "story": Note("So she said.", (), 1),
        }
        assert notebook(engine, one, 4) == {"story": Note("Mine.", (), 1)}
        assert notebook(engine, other, 3) == {}


def test_what_was_written_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine).id
        keep_note(engine, sitting, 3, "story", "One", 0)
        with pytest.raises(Overtaken) as overtaken:
            keep_note(engine, sitting, 3, "story", "Two", 0)
        assert overtaken.value.standing == Note("One", (), 1)
        assert keep_note(engine, sitting, 3, "story", "One", 0).rev == 1, "what says the same is no quarrel"
        assert keep_note(engine, sitting, 3, "story", "", 1) == Note("", (), 2)
        assert notebook(engine, sitting, 3) == {}, "an empty page is none"


def test_marks_come_and_go_and_do_not_disturb_the_text(tmp_path: Path) -> None:
    with database(tmp_path) as engine, ThreadPoolExecutor(4) as hands:
        sitting = prepared(engine).id
        keep_note(engine, sitting, 3, "story", "One", 0)
        [*hands.map(lambda n: mark(engine, sitting, 3, "story", n, on=True), range(1, 13))]
        assert notebook(engine, sitting, 3)["story"] == Note("One", tuple(range(1, 13)), 1)
        for _ in range(2):
            assert mark(engine, sitting, 3, "story", 5, on=False).marks == (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12)
        assert keep_note(engine, sitting, 3, "story", "Two", 1).rev == 2


def test_a_notebook_goes_with_the_name_or_as_its_owner_wishes(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine).id
        for juror in (1, 2, 3):
            write_roster(engine, sitting, Listed(juror, f"Juror {juror}", needs="A ramp"))
            keep_note(engine, sitting, juror, "story", SECRET, 0)
        assert is_in_the_file(tmp_path)
        erase(engine, sitting, [Kept.NEEDS])
        assert all(notebook(engine, sitting, juror) for juror in (1, 2, 3))
        erase(engine, sitting, [Kept.NAME], 1)
        erase_notebook(engine, sitting, 2)
        assert [bool(notebook(engine, sitting, juror)) for juror in (1, 2, 3)] == [False, False, True]
        erase(engine, sitting, [Kept.NAME])
        assert notebook(engine, sitting, 3) == {}
        engine.dispose()
    assert not is_in_the_file(tmp_path)


def is_in_the_file(folder: Path) -> bool:
    return any(SECRET.encode() in path.read_bytes() for path in folder.iterdir())


def test_the_record_of_the_day_holds_nothing_of_it(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting, _ = kept(engine, ARRIVED)
        before = list(Journal(engine, sitting).lines())
        keep_note(engine, sitting.id, 1, "story", SECRET, 0)
        assert list(Journal(engine, sitting).lines()) == before
