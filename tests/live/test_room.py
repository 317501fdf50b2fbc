"""Everybody sees the same: what a screen shows after all it was sent is what a fresh screen would show."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from app.jury.day.acts import Announce, CallEyesUp, ExtendClock, PauseClock, StartClock
from app.jury.exhibits.acts import ShowExhibit
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.votes.acts import CastBallot, HideVotes
from app.settings import bundled
from app.store.journal import Journal
from app.web.render import Render
from tests.days import (
    COUNTED,
    FACILITATOR,
    HEARD,
    OPENING,
    OPENING_CAST,
    REFINED_CAST,
    VISITOR,
    WALL,
    juror,
    moved_to,
    revealed,
    seated,
    undone,
    vote_closed,
    vote_opened,
    voted,
)
from tests.days import (
    opened as sitting_opened,
)
from tests.live.rooms import Device, Plainly, SetClock, as_sent, asked, lived, opened, until
from tests.store.books import kept, prepared

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.live.room import Room
    from app.screens.region import Screen
    from tests.days import Step

pytestmark = pytest.mark.usefixtures("quick")


class Drawn(Plainly):
    """Regions as the server draws them."""

    def __init__(self) -> None:
        self._render = Render(bundled("frontend"))

    def push(self, regions: Screen, lang: str) -> str:
        return json.dumps({"changed": {region.id: self._render.html(region, lang) for region in regions}})

    def push_main(self, screen: Screen, lang: str) -> str:
        return json.dumps({"main": {region.id: self._render.html(region, lang) for region in screen}})


def clock_acts(kind: type) -> Step:
    def step(state: object) -> tuple[object, object]:
        turn = state.day.clocks[state.day.phase].turn  # type: ignore[attr-defined]
        more = (5,) if kind is ExtendClock else ()
        return FACILITATOR, kind(state.day.phase, turn, *more)  # type: ignore[attr-defined]

    return step  # type: ignore[return-value]


THE_DAY: tuple[Step, ...] = (
    sitting_opened(),
    *seated(1, 2, 3),
    (VISITOR, TakeSeat()),
    (juror(4), CheckIn()),
    (FACILITATOR, Announce("Tea in ten minutes.")),
    undone,
    moved_to("charge"),
    undone,
    moved_to("opening"),
    clock_acts(PauseClock),
    clock_acts(StartClock),
    clock_acts(ExtendClock),
    vote_opened("opening"),
    voted(1, "opening", keep=0),
    voted(1, "opening", support=3, me=2, all=-1),
    voted(3, "opening", keep=2, support=1, me=1, all=1),
    voted(3, "opening", keep=1),
    (FACILITATOR, CallEyesUp(True)),
    voted(2, "opening", keep=1),
    (FACILITATOR, CallEyesUp(False)),
    vote_closed("opening"),
    undone,
    voted(4, "opening", keep=2),
    vote_closed("opening"),
    moved_to("evidence"),
    (FACILITATOR, ShowExhibit(None, "story")),
    (FACILITATOR, ShowExhibit("story", None)),
    moved_to("refined"),
    vote_opened("refined"),
    voted(1, "refined", keep=1, support=3, me=3, all=-2),
    voted(3, "refined", keep=2, support=0, me=99, all=2),
    vote_closed("refined"),
    moved_to("result"),
    revealed("opening", "refined"),
    (FACILITATOR, HideVotes({"opening": 2, "refined": 1})),
    undone,
)


def devices() -> list[Device]:
    return [Device(juror(1)), Device(juror(3)), Device(WALL), Device(FACILITATOR)]


async def settled(room: Room, screens: list[Device], render: Plainly) -> None:
    """Every screen shows what a fresh one would."""
    for device in screens:
        fresh = as_sent(room.screen(device.viewer), render)
        await until(lambda device=device, fresh=fresh: device.shows == fresh)
        assert list(device.shows) == list(fresh)


@pytest.mark.parametrize("render", [Plainly(), Drawn()], ids=["values", "HTML"])
async def test_after_every_act_an_old_screen_shows_what_a_fresh_one_does(engine: Engine, render: Plainly) -> None:
    sitting = prepared(engine)
    async with opened(engine, sitting, render=render) as room:
        await lived(room, *THE_DAY[:4])
        screens = devices()
        for device in screens:
            room.sit(device.seat)
        await settled(room, screens, render)
        assert [len(device.frames) for device in screens] == [1] * 4
        for step in THE_DAY[4:]:
            await lived(room, step)
            await settled(room, screens, render)
            assert all(device.closed is None for device in screens)
        for device in screens:
            assert len(device.frames) > 10
            _only_what_differs(device)
    done = {type(entry.act) for entry in Journal(engine, sitting).read()}
    assert len(done) == 15, "every act of a short day"


def _only_what_differs(device: Device) -> None:
    """Replays a device's frames: the whole only first or when the set of regions changes, else only what is new."""
    shows: dict[str, str] | None = None
    for frame in device.frames:
        if "main" in frame:
            assert shows is None or list(shows) != list(frame["main"])
            shows = frame["main"]
            continue
        assert shows is not None
        assert frame["changed"]
        for region, html in frame["changed"].items():
            assert region in shows
            assert shows[region] != html
        shows = shows | frame["changed"]


