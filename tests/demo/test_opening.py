"""The demonstration goes on where it was, and begins anew only where it is asked to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.demo.opening import SEATS, SHORT, WHOLE, Place, prepare_day, prepare_demo, prepare_organiser
from app.demo.recruiting import listed_by
from app.jury.day.acts import OpenSitting
from app.jury.seats.targets import Counted, Quota, Target
from app.plans.ready import READY
from app.store import juries, sign_ins
from app.store.journal import Journal
from app.store.roster import Kept, erase, roster
from tests.days import START
from tests.store.books import database, home

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_day_goes_on_and_another_begins_where_it_is_asked_for(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        first = prepare_demo(engine)
        assert len(Journal(engine, first).read()) == 1
        assert prepare_demo(engine).id == first.id
        assert prepare_demo(engine, new_day=True).id != first.id
        short = prepare_demo(engine, plans=SHORT)
        assert short.id != first.id
        assert prepare_demo(engine, plans=SHORT).id == short.id


def test_each_place_has_a_sitting_of_its_own_in_one_inquiry(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sittings = {place: prepare_demo(engine, place=place, plans=WHOLE) for place in Place}
        assert len({sitting.jury for sitting in sittings.values()}) == 2
        (inquiry,) = juries.inquiries(engine, home(engine))
        assert [jury.place for jury in juries.juries_of(engine, inquiry)] == ["London", "Manchester"]
        assert "Manchester: the Royal Opera House" in sittings[Place.MANCHESTER].plan


def test_the_whole_day_s_list_nearly_reaches_its_targets_names_nobody_and_is_not_put_back(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepare_demo(engine, plans=WHOLE)
        rows = roster(engine, sitting.id)
        assert len(rows) == SEATS
        assert {row.name for row in rows.values()} == {""}
        ages = Counter(row.attributes["Age band"] for row in rows.values())
        assert ages == {"16 to 34": 7, "35 to 54": 8, "55 and over": 9}
        assert Counter(row.attributes["Goes to opera or ballet"] for row in rows.values()) == {"Yes": 5, "No": 19}
        erase(engine, sitting.id, tuple(Kept))
        assert prepare_demo(engine, plans=WHOLE).id == sitting.id
        assert all(row.is_empty for row in roster(engine, sitting.id).values())
        assert roster(engine, prepare_demo(engine, plans=SHORT).id) == {}, "it recruits by nothing"


@pytest.mark.parametrize("seats", [0, 1, 3, 100])
def test_every_seat_is_of_one_group_however_many_there_are(seats: int):
    target = Target("Area", (Quota("North", 4), Quota("South", 8)), {"en": "The list."}, Counted.SEATS)
    rows = listed_by((target,), seats)
    assert [row.juror for row in rows] == list(range(1, seats + 1))
    assert all(row.attributes["Area"] in {"North", "South"} for row in rows)


def test_the_organiser_s_password_is_told_once_and_opens_the_desk(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        password = prepare_organiser(engine)
        assert password
        assert sign_ins.sign_in(engine, "organiser", password, START)
        assert prepare_organiser(engine) is None


def test_a_day_on_any_plan_gets_a_place_goes_on_and_begins_anew_when_the_plan_changes(tmp_path: Path) -> None:
    plan = READY["two-evenings"]
    with database(tmp_path) as engine:
        first = prepare_day(engine, plan, "Leeds", seats=12)
        (opening,) = Journal(engine, first).read()
        assert isinstance(opening.act, OpenSitting)
        assert (opening.act.plan, len(opening.act.jurors)) == (plan, 12)
        assert prepare_day(engine, plan, "Leeds").id == first.id
        assert prepare_day(engine, plan, "Leeds", new_day=True).id != first.id
        assert prepare_day(engine, replace(plan, consents=()), "Leeds").jury == first.jury
        assert prepare_day(engine, plan, "York").jury != first.jury
        (inquiry,) = juries.inquiries(engine, home(engine))
        assert [jury.place for jury in juries.juries_of(engine, inquiry)] == ["Leeds", "York"]
