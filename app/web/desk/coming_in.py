"""Becoming a member: the very first by the code that the server prints at its start, everybody else by an invitation.

A code's link carries it in the fragment, which browsers do not send; a script hands it in, or a person types it.
"""

import asyncio
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import accounts, invitations, sign_ins
from ...store.invitations import Invited, NotOpen, Stands
from ...store.passwords import Unacceptable
from ..access import typed
from ..house import House
from ..joining import posted
from ..visit import language
from .devices import device_of
from .people import BeginPage, JoiningPage, Problem
from .signing_in import address_of, let_in

router = APIRouter(prefix="/desk")

Coming = BeginPage | JoiningPage
NOBODY = Invited(Stands.UNKNOWN)


@router.get("/begin")
async def begin_page(request: Request) -> Response:
    await _while_empty(request)
    return _shown(request, BeginPage(language(request), "", "", "", None))


@router.post("/begin")
async def begin(request: Request) -> Response:
    await _while_empty(request)
    form = await posted(request)
    code = typed(form.get("code", ""))
    page = BeginPage(language(request), code, form.get("organisation", ""), form.get("name", ""), None)
    return await _come_in(request, form, page)


@router.get("/join")
async def join_page(request: Request) -> Response:
    if await _is_empty(request):
        return RedirectResponse("/desk/begin", 303)
    return _shown(request, JoiningPage(language(request), "", NOBODY, "", None))


@router.post("/join")
async def join(request: Request) -> Response:
    if await _is_empty(request):
        return RedirectResponse("/desk/begin", 303)
    form = await posted(request)
    page = JoiningPage(language(request), typed(form.get("code", "")), NOBODY, form.get("name", ""), None)
    return await _come_in(request, form, page)


async def _come_in(request: Request, form: dict[str, str], page: Coming) -> Response:
    """With a code alone one is asked for the rest; with all of it one is in."""
    house: House = request.app.state.house
    address = address_of(request)
    if house.invitations.too_many(address):
        return _shown(request, replace(page, code="", problem=Reason.TRY_AGAIN), 503)
    invited = await asyncio.to_thread(invitations.invited_by, house.engine, page.code, wall_clock())
    if invited.stands is not Stands.OPEN:
        house.invitations.was_wrong(address)
        return _shown(request, replace(page, code="", problem=invited.stands), 400)
    if isinstance(page, JoiningPage):
        page = replace(page, invited=invited)
    if "password" not in form:
        return _shown(request, page)
    problem, token = await _member_made(request, form, page)
    if token:
        return let_in(house, token)
    code = "" if isinstance(problem, Stands) else page.code
    return _shown(request, replace(page, code=code, problem=problem), 400)


async def _member_made(request: Request, form: dict[str, str], page: Coming) -> tuple[Problem, str]:
    """Why not, or the token for this device."""
    house: House = request.app.state.house
    called = page.organisation if isinstance(page, BeginPage) else None
    given = (page.code, page.name, form["password"], wall_clock(), called)
    async with house.at_the_desk:
        try:
            member = await asyncio.to_thread(invitations.join, house.engine, *given)
        except Unacceptable as wrong:
            return wrong.unfit, ""
        except NotOpen as wrong:
            return wrong.stands, ""
    return None, await asyncio.to_thread(sign_ins.begin, house.engine, member, wall_clock(), device_of(request))


async def _is_empty(request: Request) -> bool:
    house: House = request.app.state.house
    return await asyncio.to_thread(accounts.is_empty, house.engine)


async def _while_empty(request: Request) -> None:
    """The page to begin with is there until somebody has begun."""
    if not await _is_empty(request):
        raise Refused(Reason.UNKNOWN)


def _shown(request: Request, page: Coming, status: int = 200) -> Response:
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(page), status)
