"""One sitting's first page: the steps that lead to it, how it stands once it is open, and what it asks."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.frozen import digest_of
from ...jury.people import By, Role
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...jury.state import State
from ...store import preparing
from ...store.tables import Office
from ...store.wire import read_plan
from ..access import Card
from ..doors import TEAM
from ..joining import posted
from .authority import taken_over
from .guest import Guest, visited
from .inquiry_sheets import Running, Settled, SittingPage
from .keeping import kept_of
from .rows import sitting_row
from .steps import TICKED, facts_of, next_of, steps_of
from .ways import door_for

router = APIRouter(prefix="/desk/sittings/{sitting}")


@router.get("/")
async def sitting_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(await asyncio.to_thread(_page, guest))


@router.post("/tick")
async def tick(request: Request) -> Response:
    """A step of which nothing here can tell whether it was done."""
    guest = await visited(request)
    form = await posted(request)
    step, done = form.get("step", ""), form.get("done", "")
    if step not in TICKED or done not in ("yes", "no"):
        raise Refused(Reason.MALFORMED)
    await asyncio.to_thread(preparing.tick, guest.engine, guest.sitting.id, step, done == "yes")
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/#step-{step}", 303)


def _page(guest: Guest) -> SittingPage:
    sitting, state = guest.sitting, guest.house.state_of(guest.sitting.id)
    plan = state.plan or read_plan(sitting.plan)
    agenda = state.agenda if state.is_open else plan.agenda
    facts = None if state.is_open else facts_of(guest.house, sitting, guest.jury)
    steps = steps_of(sitting.id, facts, guest.office) if facts else ()
    return SittingPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, sitting),
        place=guest.jury.place,
        venue=guest.jury.venue,
        charge=plan.charge,
        join_code=sitting.join_code if guest.office in TEAM else "",
        phases=tuple((phase.title, phase.minutes) for phase in agenda),
        minutes=sum(phase.minutes for phase in agenda),
        facts=facts,
        steps=steps,
        next=next_of(steps),
        takes_over=facts is not None and guest.office is Office.ORGANISER and taken_over(guest.inquiry, plan) != plan,
        kept=kept_of(guest),
        archived=preparing.is_put_away(guest.engine, sitting.id),
        may_bring_back=sitting.archived_at is not None and guest.office is Office.ORGANISER,
        settled=_settled(guest, state, plan),
        running=_running(guest, state),
    )


def _running(guest: Guest, state: State) -> Running | None:
    if not state.is_open or state.day.closed or guest.office not in TEAM:
        return None
    wall = guest.house.access.write_card(Card(guest.sitting.id, By(Role.WALL)))
    return Running(wall, preparing.consoles_of(guest.engine, guest.sitting.id))


def _settled(guest: Guest, state: State, plan: Plan) -> Settled:
    digest = state.day.frozen or digest_of(plan)
    shape = door_for(guest.office, "/desk/juries/{jury}/sittings/new")
    another = f"{shape.replace('{jury}', guest.jury.id)}?plan=sitting:{guest.sitting.id}" if shape else ""
    overtaken = state.is_open and digest_of(read_plan(guest.sitting.plan)) != digest
    return Settled(digest, guest.sitting.plan_rev, state.is_open, overtaken, another)
