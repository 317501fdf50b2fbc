"""A request to a screen's own address: who it comes from, and to which room, or a refusal."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from ..jury.people import By
from ..jury.reasons import Reason, Refused
from ..live.room import Room
from .access import Pass
from .doors import DOORS, door_of
from .house import House
from .shells import Tongues
from .tongues import DRAFTS, LANGUAGES, language_of

COOKIE = "juryday"
LANGUAGE = "juryday-language"


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
        raise Refused(Reason.SEAT_MOVED)
    return Visit(held, room)


def language(connection: HTTPConnection) -> str:
    """What this device is spoken to in."""
    return language_of(connection.cookies.get(LANGUAGE, ""), connection.headers.get("accept-language", ""))


def tongues(connection: HTTPConnection) -> Tongues:
    return Tongues(tuple(LANGUAGES.items()), connection.url.path, language(connection) in DRAFTS)
