"""Erasing what the roster knows of people: asked first, done at once, and the record of the day is as it was."""

import asyncio
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.numbers import JurorNumber
from ....jury.reasons import Reason, Refused
from ....store import roster
from ....store.roster import Kept, Listed
from ...joining import posted_pairs
from ..guest import Guest, visited
from .page import about, path_of, seats_of
from .sheets import EraseNamesPage

router = APIRouter(prefix="/desk/sittings/{sitting}/roster")


@router.get("/erase")
async def ask_about_all(request: Request) -> Response:
    guest = await visited(request)
    return await _asked(guest, None)


@router.post("/erase")
async def erase_all(request: Request) -> Response:
    """Everybody's names, needs, languages or attributes: what was ticked."""
    guest = await visited(request)
    ticked = {value for name, value in await posted_pairs(request) if name == "what"}
    what = [kept for kept in Kept if kept in ticked]
    if not what:
        return await _asked(guest, None, 400)
    return await _erased(guest, what, None)


@router.get("/{juror}/erase")
async def ask_about_one(request: Request) -> Response:
    guest = await visited(request)
    return await _asked(guest, _juror(request))


@router.post("/{juror}/erase")
async def erase_one(request: Request) -> Response:
    guest = await visited(request)
    await posted_pairs(request)
    return await _erased(guest, Kept, _juror(request))


async def _asked(guest: Guest, juror: JurorNumber | None, status: int = 200) -> Response:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    if juror is not None and juror not in seats_of(guest, listed):
        raise Refused(Reason.UNKNOWN)
    lines = [line for line in listed.values() if juror in (None, line.juror)]
    there = tuple((kept, sum(bool(getattr(line, kept)) for line in lines)) for kept in Kept)
    name = listed.get(juror, Listed(juror)).name if juror else ""
    page = EraseNamesPage(*about(guest), juror=juror, name=name, there=there, nothing_chosen=status == 400)
    return guest.shown(page, status)


async def _erased(guest: Guest, what: Iterable[Kept], juror: JurorNumber | None) -> Response:
    count = await asyncio.to_thread(roster.erase, guest.engine, guest.sitting.id, tuple(what), juror)
    await guest.house.recall(guest.sitting.id)
    return RedirectResponse(f"{path_of(guest)}?erased={count}", 303)


def _juror(request: Request) -> JurorNumber:
    named = request.path_params["juror"]
    if not (named.isascii() and named.isdecimal() and len(named) < 6):
        raise Refused(Reason.UNKNOWN)
    return JurorNumber(int(named))
