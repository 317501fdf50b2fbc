"""What chance would make of the turns at a room's tables: worked out beside the room, and told at the next ring."""

import asyncio
from collections.abc import Callable, Mapping, Set

from ..jury.turns.voice import Band, Shared

Chance = Callable[[int, int], Band]
"""(people, turns) → what chance makes of them."""


class Chances:
    """`known` holds the latest that were wanted; a screen that wants others does without for a moment."""

    def __init__(self, chance: Chance | None, ring: Callable[[], None]) -> None:
        self.known: Mapping[Shared, Band] = {}
        self._chance = chance
        self._ring = ring
        self._task: asyncio.Task[None] | None = None

    def want(self, wanted: Set[Shared]) -> None:
        if self._chance and wanted - self.known.keys() and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._work_out(self._chance, wanted))

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _work_out(self, chance: Chance, wanted: Set[Shared]) -> None:
        self.known = await asyncio.to_thread(lambda: {each: chance(*each) for each in wanted})
        self._ring()
