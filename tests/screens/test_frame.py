"""One moment, drawn once: equal regions are one object, on every seat and from frame to frame."""

from app.jury.day.acts import Announce
from app.jury.exhibits.acts import ShowExhibit
from app.jury.people import By, Role
from app.screens.ballots import BallotFoot, BallotQuestion
from app.screens.draw import screen
from app.screens.frame import Frame
from app.screens.moment import Moment
from app.screens.region import Region, Screen
from tests.days import (
    FACILITATOR,
    HEARD,
    LINKS,
    OPENING,
    REVEALED,
    WALL,
    Step,
    after,
    juror,
    voted,
)

SAME = (OPENING, *(voted(n, "opening", keep=0) for n in (1, 2)), voted(3, "opening", keep=1))


def frame_of(*day: Step, before: Frame | None = None, **moment: object) -> Frame:
    return Frame(Moment(after(*day), LINKS, **moment), before)


def by_id(regions: Screen) -> dict[str, Region]:
    return {region.id: region for region in regions}


def kept(before: Screen, now: Screen) -> set[str]:
    """The ids of the regions that are the very same object in both."""
    earlier = by_id(before)
    return {region.id for region in now if earlier.get(region.id) is region}


def pages(frame: Frame, number: int) -> list[BallotQuestion]:
    return [region for region in screen(frame, juror(number)) if isinstance(region, BallotQuestion)]


def test_jurors_with_equal_marks_share_the_same_page():
    frame = frame_of(SAME)
    first, second, third = pages(frame, 1), pages(frame, 2), pages(frame, 3)
    assert [a is b for a, b in zip(first, second, strict=True)] == [True, True, True, True]
    assert [a is b for a, b in zip(first, third, strict=True)] == [False, True, True, True]


def test_equal_marks_of_different_revisions_do_not_share_a_page():
    frame = frame_of(SAME, voted(2, "opening", keep=1), voted(2, "opening", keep=0))
    assert (pages(frame, 1)[0].next_rev, pages(frame, 2)[0].next_rev) == (2, 4)


def test_a_ballot_redraws_its_own_page_and_leaves_every_other_as_it_was():
    first = frame_of(SAME)
    was = {number: screen(first, juror(number)) for number in (1, 4)}
    second = frame_of(SAME, voted(1, "opening", me=2), before=first)
    now = {number: screen(second, juror(number)) for number in (1, 4)}
    assert set(by_id(was[1])) - kept(was[1], now[1]) == {"BallotQuestion-opening-me", "BallotFoot"}
    assert kept(was[4], now[4]) >= set(by_id(was[4])) - {"BallotFoot"}
    assert was[4] == now[4]


def test_wall_and_console_are_drawn_once_a_frame_whoever_asks():
    frame = frame_of(REVEALED)
    assert screen(frame, WALL) is screen(frame, WALL)
    first, second = screen(frame, FACILITATOR), screen(frame, By(Role.FACILITATOR, 2))
    assert [a is b for a, b in zip(first, second, strict=True)] == [*[True] * (len(first) - 1), False]
    assert type(second[-1]).__name__ == "HandsPanel", "who leads is told to each console"


def test_an_unchanged_wall_is_the_very_same_screen():
    first = frame_of(OPENING)
    wall = screen(first, WALL)
    second = frame_of(OPENING, presence=frozenset({1}), minute=60_000, before=first)
    assert screen(second, WALL) is wall
    third = frame_of(OPENING, voted(1, "opening", keep=0), before=second)
    assert screen(third, WALL) != wall
    assert {"WallCorner", "Now"} <= kept(wall, screen(third, WALL))


def test_results_are_shared_by_every_seat():
    frame = frame_of(REVEALED)
    one, other = screen(frame, juror(1)), screen(frame, juror(2))
    cards = {region.id for region in one if region.id.startswith("ResultCard")}
    assert len(cards) == 4
    assert kept(one, other) >= cards | {"Now"}


def test_what_all_seats_share_is_one_object():
    for day in (OPENING, HEARD, (HEARD, (FACILITATOR, ShowExhibit(None, "story")), (FACILITATOR, Announce("Tea!")))):
        frame = frame_of(day)
        one, other = screen(frame, juror(1)), screen(frame, juror(2))
        private = {region.id for region in one if isinstance(region, BallotFoot)} | {"Place"}
        assert kept(one, other) >= set(by_id(one)) - private


def test_each_value_is_made_once_a_frame():
    made: list[int] = []
    frame = frame_of(OPENING)
    for _ in range(3):
        assert frame.once("name", lambda: made.append(1) or "value") == "value"
    assert made == [1]


def test_a_frame_takes_over_what_is_equal_and_makes_anew_what_is_not():
    first, second = frame_of(OPENING), Frame(Moment(after(OPENING), LINKS))
    old, fresh = [1, 2], [1, 2]
    assert old is not fresh
    assert first.once("name", lambda: old) is old
    assert second.once("name", lambda: fresh) is fresh
    assert frame_of(OPENING, before=first).once("name", lambda: fresh) is old
    assert frame_of(OPENING, before=first).once("name", lambda: [1, 3]) == [1, 3]


def test_a_settled_frame_lets_go_of_the_one_before():
    first = frame_of(OPENING)
    wall = screen(first, WALL)
    second = frame_of(OPENING, before=first)
    second.settle()
    assert screen(second, WALL) == wall
    assert screen(second, WALL) is not wall


def test_what_is_made_of_the_very_same_object_is_not_made_again():
    made: list[str] = []
    parts, equal_parts = [1], [1]

    def make() -> str:
        made.append("once more")
        return "value"

    first = frame_of(OPENING)
    assert first.once("name", make, of=parts) == "value"
    second = frame_of(OPENING, before=first)
    assert second.once("name", make, of=parts) == "value"
    assert len(made) == 1
    assert frame_of(OPENING, before=second).once("name", make, of=equal_parts) == "value"
    assert len(made) == 2


def test_the_console_s_room_is_left_alone_by_a_step_that_moves_nobody():
    first = frame_of(HEARD)
    room = by_id(screen(first, FACILITATOR))["RoomPanel"]
    second = frame_of(HEARD, (FACILITATOR, Announce("Tea!")), before=first)
    assert by_id(screen(second, FACILITATOR))["RoomPanel"] is room
    third = frame_of(HEARD, (FACILITATOR, Announce("Tea!")), presence=frozenset({2}), before=second)
    assert by_id(screen(third, FACILITATOR))["RoomPanel"] != room
