"""On what conditions each proposal would be supported: one list for all of them, asked at the end alone."""

from __future__ import annotations

from dataclasses import replace

from app.jury.numbers import QuestionId
from app.jury.plan import check_plan
from app.jury.votes.instrument import is_of_conditions
from app.plans.editing.building import with_instrument
from app.plans.editing.finding import found
from tests.plans.editing.test_instrument import LONDON, items, numbered, put


def test_conditions_are_asked_of_every_proposal_and_only_at_the_end():
    blocks = found(LONDON).blocks
    assert len(blocks.conditions) == 5
    added = replace(blocks, conditions=(*items("It is quick."), *blocks.conditions[1:]))
    plan = with_instrument(LONDON, added, numbered())
    check_plan(plan)
    asked = [q for q in put(plan, "refined") if is_of_conditions(q)]
    assert [q.about for q in asked] == [each.id for each in blocks.proposals]
    assert {tuple(option.id for option in q.options) for q in asked} == {
        ("new-1", "option-2", "option-3", "option-4", "option-5", "other")
    }
    assert put(plan, "opening") == put(LONDON, "opening")
    one = with_instrument(LONDON, replace(blocks, conditions=blocks.conditions[:1]), numbered())
    check_plan(one)
    assert [option.id for option in one.question(QuestionId("fund-if")).options] == ["option-1", "other"]
    without = with_instrument(LONDON, replace(blocks, conditions=()), numbered())
    assert put(without, "refined") == put(without, "opening")
    assert not any(block.id.startswith("conditions") for block in without.blocks)


def test_conditions_that_differ_from_proposal_to_proposal_are_left_as_they_are():
    asked = LONDON.question(QuestionId("fund-if"))
    fewer = replace(asked, options=asked.options[:3])
    plan = replace(LONDON, questions=tuple(fewer if q.id == asked.id else q for q in LONDON.questions))
    blocks = found(plan).blocks
    assert blocks.conditions == ()
    assert with_instrument(plan, blocks, numbered()) == plan
    turned = with_instrument(plan, replace(blocks, statements=blocks.statements[::-1]), numbered())
    assert [q for q in put(turned, "refined") if is_of_conditions(q)] == [
        q for q in put(plan, "refined") if is_of_conditions(q)
    ]
