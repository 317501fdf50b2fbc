"""Coming in: by the room's code, by a card, or by the recovery code. Each ends in a pass on the device."""

import asyncio
import re
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..jury.numbers import ActId, JurorNumber
from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..jury.seats.acts import SeatTaken, TakeSeat
from ..live.answer import Sent
from ..live.clock import wall_clock
from ..live.room import Room
from ..store import consoles, roster
from ..store.journal import new_act_id
from ..store.preparing import is_put_away
from .access import Card, Pass, same_code, typed
from .headers import LARGEST_BODY, is_same_origin
from .house import House
from .inbox import ACT_ID
from .seat_taken import at_the_seat, must_wait
from .shells import EnterPage, JoinPage, RecoverPage
from .tongues import LANGUAGES
from .unopened import card_before_opening
from .visit import COOKIE, LANGUAGE, keep_language, language, tongues

router = APIRouter()
Found = TypeVar("Found")

VISITOR = By(Role.VISITOR)
OUR_PAGE = re.compile(r"/([a-z0-9]+(/[a-z0-9]+)*/?)?", re.ASCII)
MOST_FIELDS = 200
RECOVERED = "Taken over with the recovery code"
LAST_SEAT = "juryday-last"
"""Where this device last sat: an address, not a key, so that people find their way back from the first page."""


@router.get("/")
async def join_page(request: Request) -> Response:
    return _join_page(request, "", None)


@router.post("/join")
async def join(request: Request) -> Response:
    """The room's code gives the next free seat, a card's code gives that card's seat."""
    form = await posted(request)
    house: House = request.app.state.house
    code = typed(form.get("code", ""))
    try:
        card = _guessed(house, request, lambda: _card_for(house, code))
        room = await room_of(house, card.sitting)
        act_id = ActId(form["act_id"]) if ACT_ID.fullmatch(form.get("act_id", "")) else new_act_id()
        if must_wait(room, card):
            return at_the_seat(house, card)
        held = await pass_for(room, card, act_id, await _kept(house, card))
    except Refused as refused:
        return _join_page(request, form.get("code", ""), refused.reason)
    answer = admitted(house, held, "card" if card.by.number == 0 else "")
    return await spoken_to(request, answer, held)


@router.post("/language")
async def choose_language(request: Request) -> Response:
    """This device is spoken to in another language from now on; the page it was chosen on comes again."""
    form = await posted(request)
    house: House = request.app.state.house
    then = form.get("next", "/")
    answer = RedirectResponse(then if OUR_PAGE.fullmatch(then) else "/", 303)
    if form.get("lang") in LANGUAGES:
        keep_language(answer, house, form["lang"])
    return answer


@router.get("/enter")
async def enter_page(request: Request) -> Response:
    return page(request, EnterPage(language(request)))


@router.post("/enter")
async def enter(request: Request) -> Response:
    """A card's secret, handed in by the page on which its link lands."""
    form = await posted(request)
    house: House = request.app.state.house
    card = house.access.read_card(form.get("card", ""))
    if card is None:
        raise Refused(Reason.NOT_ALLOWED)
    room = await room_of(house, card.sitting)
    if must_wait(room, card):
        return at_the_seat(house, card)
    held = await pass_for(room, card, new_act_id())
    return await spoken_to(request, admitted(house, held), held)


@router.get("/recover")
async def recover_page(request: Request) -> Response:
    return page(request, RecoverPage(language(request), None))


@router.post("/recover")
async def recover(request: Request) -> Response:
    """The recovery code makes this device a console, whatever became of the other one."""
    form = await posted(request)
    house: House = request.app.state.house
    code = typed(form.get("code", ""))
    try:
        sitting = _guessed(house, request, lambda: _recovered(house, code))
        room = await room_of(house, sitting)
    except Refused as refused:
        return page(request, RecoverPage(language(request), refused.reason), 400)
    held = Pass(sitting, By(Role.FACILITATOR, 1))
    if not room.is_current(held.by, held.generation):
        held = await _anew(house, sitting)
    return admitted(house, held)


async def _anew(house: House, sitting: str) -> Pass:
    """The first console was shut at the desk. Whoever has the code gets another, for a day."""
    now = wall_clock()
    card = await asyncio.to_thread(consoles.add_card, house.engine, sitting, RECOVERED, now + consoles.DAY, now)
    return Pass(sitting, By(Role.FACILITATOR, card.number), card.ends_at // 1000)


def page(request: Request, shell: EnterPage | JoinPage | RecoverPage, status: int = 200) -> Response:
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(shell), status)


async def posted(request: Request, largest: int = LARGEST_BODY) -> dict[str, str]:
    """The fields of a form from one of our own pages."""
    return dict(await posted_pairs(request, largest=largest))


async def posted_pairs(request: Request, most: int = MOST_FIELDS, largest: int = LARGEST_BODY) -> list[tuple[str, str]]:
    try:
        return parse_qsl((await posted_body(request, largest)).decode(), keep_blank_values=True, max_num_fields=most)
    except ValueError:
        raise Refused(Reason.MALFORMED) from None


async def posted_body(request: Request, largest: int = LARGEST_BODY) -> bytes:
    """The body of a request from one of our own pages; refused from anywhere else, or when it is huge."""
    if not is_same_origin(request.headers):
        raise Refused(Reason.NOT_ALLOWED)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            raise Refused(Reason.TOO_LONG)
    return bytes(body)


