"""A room in this process, over a real journal: its clock stands still until told otherwise, its devices remember."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from app.jury.rules import fold
from app.live.answer import Answer, Sent
from app.live.room import Room
from app.live.seat import Seat
from app.store.journal import Journal
from tests.days import LINKS, at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from sqlalchemy import Engine

    from app.jury.act import Act
    from app.jury.people import By
    from app.jury.state import State
    from app.live.seat import Renderer
    from app.screens.region import Screen
    from app.store.box import Box
    from app.store.tables import Sitting
    from tests.days import Step

PATIENCE = 10.0
DAY = 24 * 60 * 60 * 1000
_numbers = count(1)


class SetClock:
    """Says what it was told to say."""

    def __init__(self) -> None:
        self.now = at()

    def __call__(self) -> int:
        return self.now


class Plainly:
    """Regions as they are, so that a difference in value is a difference in text."""

    def push(self, regions: Screen, lang: str) -> str:
        return json.dumps({"changed": {region.id: repr(region) for region in regions}})

    def push_main(self, screen: Screen, lang: str) -> str:
        return json.dumps({"main": {region.id: repr(region) for region in screen}})


class Device:
    """A connected screen: what it was sent, and what it therefore shows. Slow while `takes` is cleared."""

    def __init__(self, viewer: By, generation: int = 1) -> None:
        self.viewer = viewer
        self.frames: list[dict[str, dict[str, str]]] = []
        self.raw: list[str] = []
        self.shows: dict[str, str] = {}
        self.closed: int | None = None
        self.takes = asyncio.Event()
        self.takes.set()
        self.seat = Seat(viewer, generation, "en", self._send, self._close)

    async def _send(self, text: str) -> None:
        await self.takes.wait()
        self.raw.append(text)
        frame = json.loads(text)
        self.frames.append(frame)
        self.shows = frame["main"] if "main" in frame else self.shows | frame["changed"]

    async def _close(self, code: int) -> None:
        self.closed = code


def as_sent(screen: Screen, render: Renderer | None = None) -> dict[str, str]:
    """What a fresh device would show."""
    shown: dict[str, str] = json.loads((render or Plainly()).push_main(screen, "en"))["main"]
    return shown


@asynccontextmanager
async def opened(
    engine: Engine,
    sitting: Sitting,
    clock: SetClock | None = None,
    render: Renderer | None = None,
    box: Box | None = None,
) -> AsyncIterator[Room]:
    room = Room(Journal(engine, sitting), LINKS, render or Plainly(), clock or SetClock(), box=box)
    await room.start()
    try:
        yield room
    finally:
        await room.stop(1012)


@asynccontextmanager
async def workers(engine: Engine, sitting: Sitting, many: int, box: Box | None = None) -> AsyncIterator[list[Room]]:
    """So many rooms on one journal, as in so many processes."""
    async with AsyncExitStack() as stack:
        rooms = [await stack.enter_async_context(opened(engine, sitting, box=box)) for _ in range(many)]
        for room in rooms:
            room._desk.journal.alone &= many == 1
        yield rooms


def new_id() -> str:
    return f"{next(_numbers):032x}"[::-1]


async def asked(room: Room, by: By, act: Act, act_id: str = "", given: object = None) -> Answer:
    async with asyncio.timeout(PATIENCE):
        return await room.submit(Sent(by, act_id or new_id(), act, given))


def told(answer: Answer) -> tuple[object, ...]:
    """What the sender hears of it."""
    return answer.fate, answer.seq, answer.reason


async def lived(room: Room, *day: Step) -> None:
    """Play a day, step by step; every step is recorded."""
    for step in day:
        if isinstance(step, tuple) and not (len(step) == 2 and hasattr(step[0], "role")):
            await lived(room, *step)
            continue
        by, act, *given = step(room.state) if callable(step) else step
        answer = await asked(room, by, act, "", *given)
        assert answer.fate == "recorded", answer


async def until(happened: Callable[[], Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():
            await asyncio.sleep(0.002)


def replayed(engine: Engine, sitting: Sitting) -> State:
    """The state as a server that starts now would have it."""
    return fold(Journal(engine, sitting).read())
