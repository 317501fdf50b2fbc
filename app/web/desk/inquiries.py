"""An inquiry: begun, read and changed. Two people who change it at once lose nothing of what they typed."""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.day.plan import Influence
from ...store import juries, organisations
from ...store.juries import new_id
from ...store.tables import Inquiry
from ..joining import posted
from .boxes import Box, Typed, as_it_is, day, line, made_id, one_of, read, text
from .changing import saved
from .guest import Guest, visited
from .inquiry_sheets import InquiryFormPage
from .overview import inquiry_page

router = APIRouter(prefix="/desk/inquiries")

LONGEST_LIST = 1_500
"""All boxes filled to the brim, in any script, are a form that is not too large to be sent."""
BOXES: Mapping[str, Box] = {
    "title": line(needed=True),
    "purpose": text(needed=True),
    "asked_by": line(300),
    "accountable": line(300),
    "influence": one_of({"", *Influence}),
    "up_for_grabs": text(LONGEST_LIST),
    "not_up_for_grabs": text(LONGEST_LIST),
    "answer_by": day(),
}
LEVELS = tuple(level.value for level in Influence)
BLANK = Typed(dict.fromkeys(BOXES, ""))


@router.get("/new")
async def begin_page(request: Request) -> Response:
    return _form(await visited(request), "", BLANK)


@router.post("/new")
async def begin(request: Request) -> Response:
    guest = await visited(request)
    form = await posted(request)
    typed = read(form, BOXES)
    if not typed.is_fine:
        return _form(guest, "", typed, 400, made_id(form))
    added = await asyncio.to_thread(
        juries.add_inquiry, guest.engine, guest.organisation.id, **typed.boxes, named=made_id(form)
    )
    return RedirectResponse(f"/desk/inquiries/{added.id}/", 303)


@router.get("/{inquiry}/")
async def read_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await asyncio.to_thread(inquiry_page, guest))


@router.get("/{inquiry}/edit")
async def edit_page(request: Request) -> Response:
    guest = await visited(request)
    return _form(guest, guest.inquiry.id, _as_it_is(guest.inquiry))


@router.post("/{inquiry}/edit")
async def edit(request: Request) -> Response:
    guest = await visited(request)
    typed = read(await posted(request), BOXES)
    which = guest.inquiry.id
    if not typed.is_fine:
        return _form(guest, which, typed, 400)
    clash = await saved(guest, Inquiry, which, typed, lambda: _now(guest))
    if clash is not None:
        return _form(guest, which, clash, 409)
    return RedirectResponse(f"/desk/inquiries/{which}/", 303)


def _now(guest: Guest) -> Typed:
    found = organisations.inquiry_in(guest.engine, guest.organisation.id, guest.inquiry.id)
    assert found, "nothing is ever deleted"
    return _as_it_is(found)


def _as_it_is(inquiry: Inquiry) -> Typed:
    return as_it_is({name: getattr(inquiry, name) for name in BOXES}, inquiry.rev)


def _form(guest: Guest, inquiry: str, typed: Typed, status: int = 200, made: str = "") -> Response:
    page = InquiryFormPage(guest.lang, guest.who, inquiry, made or new_id(), typed, LEVELS)
    return guest.shown(page, status)
