"""Scenes of the wall: what is chosen by hand stays until the room moves on, and tablets say it in words."""

from dataclasses import replace

import pytest

from app.jury.day.agenda_acts import Adjourn
from app.jury.day.plan import PhaseKind
from app.jury.day.scenes import Scene, ShowScene
from app.jury.exhibits.acts import ShowExhibit
from app.jury.reasons import Reason
from app.jury.votes.acts import HideVotes
from app.screens.overview import WallOverview
from app.screens.questions import WallQuestion
from app.screens.results import ResultCard, ResultsPanel, WallResult
from app.screens.scenes import OnTheWall, ScenesPanel, WallThanks
from app.screens.tables import TableCard, WallTables
from tests.days import (
    ARRIVED,
    CLOSING,
    FACILITATOR,
    HEARING_SHOWN,
    HELD_BACK,
    IN_BLOCKS,
    OPENING,
    PLAN,
    STORY,
    TALKING,
    WALL,
    WHOLE_ARRIVED,
    Step,
    after,
    juror,
    moved_to,
    names,
    opened,
    phase,
    put,
    refused,
    revealed,
    said,
    seated,
    seen,
    the,
    undone,
    vote_closed,
    vote_opened,
    voted,
)

SCENES = {
    Scene.WELCOME: ["WallJoin"],
    Scene.CHARGE: ["WallCharge"],
    Scene.QUIET: ["WallQuiet"],
    Scene.BREAK: ["WallPause"],
    Scene.THANKS: ["WallThanks"],
}


SPOKEN_OF = replace(PLAN, exhibits=(replace(STORY, witness=said("A neighbour")),))
HEARD_OUT = (opened(plan=SPOKEN_OF), seated(1), moved_to("evidence"), (FACILITATOR, ShowExhibit(None, "story")))
SHOWN = (HELD_BACK, revealed("tea"), moved_to("refined"))
ASKING = ["AskForm", "WitnessQuestions", "RequestForm"]
OF_WHAT_IS_THERE: dict[Scene, tuple[Step, list[str], list[str]]] = {
    Scene.SPEAKER: (
        HEARD_OUT,
        ["WallSpeaker"],
        ["OnTheWall", "ExhibitCard", *ASKING],
    ),
    Scene.QUESTION: (
        (HEARING_SHOWN, put),
        ["WallQuestion"],
        ["OnTheWall", *ASKING],
    ),
    Scene.SEATING: ((TALKING, moved_to("break")), ["WallTables"], ["OnTheWall", "TableCard", "Waiting"]),
    Scene.RESULTS: (SHOWN, ["WallResult"], ["OnTheWall", "ResultCard", "Waiting"]),
}
"""Where there is something to show: the day, the wall, and what a tablet has of it in words."""


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
    assert the(OnTheWall, quiet) == OnTheWall(Scene.QUIET, PLAN.phase("opening").prompt)
    assert "OnTheWall" not in names(seen(after(OPENING), juror(1)))
    assert "OnTheWall" not in names(seen(after(OPENING, chosen(Scene.QUIET)), juror(1)))
    tea = the(OnTheWall, seen(after(WHOLE_ARRIVED, moved_to("break")), juror(1)))
    assert (tea.scene, len(tea.until)) == (Scene.BREAK, 5)


def test_the_console_offers_every_other_scene_while_the_day_goes_on():
    panel = the(ScenesPanel, seen(after(ARRIVED, chosen(Scene.QUIET)), FACILITATOR))
    assert panel.now is Scene.QUIET
    assert {turn.to for turn in panel.turns} == set(Scene) - {Scene.QUIET, *OF_WHAT_IS_THERE}
    assert "ScenesPanel" not in names(seen(after(ARRIVED, (FACILITATOR, Adjourn("arrive"))), FACILITATOR))


def test_the_last_step_says_thank_you_and_who_has_to_answer():
    thanks = the(WallThanks, seen(after(CLOSING), WALL))
    assert thanks.answered_by == after(CLOSING).the_plan.charge.answered_by


