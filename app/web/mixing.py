"""On the console: what tables have to keep to, and seating again with a preview. Plain forms; neither is in the record.

Whoever applies a preview sends it as the act it is, so that it is checked, recorded and taken back like any other.
"""

import asyncio
import re
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..jury.day.plan import PhaseKind
from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason, Refused
from ..jury.tables.acts import SetTables
from ..jury.tables.rules import MOST_TABLES, seating_of
from ..screens.mixed import mixed
from ..store import roster, wishes
from ..store.journal import new_act_id
from ..store.mixing import mixing
from ..store.wishes import Held
from ..study.seating.drawn import seated_again
from .house import House
from .joining import posted
from .mixing_pages import Chosen, MixingPage, Moved, SeatAgainPage, SeatChoice
from .visit import Visit, language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")

NUMBER = re.compile(r"[1-9][0-9]{0,4}")


@router.get("/mixing")
async def wishes_page(request: Request) -> Response:
    return await _page(request, visit(request))


@router.post("/mixing")
async def change(request: Request) -> Response:
    """One wish more, or one less. What cannot be kept comes back as it was typed, with a sentence."""
    guest = visit(request)
    form = await posted(request)
    house: House = request.app.state.house
    chosen = _chosen(form, guest)
    if chosen.problem:
        return await _page(request, guest, chosen, 400)
    kept = await asyncio.to_thread(
        wishes.change_wishes, house.engine, guest.held.sitting, lambda held: _changed(held, chosen)
    )
    if not kept:
        raise Refused(Reason.TOO_MANY)
    await house.recall(guest.held.sitting)
    return RedirectResponse(f"{guest.held.path}mixing", 303)


@router.post("/seat-again")
async def seat_again(request: Request) -> Response:
    """Who would move, were everybody who is here seated again with as few moves as can be. Nothing is changed."""
    guest = visit(request)
    await posted(request)
    house: House = request.app.state.house
    state = guest.room.state
    if not state.is_open or state.the_phase.kind is not PhaseKind.TALK:
        raise Refused(Reason.NOT_NOW)
    wanted = await asyncio.to_thread(mixing, house.engine, guest.held.sitting)
    async with house.seating:
        found = await asyncio.to_thread(seated_again, state, wanted)
    if found is None:
        raise Refused(Reason.NOT_NOW)
    phase = state.the_phase.id
    stands = seating_of(state, phase)
    names = await asyncio.to_thread(roster.names, house.engine, guest.held.sitting)
    was, will = ({j: at for at, table in enumerate(each, 1) for j in table} for each in (stands.tables, found.tables))
    each = sorted(was.keys() | will.keys())
    shell = SeatAgainPage(
        lang=language(request),
        moves=tuple(
            Moved(j, names.get(j, ""), was.get(j, 0), will.get(j, 0)) for j in each if was.get(j) != will.get(j)
        ),
        tables=found.tables,
        now=mixed(state, stands.tables, wanted),
        then=mixed(state, found.tables, wanted),
        simple=found.simple,
        act=SetTables(phase, stands.draw + 1, found.tables),
        act_id=new_act_id(),
    )
    return HTMLResponse(house.render.page(shell))


def _chosen(form: Mapping[str, str], guest: Visit) -> Chosen:
    do, one, other, table = (form.get(name, "").strip() for name in ("do", "one", "other", "table"))
    seats = guest.room.state.seats
    known = [JurorNumber(int(n)) if NUMBER.fullmatch(n) and int(n) in seats else JurorNumber(0) for n in (one, other)]
    at = int(table) if NUMBER.fullmatch(table) else 0
    match do:
        case "pin" if not known[0] or not 1 <= at <= MOST_TABLES:
            problem = "seat" if not known[0] else "table"
        case "apart" if not all(known):
            problem = "pair"
        case "apart" if known[0] == known[1]:
            problem = "same"
        case "pin" | "apart":
            problem = ""
        case "unpin" | "together" if known[0]:
            problem = ""
        case _:
            raise Refused(Reason.MALFORMED)
    return Chosen(do, known[0], known[1], table[:6], problem)


def _changed(held: Held, chosen: Chosen) -> Held:
    match chosen.do:
        case "pin":
            return held.seated_at(chosen.one, int(chosen.table))
        case "unpin":
            return held.seated_at(chosen.one, 0)
        case "apart":
            return held.kept_apart((chosen.one, chosen.other))
        case _:
            return held.left_together((chosen.one, chosen.other))


async def _page(request: Request, guest: Visit, chosen: Chosen | None = None, status: int = 200) -> Response:
    house: House = request.app.state.house
    held = await asyncio.to_thread(wishes.held_wishes, house.engine, guest.held.sitting)
    listed = await asyncio.to_thread(roster.roster, house.engine, guest.held.sitting)
    mixed_by = await asyncio.to_thread(mixing, house.engine, guest.held.sitting)
    pinned = dict(held.pinned)
    seats = sorted(guest.room.state.seats)
    rows = {seat: listed.get(seat, roster.Listed(seat)) for seat in seats}
    shell = MixingPage(
        lang=language(request),
        seats=tuple(SeatChoice(seat, row.name, row.needs, pinned.get(seat, 0)) for seat, row in rows.items()),
        pinned=held.pinned,
        apart=held.apart,
        attributes=tuple(mixed_by.attributes),
        most_tables=MOST_TABLES,
        typed=chosen or Chosen(),
    )
    return HTMLResponse(house.render.page(shell), status)
