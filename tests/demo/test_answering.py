"""Simulated jurors fill in a paper of every method so that it is an answer."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from app.demo.answering import chosen
from app.demo.forms import Forms
from app.jury.votes.methods import is_valid
from app.jury.votes.plan import Method
from app.web.inbox import read_form
from tests.asked import APPROVAL, EVERY_METHOD, RANKING
from tests.days import juror
from tests.web.test_papers import drawn

LIMITED = (
    replace(APPROVAL, fewest=2, most=3),
    replace(RANKING, fewest=2, most=3),
    replace(RANKING, equal_ranks=False),
)


@pytest.mark.parametrize("question", [*EVERY_METHOD, *LIMITED], ids=lambda question: question.method)
def test_a_paper_is_filled_in_validly_and_not_always_the_same(question) -> None:
    (form,) = Forms(drawn(question)).found
    dice, marks = Random(1), set()
    for _ in range(60):
        pairs: list[tuple[str, str]] = []
        for name, value in {**form.fields, **chosen(form, dice)}.items():
            pairs += [(name, each) for each in (value if isinstance(value, list) else [value])]
        act = read_form(juror(1), pairs).act
        marks.add(act.answers[question.id])
        assert is_valid(question, act.answers[question.id])
    assert len(marks) > (2 if question.method in (Method.SINGLE, Method.CONSENT) else 4)
