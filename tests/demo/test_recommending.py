"""Simulated people say to a recommendation what people say, through the forms of the real screens."""

from __future__ import annotations

from random import Random

import pytest

from app.demo.crowd import SimulatedJuror
from app.demo.forms import Forms
from app.demo.leading import IN_TURN
from app.demo.rehearsal import SimulatedFacilitator
from app.jury.rules import check
from app.web.inbox import read_fields
from app.web.render import Render
from tests.days import FACILITATOR, START, Step, after, juror, moved_to, seen
from tests.drafted import BEGUN, CANONICAL, CONDITIONAL, FROZEN, REPLACED, SAID, SHOWN
from tests.web.test_render import FRONTEND

RENDER = Render(FRONTEND)
LATER = START + 10**6

SAID_TO: dict[str, tuple[Step, int]] = {
    "ProposeAmendment": (BEGUN, 1),
    "SignOff": (FROZEN, 1),
    "StateCondition": (FROZEN, 2),
    "ConfirmCondition": (CANONICAL, 1),
    "WriteStatement": (FROZEN, 3),
    "SignStatement": (SHOWN, 1),
    "ReviewStatement": (REPLACED, 1),
}


@pytest.mark.parametrize(("kind", "day"), SAID_TO.items(), ids=SAID_TO)
def test_a_simulated_juror_says_it_now_and_then_and_may(kind: str, day: tuple[Step, int]) -> None:
    state, by = after(day[0]), juror(day[1])
    forms = [form for form in Forms(RENDER.main(seen(state, by), "en")).found if form.does == kind]
    wanted = 0
    for seed in range(60):
        person = SimulatedJuror("", "", Random(seed))
        for form in filter(person.wants, forms):
            assert check(state, by, read_fields(by, dict(person.filled_in(form))).act, LATER, None) is not None
            wanted += 1
    assert 0 < wanted < 60 * len(forms)


@pytest.mark.parametrize(
    ("kind", "day"),
    [*zip(IN_TURN, ((SAID, moved_to("drafting")), CONDITIONAL, BEGUN, FROZEN), strict=True)],
    ids=IN_TURN,
)
def test_the_simulated_facilitator_writes_freezes_and_puts_one_after_the_other(kind: str, day: Step) -> None:
    state = after(day)
    leads = SimulatedFacilitator("", "", 1.0, {"drafting": 40})
    forms = Forms(RENDER.main(seen(state, FACILITATOR), "en")).found
    done = [leads._next(forms, False, 40 * IN_TURN[kind]) for _ in range(4)]
    (form,) = [each for each in done if each and each.does == kind]
    sent = read_fields(FACILITATOR, {**leads._filled_in(form), "act_id": "0" * 32})
    assert check(state, FACILITATOR, sent.act, LATER, None) is not None
