"""The desk has one lock: a sign-in that can be revoked, on a cookie that only the desk receives.

Whoever has a second factor gives it on a page of its own, within minutes of the password.
"""

import asyncio
import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...jury.reasons import Reason
from ...live.clock import wall_clock
from ...store import accounts, second_factor, sign_ins
from ..access import typed
from ..house import House
from ..joining import posted
from ..visit import language
from .devices import device_of
from .guest import SIGNED_IN, visited
from .people import CodePage, SignInPage

router = APIRouter(prefix="/desk")

DESK, SIGN_IN, CODE = "/desk/", "/desk/sign-in", "/desk/sign-in/code"
HALF = "juryday-desk-half"
OURS = re.compile(r"/desk/[a-z0-9/-]*", re.ASCII)
"""Where somebody may be sent on to after signing in: an address of the desk, and nothing that could lead elsewhere."""


async def to_sign_in(request: Request, _: Exception) -> Response:
    """A page that was asked for is where one comes out after signing in; a form that was posted is not."""
    asked = request.url.path if request.method == "GET" else DESK
    way = f"{SIGN_IN}?next={quote(asked)}"
    if request.headers.get("hx-request"):
        # Followed as it stands, the way would lead the script alone, and leave the person on a page gone empty.
        return Response(headers={"hx-redirect": way})
    return RedirectResponse(way, 303)


@router.get("/sign-in")
async def sign_in_page(request: Request) -> Response:
    return await _page(request, request.query_params.get("next", DESK), None, 200)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    form = await posted(request)
    house: House = request.app.state.house
    then, address = form.get("next", DESK), address_of(request)
    given = (form.get("name", "").replace("\x00", ""), form.get("password", ""))
    # A password costs a core and 64 MB to look at. One at a time, counted before the next, a burst cannot pass the
    # limit together, nor take the threads in which a live day's ballots are written.
    async with house.at_the_desk:
        if house.passwords.too_many(address):
            return await _page(request, then, Reason.TRY_AGAIN, 503)
        begun = await asyncio.to_thread(sign_ins.sign_in, house.engine, *given, wall_clock(), device_of(request))
        if begun is None:
            house.passwords.was_wrong(address)
            return await _page(request, then, Reason.UNKNOWN, 400)
    if begun.whole:
        return let_in(house, begun.token, then)
    answer = RedirectResponse(f"{CODE}?next={quote(_ours(then))}", 303)
    lasts, secure = sign_ins.HALF_FOR // 1000, is_secure(house)
    answer.set_cookie(HALF, begun.token, path=CODE, httponly=True, samesite="lax", secure=secure, max_age=lasts)
    return answer


@router.get("/sign-in/code")
async def code_page(request: Request) -> Response:
    house: House = request.app.state.house
    then = request.query_params.get("next", DESK)
    if await asyncio.to_thread(sign_ins.who_is_half, house.engine, request.cookies.get(HALF, ""), wall_clock()) is None:
        return _once_more(then)
    return _code_page(request, then, None, 200)


@router.post("/sign-in/code")
async def give_code(request: Request) -> Response:
    """From an authenticator, or a spare one."""
    form = await posted(request)
    house: House = request.app.state.house
    half, then, now = request.cookies.get(HALF, ""), form.get("next", DESK), wall_clock()
    async with house.at_the_desk:
        member = await asyncio.to_thread(sign_ins.who_is_half, house.engine, half, now)
        if member is None:
            return _once_more(then)
        # Whoever tries codes knows the password already, and so can come from anywhere.
        if house.codes.too_many(member.id):
            return _code_page(request, then, Reason.TRY_AGAIN, 503)
        code = as_typed(form.get("code", ""))
        token = await asyncio.to_thread(second_factor.complete, house.engine, half, code, now, device_of(request))
        if token is None:
            house.codes.was_wrong(member.id)
            return _code_page(request, then, Reason.UNKNOWN, 400)
    answer = let_in(house, token, then)
    answer.delete_cookie(HALF, path=CODE)
    return answer


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """Here, or with `everywhere` on every device of this member."""
    form = await posted(request)
    house: House = request.app.state.house
    guest = await visited(request)
    if form.get("everywhere"):
        await asyncio.to_thread(sign_ins.sign_out_everywhere, house.engine, guest.member.id)
    else:
        await asyncio.to_thread(sign_ins.sign_out, house.engine, request.cookies[SIGNED_IN])
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(SIGNED_IN, path=DESK)
    return answer


def let_in(house: House, token: str, then: str = DESK) -> Response:
    """On to the desk, with the key to it."""
    answer = RedirectResponse(_ours(then), 303)
    answer.set_cookie(SIGNED_IN, token, path=DESK, httponly=True, samesite="lax", secure=is_secure(house))
    return answer


def as_typed(code: str) -> str:
    """Six digits as they are; a spare code as codes are read."""
    close = code.replace(" ", "").strip()
    return close if close.isascii() and close.isdecimal() else typed(code)


def is_secure(house: House) -> bool:
    return house.address.startswith("https:")


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def _ours(then: str) -> str:
    return then if OURS.fullmatch(then) else DESK


def _once_more(then: str) -> Response:
    """It took too long, or nobody gave a password."""
    return RedirectResponse(f"{SIGN_IN}?late=1&next={quote(_ours(then))}", 303)


def _code_page(request: Request, then: str, problem: Reason | None, status: int) -> Response:
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(CodePage(language(request), _ours(then), problem)), status)


async def _page(request: Request, then: str, problem: Reason | None, status: int) -> Response:
    house: House = request.app.state.house
    page = SignInPage(
        lang=language(request),
        then=_ours(then),
        problem=problem,
        late="late" in request.query_params,
        nobody=await asyncio.to_thread(accounts.is_empty, house.engine),
    )
    return HTMLResponse(house.render.page(page), status)