@pytest.mark.parametrize("day", [OPENING_CAST, HEARD, REFINED_CAST, COUNTED])
async def test_whoever_connects_is_shown_the_whole_as_it_is(engine: Engine, day: Step) -> None:
    sitting, _ = kept(engine, day)
    async with opened(engine, sitting) as room:
        for device in devices():
            room.sit(device.seat)
            await until(lambda device=device: device.frames)
            assert list(device.frames[0]) == ["main"]
            await until(lambda device=device: device.shows == as_sent(room.screen(device.viewer)))


async def test_what_does_not_concern_a_screen_is_not_sent_to_it(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        one, three, wall, console = screens = devices()
        for device in screens:
            room.sit(device.seat)
        await settled(room, screens, Plainly())
        before = [len(device.frames) for device in screens]
        await lived(room, voted(3, "opening", keep=2))
        await until(lambda: len(three.frames) > before[1])
        await until(lambda: len(wall.frames) > before[2])
        await settled(room, screens, Plainly())
        assert len(one.frames) == before[0]
        assert set(three.frames[-1]["changed"]) == {"BallotQuestion-opening-keep", "BallotFoot"}
        assert set(wall.frames[-1]["changed"]) == {"WallTurnout-opening"}
        assert "VotePanel-opening" in console.frames[-1]["changed"]


async def test_a_screen_that_takes_nothing_in_delays_nobody_and_wakes_up_to_the_latest(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        slow, quick = Device(juror(1)), Device(juror(2))
        for device in (slow, quick):
            room.sit(device.seat)
        await settled(room, [slow, quick], Plainly())
        slow.takes.clear()
        seen = len(slow.frames)
        for number in range(10):
            await lived(room, (FACILITATOR, Announce(f"number {number}")))
            await until(lambda number=number: f"number {number}" in str(quick.shows))
        assert len(slow.frames) == seen
        slow.takes.set()
        await until(lambda: "number 9" in str(slow.shows))
        assert len(slow.frames) <= seen + 2
        assert slow.shows == as_sent(room.screen(juror(1)))


async def test_a_seat_that_moved_is_closed_and_the_new_device_is_there(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        old, other, watch = Device(juror(1)), Device(juror(2)), Device(FACILITATOR)
        for device in (old, other, watch):
            room.sit(device.seat)
        await until(lambda: old.frames)
        answer = await asked(room, VISITOR, TakeSeat(1))
        new = Device(juror(1), generation=answer.outcome.generation)  # type: ignore[union-attr]
        room.sit(new.seat)
        await until(lambda: old.closed == 4401)
        room.stand_up(old.seat)
        await until(lambda: new.frames)
        assert (new.closed, other.closed) == (None, None)
        assert room.presence == {1, 2}
        assert not room.is_current(juror(1), 1)
        before = len(old.frames)
        await lived(room, (FACILITATOR, Announce("only for those who are here")))
        await settled(room, [new, other, watch], Plainly())
        assert len(old.frames) == before


async def test_two_devices_of_one_seat_count_once_and_leave_one_by_one(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        one, two = Device(juror(1)), Device(juror(1))
        room.sit(one.seat)
        room.sit(two.seat)
        assert room.presence == {1}
        room.stand_up(one.seat)
        room.stand_up(one.seat)
        assert room.presence == {1}
        room.stand_up(two.seat)
        assert room.presence == set()


async def test_when_the_server_stops_every_device_is_told_to_come_back(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        screens = devices()
        for device in screens:
            room.sit(device.seat)
        await settled(room, screens, Plainly())
    await until(lambda: all(device.closed == 1012 for device in screens))


async def test_the_console_learns_of_time_that_passes_and_of_who_comes_and_goes(engine: Engine) -> None:
    sitting, _ = kept(engine, OPENING)
    clock = SetClock()
    async with opened(engine, sitting, clock) as room:
        console, tablet = Device(FACILITATOR), Device(juror(2))
        room.sit(console.seat)
        await settled(room, [console], Plainly())
        for change in (lambda: room.sit(tablet.seat), lambda: room.stand_up(tablet.seat)):
            before = dict(console.shows)
            change()
            await until(lambda before=before: console.shows != before)
            await settled(room, [console], Plainly())


class Stumbling(Plainly):
    """Cannot draw what one juror alone is shown."""

    def push_main(self, screen: Screen, lang: str) -> str:
        if any("number=1" in repr(region) or "juror=1" in repr(region) for region in screen):
            raise ZeroDivisionError
        return super().push_main(screen, lang)


async def test_a_screen_that_cannot_be_drawn_leaves_all_others_alone(engine: Engine) -> None:
    sitting, _ = kept(engine, COUNTED)
    async with opened(engine, sitting, render=Stumbling()) as room:
        odd, even = Device(juror(1)), Device(juror(2))
        for device in (odd, even):
            room.sit(device.seat)
        await until(lambda: even.frames)
        await lived(room, (FACILITATOR, Announce("Go on")))
        await until(lambda: "Go on" in str(even.shows))
        assert not odd.frames


@pytest.mark.parametrize("rev", [10**4300 - 1, 10**4299, 2**63, 2**53], ids=range(4))
async def test_a_revision_beyond_all_measure_hurts_nobody(engine: Engine, rev: int) -> None:
    """Its successor could be neither written down nor counted by a tablet."""
    sitting, _ = kept(engine, OPENING)
    async with opened(engine, sitting, render=Drawn()) as room:
        tablet, other = Device(juror(1)), Device(juror(2))
        for device in (tablet, other):
            room.sit(device.seat)
        await until(lambda: tablet.frames and other.frames)
        answer = await asked(room, juror(1), CastBallot("opening", 1, rev, {"keep": 0}))
        assert answer.fate == "invalid"
        await lived(room, (FACILITATOR, Announce("Go on")))
        await until(lambda: "Go on" in str(tablet.shows) and "Go on" in str(other.shows))


async def test_many_submit_and_leave_without_waiting_for_the_answer(engine: Engine) -> None:
    sitting, entries = kept(engine, OPENING)
    async with opened(engine, sitting) as room:
        waiting = [
            asyncio.create_task(asked(room, juror(1 + n % 4), CastBallot("opening", 1, n, {"keep": n % 3})))
            for n in range(1, 41)
        ]
        await asyncio.sleep(0)
        for task in waiting[::2]:
            task.cancel()
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        assert all(isinstance(answer, BaseException) or answer.fate == "recorded" for answer in answers)
        await lived(room, (FACILITATOR, Announce("still here")))
        assert len(Journal(engine, sitting).read()) == len(entries) + 41
