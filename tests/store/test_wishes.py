"""Wishes for tables: kept beside the journal, by several hands at once, and erased with what people need."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from app.store.mixing import mixing
from app.store.roster import Kept, Listed, erase, revisions, write_roster
from app.store.wishes import MOST_WISHES, Held, change_wishes, held_wishes
from tests.store.books import database, prepared

if TYPE_CHECKING:
    from pathlib import Path


def test_wishes_are_kept_changed_and_taken_back(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        one, other = prepared(engine).id, prepared(engine).id
        assert change_wishes(engine, one, lambda held: held.seated_at(3, 2).kept_apart((9, 4)).kept_apart((4, 9)))
        assert held_wishes(engine, one) == Held(((3, 2),), ((4, 9),))
        assert held_wishes(engine, other) == Held()
        assert change_wishes(engine, one, lambda held: held.seated_at(3, 1).seated_at(5, 2))
        assert held_wishes(engine, one).pinned == ((3, 1), (5, 2))
        assert change_wishes(engine, one, lambda held: held.seated_at(3, 0).left_together((9, 4)))
        assert held_wishes(engine, one) == Held(((5, 2),), ())
        assert revisions(engine)[one] == 3, "every worker notices"


def test_tables_are_mixed_by_the_roster_and_by_wishes(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine).id
        write_roster(engine, sitting, Listed(1, "Ada", attributes={"age": "young", "ward": ""}))
        write_roster(engine, sitting, Listed(2, "Bea", attributes={"age": "old"}))
        change_wishes(engine, sitting, lambda held: held.seated_at(1, 2).kept_apart((1, 2)))
        wishes = mixing(engine, sitting)
        assert wishes.attributes == {"age": {1: "young", 2: "old"}}
        assert (wishes.pinned, wishes.apart) == ({1: 2}, ((1, 2),))


def test_whoever_changes_at_once_loses_nothing(tmp_path: Path) -> None:
    with database(tmp_path) as engine, ThreadPoolExecutor(4) as hands:
        sitting = prepared(engine).id
        kept = hands.map(lambda n: change_wishes(engine, sitting, lambda held: held.seated_at(n, 1)), range(1, 21))
        assert all(kept)
        assert len(held_wishes(engine, sitting).pinned) == 20


def test_too_much_is_not_kept(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine).id
        many = Held(tuple((n, 1) for n in range(1, MOST_WISHES + 2)))
        assert not change_wishes(engine, sitting, lambda held: many)
        assert held_wishes(engine, sitting) == Held()


def test_they_are_erased_with_what_people_need(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine).id
        change_wishes(engine, sitting, lambda held: held.seated_at(1, 2).seated_at(2, 1).kept_apart((1, 7)))
        erase(engine, sitting, {Kept.NAME})
        assert held_wishes(engine, sitting).apart == ((1, 7),)
        erase(engine, sitting, Kept, 1)
        assert held_wishes(engine, sitting) == Held(((2, 1),), ())
        erase(engine, sitting, {Kept.NEEDS})
        assert held_wishes(engine, sitting) == Held()
