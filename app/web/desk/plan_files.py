"""Plans as files, out and in: read strictly, refused with the place where it is wrong, and never half taken."""

import asyncio
import json

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.plan import Plan
from ...plans.faults import faults
from ...store.journal import Journal
from ...store.plan_files import Unreadable, plan_schema
from ...store.wire import read_plan
from .guest import Guest, visited
from .new_sitting import SittingForm, blank, made, typed
from .plan_sent import TOO_LARGE, TooLarge, as_a_file, posted_file, read_sent
from .plan_sheets import PlanFilePage

router = APIRouter(prefix="/desk")

FROM_A_FILE = "From a plan’s file"


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
        plan = await asyncio.to_thread(read_sent, sent)
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
