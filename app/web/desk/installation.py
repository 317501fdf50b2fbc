"""For whoever looks after this installation: the organisations on it, and a new one with its first organiser."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import invitations, organisations
from ...store.passwords import LONGEST_NAME, Unacceptable, Unfit, fit_name
from ...store.tables import Office
from ..joining import posted
from .guest import Guest, visited
from .members import grouped_code, link_of
from .people import HousePage, OrganisationRow, Problem
from .rows import date_at

router = APIRouter(prefix="/desk/house")


@router.get("")
async def house_page(request: Request) -> Response:
    return await _page(await keeper(request))


@router.post("")
async def add_organisation(request: Request) -> Response:
    """With an invitation for its first organiser, whose link is in the answer alone."""
    form = await posted(request)
    guest = await keeper(request)
    try:
        name = fit_name(form.get("name", ""), Unfit.ORGANISATION)
    except Unacceptable as wrong:
        return await _page(guest, typed=form.get("name", "")[:LONGEST_NAME], problem=wrong.unfit, status=400)
    added = await asyncio.to_thread(organisations.add_organisation, guest.engine, name, wall_clock())
    return await _invited(guest, added.id)


@router.post("/{organisation}/invite")
async def invite_again(request: Request) -> Response:
    """Another link, where the first was lost and nobody came."""
    await posted(request)
    guest = await keeper(request)
    wanted = request.path_params["organisation"]
    known = await asyncio.to_thread(organisations.organisations, guest.engine, wall_clock())
    if not any(each.id == wanted and not each.members for each in known):
        raise Refused(Reason.UNKNOWN)
    return await _invited(guest, wanted)


async def keeper(request: Request) -> Guest:
    """Whoever looks after this installation. Refused for everybody else."""
    guest = await visited(request)
    if not guest.member.keeper:
        raise Refused(Reason.NOT_ALLOWED)
    return guest


async def _invited(guest: Guest, organisation: str) -> Response:
    given = (organisation, Office.ORGANISER, "", wall_clock())
    code = await asyncio.to_thread(invitations.invite, guest.engine, *given)
    return await _page(guest, organisation, code)


async def _page(
    guest: Guest, linked: str = "", code: str = "", typed: str = "", problem: Problem = None, status: int = 200
) -> Response:
    known = await asyncio.to_thread(organisations.organisations, guest.engine, wall_clock())
    rows = tuple(OrganisationRow(each.id, each.name, date_at(each.since), each.members, each.invited) for each in known)
    named = next((row.name for row in rows if row.organisation == linked), "")
    page = HousePage(guest.lang, guest.who, rows, link_of(guest, code), grouped_code(code), named, typed, problem)
    return guest.shown(page, status)
