"""What can be measured with an instrument is said before anybody answers it, and about how long answering takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.plans.editing.finding import found
from app.plans.editing.measuring import minutes_to_answer, warnings
from app.plans.ready import READY

if TYPE_CHECKING:
    from app.jury.plan import Plan
    from app.plans.editing.blocks import Blocks

LONDON, TRUST = READY["roh-london"], READY["foundation-trust-service-change"]


def places(blocks: Blocks, plan: Plan = TRUST) -> set[str]:
    return {remark.place for remark in warnings(blocks, plan)}


def test_what_cannot_be_measured_is_said_before_anybody_answers():
    whole = found(TRUST).blocks
    assert places(whole) == set()
    assert places(replace(whole, proposals=whole.proposals[:2])) == {"proposal"}
    assert "fewer than 3 options" in warnings(replace(whole, proposals=whole.proposals[:2]), TRUST)[0].says
    assert places(replace(whole, proposals=whole.proposals * 2)) == {"proposal"}
    assert "fewer than 8 statements" in warnings(replace(whole, statements=whole.statements[:7]), TRUST)[0].says
    assert places(replace(whole, statements=whole.statements[:11])) == {"statement"}
    assert places(replace(whole, hats=False)) == {"hats"}
    assert places(replace(whole, order=False)) == {"order"}
    assert places(replace(whole, personal=whole.personal[:3])) == {"reasons"}
    assert places(replace(whole, other={})) == {"other"}
    assert places(replace(whole, placebo=False, known=(), confidence=False)) == {"placebo", "known", "confidence"}
    assert places(replace(whole, mattered=False, consents=False, rated=())) == {"mattered", "condition", "rated"}
    listed = replace(whole, consents=False, conditions=whole.statements[:2])
    assert places(listed) == set()
    assert places(replace(listed, conditions=())) == {"condition"}
    assert places(whole, replace(TRUST, exhibits=())) == {"mattered"}


def test_too_little_time_to_answer_is_said_for_the_step_that_puts_the_vote():
    quick, slow = minutes_to_answer(LONDON, LONDON.vote("opening"))  # type: ignore[arg-type]
    assert 5 <= quick < slow <= 25
    hurried = replace(LONDON, agenda=tuple(replace(phase, minutes=6) for phase in LONDON.agenda))
    said = [remark.says for remark in warnings(found(LONDON).blocks, hurried) if remark.place == "time"]
    assert len(said) == 2
    assert "“Your first view” has 6 minutes" in said[0]
    for plan in READY.values():
        assert "time" not in places(found(plan).blocks, plan)
