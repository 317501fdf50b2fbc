"""What every door needs at hand: the rooms, the locks, the pages."""

from dataclasses import dataclass

from sqlalchemy import Engine

from ..jury.state import EMPTY, State
from ..live.rooms import Rooms
from .access import Access
from .guesses import Guesses
from .render import Render


@dataclass(frozen=True, slots=True)
class House:
    """`address` is where people find this server, without a slash at the end; `recount` the script in every export."""

    engine: Engine
    rooms: Rooms
    access: Access
    guesses: Guesses
    render: Render
    address: str
    recount: bytes

    def state_of(self, sitting: str) -> State:
        """The sitting as it is; empty before it opens."""
        room = self.rooms.find(sitting)
        return room.state if room else EMPTY
