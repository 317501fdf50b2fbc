"""What is put away: out of sight, never deleted, and brought back with one press. An open sitting stays where it is."""

import asyncio
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import juries, preparing
from ...store.preparing import Kind
from ...store.tables import Inquiry, Jury, Sitting
from ...store.wire import read_plan
from ..joining import posted
from .guest import Guest, visited
from .inquiry_sheets import ArchivePage, PutAway
from .rows import date_of, day_of

router = APIRouter(prefix="/desk")


@router.get("/archive")
async def archive_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await asyncio.to_thread(_page, guest, request.query_params.get("moved", "")))


@router.post("/inquiries/{inquiry}/archive")
async def archive_inquiry(request: Request) -> Response:
    guest = await visited(request)
    held = await asyncio.to_thread(_sittings_of, guest, juries.juries_of(guest.engine, guest.inquiry))
    return await _moved(request, guest, Inquiry, guest.inquiry.id, held, "/desk/inquiries/")


@router.post("/juries/{jury}/archive")
async def archive_jury(request: Request) -> Response:
    guest = await visited(request)
    held = await asyncio.to_thread(_sittings_of, guest, [guest.jury])
    return await _moved(request, guest, Jury, guest.jury.id, held, f"/desk/inquiries/{guest.inquiry.id}/#jury-")


@router.post("/sittings/{sitting}/archive")
async def archive_sitting(request: Request) -> Response:
    guest = await visited(request)
    return await _moved(request, guest, Sitting, guest.sitting.id, [guest.sitting], "/desk/sittings/")


def _sittings_of(guest: Guest, of: Iterable[Jury]) -> list[Sitting]:
    return [sitting for jury in of for sitting in juries.sittings_of(guest.engine, jury)]


async def _moved(
    request: Request, guest: Guest, kind: Kind, which: str, held: Iterable[Sitting], page: str
) -> Response:
    """Into the archive or out of it, as the form says."""
    away = (await posted(request)).get("away")
    if away not in ("yes", "no"):
        raise Refused(Reason.MALFORMED)
    states = (guest.house.state_of(sitting.id) for sitting in held)
    if away == "yes" and any(state.is_open and not state.day.closed for state in states):
        return guest.shown(await asyncio.to_thread(_page, guest, "", True), 409)
    await asyncio.to_thread(preparing.put_away, guest.engine, kind, which, wall_clock() if away == "yes" else None)
    return RedirectResponse(f"/desk/archive?moved={which}" if away == "yes" else f"{page}{which}/", 303)


def _page(guest: Guest, moved: str, is_open: bool = False) -> ArchivePage:
    listed = put_away_in(guest)
    just = next((each for each in listed if each.which == moved), None)
    return ArchivePage(guest.lang, guest.who, listed, just, is_open)


def put_away_in(guest: Guest) -> tuple[PutAway, ...]:
    """Everything of this organisation that is in the archive by itself, and not with what it belongs to."""
    inquiries = juries.inquiries(guest.engine, guest.organisation.id)
    groups = [(inquiry, jury) for inquiry in inquiries for jury in juries.juries_of(guest.engine, inquiry)]
    away = (
        *(_inquiry(each) for each in inquiries),
        *(_jury(jury, inquiry) for inquiry, jury in groups),
        *(_sitting(each, jury) for _, jury in groups for each in juries.sittings_of(guest.engine, jury)),
    )
    return tuple(each for each in away if each.since)


def _since(row: Inquiry | Jury | Sitting) -> str:
    return day_of(row.archived_at, "UTC").partition(",")[0] if row.archived_at is not None else ""


def _inquiry(inquiry: Inquiry) -> PutAway:
    page = f"/desk/inquiries/{inquiry.id}/"
    return PutAway("inquiry", inquiry.id, {"en": inquiry.title}, "", _since(inquiry), page, f"{page}archive")


def _jury(jury: Jury, inquiry: Inquiry) -> PutAway:
    page, back = f"/desk/inquiries/{inquiry.id}/", f"/desk/juries/{jury.id}/archive"
    return PutAway("jury", jury.id, {"en": jury.place}, inquiry.title, _since(jury), page, back)


def _sitting(sitting: Sitting, jury: Jury) -> PutAway:
    page = f"/desk/sittings/{sitting.id}/"
    about = ", ".join(filter(None, (jury.place, date_of(sitting.held_on))))
    title = read_plan(sitting.plan).title if sitting.archived_at is not None else {}
    return PutAway("sitting", sitting.id, title, about, _since(sitting), page, f"{page}archive")
