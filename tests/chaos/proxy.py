"""A line between tablets and server that delays, doubles, reorders, cuts in the midst of a frame, and swallows.

It knows just enough of websockets to tell one frame from the next; it reads none.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from random import Random

GONE = (OSError, asyncio.IncompleteReadError, asyncio.CancelledError)
SLOWEST = 0.05
SWALLOWS_FOR = 0.4


class Proxy:
    """Stands before one server. `did` counts what it did; after `heal` it is an honest line."""

    def __init__(self, port: int, dice: Random) -> None:
        self.did: Counter[str] = Counter()
        self.is_bad = True
        self.address = ""
        self._port = port
        self._dice = dice
        self._lines: set[asyncio.Task[None]] = set()

    def heal(self) -> None:
        """No more mischief, and no line that is still held up by earlier mischief."""
        self.is_bad = False
        for line in self._lines:
            line.cancel()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        here = asyncio.current_task()
        assert here is not None
        self._lines.add(here)
        try:
            await self._between(reader, writer)
        except GONE:
            pass
        finally:
            self._lines.discard(here)
            writer.close()

    async def _between(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inward, outward = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            outward.write(await reader.readuntil(b"\r\n\r\n"))
            writer.write(await inward.readuntil(b"\r\n\r\n"))
            ways = [asyncio.create_task(self._up(reader, outward)), asyncio.create_task(self._down(inward, writer))]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
        finally:
            outward.close()

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held: bytes = b""
        with suppress(*GONE):
            while True:
                frame = await _frame(reader)
                what = self._mischief("delay", "double", "hold", "cut", "swallow")
                if what == "delay":
                    await asyncio.sleep(self._dice.random() * SLOWEST)
                elif what == "double":
                    frame += frame
                elif what == "hold" and not held:
                    held = frame  # it goes after the next one
                    continue
                elif what == "cut":
                    writer.write(frame[: self._dice.randrange(1, len(frame))])
                    await writer.drain()
                    return
                elif what == "swallow":
                    await asyncio.sleep(SWALLOWS_FOR)
                    return
                writer.write(frame + held)
                held = b""
                await writer.drain()

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(*GONE):
            while True:
                frame = await _frame(reader)
                what = self._mischief("delay", "lose the answer", "cut the answer")
                if what == "delay":
                    await asyncio.sleep(self._dice.random() * SLOWEST)
                elif what == "lose the answer":
                    return
                elif what == "cut the answer":
                    writer.write(frame[: self._dice.randrange(1, len(frame))])
                    await writer.drain()
                    return
                writer.write(frame)
                await writer.drain()

    def _mischief(self, *kinds: str) -> str:
        if not self.is_bad or self._dice.random() > 0.25:
            return ""
        what = self._dice.choice([*["delay"] * 4, *kinds])
        self.did[what] += 1
        return what


async def _frame(reader: asyncio.StreamReader) -> bytes:
    """The bytes of the next frame, head, mask and all (RFC 6455, 5.2)."""
    head = await reader.readexactly(2)
    size = head[1] & 0x7F
    if size >= 126:
        more = await reader.readexactly(2 if size == 126 else 8)
        head, size = head + more, int.from_bytes(more, "big")
    return head + await reader.readexactly(size + (4 if head[1] & 0x80 else 0))


@asynccontextmanager
async def misbehaving(port: int, dice: Random) -> AsyncIterator[Proxy]:
    proxy = Proxy(port, dice)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        server.close()
        proxy.heal()
        await asyncio.sleep(0)
