"""One sitting's first page: what it is before, while and after it is held, and the ways to its other pages."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...store import juries
from ...store.wire import read_plan
from .guest import visited
from .rows import sitting_row
from .sheets import SittingPage

router = APIRouter(prefix="/desk/sittings/{sitting}")


@router.get("/")
async def sitting_page(request: Request) -> Response:
    guest = await visited(request)
    sitting, state = guest.sitting, guest.house.state_of(guest.sitting.id)
    jury = await asyncio.to_thread(juries.find_jury, guest.engine, sitting.jury)
    plan = state.plan or read_plan(sitting.plan)
    agenda = state.agenda if state.is_open else plan.agenda
    page = SittingPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, sitting),
        place=jury.place,
        charge=plan.charge,
        join_code=sitting.join_code,
        phases=tuple((phase.title, phase.minutes) for phase in agenda),
        minutes=sum(phase.minutes for phase in agenda),
    )
    return guest.shown(page)
