"""What the room sees on the wall: nothing about any one person, and nothing before it is revealed."""

import pytest

from app.jury.day.acts import Announce, CallEyesUp
from app.jury.exhibits.acts import ShowExhibit
from app.jury.votes.turnout import Turnout
from app.screens.day import Notice, WallCharge
from app.screens.exhibits import WallExhibit
from app.screens.seats import WallCorner, WallJoin
from app.screens.votes import WallTurnout
from tests.days import (
    ARRIVED,
    COUNTED,
    FACILITATOR,
    HEARD,
    LINKS,
    OPENING,
    OPENING_CAST,
    OPENING_OVER,
    PLAN,
    REFINED_CAST,
    REVEALED,
    STORY,
    WALL,
    Step,
    after,
    inside,
    moved_to,
    names,
    revealed,
    said,
    seen,
    the,
    undone,
)

MOMENTS: dict[str, tuple[Step, list[str]]] = {
    "arriving": (ARRIVED, ["WallJoin"]),
    "charge": ((ARRIVED, moved_to("charge")), ["WallCharge"]),
    "opening view not put yet": ((ARRIVED, moved_to("opening")), ["Waiting"]),
    "opening view open": (OPENING_CAST, ["WallTurnout"]),
    "opening view over": (OPENING_OVER, ["WallTurnout"]),
    "evidence to come": (HEARD, ["Waiting"]),
    "evidence": ((HEARD, (FACILITATOR, ShowExhibit(None, "story"))), ["WallExhibit"]),
    "refined view": (REFINED_CAST, ["WallTurnout"]),
    "counted": (COUNTED, ["Waiting"]),
    "revealed": (REVEALED, ["WallResult"] * 4),
    "revealed without the opening view": ((COUNTED, revealed("refined")), ["WallResult"] * 4),
    "hidden again": ((REVEALED, undone), ["Waiting"]),
}
by_moment = pytest.mark.parametrize(("day", "regions"), MOMENTS.values(), ids=MOMENTS)


@by_moment
def test_the_wall_shows_exactly(day: Step, regions: list[str]):
    assert names(seen(after(day), WALL)) == ["WallCorner", "Now", *regions]


@by_moment
def test_an_announcement_is_on_the_wall(day: Step, regions: list[str]):
    announced = seen(after(day, (FACILITATOR, Announce("Tea!"))), WALL)
    assert names(announced) == ["WallCorner", "Now", "Notice", *regions]
    assert the(Notice, announced) == Notice("Tea!")


@by_moment
def test_eyes_go_up_to_the_wall_which_stays_as_it_is(day: Step, regions: list[str]):
    assert seen(after(day, (FACILITATOR, CallEyesUp(True))), WALL) == seen(after(day), WALL)


def test_the_doors_are_closed_before_the_day():
    assert names(seen(after(), WALL)) == ["Closed"]


def test_the_way_in_is_on_the_wall_large_at_first_and_always_in_its_corner():
    state = after(ARRIVED)
    assert the(WallJoin, seen(state, WALL)) == WallJoin(LINKS.join_code, LINKS.join_url, seated=4, seats=5)
    assert the(WallCorner, seen(after(REVEALED), WALL)) == WallCorner(PLAN.title, LINKS.join_code)


def test_the_charge_and_the_evidence_are_the_plan_s():
    assert the(WallCharge, seen(after(ARRIVED, moved_to("charge")), WALL)).charge == PLAN.charge
    shown = after(HEARD, (FACILITATOR, ShowExhibit(None, "story")))
    assert the(WallExhibit, seen(shown, WALL)).exhibit == STORY


def test_turnout_is_counted_and_nobody_is_named():
    assert the(WallTurnout, seen(after(OPENING), WALL)) == WallTurnout(
        "opening", said("Opening view"), Turnout(4, 0, 0), ()
    )
    assert the(WallTurnout, seen(after(OPENING_CAST), WALL)) == WallTurnout(
        "opening", said("Opening view"), Turnout(4, 4, 3), ()
    )


def test_no_name_is_ever_on_the_wall():
    state = after(REVEALED)
    named = {n: f"Name {n}" for n in state.seats}
    assert set(named.values()) & {v for v in inside(seen(state, FACILITATOR, names=named)) if isinstance(v, str)}
    assert seen(state, WALL, names=named) == seen(state, WALL)
