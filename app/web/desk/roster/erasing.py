"""Erasing what the roster knows of people: asked first, done at once, and the record of the day is as it was."""

import asyncio
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.numbers import JurorNumber
from ....jury.reasons import Reason, Refused
from ....jury.removals.acts import LONGEST_BECAUSE
from ....store import roster
from ....store.roster import Kept, Listed
from ...doors import ORGANISERS
from ...joining import posted_pairs
from ..guest import Guest, visited
from ..removing import erase_from_record
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
    """What the roster knows of a seat; also what it wrote and answered, where an organiser ticked that."""
    guest = await visited(request)
    form = dict(await posted_pairs(request))
    if form.get("record") == "yes":
        if not _may_erase_record(guest):
            raise Refused(Reason.NOT_ALLOWED)
        try:
            await erase_from_record(guest, _juror(request), form.get("because", "").strip())
        except Refused as refused:
            return await _asked(guest, _juror(request), 409, refused.reason)
    return await _erased(guest, Kept, _juror(request))


def _may_erase_record(guest: Guest) -> bool:
    return guest.office in ORGANISERS and guest.house.state_of(guest.sitting.id).is_open


async def _asked(guest: Guest, juror: JurorNumber | None, status: int = 200, problem: Reason | None = None) -> Response:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    if juror is not None and juror not in seats_of(guest, listed):
        raise Refused(Reason.UNKNOWN)
    lines = [line for line in listed.values() if juror in (None, line.juror)]
    there = tuple((kept, sum(bool(getattr(line, kept)) for line in lines)) for kept in Kept)
    name = listed.get(juror, Listed(juror)).name if juror else ""
    page = EraseNamesPage(
        *about(guest),
        juror=juror,
        name=name,
        there=there,
        nothing_chosen=status == 400,
        may_erase_record=juror is not None and _may_erase_record(guest),
        longest=LONGEST_BECAUSE,
        problem=problem.value if problem else "",
    )
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
