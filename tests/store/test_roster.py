"""The roster: names and needs by seat, and no change that overwrites one not seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlmodel import Session

from app.jury.numbers import JurorNumber
from app.store.journal import Journal
from app.store.juries import find_sitting
from app.store.roster import Kept, Listed, erase, import_roster, listed, names, revisions, roster, write_roster
from app.store.tables import RosterRow
from tests.days import OPENING_CAST
from tests.store.books import database, kept, prepared

if TYPE_CHECKING:
    from pathlib import Path

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


def test_every_change_shows_in_how_often_a_roster_was_changed(engine: Engine) -> None:
    one, other = prepared(engine).id, prepared(engine).id
    assert revisions(engine) == {}
    seen = []
    for change in (
        lambda: write_roster(engine, one, ADA),
        lambda: import_roster(engine, one, (BEA,)),
        lambda: erase(engine, one, Kept, JurorNumber(1)),
    ):
        change()
        seen.append(revisions(engine)[one])
    assert seen == sorted(set(seen))
    assert other not in revisions(engine)


def test_sittings_have_rosters_of_their_own(engine: Engine) -> None:
    one, other = prepared(engine).id, prepared(engine).id
    assert write_roster(engine, one, Listed(1, "Ada", "", 0))
    assert names(engine, other) == {}


# A whole list


ADA = Listed(1, "Ada", "step-free", 0, "cy", {"Ward": "Castle"})  # type: ignore[arg-type]
BEA = Listed(2, "Bea", "", 0, "", {"Ward": "Docks"})  # type: ignore[arg-type]


def test_a_list_is_kept_as_a_whole_and_the_sitting_has_a_seat_for_everybody_on_it(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert import_roster(engine, sitting, (BEA, ADA), seats=30) == ()
    assert roster(engine, sitting) == {1: replace(ADA, rev=1), 2: replace(BEA, rev=1)}
    assert listed(engine, sitting, JurorNumber(1)).attributes == {"Ward": "Castle"}
    kept_sitting = find_sitting(engine, sitting)
    assert kept_sitting
    assert (kept_sitting.seats, kept_sitting.rev) == (30, 1), "a form about the sitting that is open elsewhere is stale"
    assert import_roster(engine, sitting, (), seats=12) == ()
    kept_sitting = find_sitting(engine, sitting)
    assert kept_sitting
    assert (kept_sitting.seats, kept_sitting.rev) == (30, 1), "an import takes no seat away"


def test_where_one_row_was_changed_meanwhile_nothing_is_kept_and_it_is_named(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert write_roster(engine, sitting, Listed(JurorNumber(2), "Changed by somebody else"))
    before = roster(engine, sitting)
    stale = Listed(JurorNumber(3), "Cem", "", 7)
    assert import_roster(engine, sitting, (ADA, BEA, stale), seats=40) == (2, 3)
    assert roster(engine, sitting) == before
    kept_sitting = find_sitting(engine, sitting)
    assert kept_sitting
    assert kept_sitting.seats == 24


def test_of_two_imports_at_once_one_is_kept_whole(engine: Engine) -> None:
    sitting = prepared(engine).id

    def one(who: str) -> tuple[JurorNumber, ...]:
        jurors = range(1, 41) if who == "forwards" else range(40, 0, -1)
        return import_roster(engine, sitting, [Listed(JurorNumber(juror), who) for juror in jurors])

    with ThreadPoolExecutor(2) as both:
        lost = list(both.map(one, ("forwards", "backwards")))
    assert sorted(map(len, lost)) == [0, 40]
    assert len(set(names(engine, sitting).values())) == 1


def test_a_seat_s_card_keeps_its_number_whatever_becomes_of_the_name(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert import_roster(engine, sitting, (ADA,)) == ()
    with Session(engine) as session:
        session.get_one(RosterRow, (sitting, 1)).issue = 3
        session.commit()
    assert write_roster(engine, sitting, replace(ADA, name="Ada L.", rev=1))
    assert erase(engine, sitting, Kept) == 1
    with Session(engine) as session:
        assert session.get_one(RosterRow, (sitting, 1)).issue == 3


# Erasing


def test_what_is_erased_is_gone_and_what_is_not_stays(engine: Engine) -> None:
    sitting, other = prepared(engine).id, prepared(engine).id
    for each in (sitting, other):
        assert import_roster(engine, each, (ADA, BEA)) == ()
    assert erase(engine, sitting, {Kept.NEEDS}) == 1, "only one had any"
    assert erase(engine, sitting, {Kept.NAME, Kept.ATTRIBUTES}, JurorNumber(1)) == 1
    assert roster(engine, sitting) == {1: Listed(1, "", "", 3, "cy"), 2: replace(BEA, rev=1)}  # type: ignore[arg-type]
    assert erase(engine, sitting, Kept) == 2
    assert all(row.is_empty for row in roster(engine, sitting).values())
    assert erase(engine, sitting, Kept) == erase(engine, sitting, ()) == 0
    assert names(engine, other) == {1: "Ada", 2: "Bea"}


def test_a_name_that_was_erased_is_not_put_back_by_whoever_still_has_it_before_them(engine: Engine) -> None:
    sitting = prepared(engine).id
    assert write_roster(engine, sitting, replace(ADA, rev=0))
    assert erase(engine, sitting, Kept) == 1
    assert not write_roster(engine, sitting, replace(ADA, needs="and more", rev=1))
    assert names(engine, sitting) == {}


def test_erasing_touches_no_byte_of_the_journal(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING_CAST)
    assert import_roster(engine, sitting.id, (ADA, BEA)) == ()
    before = list(Journal(engine, sitting).lines())
    assert len(before) > 10
    assert erase(engine, sitting.id, Kept) == 2
    assert list(Journal(engine, sitting).lines()) == before


def test_no_file_of_the_database_holds_an_erased_name(tmp_path: Path) -> None:
    def files_with(text: str) -> set[str]:
        return {file.name for file in tmp_path.iterdir() if text.encode() in file.read_bytes()}

    with database(tmp_path) as engine:
        sitting = prepared(engine).id
        people = [
            Listed(JurorNumber(n), f"Canary {n}", "Canary’s needs" * 9, attributes={"Canary": "x"})
            for n in range(1, 99)
        ]
        assert import_roster(engine, sitting, people) == ()
        assert files_with("Canary 7Canary"), "there is something to find"
        assert erase(engine, sitting, {Kept.NAME}, JurorNumber(7)) == 1
        assert files_with("Canary 8Canary")
        assert files_with("Canary 7Canary") == set()
        assert erase(engine, sitting, Kept) == 98
        assert files_with("Canary") == set()
