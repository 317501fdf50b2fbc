"""Every step of every ready-made jury can be looked at by everybody, and the facilitator's notes by nobody else.

What is found at its end can be read, taken away and counted anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.jury.day.plan import PhaseKind
from app.jury.people import By, Role
from app.jury.plan import Plan
from app.plans.ready import READY
from app.screens.day import NowPanel
from app.screens.results import ResultsPanel
from app.store.journal import Journal
from app.web.render import Render
from tests.days import seen
from tests.plans.holding import FACILITATOR, held, juror
from tests.store.books import database, prepared
from tests.web.test_exports import export, recounted

if TYPE_CHECKING:
    from app.jury.votes.acts import ShowResults
    from tests.journals.day import Day

RENDER = Render(Path(__file__).parents[2] / "frontend")
OTHERS = (juror(1), By(Role.WALL), By(Role.SCRIBE, 1), By(Role.ORGANISER))
each = pytest.mark.parametrize("plan", READY.values(), ids=READY)


@each
def test_every_step_is_drawn_and_notes_are_on_the_console_alone(plan: Plan):
    for day in held(plan):
        look(day)
        if day.state.the_phase.kind is PhaseKind.RESULT and not day.state.day.closed:
            turn_over_every_result(day)


def look(day: Day) -> None:
    notes = day.state.the_phase.notes
    (panel,) = (region for region in seen(day.state, FACILITATOR) if isinstance(region, NowPanel))
    assert panel.notes == notes
    assert "Notes for you" in RENDER.main(seen(day.state, FACILITATOR), "en")
    for other in OTHERS:
        drawn = seen(day.state, other)
        assert notes["en"] not in repr(drawn)
        assert len(RENDER.main(drawn, "en")) > 100


def turn_over_every_result(day: Day) -> None:
    blocks = list(turns(day))
    assert len(blocks) >= 7
    for block in blocks:
        day.do(FACILITATOR, turns(day)[block])
        look(day)


def turns(day: Day) -> dict[str, ShowResults]:
    """What the console offers to turn to, block by block."""
    (panel,) = (region for region in seen(day.state, FACILITATOR) if isinstance(region, ResultsPanel))
    return {row.act.to: row.act for row in panel.rows if row.act and not row.in_block}


@each
def test_the_record_of_the_day_is_taken_away_and_counted_anew(plan: Plan, tmp_path: Path):
    *_, day = held(plan)
    with database(tmp_path) as engine:
        journal = Journal(engine, prepared(engine, plan))
        journal.append(day.entries)
        code, said = recounted(export(list(journal.lines()), tmp_path))
    assert code == 0, said
