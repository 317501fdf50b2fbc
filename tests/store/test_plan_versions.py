"""Plans in versions: nothing is written over, whoever saves at once, and nothing is saved once the day is on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from app.jury.day.plan import Phase
from app.jury.reasons import Reason, Refused
from app.plans.editing.merging import merged
from app.plans.editing.things import changed, found, removed
from app.plans.ready import READY
from app.store.journal import Journal
from app.store.juries import find_sitting
from app.store.plan_versions import HIGHEST, Overtaken, Saved, newest, plan_at, save, versions
from app.store.wire import read_plan
from tests.days import OPENING, PLAN, START, told
from tests.store.books import prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.jury.plan import Plan

EVERY_MACHINE = True
SHORT = READY["two-evenings"]
Change = "Callable[[Plan], Plan]"


def saved(engine: Engine, sitting: str, made_from: int, change: Change, by: str = "Ada") -> Saved | Overtaken:
    def remade(base: Plan, latest: Plan) -> Plan | None:
        both = merged(base, change(base), latest)
        return None if both.clashes else both.plan

    return save(engine, sitting, made_from, remade, by=by, note="changed", now=START)


def titled(text: str) -> Change:
    return lambda plan: replace(plan, title={"en": text})


def lasting(phase: str, minutes: int) -> Change:
    return lambda plan: changed(plan, replace(found(plan, Phase, phase), minutes=minutes))


def test_a_sitting_begins_with_version_one_and_each_save_is_the_next(engine: Engine) -> None:
    sitting = prepared(engine, SHORT).id
    assert newest(engine, sitting) == Saved(1, SHORT)
    wanted = replace(SHORT, title={"en": "Two"})
    assert saved(engine, sitting, 1, titled("Two")) == Saved(2, wanted)
    assert newest(engine, sitting) == Saved(2, wanted)
    row = find_sitting(engine, sitting)
    assert row is not None
    assert (row.plan_rev, read_plan(row.plan)) == (2, wanted)
    assert plan_at(engine, sitting, 1) == SHORT
    assert [(each.number, each.by, each.note) for each in versions(engine, sitting, 10)] == [
        (2, "Ada", "changed"),
        (1, "", "As it was prepared"),
    ]


def test_saving_what_is_there_already_makes_no_version(engine: Engine) -> None:
    sitting = prepared(engine, SHORT).id
    assert saved(engine, sitting, 1, lambda plan: plan) == Saved(1, SHORT)
    assert saved(engine, sitting, 1, titled("Two")).number == 2
    assert saved(engine, sitting, 1, titled("Two")).number == 2
    assert len(versions(engine, sitting, 10)) == 2


def test_a_change_of_another_part_goes_through_on_top(engine: Engine) -> None:
    sitting = prepared(engine, SHORT).id
    saved(engine, sitting, 1, lasting("tea", 20))
    both = saved(engine, sitting, 1, titled("Two"), "Bea")
    assert isinstance(both, Saved)
    assert (both.number, both.plan.title, found(both.plan, Phase, "tea").minutes) == (3, {"en": "Two"}, 20)


def test_a_change_of_the_same_part_keeps_nothing_and_hands_both_back(engine: Engine) -> None:
    sitting = prepared(engine, SHORT).id
    theirs = saved(engine, sitting, 1, lasting("tea", 20))
    assert isinstance(theirs, Saved)
    assert saved(engine, sitting, 1, lasting("tea", 5), "Bea") == Overtaken(2, theirs.plan, SHORT)
    assert saved(engine, sitting, 1, lambda plan: removed(plan, Phase, "tea"), "Bea").number == 2
    assert newest(engine, sitting) == theirs
    assert saved(engine, sitting, 2, lasting("tea", 5), "Bea").number == 3


@pytest.mark.parametrize("number", [0, -1, 2, HIGHEST, HIGHEST + 1, 2**80])
def test_a_version_that_never_was_is_no_ground_to_stand_on(engine: Engine, number: int) -> None:
    sitting = prepared(engine, SHORT).id
    with pytest.raises(Refused) as caught:
        saved(engine, sitting, number, titled("Two"))
    assert caught.value.reason is Reason.MALFORMED
    assert plan_at(engine, sitting, number) is None


def test_another_sittings_versions_are_not_this_ones(engine: Engine) -> None:
    one, other = prepared(engine, SHORT).id, prepared(engine, PLAN).id
    saved(engine, one, 1, titled("Two"))
    assert newest(engine, other) == Saved(1, PLAN)
    assert plan_at(engine, other, 2) is None
    with pytest.raises(Refused) as caught:
        newest(engine, "nowhere")
    assert caught.value.reason is Reason.UNKNOWN


def test_once_the_sitting_is_open_nothing_is_saved(engine: Engine) -> None:
    sitting = prepared(engine, PLAN)
    Journal(engine, sitting).append(told(OPENING)[0])
    with pytest.raises(Refused) as caught:
        saved(engine, sitting.id, 1, titled("Two"))
    assert caught.value.reason is Reason.ALREADY_OPEN
    assert newest(engine, sitting.id) == Saved(1, PLAN)


def test_old_versions_are_read_a_page_at_a_time(engine: Engine) -> None:
    sitting = prepared(engine, PLAN).id
    for number in range(1, 6):
        saved(engine, sitting, number, titled(f"Title {number}"))
    assert [each.number for each in versions(engine, sitting, 2)] == [6, 5]
    assert [each.number for each in versions(engine, sitting, 9, 4)] == [4, 3, 2, 1]


def test_eight_at_once_on_eight_parts_all_get_through(engine: Engine) -> None:
    sitting = prepared(engine, SHORT).id
    outcomes = race([lasting(phase.id, 50 + place) for place, phase in enumerate(SHORT.agenda[:8])], engine, sitting)
    assert sorted(each.number for each in outcomes) == list(range(2, 10))
    assert [phase.minutes for phase in newest(engine, sitting).plan.agenda[:8]] == list(range(50, 58))


def test_of_eight_at_once_on_one_part_one_gets_through_and_seven_are_shown_it(engine: Engine) -> None:
    sitting = prepared(engine, SHORT).id
    outcomes = race([lasting("tea", 50 + place) for place in range(8)], engine, sitting)
    (winner,) = [each for each in outcomes if isinstance(each, Saved)]
    assert winner.number == 2
    assert newest(engine, sitting) == winner
    assert [each for each in outcomes if each is not winner] == [Overtaken(2, winner.plan, SHORT)] * 7
    assert [each.number for each in versions(engine, sitting, 20)] == [2, 1]


def race(changes: list[Change], engine: Engine, sitting: str) -> list[Saved | Overtaken]:
    """Each made from the first version, all let go at the same moment."""
    start = Barrier(len(changes))

    def one(change: Change) -> Saved | Overtaken:
        start.wait(20)
        return saved(engine, sitting, 1, change)

    with ThreadPoolExecutor(len(changes)) as pool:
        return list(pool.map(one, changes))
