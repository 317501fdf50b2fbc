"""Who can run a sitting: console cards that end, for people who need not be members, and the links of other screens."""

import asyncio
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.numbers import Millis
from ...jury.people import By, Role
from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import consoles
from ...store.preparing import is_put_away
from ...store.tables import ConsoleCard, Sitting
from ...store.wire import read_plan
from ..access import Card, Pass, grouped
from ..joining import admitted, posted
from .guest import Guest, visited
from .people import ConsoleRow, ConsolesPage, ScreenLink, ShuttingPage
from .rows import day_of, sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}/consoles")

SCRIBES = 4
"""Tables whose scribes have a link where the plan does not say how many there are."""


@router.get("")
async def consoles_page(request: Request) -> Response:
    guest = await visited(request)
    made = request.query_params.get("made", "")
    return await _page(guest, made=int(made) if made.isascii() and made.isdecimal() and len(made) < 7 else 0)


@router.post("")
async def add_console(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    note, until = form.get("note", "").strip(), form.get("until", "")
    if not 1 <= len(note) <= consoles.LONGEST_NOTE or not note.isprintable():
        return await _page(guest, note=note[: consoles.LONGEST_NOTE], until=until, problem="note", status=400)
    now = wall_clock()
    ends_at = _moment(until, guest.sitting.zone)
    if ends_at is None or not now < ends_at <= now + consoles.LONGEST:
        return await _page(guest, note=note, until=until, problem="until", status=400)
    card = await asyncio.to_thread(consoles.add_card, guest.engine, guest.sitting.id, note, ends_at, now)
    await guest.house.look_at_consoles()
    return RedirectResponse(f"{_address(guest)}?made={card.number}#console-{card.number}", 303)


@router.post("/open")
async def open_console(request: Request) -> Response:
    """A member of the team becomes a facilitator on this device, under a number of their own."""
    await posted(request)
    guest = await visited(request)
    if await asyncio.to_thread(is_put_away, guest.engine, guest.sitting.id):
        raise Refused(Reason.UNKNOWN)
    await guest.house.admit(guest.sitting)
    now = wall_clock()
    ends_at = consoles.usual_end(guest.sitting, now)
    given = (guest.sitting.id, guest.member.id, guest.member.name, ends_at, now)
    card = await asyncio.to_thread(consoles.own_card, guest.engine, *given)
    await guest.house.look_at_consoles()
    return admitted(guest.house, Pass(card.sitting, By(Role.FACILITATOR, card.number), card.ends_at // 1000))


@router.get("/{number}/shut")
async def shutting_page(request: Request) -> Response:
    guest = await visited(request)
    rows = await _rows(guest)
    found = next((row for row in rows if str(row.number) == request.path_params["number"]), None)
    if found is None:
        raise Refused(Reason.UNKNOWN)
    return guest.shown(ShuttingPage(guest.lang, guest.who, sitting_row(guest.house, guest.sitting), found))


@router.post("/{number}/shut")
async def shut_console(request: Request) -> Response:
    """Whoever holds it is out at once; a worker elsewhere hears of it within seconds."""
    await posted(request)
    guest = await visited(request)
    number = request.path_params["number"]
    if not any(str(row.number) == number for row in await _rows(guest)):
        raise Refused(Reason.UNKNOWN)
    await asyncio.to_thread(consoles.shut, guest.engine, guest.sitting.id, int(number), wall_clock())
    await guest.house.look_at_consoles()
    return RedirectResponse(f"{_address(guest)}#console-{number}", 303)


def _address(guest: Guest) -> str:
    return f"/desk/sittings/{guest.sitting.id}/consoles"


def _moment(text: str, zone: str) -> Millis | None:
    """A date and time as a browser's box writes it, in the sitting's zone."""
    try:
        there = datetime.fromisoformat(text.strip())
        return None if there.tzinfo else Millis(int(there.replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000))
    except (ValueError, OverflowError):
        return None


def _written(at: Millis, zone: str) -> str:
    return f"{datetime.fromtimestamp(at / 1000, ZoneInfo(zone)):%Y-%m-%dT%H:%M}"


async def _rows(guest: Guest) -> tuple[ConsoleRow, ...]:
    cards = {card.number: card for card in await asyncio.to_thread(consoles.cards_of, guest.engine, guest.sitting.id)}
    return tuple(_row(guest, number, cards.get(number)) for number in sorted({*consoles.PRINTED, *cards}))


def _row(guest: Guest, number: int, card: ConsoleCard | None) -> ConsoleRow:
    """card: None for a printed link that nobody has shut."""
    house, zone = guest.house, guest.sitting.zone
    lasts = card is not None and card.ends_at < consoles.NOT_SHUT
    shown = Card(guest.sitting.id, By(Role.FACILITATOR, number), card.ends_at // 1000 if card and lasts else 1)
    ended = card is not None and card.ends_at <= wall_clock()
    return ConsoleRow(
        number=number,
        note=card.note if card else "",
        until=day_of(card.ends_at, zone) if card and lasts else "",
        stands="shut" if card and card.revoked else "ended" if ended else "open",
        is_mine=card is not None and card.member == guest.member.id,
        link=_link(guest, shown),
        code=grouped(house.access.card_code(shown), 5) if lasts else "",
    )


def _link(guest: Guest, card: Card) -> str:
    """A card's secret stands in the fragment: it is never in a request line, nor in a server's log."""
    return f"{guest.house.address}/enter#{guest.house.access.write_card(card)}"


def _screen(guest: Guest, by: By) -> ScreenLink:
    card = Card(guest.sitting.id, by)
    return ScreenLink(by.number, _link(guest, card), guest.house.access.write_card(card))


def _tables(guest: Guest, sitting: Sitting) -> int:
    """How many tables there are at most, as planned."""
    state = guest.house.state_of(sitting.id)
    agenda = state.agenda if state.is_open else read_plan(sitting.plan).agenda
    return max((phase.tables for phase in agenda), default=0) or SCRIBES


async def _page(
    guest: Guest, made: int = 0, note: str = "", until: str = "", problem: str = "", status: int = 200
) -> Response:
    sitting = guest.sitting
    tables = range(1, _tables(guest, sitting) + 1)
    page = ConsolesPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, sitting),
        consoles=await _rows(guest),
        made=made,
        note=note,
        until=until or _written(consoles.usual_end(sitting, wall_clock()), sitting.zone),
        zone=sitting.zone,
        wall=_screen(guest, By(Role.WALL)),
        scribes=tuple(_screen(guest, By(Role.SCRIBE, table)) for table in tables),
        recovery=grouped(guest.house.access.recovery_code(sitting.id), 4),
        recover_at=f"{guest.house.address}/recover",
        problem=problem,
        longest_note=consoles.LONGEST_NOTE,
    )
    return guest.shown(page, status)
