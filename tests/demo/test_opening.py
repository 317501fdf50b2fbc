"""The demonstration goes on where it was, and begins anew only where it is asked to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.demo.opening import SHORT, WHOLE, Place, prepare_day, prepare_demo, prepare_organiser
from app.jury.day.acts import OpenSitting
from app.plans.ready import READY
from app.store import juries, sign_ins
from app.store.journal import Journal
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
