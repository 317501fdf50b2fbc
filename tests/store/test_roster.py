"""The roster: names and needs by seat, and no change that overwrites one not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.store.roster import Listed, names, roster, write_roster
from tests.store.books import prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True


def test_a_line_is_kept_and_changed_from_the_revision_it_names(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert write_roster(engine, sitting, Listed(2, "Ada", "step-free", 0))
    assert write_roster(engine, sitting, Listed(1, "Bea", "", 0))
    assert write_roster(engine, sitting, Listed(2, "Ada L.", "step-free", 1))
    assert list(roster(engine, sitting).values()) == [Listed(1, "Bea", "", 1), Listed(2, "Ada L.", "step-free", 2)]
    assert names(engine, sitting) == {1: "Bea", 2: "Ada L."}


def test_the_second_of_two_editors_overwrites_nothing(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert write_roster(engine, sitting, Listed(1, "Ada", "", 0))
    assert not write_roster(engine, sitting, Listed(1, "Bea", "", 0))
    assert not write_roster(engine, sitting, Listed(2, "Cem", "", 1))
    assert names(engine, sitting) == {1: "Ada"}


@pytest.mark.parametrize("rev", [-1, 2**31, 2**80])
def test_a_revision_that_no_row_can_have_changes_nothing(engine: Engine, rev: int) -> None:
    sitting = prepared(engine).id
    assert write_roster(engine, sitting, Listed(1, "Ada", "", 0))
    assert not write_roster(engine, sitting, Listed(1, "Bea", "", rev))
    assert names(engine, sitting) == {1: "Ada"}


def test_sittings_have_rosters_of_their_own(engine: Engine) -> None:
    one, other = prepared(engine).id, prepared(engine).id
    assert write_roster(engine, one, Listed(1, "Ada", "", 0))
    assert names(engine, other) == {}
