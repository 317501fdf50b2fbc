"""A plan in a file is read back as it was written; a bad file is refused in one sentence that names the place."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app.plans.ready as ready
from app.cli.plans import written_schema
from app.jury.plan import Plan
from app.plans.ready import READY
from app.store.plan_files import Unreadable, plan_schema, read_plan_file, write_plan_file
from app.store.wire import read_plan
from tests.store.test_wire import any_value, calm

WRITTEN = json.loads(write_plan_file(READY["two-evenings"]))
SCHEMA = Path(ready.__file__).with_name("plan.schema.json")


@pytest.mark.parametrize("plan", READY.values(), ids=READY)
def test_a_ready_made_jury_is_read_back_as_it_was_written(plan: Plan):
    written = write_plan_file(plan)
    assert read_plan_file(written) == read_plan(written) == plan


@calm
@given(seed=st.integers(0, 2**32))
def test_any_plan_is_read_back_as_it_was_written(seed: int):
    plan = any_value(Plan, Random(seed))
    assert read_plan_file(write_plan_file(plan)) == plan


def changed(*path: int | str, to: object = None, drop: bool = False) -> str:
    plan = json.loads(json.dumps(WRITTEN))
    inner = plan
    for step in path[:-1]:
        inner = inner[step]
    if drop:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return json.dumps(plan)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "it is not JSON: EOF while parsing a value at line 1 column 0."),
        ("[]", "the plan has to be an object."),
        ("{}", "the plan has no “title” (2 more after this)."),
        (changed("title", drop=True), "the plan has no “title”."),
        (changed("agenda", 3, "minutes", drop=True), "agenda[3] has no “minutes”."),
        (changed("agenda", 3, "minute", to=5), "agenda[3] has “minute”, which is not known there."),
        (changed("agenda", 3, "minutes", to="5"), "agenda[3].minutes has to be a whole number."),
        (changed("agenda", 3, "minutes", to=True), "agenda[3].minutes has to be a whole number."),
        (changed("agenda", 3, "votes", to="opening"), "agenda[3].votes has to be a list."),
        (changed("agenda", 3, "id", to=7), "agenda[3].id has to be a text."),
        (changed("title", to="Jury"), 'title has to be texts by language, as in {"en": "…"}.'),
        (changed("title", "en", to=4), "title.en has to be a text."),
        (changed("votes", 1, "to_finish", to="yes"), "votes[1].to_finish has to be true or false."),
        (changed("charge", to=None), "charge has to be an object."),
        (
            changed("charge", "influence", to="rule"),
            'charge.influence is "rule", and not one of inform, consult, involve, collaborate or empower.',
        ),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence_with_the_place(text: str, sentence: str):
    with pytest.raises(Unreadable) as caught:
        read_plan_file(text)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("text", ["null", "1", '"x"', "[" * 10_000, '{"title": "\\ud800"}', "\x00", "{" * 300])
def test_whatever_else_is_in_a_file_is_refused_too(text: str):
    with pytest.raises(Unreadable):
        read_plan_file(text)


def test_a_file_in_which_everything_is_wrong_is_not_told_part_by_part():
    with pytest.raises(Unreadable, match="more than 30000 parts"):
        read_plan_file(f'{{"agenda": [{"0," * 30_001}0]}}')


def test_the_published_schema_is_current():
    """`juryday plans schema > app/plans/plan.schema.json` writes it anew."""
    assert SCHEMA.read_text(encoding="utf-8") == written_schema()


def test_the_schema_forbids_what_the_reader_refuses():
    shapes = [shape for shape in plan_schema()["$defs"].values() if "properties" in shape]
    assert len(shapes) > 8
    assert all(shape["additionalProperties"] is False for shape in shapes)
    assert plan_schema()["required"] == ["title", "charge", "agenda"]
