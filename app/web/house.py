"""What every door needs at hand: the rooms, the locks, the pages."""

from dataclasses import dataclass

from sqlalchemy import Engine

from ..live.rooms import Rooms
from .access import Access
from .guesses import Guesses
from .render import Render


@dataclass(frozen=True, slots=True)
class House:
    """`address` is where people find this server, without a slash at the end."""

    engine: Engine
    rooms: Rooms
    access: Access
    guesses: Guesses
    render: Render
    address: str
