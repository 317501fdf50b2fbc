"""The desk has one lock: a sign-in that can be revoked, on a cookie that only the desk receives."""

import asyncio
import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...jury.reasons import Reason
from ...live.clock import wall_clock
from ...store import accounts
from ..house import House
from ..joining import posted
from ..visit import language
from .guest import SIGNED_IN, visited
from .sheets import SignInPage

router = APIRouter(prefix="/desk")

DESK = "/desk/"
OURS = re.compile(r"/desk/[a-z0-9/-]*", re.ASCII)
"""Where somebody may be sent on to after signing in: an address of the desk, and nothing that could lead elsewhere."""


async def to_sign_in(request: Request, _: Exception) -> Response:
    """A page that was asked for is where one comes out after signing in; a form that was posted is not."""
    asked = request.url.path if request.method == "GET" else DESK
    way = f"/desk/sign-in?next={quote(asked)}"
    if request.headers.get("hx-request"):
        # Followed as it stands, the way would lead the script alone, and leave the person on a page gone empty.
        return Response(headers={"hx-redirect": way})
    return RedirectResponse(way, 303)


@router.get("/sign-in")
async def sign_in_page(request: Request) -> Response:
    return _page(request, request.query_params.get("next", DESK), None, 200)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    form = await posted(request)
    house: House = request.app.state.house
    then, address = form.get("next", DESK), request.client.host if request.client else ""
    given = (form.get("name", "").replace("\x00", ""), form.get("password", ""))
    # A password costs a core and 64 MB to look at. One at a time, counted before the next, a burst cannot pass the
    # limit together, nor take the threads in which a live day's ballots are written.
    async with house.at_the_desk:
        if house.passwords.too_many(address):
            return _page(request, then, Reason.TRY_AGAIN, 503)
        token = await asyncio.to_thread(accounts.sign_in, house.engine, *given, wall_clock())
        if token is None:
            house.passwords.was_wrong(address)
            return _page(request, then, Reason.UNKNOWN, 400)
    answer = RedirectResponse(then if OURS.fullmatch(then) else DESK, 303)
    secure = house.address.startswith("https:")
    answer.set_cookie(SIGNED_IN, token, path=DESK, httponly=True, samesite="lax", secure=secure)
    return answer


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """Here, or with `everywhere` on every device of this member."""
    form = await posted(request)
    house: House = request.app.state.house
    guest = await visited(request)
    if form.get("everywhere"):
        await asyncio.to_thread(accounts.sign_out_everywhere, house.engine, guest.member.name)
    else:
        await asyncio.to_thread(accounts.sign_out, house.engine, request.cookies[SIGNED_IN])
    answer = RedirectResponse("/desk/sign-in", 303)
    answer.delete_cookie(SIGNED_IN, path=DESK)
    return answer


def _page(request: Request, then: str, problem: Reason | None, status: int) -> Response:
    house: House = request.app.state.house
    page = SignInPage(language(request), then if OURS.fullmatch(then) else DESK, problem)
    return HTMLResponse(house.render.page(page), status)
