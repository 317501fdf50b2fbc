"""The bell: a hint, without a payload, that a sitting's journal has grown or its room has changed.

A lost ring costs one poll interval, never correctness.
"""

import asyncio

POLL = 2.0
"""Seconds after which a listener looks for itself, rung or not."""


class Bell:
    """In one process: an event. Whoever hears it reads the journal past the last seq it knows."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def heard(self) -> bool:
        """True when the bell has rung since the last call; False after a poll interval in which it has not."""
        try:
            async with asyncio.timeout(POLL):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True
