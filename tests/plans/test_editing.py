"""What an organiser can do to a plan, one thing after another: nothing is left that points nowhere."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.day.plan import Phase, PhaseKind
from app.jury.exhibits.plan import Exhibit
from app.jury.plan import check_plan
from app.jury.reasons import Reason, Refused
from app.jury.votes.plan import Question, Vote
from app.plans.editing.languages import languages, untranslated, with_language, with_text, without_language
from app.plans.editing.phases import USUAL, new_phase
from app.plans.editing.things import added, changed, dangling, found, moved, moved_by, removed
from app.plans.faults import faults
from app.plans.ready import READY
from tests.plans.changing import many_done_to
from tests.random_days import bounded

SHORT = READY["two-evenings"]
LONDON = READY["roh-london"]
seeds = st.integers(0, 2**32)
whichever = st.sampled_from(sorted(READY))


def order(plan) -> list[str]:
    return [phase.id for phase in plan.agenda]


@bounded
@given(seed=seeds, which=whichever)
def test_whatever_is_done_nothing_points_nowhere_and_no_id_is_there_twice(seed: int, which: str):
    plan = many_done_to(READY[which], Random(seed), 12)
    assert dangling(plan) == frozenset()
    assert len(set(order(plan))) == len(plan.agenda)
    said = [remark.says for remark in faults(plan)]
    assert not [says for says in said if "there is no" in says and "phase" not in says and "text" not in says]


@bounded
@given(seed=seeds, which=whichever)
def test_there_and_back_is_as_it_was(seed: int, which: str):
    plan, dice = READY[which], Random(seed)
    place = dice.randrange(len(plan.agenda))
    phase = plan.agenda[place]
    to = dice.randrange(len(plan.agenda))
    there = moved(plan, Phase, phase.id, to)
    assert there.agenda[to] == phase
    assert moved(there, Phase, phase.id, place) == plan
    assert removed(added(plan, new_phase(plan, PhaseKind.TALK, "new"), phase.id), Phase, "new") == plan
    assert moved_by(moved_by(plan, Phase, phase.id, 1), Phase, phase.id, -1) == (
        plan if phase is not plan.agenda[-1] else moved_by(plan, Phase, phase.id, -1)
    )


def test_beyond_either_end_is_the_end():
    first, *_, last = order(SHORT)
    assert order(moved(SHORT, Phase, first, 99))[-1] == first
    assert order(moved(SHORT, Phase, last, -99))[0] == last
    assert moved_by(SHORT, Phase, first, -1) == SHORT
    assert moved_by(SHORT, Phase, last, 1) == SHORT


def test_a_new_thing_comes_first_last_or_after_another():
    tea = new_phase(SHORT, PhaseKind.BREAK, "new")
    assert order(added(SHORT, tea))[-1] == "new"
    assert order(added(SHORT, tea, ""))[0] == "new"
    assert order(added(SHORT, tea, "charge"))[1:3] == ["charge", "new"]
    with pytest.raises(Refused) as caught:
        added(SHORT, replace(tea, id="charge"))
    assert caught.value.reason is Reason.MALFORMED


@pytest.mark.parametrize(
    "deed",
    [
        lambda: moved(SHORT, Phase, "nowhere", 1),
        lambda: removed(SHORT, Phase, "nowhere"),
        lambda: changed(SHORT, replace(SHORT.agenda[0], id="nowhere")),
        lambda: added(SHORT, new_phase(SHORT, PhaseKind.TALK, "new"), "nowhere"),
        lambda: found(SHORT, Exhibit, "nowhere"),
    ],
)
def test_what_is_not_there_is_refused(deed):
    with pytest.raises(Refused) as caught:
        deed()
    assert caught.value.reason is Reason.UNKNOWN


def test_what_is_removed_is_named_nowhere_any_more():
    without = removed(SHORT, Exhibit, "next-street")
    assert "next-street" not in found(without, Phase, "evidence").exhibits
    without = removed(without, Question, "closed-support")
    assert all("closed-support" not in vote.questions for vote in without.votes)
    without = removed(without, Vote, "opening")
    assert all("opening" not in phase.votes for phase in without.agenda)
    check_plan(without)


@pytest.mark.parametrize("kind", list(PhaseKind))
def test_a_new_phase_of_any_kind_can_be_held(kind: PhaseKind):
    phase = new_phase(LONDON, kind, "new")
    assert phase.kind is kind
    assert set(phase.title) <= {"en", "cy"}
    assert faults(added(LONDON, phase)) == ()
    assert set(new_phase(replace(LONDON, languages=("en",)), kind, "new").title) == {"en"}


def test_there_is_a_usual_phase_of_every_kind():
    assert list(USUAL) == list(PhaseKind)


def test_a_new_phase_is_there_for_the_votes_that_wait_for_it():
    waiting = removed(SHORT, Phase, "opening")
    assert new_phase(waiting, PhaseKind.OPENING, "new").votes == ("opening",)
    assert new_phase(SHORT, PhaseKind.OPENING, "new").votes == ()
    assert new_phase(removed(SHORT, Phase, "result"), PhaseKind.RESULT, "new").votes == (
        "opening",
        "refined",
        "verdict",
    )


def test_languages_come_and_go_with_their_texts():
    assert languages(LONDON) == ("en", "cy")
    assert languages(SHORT)[0] == "en"
    gaelic = with_language(LONDON, "gd")
    assert languages(gaelic) == ("en", "cy", "gd")
    assert len(list(untranslated(gaelic, "gd"))) > 100
    assert next(untranslated(gaelic, "gd")) == "title"
    said = replace(gaelic, title=with_text(gaelic.title, "gd", " Lunnainn "))
    assert said.title["gd"] == "Lunnainn"
    assert without_language(said, "gd") == replace(LONDON, languages=("en", "cy"))
    english = without_language(without_language(said, "gd"), "cy")
    assert languages(english) == ("en",)
    assert set(english.title) == {"en"}
    assert without_language(english, "en") == english
    assert faults(english) == ()


def test_an_empty_text_is_none():
    assert with_text({"en": "Tea", "cy": "Te"}, "cy", "  ") == {"en": "Tea"}
    assert with_text({}, "en", "") == {}
