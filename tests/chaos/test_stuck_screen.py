"""A screen that takes nothing in has at most one thing on its way, however much happens meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.jury.day.acts import Announce
from app.live.seat import Seat
from app.screens.draw import screen
from tests.days import ARRIVED, FACILITATOR, juror
from tests.live.rooms import asked, lived, opened, until
from tests.store.books import prepared

if TYPE_CHECKING:
    import pytest
    from sqlalchemy import Engine

    from app.live.seat import Renderer
    from app.screens.frame import Frame

ANNOUNCEMENTS = 60


async def most_on_its_way(engine: Engine) -> int:
    """To a device that never takes anything in, while the room announces one thing after the other."""
    waiting = 0

    async def never(_: str | int) -> None:
        nonlocal waiting
        waiting += 1
        await asyncio.Event().wait()

    async with opened(engine, prepared(engine)) as room:
        await lived(room, ARRIVED)
        room.sit(Seat(juror(1), 1, "en", never, never))
        await until(lambda: waiting)
        for number in range(ANNOUNCEMENTS):
            await asked(room, FACILITATOR, Announce(f"{number}"))
            await asyncio.sleep(0.005)
        return waiting


async def test_a_stuck_screen_has_no_queue(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.live.seat.JUROR_PACE", 0.0)
    assert await most_on_its_way(engine) == 1


async def test_a_server_that_queues_for_it_is_found_out(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    queue: list[asyncio.Task[None]] = []

    def show(self: Seat, frame: Frame, render: Renderer) -> bool:
        text = render.push_main(screen(frame, self.viewer), "en")
        queue.append(asyncio.create_task(self._deliver(text)))
        return True

    monkeypatch.setattr("app.live.seat.JUROR_PACE", 0.0)
    monkeypatch.setattr(Seat, "show", show)
    assert await most_on_its_way(engine) > ANNOUNCEMENTS / 4
    for task in queue:
        task.cancel()
    await asyncio.gather(*queue, return_exceptions=True)
