"""What changed between two versions, in words."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.contributions.plan import Moderation
from app.jury.day.plan import Influence, Phase, PhaseKind
from app.jury.exhibits.plan import Exhibit
from app.jury.votes.plan import Question
from app.plans.editing.differing import differences, name_of
from app.plans.editing.languages import with_language, without_language
from app.plans.editing.phases import new_phase
from app.plans.editing.things import added, changed, found, moved, moved_by, removed
from app.plans.ready import READY
from tests.plans.changing import many_done_to
from tests.random_days import bounded

PLAN = READY["two-evenings"]
TEA = found(PLAN, Phase, "tea")
STORY = found(PLAN, Exhibit, "next-street")


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (replace(PLAN, title={"en": "Another"}), ["The title"]),
        (replace(PLAN, charge=replace(PLAN.charge, question={"en": "So?"})), ["The question of the day"]),
        (
            replace(PLAN, charge=replace(PLAN.charge, influence=Influence.EMPOWER, up_for_grabs=())),
            ["What jurors can change", "How much weight the jury’s word has"],
        ),
        (changed(PLAN, replace(TEA, minutes=75)), ["“Tea”: 1 h 15 min instead of 10 min"]),
        (changed(PLAN, replace(TEA, least=5, tables=3)), ["“Tea”: 5 min are protected, the number of tables"]),
        (changed(PLAN, replace(TEA, title={"en": "Cake"})), ["“Cake”: its title"]),
        (moved(PLAN, Phase, "tea", 0), ["“Tea” has another place"]),
        (moved_by(PLAN, Phase, "tea", 1), ["“Your questions” and “Tea” have changed places"]),
        (removed(PLAN, Phase, "tea"), ["Gone: the phase “Tea”"]),
        (added(PLAN, new_phase(PLAN, PhaseKind.BREAK, "new")), ["New phase: “Short break”"]),
        (changed(PLAN, replace(STORY, minutes=9)), [f"“{name_of(STORY)}”: changed"]),
        (changed(PLAN, replace(STORY, title={"en": "She"})), ["“She”: its words"]),
        (removed(PLAN, Exhibit, STORY.id), [f"“{found(PLAN, Phase, 'evidence').title['en']}”: its exhibits"]),
        (with_language(replace(PLAN, languages=("en",)), "cy"), ["New language: cy"]),
        (replace(PLAN, moderation=Moderation.TABLE), ["Contributions are looked at by: table"]),
        (replace(PLAN, left=("0123456789ab",)), ["Hints that were left as they are"]),
    ],
)
def test_each_change_has_its_line(after, says: list[str]):
    before = replace(PLAN, languages=("en",)) if after.languages else PLAN
    lines = list(differences(before, after))
    assert [line for line in says if line not in lines] == []
    assert len(lines) == len(says) + any(line.startswith("Gone: the exhibit") for line in lines)


def test_a_language_that_is_gone_is_said():
    both = replace(READY["roh-london"], languages=("en", "cy"))
    assert "Gone: all texts in cy" in list(differences(both, without_language(both, "cy")))


def test_a_long_question_is_named_by_its_beginning():
    asked = replace(found(PLAN, Question, "closed-consent"), words={"en": "Is it " * 30})
    assert name_of(asked) == f"{('Is it ' * 10).rstrip()}…"
    assert name_of(replace(asked, words={})) == asked.id
    assert name_of(replace(asked, words={"en": " ", "cy": "Ydy?"})) == "Ydy?"


@bounded
@given(seed=st.integers(0, 2**32), which=st.sampled_from(sorted(READY)))
def test_something_is_said_exactly_where_something_changed(seed: int, which: str):
    before = READY[which]
    after = many_done_to(before, Random(seed))
    assert bool(list(differences(before, after))) == (before != after)
