"""One connected screen. It has no queue: a slow one skips what it missed and gets the latest value."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from ..jury.people import By, Role
from ..screens.draw import screen
from ..screens.frame import Frame
from ..screens.region import Region, Screen
from .begun import Rest, begun

STUCK = 45.0
"""Seconds after which a screen that takes nothing in is let go."""

JUROR_PACE, STAFF_PACE = 0.1, 0.25
"""Seconds between two frames to one screen: console and wall show turnout, which changes with every ballot."""

MOVED, GONE = 4401, 1013


class Renderer(Protocol):
    """What the room is handed to turn regions into text."""

    def push(self, regions: Screen, lang: str) -> str: ...
    def push_main(self, screen: Screen, lang: str) -> str: ...


class Seat:
    """A viewer's device: what it was last sent, and how to send it more."""

    def __init__(
        self,
        viewer: By,
        generation: int,
        lang: str,
        send: Callable[[str], Awaitable[None]],
        close: Callable[[int], Awaitable[None]],
    ) -> None:
        self.viewer = viewer
        self.generation = generation
        self._lang = lang
        self._send = send
        self._close = close
        self._shown: Screen | None = None
        self._sent_at = 0.0
        self._sending: asyncio.Task[None] | None = None

    def due_in(self, now: float) -> float:
        """Seconds until this screen may be sent something again."""
        return self._sent_at + (JUROR_PACE if self.viewer.role is Role.JUROR else STAFF_PACE) - now

    def show(self, frame: Frame, render: Renderer) -> bool:
        """Send what differs from what this screen has. False where it is still busy with what came before."""
        if self._sending is not None and not self._sending.done():
            return False
        new = screen(frame, self.viewer)
        text = self._difference(new, render)
        if text is not None:
            self._shown = new
            self._sent_at = time.monotonic()
            rest = begun(self._deliver(text))
            self._sending = asyncio.create_task(self._see_through(rest)) if rest else None
        return True

    def leave(self, code: int) -> None:
        """Close the connection with this code."""
        if self._sending is not None:
            self._sending.cancel()
        self._sending = asyncio.create_task(self._hang_up(code))

    def _difference(self, new: Screen, render: Renderer) -> str | None:
        old = self._shown
        if old is None or not _same_places(old, new):
            return render.push_main(new, self._lang)
        changed = tuple(r for before, r in zip(old, new, strict=True) if _differs(before, r))
        return render.push(changed, self._lang) if changed else None

    async def _deliver(self, text: str) -> None:
        try:
            await self._send(text)
        except (RuntimeError, OSError):
            return  # the device went away; its own door notices

    async def _see_through(self, rest: Rest) -> None:
        try:
            async with asyncio.timeout(STUCK):
                await rest
        except TimeoutError:
            await self._hang_up(GONE)

    async def _hang_up(self, code: int) -> None:
        with suppress(TimeoutError, RuntimeError, OSError):
            async with asyncio.timeout(STUCK):
                await self._close(code)


def _same_places(before: Screen, after: Screen) -> bool:
    """Whether both have the same regions, though perhaps with other values."""
    return len(before) == len(after) and all(a is b or a.id == b.id for a, b in zip(before, after, strict=True))


def _differs(before: Region, after: Region) -> bool:
    return before is not after and before != after
