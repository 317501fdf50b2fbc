"""What came first, as the findings say it: by the verdict where there is one, and nobody where nothing carried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.jury.votes.declared import Declared, Portion, Threshold, TieBreak
from app.jury.votes.verdict import Ruling
from app.study.findings import findings
from app.study.leads import lead_of
from tests.asked import APPROVAL, BUDGET, JUDGEMENT, POINTS, RANKING, SCALE, SCORES, SINGLE
from tests.asked_twice import asked_twice
from tests.days import OPENING_OVER, told
from tests.screens.test_tallied import HALL, LIBRARY, PARK, TENNESSEE, closed

if TYPE_CHECKING:
    from app.jury.numbers import Mark
    from app.jury.votes.plan import Question

HALF = Declared(Threshold(Portion(1, 2, more=True)))


@pytest.mark.parametrize(
    ("question", "marks", "first"),
    [
        (SINGLE, (0, 0, 1), (HALL,)),
        (APPROVAL, ((0, 1), (0, 1), ()), (HALL, PARK)),
        (SCORES, ((1, 5, 0, 0),), (PARK,)),
        (JUDGEMENT, ((1, 4, 0, 0),), (PARK,)),
        (RANKING, TENNESSEE, (PARK,)),
        (POINTS, ((4, 6, 0, 0),), (PARK,)),
        (BUDGET, ((0, 2), (0,)), (HALL, LIBRARY)),
        (BUDGET, (), ()),
    ],
)
def test_what_is_in_front_is_named_and_equals_together(
    question: Question, marks: tuple[Mark, ...], first: tuple[object, ...]
):
    lead = lead_of(question, closed(question, *marks))
    assert lead
    assert (lead.first, lead.ruling, lead.answered) == (first, None, len(marks))


def test_a_scale_has_no_first():
    assert lead_of(SCALE, closed(SCALE, 2, 2)) is None


@pytest.mark.parametrize(
    ("declared", "ruling", "first"),
    [
        (HALF, Ruling.BELOW, ()),
        (Declared(quorum=Portion(1, 1)), Ruling.TIED, (HALL, PARK)),
        (Declared(tie_break=TieBreak.ORDER), Ruling.LEADING, (HALL,)),
    ],
)
def test_a_verdict_goes_before_the_count(declared: Declared, ruling: Ruling, first: tuple[object, ...]):
    asked = replace(SINGLE, declared=declared)
    lead = lead_of(asked, closed(asked, 0, 1))
    assert lead
    assert (lead.first, lead.ruling) == (first, ruling)


def test_the_findings_name_what_came_first_in_every_result_that_may_be_told():
    assert findings(told(OPENING_OVER)[0]).leads == ()
    leads = findings(told(asked_twice(jurors=7))[0]).leads
    assert [lead.method for lead in leads] == [
        each.method for each in (SINGLE, APPROVAL, SCORES, JUDGEMENT, RANKING, POINTS, BUDGET)
    ]
