"""The plan as a file: taken out, changed elsewhere, and taken in again as one more version, whole or not at all."""

import asyncio
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.frozen import digest_of
from ....plans.faults import faults
from ....plans.places import Remark
from ....store.plan_files import Unreadable
from ..guest import Guest, visited
from ..plan_sent import TOO_LARGE, TooLarge, posted_file, read_sent
from .around import head, saved_at
from .keeping import Clashed, draft, keep, made_from
from .sheets import PlanSheet

router = APIRouter(prefix="/desk/sittings/{sitting}/plan/file")

NOTE = "Taken in from a file"


@dataclass(frozen=True, slots=True)
class PlanAsFilePage(PlanSheet):
    """Out and in. `clashed` is whether somebody changed the same meanwhile; then nothing was taken in."""

    digest: str
    unreadable: str = ""
    faults: tuple[Remark, ...] = ()
    clashed: bool = False


@router.get("")
async def file_page(request: Request) -> Response:
    return await _page(await visited(request))


@router.post("")
async def take_in(request: Request) -> Response:
    guest = await visited(request)
    try:
        fields, sent = await posted_file(request)
        plan = await asyncio.to_thread(read_sent, sent)
    except TooLarge:
        return await _page(guest, unreadable=TOO_LARGE)
    except Unreadable as why:
        return await _page(guest, unreadable=str(why))
    if found := faults(plan):
        return await _page(guest, found=found)
    kept = await keep(guest, made_from(fields), lambda base: plan, NOTE)
    if isinstance(kept, Clashed):
        return await _page(guest, clashed=True)
    return saved_at(guest, "plan", kept)


async def _page(
    guest: Guest, unreadable: str = "", found: tuple[Remark, ...] = (), *, clashed: bool = False
) -> Response:
    now = await draft(guest)
    page = PlanAsFilePage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now),
        digest=guest.house.state_of(guest.sitting.id).day.frozen or digest_of(now.plan),
        unreadable=unreadable,
        faults=found,
        clashed=clashed,
    )
    return guest.shown(page, 409 if clashed else 400 if unreadable or found else 200)
