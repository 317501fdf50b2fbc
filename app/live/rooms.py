"""The rooms of every sitting this process serves."""

from ..jury.state import State
from ..screens.moment import Links
from ..store.box import Box
from ..store.journal import Journal
from ..store.tables import Sitting
from .chances import Chance
from .clock import Clock
from .pulse import Pulse
from .room import NOTHING, Fetch, Room
from .seat import Renderer

RESTART = 1012


class Rooms:
    """One room per sitting, all open for as long as the process runs."""

    def __init__(
        self,
        render: Renderer,
        clock: Clock,
        fetch: Fetch = NOTHING,
        chance: Chance | None = None,
        speed: int = 1,
    ) -> None:
        """speed: how many times as fast as the wall's the clock runs."""
        self.pulse = Pulse()
        self._render = render
        self._clock = clock
        self._fetch = fetch
        self._chance = chance
        self._speed = speed
        self._rooms: dict[str, Room] = {}
        self._codes: dict[str, str] = {}

    async def open(self, journal: Journal, box: Box, sitting: Sitting, join_url: str) -> Room:
        links = Links(sitting.join_code, join_url, sitting.zone)
        room = Room(journal, links, self._render, self._clock, self._fetch, self.pulse, box, self._chance)
        room.speed = self._speed
        await room.start()
        self.pulse.opened()
        self._rooms[sitting.id] = room
        self._codes[sitting.join_code] = sitting.id
        return room

    async def close(self) -> None:
        """Every device is told to come back. Nothing is left of the rooms."""
        rooms = tuple(self._rooms.values())
        self._rooms.clear()
        self._codes.clear()
        for room in rooms:
            await room.stop(RESTART)
            self.pulse.shut()

    def find(self, sitting: str) -> Room | None:
        return self._rooms.get(sitting)

    def sitting_for(self, join_code: str) -> str | None:
        return self._codes.get(join_code)

    def states(self) -> dict[str, State]:
        return {sitting: room.state for sitting, room in self._rooms.items()}
