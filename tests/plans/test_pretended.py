"""A pretended day: every screen of every ready-made jury can be drawn, and nothing in it was ever said by anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.day.plan import PUTS_VOTES, PhaseKind
from app.jury.exhibits.plan import Side
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.jury.plan import Plan
from app.jury.state import State
from app.plans.methods import PLAN as EVERY_METHOD
from app.plans.pretended import FEWEST, Moment, Scene, pretended, scenes
from app.plans.ready import READY
from app.screens.draw import screen
from app.screens.frame import Frame
from app.screens.moment import Links
from app.screens.moment import Moment as Seen
from tests.days import START

PLANS = {**READY, "methods": EVERY_METHOD}
LINKS = Links("KTR4WX", "http://jury.test", "Europe/London")
VIEWERS = (By(Role.JUROR, 1), By(Role.JUROR, 2), By(Role.WALL), By(Role.FACILITATOR, 1), By(Role.SCRIBE, 1))


def at(plan: Plan, scene: Scene, seats: int = 24) -> State:
    return pretended(plan, scene, seats, START, "09:30")


@pytest.mark.parametrize("name", PLANS)
def test_every_scene_can_be_seen_by_everybody(name: str):
    plan = PLANS[name]
    for scene in scenes(plan):
        state = at(plan, scene)
        assert state.day.phase == scene.phase
        frame = Frame(Seen(state, LINKS, frozenset(state.seats)))
        for viewer in VIEWERS:
            assert screen(frame, viewer), (scene, viewer)


@pytest.mark.parametrize("name", PLANS)
def test_every_vote_exhibit_and_seating_of_the_day_is_a_scene(name: str):
    plan = PLANS[name]
    for phase in plan.agenda:
        its = [scene for scene in scenes(plan) if scene.phase == phase.id]
        assert its[0] == Scene(phase.id)
        if phase.kind in PUTS_VOTES:
            assert tuple(scene.of for scene in its if scene.moment is Moment.VOTE) == phase.votes
        if phase.kind is PhaseKind.EVIDENCE:
            assert tuple(scene.of for scene in its if scene.moment is Moment.EXHIBIT) == phase.exhibits
        for scene in its:
            state = at(plan, scene)
            assert (state.exhibits.shown or "") == (scene.of if scene.moment is Moment.EXHIBIT else "")
            is_open = [vote for vote, voting in state.votes.items() if voting.is_open]
            assert is_open == ([scene.of] if scene.moment is Moment.VOTE else [])
            assert bool(state.tables) == (scene.moment is Moment.TABLES)


def test_nobody_has_said_or_answered_anything():
    for plan in PLANS.values():
        for scene in scenes(plan):
            state = at(plan, scene)
            assert not state.contributions
            assert not state.questions.asked
            assert not any(
                voting.answers_to(question.id) for voting in state.votes.values() for question in plan.questions
            )
            assert not any(voting.closings for voting in state.votes.values())


def test_as_the_doors_open_one_is_asked_to_check_in_and_afterwards_everybody_is_here():
    plan = READY["roh-london"]
    first, *rest = scenes(plan)
    assert not any(seat.is_here for seat in at(plan, first).seats.values())
    for scene in rest:
        assert all(seat.is_here and seat.generation for seat in at(plan, scene).seats.values())


def test_everybody_sits_at_one_table():
    plan = READY["roh-london"]
    scene = next(scene for scene in scenes(plan) if scene.moment is Moment.TABLES)
    state = at(plan, scene, seats=22)
    tables = state.tables[scene.phase].tables
    assert len(tables) == plan.phase(scene.phase).tables
    assert sorted(juror for table in tables for juror in table) == list(range(1, 23))


def test_a_phase_is_met_at_its_time():
    plan = READY["two-evenings"]
    for place, phase in enumerate(plan.agenda[1:], 1):
        state = at(plan, Scene(phase.id))
        clock = state.day.clocks[phase.id]
        assert clock.ends_at is not None
        since = clock.ends_at - phase.minutes * MINUTE - START
        before = sum(each.minutes for each in plan.agenda[:place]) * MINUTE
        assert since >= before
        if not any(each.resumes for each in plan.agenda[:place]):
            assert since == before
    assert any(each.resumes for each in plan.agenda), "the second evening is on another day"


def test_few_seats_are_enough_for_a_secret_vote():
    plan = EVERY_METHOD
    secret = replace(plan, votes=tuple(replace(vote, secret=True) for vote in plan.votes))
    votes = [scene for scene in scenes(secret) if scene.moment is Moment.VOTE]
    assert votes
    state = at(secret, votes[0], seats=1)
    assert len(state.seats) == FEWEST
    assert state.votes[votes[0].of].is_open  # type: ignore[index]


def test_a_scene_changes_with_the_plan():
    plan = READY["roh-london"]
    scene = next(scene for scene in scenes(plan) if scene.moment is Moment.EXHIBIT)
    other = replace(plan, exhibits=tuple(replace(each, side=Side.NEUTRAL) for each in plan.exhibits))
    frames = [Frame(Seen(at(each, scene), LINKS)) for each in (plan, other)]
    assert screen(frames[0], By(Role.WALL)) != screen(frames[1], By(Role.WALL))
