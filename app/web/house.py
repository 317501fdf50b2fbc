"""What every door needs at hand: the rooms, the locks, the pages."""

import asyncio
from dataclasses import dataclass, field

from sqlalchemy import Engine

from ..jury.state import EMPTY, State
from ..live.rooms import Rooms
from .access import Access
from .guesses import Guesses
from .render import Render


@dataclass(frozen=True, slots=True)
class House:
    """`address` is where people find this server, without a slash at the end; `recount` the script in every export.

    Codes and passwords are counted apart: whoever guesses at the desk keeps no juror out. `at_the_desk` is for one at a
    time.
    """

    engine: Engine
    rooms: Rooms
    access: Access
    guesses: Guesses
    render: Render
    address: str
    recount: bytes
    passwords: Guesses = field(default_factory=lambda: Guesses(per_address=10, in_all=60))
    at_the_desk: asyncio.Lock = field(default_factory=asyncio.Lock)

    def state_of(self, sitting: str) -> State:
        """The sitting as it is; empty before it opens."""
        room = self.rooms.find(sitting)
        return room.state if room else EMPTY
