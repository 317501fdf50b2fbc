"""What is prepared is changed by whoever saw it last, put away and brought back; a form sent twice makes one thing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from app.store import juries, preparing
from app.store.juries import months_after
from app.store.tables import Inquiry, Jury, Sitting
from tests.days import PLAN, START
from tests.store.books import home, prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

EVERY_MACHINE = True
NAMED = "0123456789abcdef"


def test_a_change_that_was_made_over_another_one_is_not_written(engine: Engine) -> None:
    inquiry = juries.add_inquiry(engine, home(engine), "Pay?", "To know")
    assert preparing.change(engine, Inquiry, inquiry.id, 0, {"title": "Who pays?", "influence": "consult"})
    assert not preparing.change(engine, Inquiry, inquiry.id, 0, {"title": "Late"})
    assert preparing.change(engine, Inquiry, inquiry.id, 1, {"purpose": "To find out"})
    (now,) = juries.inquiries(engine, home(engine))
    assert (now.title, now.purpose, now.influence, now.rev) == ("Who pays?", "To find out", "consult", 2)


def test_of_many_changes_made_at_once_one_is_written(engine: Engine) -> None:
    sitting = prepared(engine)
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda n: preparing.change(engine, Sitting, sitting.id, 0, {"seats": n}), range(8)))
    now = juries.find_sitting(engine, sitting.id)
    assert now is not None
    assert written.count(True) == 1
    assert (now.seats, now.rev) == (written.index(True), 1)


@pytest.mark.parametrize("kind", [Sitting, Jury, Inquiry])
def test_a_sitting_is_put_away_by_itself_or_with_what_it_belongs_to(engine: Engine, kind: preparing.Kind) -> None:
    sitting, other = prepared(engine), prepared(engine)
    jury, inquiry = preparing.home_of(engine, sitting.jury)
    which = {Sitting: sitting.id, Jury: jury.id, Inquiry: inquiry.id}[kind]
    assert not preparing.is_put_away(engine, sitting.id)
    preparing.put_away(engine, kind, which, 1)
    preparing.put_away(engine, kind, which, 2)
    assert preparing.is_put_away(engine, sitting.id)
    assert not preparing.is_put_away(engine, other.id)
    found = {
        type(row): row.archived_at
        for row in (juries.find_sitting(engine, sitting.id), *preparing.home_of(engine, jury.id))
        if row
    }
    assert found[kind] == 1, "put away twice, it keeps its time"
    preparing.put_away(engine, kind, which, None)
    assert not preparing.is_put_away(engine, sitting.id)


def test_what_is_added_twice_under_one_name_is_there_once_and_as_it_was_first(engine: Engine) -> None:
    first = juries.add_inquiry(engine, home(engine), "Pay?", "To know", NAMED, accountable="The mayor")
    again = juries.add_inquiry(engine, home(engine), "Pay!", "To know", NAMED)
    assert (again.id, again.title, again.accountable) == (first.id, "Pay?", "The mayor")
    jury, same = (juries.add_jury(engine, first, place, named=NAMED) for place in ("London", "Leeds"))
    assert (jury.id, same.place) == (NAMED, "London")
    held = [juries.add_sitting(engine, jury, PLAN, "UTC", START, named=NAMED, seats=seats) for seats in (12, 13)]
    assert [each.seats for each in held] == [12, 12]
    assert len(juries.sittings_of(engine, jury)) == len(juries.juries_of(engine, first)) == 1


def test_names_are_kept_for_half_a_year_after_the_day_where_nothing_else_is_said(engine: Engine) -> None:
    jury, _ = preparing.home_of(engine, prepared(engine).jury)
    for held_on, kept, until in (
        ("2027-08-31", "", "2028-02-29"),
        ("", "", ""),
        ("2027-08-31", "2030-01-01", "2030-01-01"),
    ):
        made = juries.add_sitting(engine, jury, PLAN, "UTC", START, held_on=held_on, keep_until=kept)
        assert made.keep_until == until


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2027-06-12", 6, "2027-12-12"), ("2027-07-01", 6, "2028-01-01"), ("2026-08-31", 6, "2027-02-28")],
)
def test_months_later_is_the_same_day_or_the_last_there_is(day: str, months: int, later: str) -> None:
    assert months_after(day, months) == later


def test_a_step_is_ticked_off_once_and_taken_back(engine: Engine) -> None:
    sitting = prepared(engine)

    def ticked() -> str:
        found = juries.find_sitting(engine, sitting.id)
        assert found is not None
        return found.ticked

    for step in ("rehearse", "print", "print"):
        preparing.tick(engine, sitting.id, step, True)
    assert ticked() == "print rehearse"
    for step in ("print", "consoles"):
        preparing.tick(engine, sitting.id, step, False)
    assert ticked() == "rehearse"


def test_every_sitting_of_an_organisation_comes_with_its_jury_and_its_inquiry(engine: Engine) -> None:
    sitting = prepared(engine)
    ((found, jury, inquiry),) = preparing.sittings_in(engine, home(engine))
    assert (found.id, jury.id, inquiry.id) == (sitting.id, sitting.jury, jury.inquiry)
    assert preparing.sittings_in(engine, "another") == []
    assert preparing.change(engine, Sitting, sitting.id, 0, {"keep_until": "2027-06-12"})
    kept = {day: len(preparing.sittings_in(engine, home(engine), day)) for day in ("2027-06-12", "2027-06-13")}
    assert kept == {"2027-06-12": 0, "2027-06-13": 1}
    assert preparing.zones(engine) == {sitting.id: "Europe/London"}
