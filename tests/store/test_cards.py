"""Cards that are made anew before the doors open: one after the other, and the roster keeps what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.seats.acts import MOST_CARDS
from app.store.cards import issues, reissue
from app.store.roster import Listed, names, write_roster
from tests.store.books import prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True


def test_a_card_is_made_anew_once_from_the_one_that_is_left(engine: Engine) -> None:
    sitting, other = prepared(engine).id, prepared(engine).id
    assert write_roster(engine, sitting, Listed(2, "Ada", "", 0))
    assert reissue(engine, sitting, 2, 1)
    assert not reissue(engine, sitting, 2, 1)
    assert reissue(engine, sitting, 2, 2)
    assert issues(engine, sitting) == {2: 3}
    assert names(engine, sitting) == {2: "Ada"}
    assert issues(engine, other) == {}


def test_a_seat_of_which_the_roster_knows_nothing_gets_a_new_card_too(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert not reissue(engine, sitting, 3, 2)
    assert reissue(engine, sitting, 3, 1)
    assert not reissue(engine, sitting, 3, 1)
    assert issues(engine, sitting) == {3: 2}
    assert not write_roster(engine, sitting, Listed(3, "Bea", "", 0))
    assert write_roster(engine, sitting, Listed(3, "Bea", "", 1))
    assert issues(engine, sitting) == {3: 2}


def test_nobody_gets_cards_without_end(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert not reissue(engine, sitting, 1, 0)
    assert not reissue(engine, sitting, 1, MOST_CARDS)
    assert issues(engine, sitting) == {}