@pytest.mark.parametrize(("scene", "told"), OF_WHAT_IS_THERE.items())
def test_what_there_is_can_be_shown_by_hand_and_each_tablet_has_it_in_words(
    scene: Scene, told: tuple[Step, list[str], list[str]]
):
    day, on_the_wall, on_a_tablet = told
    state = after(day, chosen(scene))
    assert names(seen(state, WALL)) == ["WallCorner", "Now", *on_the_wall]
    tablet = names(seen(state, juror(1)))[2:]
    assert tablet[0] == "OnTheWall"
    assert {*on_a_tablet} <= {*tablet}
    assert the(ScenesPanel, seen(state, FACILITATOR)).now is scene
    assert seen(after(day, chosen(scene), undone), WALL) == seen(after(day), WALL)


@pytest.mark.parametrize("scene", OF_WHAT_IS_THERE)
def test_what_is_not_there_is_neither_offered_nor_shown(scene: Scene):
    state = after(WHOLE_ARRIVED)
    assert refused(state, FACILITATOR, ShowScene(Scene.FOLLOW, scene)) == Reason.NOT_NOW
    assert scene not in {turn.to for turn in the(ScenesPanel, seen(state, FACILITATOR)).turns}


def test_of_results_the_wall_shows_what_was_revealed_and_never_more():
    closed = (HELD_BACK, moved_to("refined"))
    assert refused(after(closed), FACILITATOR, ShowScene(Scene.FOLLOW, Scene.RESULTS)) == Reason.NOT_NOW
    state = after(SHOWN, chosen(Scene.RESULTS))
    assert the(WallResult, seen(state, WALL)).question == the(ResultCard, seen(state, juror(1))).question == "tea"
    hidden = after(SHOWN, chosen(Scene.RESULTS), (FACILITATOR, HideVotes({"tea": 1})))
    for viewer in (WALL, juror(1)):
        assert names(seen(hidden, viewer)) == names(seen(after(closed), viewer))


def test_a_later_step_can_turn_to_each_part_of_the_results():
    plan = replace(IN_BLOCKS, agenda=(*IN_BLOCKS.agenda, phase(PhaseKind.CLOSE, 10)))
    answered = [
        (moved_to(v), vote_opened(v), voted(1, v, keep=0, me=1), vote_closed(v)) for v in ("opening", "refined")
    ]
    shown = (opened(plan=plan), seated(1, 2), *answered, moved_to("result"), revealed("opening", "refined"))
    day = (shown, moved_to("close"), chosen(Scene.RESULTS))
    assert the(WallResult, seen(after(day), WALL)).question == "keep"
    act = next(row.act for row in the(ResultsPanel, seen(after(day), FACILITATOR)).rows if row.act)
    turned = after(day, (FACILITATOR, act))
    assert {row.words["en"] for row in the(WallOverview, seen(turned, WALL)).rows} == {
        f"How good is it, {name}?" for name in ("support", "me", "all")
    }
    assert seen(after(day, (FACILITATOR, act), undone), WALL) == seen(after(day), WALL)


def test_in_a_later_step_each_tablet_says_where_its_juror_sits():
    state = after(TALKING, moved_to("break"), chosen(Scene.SEATING))
    for number, table, others in ((1, 1, (2,)), (3, 2, (4,))):
        card = the(TableCard, seen(state, juror(number)))
        assert (card.table, card.others, card.prompt) == (table, others, {})
    assert the(OnTheWall, seen(state, juror(1))).tables == the(WallTables, seen(state, WALL)).tables
    drawn_anew = after(TALKING, moved_to("talk-2"))
    assert refused(drawn_anew, FACILITATOR, ShowScene(Scene.FOLLOW, Scene.SEATING)) == Reason.NOT_NOW


def test_the_tables_prompt_can_have_the_wall_to_itself():
    state = after(TALKING, chosen(Scene.QUESTION))
    assert the(WallQuestion, seen(state, WALL)) == WallQuestion("", None, 0, 0, 0, said("prompt of talk"))


@pytest.mark.parametrize(("people", "tables", "many"), [(24, 4, False), (44, 4, True), (28, 7, True)])
def test_many_seats_are_drawn_closer_together(people: int, tables: int, many: bool):
    seats = tuple(tuple(range(first, people, tables)) for first in range(tables))
    assert WallTables(seats, {}).many is many
