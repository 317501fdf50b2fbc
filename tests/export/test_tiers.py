"""Who may have what: every table is settled, a wider circle never has more, and words go only where they may."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from app.export.table import Table
from app.export.tables import tables_of
from app.export.tiers import WIDEST, Tier, released
from app.jury.rules import fold
from tests.days import SPOKEN, looked_at, told
from tests.journals.test_golden import JOURNALS, entries_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.jury.entry import Entry

ZONE = "Europe/London"


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)
def test_every_table_is_settled_and_a_wider_circle_never_has_more(path: Path) -> None:
    entries = entries_of(path)
    tables, state = tables_of(entries, ZONE), fold(entries)
    assert {table.name for table in tables} == set(WIDEST)
    had = [{table.name for table in released(tables, state, tier)} for tier in Tier]
    assert all(wide <= narrow for wide, narrow in pairwise(had))
    assert released(tables, state, Tier.OPERATOR) == tables


def test_a_table_nobody_has_settled_stays_with_the_operator() -> None:
    entries, state = told(SPOKEN)
    new = (Table("new", (("a", "b"),), ()),)
    assert released(new, state, Tier.RESEARCH) == ()
    assert released(new, state, Tier.OPERATOR) == new
    assert entries


def words_for(entries: list[Entry], tier: Tier) -> list[object]:
    state = fold(entries)
    (table,) = (each for each in released(tables_of(entries, ZONE), state, tier) if each.name == "contributions")
    return [row[4] for row in table.rows]


def test_what_was_not_let_through_has_a_row_and_no_words() -> None:
    assert words_for(told(SPOKEN)[0], Tier.PUBLIC) == [""]
    assert words_for(told(SPOKEN, looked_at)[0], Tier.PUBLIC) == ["It gives work."]


def test_words_of_somebody_who_did_not_agree_to_be_quoted_stay_with_the_operator() -> None:
    (path,) = (each for each in JOURNALS if each.stem == "london-24")
    entries = entries_of(path)
    for everybody, operator in zip(words_for(entries, Tier.RESEARCH), words_for(entries, Tier.OPERATOR), strict=True):
        assert everybody in ("", operator)
    assert words_for(entries, Tier.PUBLIC) == words_for(entries, Tier.RESEARCH) != words_for(entries, Tier.OPERATOR)
