"""Where a device waits for a seat at which another one is alive: a plain page that asks again by itself, no script."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason, Refused
from ..live.room import Room
from ..store.journal import new_act_id
from .access import Card
from .house import House
from .joining import admitted, pass_for, posted, room_of, spoken_to
from .seat_taken import WAITING, must_wait, waiting
from .shells import WaitPage
from .visit import COOKIE, language

router = APIRouter(prefix="/day/{sitting}/juror/{number}/wait")
HOME = "/"


@router.get("")
async def wait(request: Request) -> Response:
    house: House = request.app.state.house
    if _sits_here(request, house):
        return RedirectResponse("./", 303)
    named = waiting(house.access, request.cookies.get(WAITING, ""))
    if named is None:
        return RedirectResponse(HOME, 303)
    card, name = named
    room = await room_of(house, card.sitting)
    told, code = _told(room, card, name)
    page = WaitPage(language(request), JurorNumber(card.by.number), code, told)
    return HTMLResponse(house.render.page(page))


@router.post("")
async def sit_down(request: Request) -> Response:
    """What the page offers once the team has nodded, or the other device has gone quiet."""
    await posted(request)
    house: House = request.app.state.house
    named = waiting(house.access, request.cookies.get(WAITING, ""))
    if named is None:
        return RedirectResponse(HOME, 303)
    card, name = named
    room = await room_of(house, card.sitting)
    if _told(room, card, name)[0] != "free":
        return RedirectResponse("wait", 303)
    held = await pass_for(room, card, new_act_id())
    room.watch.left(name)
    room.stirred()
    return await spoken_to(request, admitted(house, held), held)


def _told(room: Room, card: Card, name: str) -> tuple[str, int]:
    """How it stands with this device: "waiting", "free" or "refused"; and the code that the team compares."""
    seat = room.state.seats.get(JurorNumber(card.by.number))
    if seat is None or seat.issue != card.issue:
        raise Refused(Reason.CARD_REPLACED)
    if not must_wait(room, card):
        return "free", 0
    known = room.watch.knocks
    door = room.watch.knock(JurorNumber(card.by.number), name)
    if door.knock not in known and door.let_in is None:
        room.stirred()
    return "waiting" if door.let_in is None else "free" if door.let_in else "refused", door.knock.code


def _sits_here(request: Request, house: House) -> bool:
    """The device at the seat has read its own card again."""
    held = house.access.read_pass(request.cookies.get(COOKIE, ""))
    named = request.path_params
    if held is None or (held.sitting, str(held.by.number)) != (named["sitting"], named["number"]):
        return False
    room = house.rooms.find(held.sitting)
    return room is not None and room.is_current(held.by, held.generation)
