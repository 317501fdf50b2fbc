"""What the groups are called in which the room looks at results."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....plans.editing.groups import read_groups, sizes, written_groups
from ....plans.editing.rows import Typed
from ...joining import posted_pairs
from ..guest import Guest, visited
from ..planning.around import head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from .sheets import GroupsPage
from .typed import MOST_FIELDS, lists_of, plan_it_was, told, tongues

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")


@router.get("/groups")
async def groups_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    return await _page(guest, request, now, written_groups(now.plan, tongues(now.plan)), {})


@router.post("/groups")
async def change_groups(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    number = made_from(form)
    base = await plan_it_was(guest, number)
    read = read_groups(form, base, tongues(base))
    if read.faults:
        return await _page(guest, request, Draft(base, number), form, read.faults, status=400)
    kept = await keep(guest, number, lambda _: replace(base, blocks=read.blocks), "What groups are called")
    if isinstance(kept, Clashed):
        typed, newest = written_groups(kept.plan, tongues(kept.plan)), Draft(kept.plan, kept.number)
        return await _page(guest, request, newest, typed, {}, told(kept.clashes), 409)
    return saved_at(guest, "plan/groups", kept)


async def _page(
    guest: Guest,
    request: Request,
    now: Draft,
    typed: Typed,
    faults: Mapping[str, str],
    clashes: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    page = GroupsPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now, request),
        typed=typed,
        faults=faults,
        clashes=clashes,
        lists=lists_of(typed, ("group",)),
        sizes=sizes(now.plan),
    )
    return guest.shown(page, status)
