"""A request to a screen's own address: who it comes from, and to which room, or a refusal."""

from dataclasses import dataclass, replace

from starlette.requests import HTTPConnection
from starlette.responses import Response

from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..jury.seats.state import Seat
from ..live.room import Room
from .access import Pass
from .doors import DOORS, door_of
from .house import House
from .shells import Tongues
from .tongues import DRAFTS, ENGLISH, LANGUAGES, language_of

COOKIE = "juryday"
OWN = "juryday-own"
"""What a device keeps beside its pass: the pass under which a seat's first ballot was given."""
LANGUAGE = "juryday-language"
STAFFED = {Role.FACILITATOR, Role.WALL}
"""Screens that are in English so far, as the desk is, whatever the device asks for."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A device that has shown its pass. `is_own`: it answered first at its seat, or was given its juror's number."""

    held: Pass
    room: Room
    is_own: bool = False

    @property
    def by(self) -> By:
        return self.held.by


def visit(connection: HTTPConnection) -> Visit:
    """The visit behind a request. Refused without a pass for exactly this screen, or when the seat has moved on."""
    house: House = connection.app.state.house
    named = connection.path_params
    held = house.access.read_pass(connection.cookies.get(COOKIE, ""))
    asked = (named["sitting"], named["role"], named["number"])
    if held is None or (held.sitting, held.by.role.value, str(held.by.number)) != asked:
        raise Refused(Reason.NOT_ALLOWED)
    room = house.rooms.find(held.sitting)
    if room is None:
        raise Refused(Reason.UNKNOWN)
    if held.by.role not in DOORS[door_of(connection.scope["route"])]:
        raise Refused(Reason.NOT_ALLOWED)
    if not room.is_current(held.by, held.generation):
        raise Refused(held.no_longer)
    room.heard(held.by)
    return Visit(held, room, held.by.role is Role.JUROR and _is_own(house, held, room, connection.cookies.get(OWN, "")))


def answering(held: Pass, seat: Seat) -> Pass:
    """The pass of the device that answered at this seat first; this one's own while none did."""
    return replace(held, generation=seat.answered or held.generation)


def _is_own(house: House, held: Pass, room: Room, cookie: str) -> bool:
    juror = JurorNumber(held.by.number)
    seat = room.state.seats[juror]
    if seat.is_where_it_answered:
        return True
    if house.access.read_pass(cookie) != answering(held, seat):
        return False
    known_as_own(room, held)
    return True


def known_as_own(room: Room, held: Pass) -> None:
    """The screen at this seat shows what is its juror's own."""
    if room.watch.owns(JurorNumber(held.by.number), held.generation):
        room.stirred()


def language(connection: HTTPConnection) -> str:
    """What this device is spoken to in."""
    if connection.path_params.get("role") in STAFFED or connection.url.path.startswith("/desk"):
        return ENGLISH
    return language_of(connection.cookies.get(LANGUAGE, ""), connection.headers.get("accept-language", ""))


def tongues(connection: HTTPConnection, here: str) -> Tongues:
    """`here` is an address that can be asked for again."""
    return Tongues(tuple(LANGUAGES.items()), here, language(connection) in DRAFTS)


def keep_language(answer: Response, house: House, lang: str) -> None:
    """Not every browser says on a socket which languages it asks for, but all bring their cookies."""
    secure = house.address.startswith("https:")
    answer.set_cookie(LANGUAGE, lang, httponly=True, samesite="lax", secure=secure, max_age=31_536_000)
