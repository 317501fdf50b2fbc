"""The members of the organisation: who they are, inviting others, what each does, and removing somebody, with undo."""

import asyncio
from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.numbers import Millis
from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import invitations, members, sign_ins
from ...store.passwords import LONGEST_NAME, Unacceptable
from ...store.tables import Invitation, Member, Office
from ..access import grouped
from ..joining import posted
from .guest import Guest, visited
from .people import InvitationRow, MemberRow, MembersPage, Problem, RemovalPage, ago
from .rows import date_at

router = APIRouter(prefix="/desk/members")

HERE = "/desk/members"


@router.get("")
async def members_page(request: Request) -> Response:
    return await _page(await visited(request), saved=request.query_params.get("saved", ""))


@router.post("/invite")
async def invite(request: Request) -> Response:
    """The link is in the answer and nowhere else: what is kept of it is a hash."""
    form = await posted(request)
    guest = await visited(request)
    note = form.get("note", "").strip()
    if len(note) > LONGEST_NAME or not note.isprintable():
        return await _page(guest, note=note[:LONGEST_NAME], problem=Reason.TOO_LONG, status=400)
    given = (guest.organisation.id, office_of(form), note, wall_clock())
    code = await asyncio.to_thread(invitations.invite, guest.engine, *given)
    return await _page(guest, code=code)


@router.post("/withdraw")
async def withdraw(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    given = (guest.organisation.id, form.get("invitation", ""))
    await asyncio.to_thread(invitations.withdraw, guest.engine, *given)
    return RedirectResponse(f"{HERE}#invitations", 303)


@router.post("/{member}/office")
async def change_office(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    office = office_of(form)
    change = lambda: members.change_office(guest.engine, guest.colleague.id, office)  # noqa: E731
    return await _changed(guest, change)


@router.get("/{member}/remove")
async def removal_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(RemovalPage(guest.lang, guest.who, await _row(guest, guest.colleague), None))


@router.post("/{member}/remove")
async def remove(request: Request) -> Response:
    await posted(request)
    guest = await visited(request)
    return await _changed(guest, lambda: members.remove(guest.engine, guest.colleague.id, wall_clock()))


@router.post("/{member}/restore")
async def restore(request: Request) -> Response:
    await posted(request)
    guest = await visited(request)
    return await _changed(guest, lambda: members.restore(guest.engine, guest.colleague.id))


def office_of(form: dict[str, str]) -> Office:
    try:
        return Office(form.get("office", ""))
    except ValueError:
        raise Refused(Reason.MALFORMED) from None


def link_of(guest: Guest, code: str) -> str:
    return f"{guest.house.address}/desk/join#{grouped_code(code)}" if code else ""


def grouped_code(code: str) -> str:
    return grouped(code, 5).replace(" ", "-")


async def _changed(guest: Guest, change: Callable[[], None]) -> Response:
    try:
        await asyncio.to_thread(change)
    except Unacceptable as wrong:
        return await _page(guest, problem=wrong.unfit, status=409)
    await guest.house.look_at_consoles()
    if guest.colleague.id == guest.member.id:
        return RedirectResponse("/desk/", 303)
    return RedirectResponse(f"{HERE}?saved={guest.colleague.id}", 303)


async def _row(guest: Guest, member: Member) -> MemberRow:
    last = await asyncio.to_thread(sign_ins.last_sign_ins, guest.engine, guest.organisation.id)
    return _member_row(guest, member, last.get(member.id), wall_clock())


def _member_row(guest: Guest, member: Member, last: Millis | None, now: Millis) -> MemberRow:
    return MemberRow(
        member=member.id,
        name=member.name,
        office=Office(member.office),
        since=date_at(member.made_at),
        last=None if last is None else ago(last, now),
        has_second_factor=bool(member.totp),
        keeper=member.keeper,
        is_me=member.id == guest.member.id,
    )


def _invitation_row(row: Invitation) -> InvitationRow:
    return InvitationRow(row.token[: sign_ins.HANDLE], Office(row.office), row.note, date_at(row.ends_at))


async def _page(
    guest: Guest, code: str = "", note: str = "", saved: str = "", problem: Problem = None, status: int = 200
) -> Response:
    engine, home, now = guest.engine, guest.organisation.id, wall_clock()
    everybody = await asyncio.to_thread(members.members_of, engine, home)
    last = await asyncio.to_thread(sign_ins.last_sign_ins, engine, home)
    invited = await asyncio.to_thread(invitations.open_invitations, engine, home, now)
    rows = [(each.gone_at is None, _member_row(guest, each, last.get(each.id), now)) for each in everybody]
    page = MembersPage(
        lang=guest.lang,
        who=guest.who,
        members=tuple(row for here, row in rows if here),
        gone=tuple(row for here, row in rows if not here),
        invitations=tuple(map(_invitation_row, invited)),
        link=link_of(guest, code),
        code=grouped_code(code),
        note=note,
        saved=saved,
        problem=problem,
    )
    return guest.shown(page, status)
