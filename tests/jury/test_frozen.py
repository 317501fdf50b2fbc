"""A plan's digest: the same for the same plan, another for every change, and none for what a later version adds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, replace

import pytest

from app.jury.chain import canonical
from app.jury.frozen import _stated, digest_of, written
from app.jury.plan import Plan
from app.plans.places import texts_of
from app.plans.ready import READY
from app.store.plan_files import read_plan_file, write_plan_file
from app.store.wire import adapter, read_plan, write_plan
from tests.days import ARRIVED, PLAN, after


@pytest.mark.parametrize("name", READY)
def test_what_it_is_made_of_is_what_a_plans_file_says(name: str):
    plan = READY[name]
    said = adapter(Plan).dump_python(plan, mode="json", exclude_defaults=True)
    assert written(plan) == canonical(said)
    assert digest_of(plan) == hashlib.sha256(canonical(said)).hexdigest()


@pytest.mark.parametrize("name", READY)
def test_it_is_the_same_by_every_way_that_a_plan_goes(name: str):
    plan = READY[name]
    assert digest_of(read_plan(write_plan(plan))) == digest_of(plan)
    assert digest_of(read_plan_file(write_plan_file(plan))) == digest_of(plan)


def test_no_two_ready_made_juries_share_one():
    assert len({digest_of(plan) for plan in READY.values()}) == len(READY)


def test_every_text_and_every_minute_counts():
    plan = PLAN
    digest = digest_of(plan)
    first = plan.agenda[0]
    assert digest_of(replace(plan, title={"en": "Another"})) != digest
    assert digest_of(replace(plan, agenda=(replace(first, minutes=first.minutes + 1), *plan.agenda[1:]))) != digest
    assert digest_of(replace(plan, agenda=(plan.agenda[1], first, *plan.agenda[2:]))) != digest
    assert digest_of(replace(plan, questions=plan.questions[1:])) != digest
    assert list(texts_of(plan))


def test_a_field_that_a_later_version_adds_changes_nothing_until_it_is_used():
    @dataclass(frozen=True, slots=True)
    class Later(Plan):
        venue: str = ""
        signs: dict[str, str] = field(default_factory=dict)

    grown = Later(**{each.name: getattr(PLAN, each.name) for each in fields(Plan)})
    assert digest_of(grown) == digest_of(PLAN)
    assert digest_of(replace(grown, venue="Hall")) != digest_of(PLAN)
    assert _stated(replace(grown, venue="Hall")) != _stated(grown)


def test_an_open_sitting_says_with_which_plan_it_opened():
    state = after(ARRIVED)
    assert state.day.frozen == digest_of(PLAN)
