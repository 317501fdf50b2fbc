"""Plans as files, out and in: read strictly, refused with the place where it is wrong, and never half taken."""

import asyncio
import json
from collections.abc import AsyncGenerator

from fastapi import APIRouter, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import Response

from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...plans.faults import faults
from ...store.journal import Journal
from ...store.plan_files import Unreadable, plan_schema, read_plan_file, write_plan_file
from ...store.wire import read_plan
from ..headers import LARGEST_BODY
from ..joining import posted_body
from .guest import Guest, visited
from .new_sitting import SittingForm, blank, made, typed
from .plan_sheets import PlanFilePage

router = APIRouter(prefix="/desk")

LARGEST_PLAN = 1024 * 1024
MOST_THROWN_AWAY = 64 * 1024 * 1024
TOO_LARGE = "it is larger than 1 MB."
FROM_A_FILE = "From a plan’s file"


class TooLarge(Exception):
    """The file that was sent is more than a plan can be."""


@router.get("/plan.schema.json")
async def schema(request: Request) -> Response:
    """What a plan's file has to look like, for programs that write one."""
    return Response(
        json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n", media_type="application/schema+json"
    )


@router.get("/sittings/{sitting}/plan.json")
async def sitting_file(request: Request) -> Response:
    """The plan as it was last saved, and once the sitting is open as it was then: the file goes with the digest."""
    guest = await visited(request)
    return as_a_file(await asyncio.to_thread(_prepared, guest), guest.sitting.id)


@router.get("/plan-file")
async def plan_file_page(request: Request) -> Response:
    guest = await visited(request)
    form = await asyncio.to_thread(blank, guest, request.query_params.get("jury", ""))
    return guest.shown(PlanFilePage(guest.lang, guest.who, form))


@router.post("/plan-file")
async def take_in(request: Request) -> Response:
    """A sitting on the plan of a file."""
    guest = await visited(request)
    try:
        fields, sent = await posted_file(request)
    except TooLarge:
        return _refused(guest, await asyncio.to_thread(blank, guest), TOO_LARGE, None)
    form = await asyncio.to_thread(typed, guest, fields)
    try:
        plan = read_sent(sent)
    except Unreadable as why:
        return _refused(guest, form, str(why), None)
    if form.problems or faults(plan):
        return _refused(guest, form, "", plan)
    return await made(guest, form, plan, FROM_A_FILE)


def _prepared(guest: Guest) -> Plan:
    opened = Journal(guest.engine, guest.sitting).opening()
    return opened.plan if opened else read_plan(guest.sitting.plan)


def _refused(guest: Guest, form: SittingForm, unreadable: str, plan: Plan | None) -> Response:
    found = faults(plan) if plan else ()
    return guest.shown(PlanFilePage(guest.lang, guest.who, form, unreadable, found), 400)


def as_a_file(plan: Plan, name: str) -> Response:
    """To keep, to change and to take in again."""
    named = f'attachment; filename="juryday-plan-{name}.json"'
    return Response(write_plan_file(plan), media_type="application/json", headers={"content-disposition": named})


def read_sent(sent: bytes) -> Plan:
    """Unreadable, in a sentence, where it is no plan."""
    if not sent.strip():
        raise Unreadable("no file was chosen, or there is nothing in it.")
    try:
        return read_plan_file(sent.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8.") from None


async def posted_file(request: Request) -> tuple[dict[str, str], bytes]:
    """The fields of a form from one of our own pages, and the file that came with it in the field `file`."""
    try:
        body = await posted_body(request, LARGEST_PLAN + LARGEST_BODY)
    except Refused as refused:
        if refused.reason is not Reason.TOO_LONG:
            raise
        await _read_to_its_end(request)
        raise TooLarge from None

    async def once() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    try:
        form = await MultiPartParser(request.headers, once(), max_files=1, max_fields=20).parse()
    except (MultiPartException, KeyError):
        raise Refused(Reason.MALFORMED) from None
    sent = form.get("file")
    held = await sent.read() if isinstance(sent, UploadFile) else str(sent or "").encode()
    await form.close()
    if len(held) > LARGEST_PLAN:
        raise TooLarge
    return {name: value for name, value in form.items() if isinstance(value, str)}, held


async def _read_to_its_end(request: Request) -> None:
    """A browser that is answered while it still sends shows its user a broken line instead of the answer."""
    left = MOST_THROWN_AWAY
    async for chunk in request.stream():
        left -= len(chunk)
        if left < 0:
            return
