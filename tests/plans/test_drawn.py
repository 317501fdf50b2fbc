"""Every step of every ready-made jury can be looked at by everybody, and the facilitator's notes by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.jury.people import By, Role
from app.jury.plan import Plan
from app.plans.ready import READY
from app.screens.day import NowPanel
from app.web.render import Render
from tests.days import seen
from tests.plans.holding import FACILITATOR, held, juror

RENDER = Render(Path(__file__).parents[2] / "frontend")
OTHERS = (juror(1), By(Role.WALL), By(Role.SCRIBE, 1), By(Role.ORGANISER))


@pytest.mark.parametrize("plan", [READY["roh-london"], READY["two-evenings"]], ids=["roh-london", "two-evenings"])
def test_every_step_is_drawn_and_notes_are_on_the_console_alone(plan: Plan):
    for day in held(plan):
        notes = day.state.the_phase.notes
        (panel,) = (region for region in seen(day.state, FACILITATOR) if isinstance(region, NowPanel))
        assert panel.notes == notes
        assert "Notes for you" in RENDER.main(seen(day.state, FACILITATOR), "en")
        for other in OTHERS:
            drawn = seen(day.state, other)
            assert notes["en"] not in repr(drawn)
            assert len(RENDER.main(drawn, "en")) > 100
