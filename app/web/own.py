"""What opens the page of a juror's own: the device on which they answered first, or their own number on another one.

A card alone does not: a team prints cards. Each device keeps the pass under which it answered in a second cookie, for
when it sits down again after another, and whoever types the number is given the same.
"""

from starlette.requests import Request
from starlette.responses import Response

from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason
from ..jury.seats.state import Seat
from .access import Card, Pass, grouped, same_code
from .house import House
from .joining import LAST_SEAT
from .shells import OwnPage
from .visit import COOKIE, OWN, Visit, answering, known_as_own, language

TWO_DAYS = 172_800


def keep_own(answer: Response, house: House, guest: Visit) -> None:
    """The device that may open it is known again, should another sit here meanwhile."""
    if _seat(guest).is_where_it_answered:
        _let_in(answer, house, guest.held)


def is_shut(guest: Visit) -> bool:
    """Whether what is this seat's own stays shut on this device, now that the day has ended."""
    return guest.room.state.day.closed and not guest.is_own


def own_number(house: House, guest: Visit) -> str:
    """As people read it; "" on a device that is not its juror's own."""
    if not guest.is_own:
        return ""
    return grouped(house.access.own_number(answering(guest.held, _seat(guest))))


def own_page(request: Request, guest: Visit, problem: Reason | None = None) -> OwnPage:
    house: House = request.app.state.house
    number, told, lang = JurorNumber(guest.by.number), own_number(house, guest), language(request)
    if not told:
        return OwnPage(lang, number, "", "", "", "", problem)
    card = Card(guest.held.sitting, guest.by, _seat(guest).issue)
    return OwnPage(lang, number, told, house.printer.link(card), house.address, house.printer.code(card), None)


def let_in_by_number(answer: Response, house: House, guest: Visit, typed: str) -> Reason | None:
    """Lets the device in with its juror's number; otherwise why not. Tries are counted by device: whoever brings the
    card uses up nobody else's."""
    held, device = answering(guest.held, _seat(guest)), f"{guest.held.path}{guest.held.generation}"
    if house.own_numbers.too_many(device):
        return Reason.TRY_AGAIN
    if not same_code("".join(filter(str.isdigit, typed)), house.access.own_number(held)):
        house.own_numbers.was_wrong(device)
        return Reason.UNKNOWN
    _let_in(answer, house, held)
    known_as_own(guest.room, guest.held)
    return None


def forget(answer: Response, held: Pass) -> None:
    """Nothing is left on the device by which the seat, or the page, would open."""
    for cookie, path in ((COOKIE, held.path), (OWN, held.path), (LAST_SEAT, "/")):
        answer.delete_cookie(cookie, path=path)


def _let_in(answer: Response, house: House, held: Pass) -> None:
    secure, text = house.address.startswith("https:"), house.access.write_pass(held)
    answer.set_cookie(OWN, text, path=held.path, httponly=True, samesite="lax", secure=secure, max_age=TWO_DAYS)


def _seat(guest: Visit) -> Seat:
    return guest.room.state.seats[JurorNumber(guest.by.number)]
