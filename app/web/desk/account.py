"""One's own account: where one is signed in, the password, the second factor."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.reasons import Reason
from ...live.clock import wall_clock
from ...store import accounts, second_factor, sign_ins
from ...store.passwords import Unacceptable, is_right
from ..access import grouped
from ..joining import posted
from .guest import SIGNED_IN, Guest, visited
from .people import AccountPage, DeviceRow, Problem, SecondFactorPage, SpareCodesPage, ago
from .signing_in import as_typed

router = APIRouter(prefix="/desk/account")

HERE = "/desk/account"
DONE = ("device", "others", "password", "off")


@router.get("")
async def account(request: Request) -> Response:
    return await _page(request, await visited(request))


@router.post("/devices")
async def sign_out_devices(request: Request) -> Response:
    """One other device, or every other one."""
    form = await posted(request)
    guest = await visited(request)
    if form.get("others"):
        await asyncio.to_thread(sign_ins.sign_out_everywhere, guest.engine, guest.member.id, _token(request))
        return RedirectResponse(f"{HERE}?done=others#devices", 303)
    await asyncio.to_thread(sign_ins.sign_out_device, guest.engine, guest.member.id, form.get("device", ""))
    return RedirectResponse(f"{HERE}?done=device#devices", 303)


@router.post("/password")
async def change_password(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    given = (guest.member, form.get("old", ""), form.get("new", ""), _token(request))
    async with guest.house.at_the_desk:
        if guest.house.passwords.too_many(guest.member.id):
            return await _page(request, guest, "password", Reason.TRY_AGAIN, 503)
        try:
            changed = await asyncio.to_thread(accounts.change_password, guest.engine, *given)
        except Unacceptable as wrong:
            return await _page(request, guest, "password", wrong.unfit, 400)
        if not changed:
            guest.house.passwords.was_wrong(guest.member.id)
            return await _page(request, guest, "password", Reason.UNKNOWN, 400)
    return RedirectResponse(f"{HERE}?done=password#password", 303)


@router.get("/second-factor")
async def second_factor_page(request: Request) -> Response:
    guest = await visited(request)
    if guest.member.totp:
        return RedirectResponse(f"{HERE}#second-factor", 303)
    return _secret_page(guest, second_factor.new_secret(), None)


@router.post("/second-factor")
async def turn_on(request: Request) -> Response:
    """Only with a code that shows that the authenticator has the secret."""
    form = await posted(request)
    guest = await visited(request)
    secret = form.get("secret", "")
    # One that is on is changed only by turning it off first, with the password; but a form may come in twice.
    if not second_factor.is_secret(secret) or guest.member.totp not in ("", secret):
        return RedirectResponse(f"{HERE}/second-factor", 303)
    given = (guest.member.id, secret, as_typed(form.get("code", "")), wall_clock())
    spare = await asyncio.to_thread(second_factor.turn_on, guest.engine, *given)
    if spare is None:
        return _secret_page(guest, secret, Reason.UNKNOWN, 400)
    return guest.shown(SpareCodesPage(guest.lang, guest.who, tuple(grouped(code, 5) for code in spare)))


@router.post("/second-factor/off")
async def turn_off(request: Request) -> Response:
    """Only with the password."""
    form = await posted(request)
    guest = await visited(request)
    async with guest.house.at_the_desk:
        if guest.house.passwords.too_many(guest.member.id):
            return await _page(request, guest, "second-factor", Reason.TRY_AGAIN, 503)
        if not await asyncio.to_thread(is_right, guest.member.password, form.get("password", "")):
            guest.house.passwords.was_wrong(guest.member.id)
            return await _page(request, guest, "second-factor", Reason.UNKNOWN, 400)
    await asyncio.to_thread(second_factor.turn_off, guest.engine, guest.member.id)
    return RedirectResponse(f"{HERE}?done=off#second-factor", 303)


def _token(request: Request) -> str:
    return request.cookies[SIGNED_IN]


def _secret_page(guest: Guest, secret: str, problem: Problem, status: int = 200) -> Response:
    address = second_factor.address_of(secret, guest.member.name)
    return guest.shown(SecondFactorPage(guest.lang, guest.who, secret, address, problem), status)


async def _page(request: Request, guest: Guest, at: str = "", problem: Problem = None, status: int = 200) -> Response:
    now, member = wall_clock(), guest.member
    signed_in = await asyncio.to_thread(sign_ins.devices, guest.engine, member.id, _token(request), now)
    done = request.query_params.get("done", "")
    page = AccountPage(
        lang=guest.lang,
        who=guest.who,
        devices=tuple(DeviceRow(each.handle, each.name, ago(each.since, now), each.is_this) for each in signed_in),
        has_second_factor=bool(member.totp),
        spare_codes=await asyncio.to_thread(second_factor.spare_codes_left, guest.engine, member.id),
        done=done if done in DONE else "",
        at=at,
        problem=problem,
    )
    return guest.shown(page, status)
