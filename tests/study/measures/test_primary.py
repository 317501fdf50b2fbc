"""What is looked at first is fixed with the plan that the day opened with: nothing that is added later moves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.day.agenda_acts import AddQuestion
from app.jury.votes.instrument import instrument_of
from app.jury.votes.plan import Reading, Vote, When
from app.study.measures.measured import measured, primary
from tests.days import FACILITATOR, after, said
from tests.export.test_charts import answers
from tests.study.measures.instrumented import ASKED, day

HELD = day(answers(1, 14), answers(2, 14))
SUPPORT = next(question for question in ASKED if question.reading is Reading.SUPPORT)


@pytest.mark.parametrize("when", [When.OPENING, When.INTERIM, When.REFINED, When.EVALUATION])
@pytest.mark.parametrize("about", ["fund", "added"])
def test_a_question_that_is_added_after_the_first_view_is_no_part_of_the_instrument(when: When, about: str) -> None:
    """Support of one more option, asked in no hats, would make support the outcome."""
    new = replace(SUPPORT, id="new", about=about)
    added = FACILITATOR, AddQuestion(new, Vote("new", when, said("New"), ("new",)), "refined")
    before = after(HELD[:4])
    then = after(HELD[:4], added)
    assert then.the_plan != before.the_plan
    asked = instrument_of(before.the_plan)
    assert instrument_of(then.the_plan) == asked
    assert primary(instrument_of(then.the_plan)) is primary(asked)
    over = measured(after(HELD[:4], added, HELD[4]))
    assert over == measured(after(HELD))
