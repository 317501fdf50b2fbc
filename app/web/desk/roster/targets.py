"""Who is to be recruited, set with the plan: a share or a count for each group, and where the numbers come from."""

import asyncio
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....plans.editing.rows import moved
from ....plans.editing.targets import read_targets, written_targets
from ....store import roster
from ...joining import posted_pairs
from ..asking.typed import MOST_FIELDS, SAVE, Form, focused, lists_of, plan_it_was, told, tongues
from ..guest import Guest, visited
from ..planning.around import head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from .page import seats_of
from .recruiting import recruited_of, values_of
from .sheets import TargetsPage

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")


@router.get("/targets")
async def targets_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    return await _page(guest, request, Form(now, written_targets(now.plan.targets, tongues(now.plan)), {}))


@router.post("/targets")
async def change_targets(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    number, wanted = made_from(form), form.get("do", SAVE)
    base = await plan_it_was(guest, number)
    now = Draft(base, number)
    if wanted != SAVE:
        return await _page(guest, request, Form(now, moved(form, wanted), {}, focus=focused(wanted)))
    read = read_targets(form, base.targets, tongues(base))
    if read.faults:
        return await _page(guest, request, Form(now, form, read.faults), 400)
    kept = await keep(guest, number, lambda _: replace(base, targets=read.targets), "Who is to be recruited")
    if isinstance(kept, Clashed):
        typed = written_targets(kept.plan.targets, tongues(kept.plan))
        return await _page(guest, request, Form(Draft(kept.plan, kept.number), typed, {}, told(kept.clashes)), 409)
    return saved_at(guest, "plan/targets", kept)


async def _page(guest: Guest, request: Request, form: Form, status: int = 200) -> Response:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    state, seats = guest.house.state_of(guest.sitting.id), seats_of(guest, listed)
    page = TargetsPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, form.now, request),
        typed=form.typed,
        faults=form.faults,
        clashes=form.clashes,
        focus=form.focus,
        lists=lists_of(form.typed, ("target",)),
        known=values_of(listed),
        recruited=recruited_of(form.now.plan.targets, state, seats, listed),
        seats=len(seats),
    )
    return await asyncio.to_thread(guest.shown, page, status)
