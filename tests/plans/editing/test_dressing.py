"""A form brings what is usual for a method, and takes along what was typed for another."""

from __future__ import annotations

from itertools import count

import pytest

from app.jury.votes.plan import Method
from app.plans.editing.dressing import SCALES, carried, dressed, filled
from app.plans.editing.questions import new_question, read, written
from app.plans.editing.rows import rows_of

LANGS = ("en", "cy")


def made(form: dict[str, str]):
    numbers = count(1)
    return read(form, new_question("q"), LANGS, lambda: f"new-{next(numbers)}")


@pytest.mark.parametrize("method", Method)
def test_what_a_form_brings_wants_only_words_answers_and_money(method: Method):
    form = dressed({"method": method, "words.en": "What?"}, method, LANGS)
    form |= {"option.0.en": "This", "option.1.en": "That"}
    if method is Method.BUDGET:
        assert set(made(form).faults) == {"limit", "option.0.cost", "option.1.cost"}
        form |= {"limit": "10", "option.0.cost": "5", "option.1.cost": "6"}
    question = made(form).question
    assert dict(made(form).faults) == {}
    assert question is not None
    assert dressed(written(question, LANGS), method, LANGS) == written(question, LANGS)
    assert question.conditions is (method is Method.CONSENT)


def test_what_was_typed_for_another_method_comes_along_unseen_and_comes_back():
    form = dressed({"method": "scale", "words.en": "What?"}, Method.SCALE, LANGS) | {"step.0.en": "Not at all"}
    as_points = dressed(form | {"method": "points"}, Method.POINTS, LANGS)
    along = dict(carried(as_points, Method.POINTS))
    assert along["step.0.en"] == "Not at all"
    assert "points" not in along
    assert "words.en" not in along
    sent = {name: text for name, text in as_points.items() if not name.startswith("step")} | along
    assert rows_of(dressed(sent | {"method": "scale"}, Method.SCALE, LANGS), "step")[0].boxes["en"] == "Not at all"
    assert carried(form, Method.SCALE) == ()


def test_a_threshold_is_carried_where_the_method_knows_none_and_so_is_a_tie_break():
    form = {"enough_part": "2", "tie_break": "lot", "quorum_part": "1"}
    assert carried(form, Method.RANKING) == (("enough_part", "2"),)
    assert carried(form, Method.CONSENT) == (("tie_break", "lot"),)
    assert carried(form, Method.SINGLE) == ()


def test_a_ready_scale_takes_the_place_of_the_steps():
    form = dressed({"method": "scale"}, Method.SCALE, LANGS)
    for name, labels in SCALES.items():
        steps = rows_of(filled(form, name, LANGS), "step")
        assert [row.boxes["en"] for row in steps] == list(labels)
        assert all(row.boxes["cy"] and not row.boxes["id"] for row in steps)
    assert filled(form, "nothing", LANGS) == form


def test_ticks_that_were_taken_away_stay_away():
    form = dressed({"method": "consent", "shown": "single"}, Method.CONSENT, LANGS)
    assert form["conditions"] == "true"
    del form["conditions"]
    assert "conditions" not in dressed(form, Method.CONSENT, LANGS)
