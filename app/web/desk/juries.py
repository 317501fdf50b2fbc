"""Juries: one for each place at which an inquiry is held, added and renamed."""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...store import juries, organisations
from ...store.juries import new_id
from ...store.tables import Jury
from ..joining import posted
from .boxes import Box, Typed, as_it_is, line, made_id, read
from .changing import saved
from .guest import Guest, visited
from .inquiry_sheets import JuryFormPage

router = APIRouter(prefix="/desk")

BOXES: Mapping[str, Box] = {"place": line(80, needed=True), "venue": line(300)}
BLANK = Typed(dict.fromkeys(BOXES, ""))


@router.get("/inquiries/{inquiry}/juries/new")
async def add_page(request: Request) -> Response:
    return _form(await visited(request), "", BLANK)


@router.post("/inquiries/{inquiry}/juries/new")
async def add(request: Request) -> Response:
    guest = await visited(request)
    form = await posted(request)
    typed, made = read(form, BOXES), made_id(form)
    if not typed.is_fine:
        return _form(guest, "", typed, 400, made)
    added = await asyncio.to_thread(juries.add_jury, guest.engine, guest.inquiry, **typed.boxes, named=made)
    return RedirectResponse(f"/desk/inquiries/{guest.inquiry.id}/#jury-{added.id}", 303)


@router.get("/juries/{jury}/edit")
async def edit_page(request: Request) -> Response:
    guest = await visited(request)
    return _form(guest, guest.jury.id, _as_it_is(guest.jury))


@router.post("/juries/{jury}/edit")
async def edit(request: Request) -> Response:
    guest = await visited(request)
    typed, which = read(await posted(request), BOXES), guest.jury.id
    if not typed.is_fine:
        return _form(guest, which, typed, 400)
    clash = await saved(guest, Jury, which, typed, lambda: _now(guest))
    if clash is not None:
        return _form(guest, which, clash, 409)
    return RedirectResponse(f"/desk/inquiries/{guest.inquiry.id}/#jury-{which}", 303)


def _now(guest: Guest) -> Typed:
    found = organisations.jury_in(guest.engine, guest.organisation.id, guest.jury.id)
    assert found, "nothing is ever deleted"
    return _as_it_is(found)


def _as_it_is(jury: Jury) -> Typed:
    return as_it_is({name: getattr(jury, name) for name in BOXES}, jury.rev)


def _form(guest: Guest, jury: str, typed: Typed, status: int = 200, made: str = "") -> Response:
    inquiry = guest.inquiry
    page = JuryFormPage(guest.lang, guest.who, inquiry.id, inquiry.title, jury, made or new_id(), typed)
    return guest.shown(page, status)
