"""The event loop, which hears a few devices at a time: thousands at the door keep nobody waiting for all of them.

Python's own takes in, in one turn, everybody who has come since the last; while it does, more come, and the next turn
is longer still.
"""

import asyncio
import os
import selectors
import socket
from collections.abc import Iterator
from typing import Any

AT_ONCE = 64
"""Devices that are heard, and let in, in one turn of the loop."""

Event = tuple[selectors.SelectorKey, int]


class Few(selectors.DefaultSelector):
    """Hands out what is ready a few at a time, and asks the machine again when each of them has had its turn."""

    def __init__(self) -> None:
        super().__init__()
        self._left: list[Event] = []

    def select(self, timeout: float | None = None) -> list[Event]:
        ready = list(self._still_there()) or super().select(timeout)
        self._left = ready[AT_ONCE:]
        return ready[:AT_ONCE]

    def _still_there(self) -> Iterator[Event]:
        # A turn may have closed a connection that was ready, and given its number to another. What has merely changed
        # is left out as well: the machine says again what is still ready.
        there = self.get_map()
        return (event for event in self._left if there.get(event[0].fd) is event[0])


class Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        super().__init__(Few())

    async def create_server(self, *given: Any, backlog: int = 100, **how: Any) -> asyncio.Server:
        """As many as `backlog` may wait at the door. asyncio would also let in so many in one turn."""
        server = await super().create_server(*given, backlog=AT_ONCE, **how)
        for door in server.sockets:
            with socket.socket(fileno=os.dup(door.fileno())) as same:
                same.listen(backlog)
        return server