def admitted(house: House, held: Pass, then: str = "") -> Response:
    """To the screen, with the pass in a cookie that only this screen's address receives."""
    answer = RedirectResponse(held.path + then, 303)
    secure = house.address.startswith("https:")
    text = house.access.write_pass(held)
    answer.set_cookie(COOKIE, text, path=held.path, httponly=True, samesite="lax", secure=secure, max_age=172_800)
    if held.by.role is Role.JUROR and not house.rehearsal:
        answer.set_cookie(LAST_SEAT, held.path, httponly=True, samesite="lax", secure=secure, max_age=172_800)
    return answer


def _join_page(request: Request, code: str, problem: Reason | None) -> Response:
    last = request.cookies.get(LAST_SEAT, "")
    seat, left = last if _is_seat(last) else None, "left" in request.query_params
    shell = JoinPage(language(request), tongues(request, _door(request)), new_act_id(), code[:40], problem, seat, left)
    return page(request, shell, 400 if problem else 200)


def _door(request: Request) -> str:
    """Where people come in here: a rehearsal has a door of its own."""
    house: House = request.app.state.house
    return f"/{house.address.split('/', 3)[3]}/" if house.rehearsal else "/"


def _is_seat(path: str) -> bool:
    return re.fullmatch(rf"/day/[0-9a-f]+/{Role.JUROR}/\d+/", path, re.ASCII) is not None


def _guessed(house: House, request: Request, look_up: Callable[[], Found | None]) -> Found:
    address = request.client.host if request.client else ""
    if house.guesses.too_many(address):
        raise Refused(Reason.TRY_AGAIN)
    found = look_up()
    if found is None:
        house.guesses.was_wrong(address)
        raise Refused(Reason.UNKNOWN)
    return found


def _card_for(house: House, code: str) -> Card | None:
    """The card behind a typed code, also one that was replaced, which is then refused as such. The room's own code
    stands for no seat in particular: juror 0.
    """
    sitting = house.rooms.sitting_for(code)
    if sitting is not None:
        return Card(sitting, By(Role.JUROR, 0))
    for sitting, state in house.rooms.states().items():
        cards = (
            Card(sitting, By(Role.JUROR, juror), issue)
            for juror, seat in state.seats.items()
            for issue in range(seat.issue, 0, -1)
        )
        if found := next((card for card in cards if same_code(house.access.card_code(card), code)), None):
            return found
    unopened = tuple(sitting for sitting, state in house.rooms.states().items() if not state.seats)
    return _console_card_for(house, code) or card_before_opening(house.engine, house.access, unopened, code)


def _console_card_for(house: House, code: str) -> Card | None:
    for sitting in house.rooms.states():
        room = house.rooms.find(sitting)
        for number, ends_at in room.consoles.items() if room else ():
            card = Card(sitting, By(Role.FACILITATOR, number), ends_at // 1000)
            if ends_at and same_code(house.access.card_code(card), code):
                return card
    return None


def _recovered(house: House, code: str) -> str | None:
    return next((s for s in house.rooms.states() if same_code(house.access.recovery_code(s), code)), None)


async def room_of(house: House, sitting: str) -> Room:
    """A sitting that is put away lets nobody in, with whichever code or card."""
    room = house.rooms.find(sitting)
    if room is None or await asyncio.to_thread(is_put_away, house.engine, sitting):
        raise Refused(Reason.UNKNOWN)
    return room


async def spoken_to(request: Request, answer: Response, held: Pass) -> Response:
    """In the language that the roster has for the seat, unless somebody has chosen one on this device."""
    house: House = request.app.state.house
    if held.by.role is Role.JUROR and LANGUAGE not in request.cookies:
        listed = await asyncio.to_thread(roster.listed, house.engine, held.sitting, JurorNumber(held.by.number))
        if listed.lang in LANGUAGES:
            keep_language(answer, house, listed.lang)
    return answer


async def _kept(house: House, card: Card) -> tuple[JurorNumber, ...]:
    """The seats that the room's code does not give: each is somebody's by name, who brings its card."""
    if card.by.role is not Role.JUROR or card.by.number:
        return ()
    return tuple(sorted(await asyncio.to_thread(roster.names, house.engine, card.sitting)))


async def pass_for(room: Room, card: Card, act_id: ActId, kept: tuple[JurorNumber, ...] = ()) -> Pass:
    """What a device is given that brings this card."""
    if card.by.role is Role.JUROR:
        return await _take_seat(room, card, act_id, kept)
    held = Pass(card.sitting, card.by, card.issue if card.issue > 1 else 0)
    if not room.is_current(held.by, held.generation):
        raise Refused(held.no_longer)
    return held


async def _take_seat(room: Room, card: Card, act_id: ActId, kept: tuple[JurorNumber, ...]) -> Pass:
    juror = JurorNumber(card.by.number) if card.by.number else None
    answer = await room.submit(Sent(VISITOR, act_id, TakeSeat(juror, card.issue, kept)))
    if not isinstance(answer.outcome, SeatTaken):
        raise Refused(answer.reason or Reason.TRY_AGAIN)
    taken = answer.outcome
    return Pass(card.sitting, By(Role.JUROR, taken.juror), taken.generation)
