"""Scenes of the wall: what is chosen by hand stays until the room moves on, and tablets say it in words."""

import pytest

from app.jury.day.agenda_acts import Adjourn
from app.jury.day.scenes import Scene, ShowScene
from app.jury.reasons import Reason
from app.screens.scenes import OnTheWall, ScenesPanel, WallThanks
from tests.days import (
    ARRIVED,
    CLOSING,
    FACILITATOR,
    OPENING,
    PLAN,
    WALL,
    WHOLE_ARRIVED,
    Step,
    after,
    juror,
    moved_to,
    names,
    refused,
    seen,
    the,
    undone,
)

SCENES = {
    Scene.WELCOME: ["WallJoin"],
    Scene.CHARGE: ["WallCharge"],
    Scene.QUIET: ["WallQuiet"],
    Scene.BREAK: ["WallPause"],
    Scene.THANKS: ["WallThanks"],
}


def chosen(scene: Scene, leaving: Scene = Scene.FOLLOW) -> Step:
    return FACILITATOR, ShowScene(leaving, scene)


@pytest.mark.parametrize(("scene", "regions"), SCENES.items())
def test_a_scene_is_shown_until_the_room_moves_on(scene: Scene, regions: list[str]):
    shown = (ARRIVED, moved_to("opening"), chosen(scene))
    assert names(seen(after(shown), WALL)) == ["WallCorner", "Now", *regions]
    assert names(seen(after(shown, moved_to("evidence")), WALL)) == ["WallCorner", "Now", "Waiting"]


def test_a_blank_wall_shows_nothing_at_all_and_one_press_brings_everything_back():
    blank = (ARRIVED, chosen(Scene.BLANK))
    assert names(seen(after(blank), WALL)) == ["WallBlank"]
    assert seen(after(blank, undone), WALL) == seen(after(ARRIVED), WALL)
    assert seen(after(blank, chosen(Scene.FOLLOW, Scene.BLANK)), WALL) == seen(after(ARRIVED), WALL)


def test_two_consoles_cannot_turn_the_wall_past_each_other():
    quiet = after(ARRIVED, chosen(Scene.QUIET))
    assert refused(quiet, FACILITATOR, ShowScene(Scene.FOLLOW, Scene.BLANK)) == Reason.MOVED_ON
    assert refused(quiet, FACILITATOR, ShowScene(Scene.QUIET, Scene.QUIET)) == Reason.NOTHING_CHANGES
    assert refused(quiet, juror(1), ShowScene(Scene.QUIET, Scene.BLANK)) == Reason.NOT_ALLOWED


def test_what_was_chosen_before_the_room_moved_on_is_not_taken_back_afterwards():
    moved = after(ARRIVED, chosen(Scene.QUIET), moved_to("charge"), undone)
    assert names(seen(moved, WALL)) == ["WallCorner", "Now", "WallJoin"]


def test_a_tablet_says_what_is_on_the_wall_unless_a_ballot_is_on_it():
    quiet = seen(after(ARRIVED, moved_to("opening"), chosen(Scene.QUIET)), juror(1))
    assert the(OnTheWall, quiet) == OnTheWall(Scene.QUIET, PLAN.phase("opening").prompt, "")
    assert "OnTheWall" not in names(seen(after(OPENING), juror(1)))
    assert "OnTheWall" not in names(seen(after(OPENING, chosen(Scene.QUIET)), juror(1)))
    tea = the(OnTheWall, seen(after(WHOLE_ARRIVED, moved_to("break")), juror(1)))
    assert (tea.scene, len(tea.until)) == (Scene.BREAK, 5)


def test_the_console_offers_every_other_scene_while_the_day_goes_on():
    panel = the(ScenesPanel, seen(after(ARRIVED, chosen(Scene.QUIET)), FACILITATOR))
    assert panel.now is Scene.QUIET
    assert {turn.to for turn in panel.turns} == set(Scene) - {Scene.QUIET}
    assert "ScenesPanel" not in names(seen(after(ARRIVED, (FACILITATOR, Adjourn("arrive"))), FACILITATOR))


def test_the_last_step_says_thank_you_and_who_has_to_answer():
    thanks = the(WallThanks, seen(after(CLOSING), WALL))
    assert thanks.answered_by == after(CLOSING).the_plan.charge.answered_by
