"""A seat at which a device is alive: another that brings its card waits until the team nods, or until it is quiet.

What it waits with is a cookie that only the waiting page's own address receives: the card's secret is in no address.
"""

import secrets

from starlette.responses import RedirectResponse, Response

from ..jury.numbers import JurorNumber
from ..jury.people import Role
from ..live.room import Room
from .access import Access, Card, screen_path
from .house import House

WAITING = "juryday-waiting"
AN_HOUR = 3600


def must_wait(room: Room, card: Card) -> bool:
    """Whether this card is good, and somebody's device has just been heard from its seat.

    Once the day has ended nobody is there to nod, nothing is answered, and one's own page asks for one's number.
    """
    if room.state.day.closed:
        return False
    seat = room.state.seats.get(JurorNumber(card.by.number)) if card.by.role is Role.JUROR else None
    if seat is None or card.issue != seat.issue or not seat.generation:
        return False
    return room.watch.is_alive(JurorNumber(card.by.number), seat.generation)


def at_the_seat(house: House, card: Card) -> Response:
    """To the page on which this device waits. Where it is the one that sits there, it is led to its seat instead."""
    path = f"{screen_path(card.sitting, card.by)}wait"
    answer = RedirectResponse(path, 303)
    secure = house.address.startswith("https:")
    text = f"{house.access.write_card(card)}.{secrets.token_hex(8)}"
    answer.set_cookie(WAITING, text, path=path, httponly=True, samesite="lax", secure=secure, max_age=AN_HOUR)
    return answer


def waiting(access: Access, cookie: str) -> tuple[Card, str] | None:
    """Which card this device brought, and the name under which it waits."""
    text, _, name = cookie.rpartition(".")
    card = access.read_card(text)
    return (card, name) if card is not None and card.by.role is Role.JUROR else None
