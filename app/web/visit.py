"""A request to a screen's own address: who it comes from, and to which room, or a refusal."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..live.room import Room
from .access import Pass
from .doors import DOORS, door_of
from .house import House
from .shells import Tongues
from .tongues import DRAFTS, ENGLISH, LANGUAGES, language_of

COOKIE = "juryday"
LANGUAGE = "juryday-language"
STAFFED = {Role.FACILITATOR, Role.WALL}
"""Screens that are in English so far, as the desk is, whatever the device asks for."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A device that has shown its pass."""

    held: Pass
    room: Room

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
    return Visit(held, room)


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
