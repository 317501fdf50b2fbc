"""Two people change one plan at once: both changes are there, or each is shown what clashes, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jury.day.plan import Influence, Phase, PhaseKind
from app.jury.exhibits.plan import Exhibit
from app.jury.votes.plan import Method, Question, Vote
from app.plans.editing.languages import with_text
from app.plans.editing.merging import Clash, merged
from app.plans.editing.orders import both, moved_in, stayed
from app.plans.editing.phases import new_phase
from app.plans.editing.things import added, changed, dangling, found, moved, removed
from app.plans.ready import READY
from tests.plans.changing import many_done_to
from tests.random_days import bounded

SHORT = READY["two-evenings"]
TEA = found(SHORT, Phase, "tea")
seeds = st.integers(0, 2**32)
MANY = 12
names = st.lists(st.sampled_from("abcdefgh"), unique=True)


def with_phase(phase: str, **changes):
    return changed(SHORT, replace(found(SHORT, Phase, phase), **changes))


def paths(mine, theirs) -> list[tuple[str, ...]]:
    """Where the two clash, whichever came first."""
    clashes = [clash.path for clash in merged(SHORT, mine, theirs).clashes]
    assert sorted(clashes) == sorted(clash.path for clash in merged(SHORT, theirs, mine).clashes)
    return clashes


def plan_of(mine, theirs):
    found = merged(SHORT, mine, theirs)
    assert found.clashes == ()
    return found.plan


@bounded
@given(seed=seeds, which=st.sampled_from(sorted(READY)))
def test_one_change_alone_is_that_change_and_the_same_twice_is_once(seed: int, which: str):
    base = READY[which]
    plan = many_done_to(base, Random(seed))
    assert merged(base, plan, base) == merged(base, base, plan) == merged(base, plan, plan)
    assert merged(base, plan, base).plan == plan
    assert merged(base, plan, base).clashes == ()


@bounded
@given(one=seeds, other=seeds, which=st.sampled_from(sorted(READY)))
def test_two_changes_clash_for_both_or_for_neither_and_leave_nothing_that_points_nowhere(one, other, which):
    base = READY[which]
    mine, theirs = many_done_to(base, Random(one), MANY), many_done_to(base, Random(other), MANY)
    here, there = merged(base, mine, theirs), merged(base, theirs, mine)
    assert {clash.path for clash in here.clashes} == {clash.path for clash in there.clashes}
    if not here.clashes:
        assert dangling(here.plan) == frozenset()
        for part in ("agenda", "exhibits", "questions", "votes"):
            was, me, they, now = ({each.id for each in getattr(p, part)} for p in (base, mine, theirs, here.plan))
            assert now == (was & me & they) | (me - was) | (they - was)
        assert here.plan.charge == there.plan.charge
        assert sorted(phase.minutes for phase in here.plan.agenda) == sorted(p.minutes for p in there.plan.agenda)


def test_that_random_changes_do_clash_now_and_then_and_do_not_always():
    pairs = [[many_done_to(SHORT, Random(seed + which), MANY) for which in (0, 1000)] for seed in range(60)]
    assert 8 < sum(bool(merged(SHORT, *pair).clashes) for pair in pairs) < 52


def test_other_fields_of_the_same_phase_go_together():
    plan = plan_of(with_phase("tea", minutes=20), with_phase("tea", tables=2))
    assert found(plan, Phase, "tea") == replace(TEA, minutes=20, tables=2)


def test_languages_of_the_same_text_go_together():
    gaelic = with_phase("tea", title=with_text(TEA.title, "gd", "Tì"))
    plan = plan_of(gaelic, with_phase("tea", title={**TEA.title, "en": "Cake"}))
    assert found(plan, Phase, "tea").title == {**TEA.title, "gd": "Tì", "en": "Cake"}


def test_the_same_field_is_a_clash_that_shows_both():
    mine, theirs = with_phase("tea", minutes=20), with_phase("tea", minutes=5)
    assert merged(SHORT, mine, theirs).clashes == (Clash(("agenda", "tea", "minutes"), 20, 5),)
    named = [with_phase("tea", title={"en": name}) for name in "AB"]
    assert paths(*named) == [("agenda", "tea", "title", "en")]


def test_taking_away_what_was_changed_is_a_clash():
    assert paths(removed(SHORT, Phase, "tea"), with_phase("tea", minutes=20)) == [("agenda", "tea")]
    (clash,) = merged(SHORT, removed(SHORT, Phase, "tea"), with_phase("tea", minutes=20)).clashes
    assert clash.mine is None
    assert merged(SHORT, removed(SHORT, Phase, "tea"), with_phase("tea", minutes=20)).plan == with_phase(
        "tea", minutes=20
    )
    assert clash.theirs == replace(TEA, minutes=20)


def test_moving_one_and_changing_another_and_adding_two_all_happen():
    mine = added(moved(SHORT, Phase, "tea", 1), new_phase(SHORT, PhaseKind.TALK, "mine"), "questions")
    theirs = added(with_phase("arrive", minutes=99), new_phase(SHORT, PhaseKind.BREAK, "theirs"), "questions")
    plan = plan_of(mine, theirs)
    order = [phase.id for phase in plan.agenda]
    assert order[:3] == ["arrive", "tea", "charge"]
    assert {order[order.index("questions") + 1], order[order.index("questions") + 2]} == {"mine", "theirs"}
    assert plan.agenda[0].minutes == 99


def test_moving_the_same_thing_to_two_places_is_a_clash_and_to_one_is_none():
    assert paths(moved(SHORT, Phase, "tea", 0), moved(SHORT, Phase, "tea", 9)) == [("agenda",)]
    assert paths(moved(SHORT, Phase, "tea", 0), moved(SHORT, Phase, "tea", 0)) == []


def test_how_a_question_is_answered_is_one_part_and_its_words_are_another():
    asked = found(SHORT, Question, "closed-consent")
    words = changed(SHORT, replace(asked, words={"en": "May it?"}))
    scale = changed(SHORT, replace(asked, method=Method.SINGLE))
    fewer = changed(SHORT, replace(asked, options=asked.options[:3]))
    assert paths(words, scale) == []
    both_done = replace(asked, words={"en": "May it?"}, method=Method.SINGLE)
    assert found(plan_of(words, scale), Question, asked.id) == both_done

    assert paths(scale, fewer) == [("questions", asked.id, "method")]


def test_naming_what_the_other_took_away_is_a_clash():
    shown = with_phase("questions", exhibits=("next-street",))
    assert paths(removed(SHORT, Exhibit, "next-street"), shown) == [("agenda", "questions", "exhibits")]
    asked = changed(SHORT, replace(found(SHORT, Vote, "verdict"), questions=("closed-support",)))
    assert ("votes", "verdict", "questions") in paths(removed(SHORT, Question, "closed-support"), asked)


def test_items_without_ids_go_by_their_place_while_their_number_is_the_same():
    first, second = SHORT.charge.up_for_grabs

    def charged(*grabs):
        return replace(SHORT, charge=replace(SHORT.charge, up_for_grabs=grabs))

    assert plan_of(charged({"en": "A"}, second), charged(first, {"en": "B"})).charge.up_for_grabs == (
        {"en": "A"},
        {"en": "B"},
    )
    assert paths(charged({"en": "A"}, second), charged({"en": "B"}, second)) == [("charge", "up_for_grabs", "0", "en")]
    assert paths(charged(first), charged(first, second, first)) == [("charge", "up_for_grabs")]


def test_two_charges_at_once():
    mine = replace(SHORT, charge=replace(SHORT.charge, influence=Influence.EMPOWER))
    theirs = replace(SHORT, charge=replace(SHORT.charge, question={"en": "What then?"}))
    assert plan_of(mine, theirs).charge == replace(
        SHORT.charge, influence=Influence.EMPOWER, question={"en": "What then?"}
    )


def test_a_plan_in_which_an_id_is_there_twice_loses_nothing():
    twice = replace(SHORT, agenda=(*SHORT.agenda, SHORT.agenda[0]))
    longer = changed(twice, replace(twice.agenda[3], minutes=50))
    assert merged(twice, longer, replace(twice, languages=("en",))).plan == replace(longer, languages=("en",))


@pytest.mark.parametrize(
    ("before", "after", "moved_ones"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abc", "axc", ""),
        ("ab", "", ""),
        ("", "ab", ""),
    ],
)
def test_as_few_as_can_be_are_said_to_have_moved(before: str, after: str, moved_ones: str):
    assert moved_in(before, after) == set(moved_ones)


@given(before=names, after=names)
def test_what_stayed_is_in_both_in_that_order(before: list[str], after: list[str]):
    kept = stayed(before, after)
    assert kept == [name for name in before if name in kept] == [name for name in after if name in kept]


@given(base=names, mine=names, theirs=names)
def test_two_orders_at_once_have_everything_once(base: list[str], mine: list[str], theirs: list[str]):
    order = both(base, mine, theirs)
    assert (order is None) == (both(base, theirs, mine) is None)
    if order is not None:
        wanted = (set(base) & set(mine) & set(theirs)) | (set(mine) - set(base)) | (set(theirs) - set(base))
        assert sorted(order) == sorted(wanted)
    assert both(base, base, theirs) == theirs
    assert both(base, mine, base) == mine
