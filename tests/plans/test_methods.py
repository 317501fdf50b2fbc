"""The short day on which every way of asking is tried once."""

from pathlib import Path

from app.demo.opening import Place, prepare_demo, prepare_methods
from app.jury.plan import check_plan
from app.jury.votes.plan import Method
from app.plans import methods
from app.store import juries
from app.store.journal import Journal
from tests.store.books import database


def test_the_day_can_be_held_and_puts_every_method_once() -> None:
    check_plan(methods.PLAN)
    (vote,) = methods.PLAN.votes
    asked = [methods.PLAN.question(question).method for question in vote.questions]
    assert sorted(asked) == sorted(Method)
    assert {question.block for question in methods.PLAN.questions} == {block.id for block in methods.PLAN.blocks}


def test_the_town_is_a_jury_of_its_own_beside_the_opera_house(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        london, town = prepare_demo(engine), prepare_methods(engine)
        assert prepare_methods(engine).id == town.id
        assert prepare_methods(engine, new_day=True).id != town.id
        assert prepare_demo(engine).id == london.id
        assert juries.jury_at(engine, methods.TOWN).id == town.jury != juries.jury_at(engine, Place.LONDON).id
        assert len(Journal(engine, town).read()) == 1
