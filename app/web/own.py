"""Which device may open the page of a juror's own: the one on which they answered, or one that gives their own number.

A card alone does not: a team prints cards. What lets a device in is the pass under which the seat's newest ballot was
given. Each device keeps its own in a second cookie, for when it sits down again, and whoever types the number gets it.
"""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason
from ..jury.seats.state import Seat
from .access import Access, Card, Pass, same_code
from .house import House
from .joining import LAST_SEAT
from .shells import OwnPage
from .visit import COOKIE, Visit

OWN = "juryday-own"
TWO_DAYS = 172_800


def may_open(access: Access, guest: Visit, cookie: str) -> bool:
    """`cookie`: the second one, "" where the device brings none."""
    return _seat(guest).is_where_it_answered or access.read_pass(cookie) == _answering(guest)


def is_shut(request: Request, guest: Visit) -> bool:
    """Whether what is this seat's own stays shut on this device: the day has ended, and it may not open the page."""
    house: House = request.app.state.house
    return guest.room.state.day.closed and not may_open(house.access, guest, request.cookies.get(OWN, ""))


def keep_own(answer: Response, house: House, guest: Visit) -> None:
    """The device that may open it is known again, should another sit here meanwhile."""
    if _seat(guest).is_where_it_answered:
        _let_in(answer, house, guest.held)


def own_page(house: House, guest: Visit, cookie: str, lang: str, problem: Reason | None = None) -> OwnPage:
    """With the number, on a device that may tell it; before any ballot there is none."""
    number, seat = JurorNumber(guest.by.number), _seat(guest)
    if not seat.answered or not may_open(house.access, guest, cookie):
        return OwnPage(lang, number, "", "", "", problem)
    card = Card(guest.held.sitting, guest.by, seat.issue)
    told, printer = house.access.own_number(_answering(guest)), house.printer
    return OwnPage(lang, number, told, printer.link(card), printer.code(card), None)


def let_in_by_number(answer: Response, house: House, guest: Visit, typed: str) -> Reason | None:
    """Lets the device in with its juror's number; otherwise why not. Tries are counted by the seat."""
    held = _answering(guest)
    if house.own_numbers.too_many(held.path):
        return Reason.TRY_AGAIN
    if not same_code("".join(filter(str.isdigit, typed)), house.access.own_number(held)):
        house.own_numbers.was_wrong(held.path)
        return Reason.UNKNOWN
    _let_in(answer, house, held)
    return None


def forget(answer: Response, held: Pass) -> None:
    """Nothing is left on the device by which the seat, or the page, would open."""
    for cookie, path in ((COOKIE, held.path), (OWN, held.path), (LAST_SEAT, "/")):
        answer.delete_cookie(cookie, path=path)


def _let_in(answer: Response, house: House, held: Pass) -> None:
    secure, text = house.address.startswith("https:"), house.access.write_pass(held)
    answer.set_cookie(OWN, text, path=held.path, httponly=True, samesite="lax", secure=secure, max_age=TWO_DAYS)


def _answering(guest: Visit) -> Pass:
    """The pass of the device on which the seat's newest ballot was given."""
    return replace(guest.held, generation=_seat(guest).answered)


def _seat(guest: Visit) -> Seat:
    return guest.room.state.seats[JurorNumber(guest.by.number)]
