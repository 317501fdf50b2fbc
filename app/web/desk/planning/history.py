"""The versions of a plan: who saved when, what changed in words; one is looked at, gone back to, or undone."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....plans.editing.differing import differences
from ....plans.hours import days, minutes, together
from ....store import plan_versions
from ....store.plan_versions import HIGHEST, Version
from ...joining import posted
from ..guest import Guest, visited
from ..rows import day_of
from .around import head, saved_at, steps
from .keeping import Clashed, draft, keep, made_from
from .sheets import HistoryPage, Saves, UndoPage, VersionPage

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")

BACK = re.compile(r"(?:plan|evidence|questions)(?:/[\w-]{1,80}){0,2}", re.ASCII)
A_PAGE = 20
MOST_LINES = 8


@router.get("/history")
async def history_page(request: Request) -> Response:
    guest = await visited(request)
    asked = request.query_params.get("until", "")
    until = int(asked) if re.fullmatch(r"[0-9]{1,9}", asked, re.ASCII) else HIGHEST
    now = await draft(guest)
    found = await asyncio.to_thread(plan_versions.versions, guest.engine, guest.sitting.id, A_PAGE + 1, until)
    shown = await asyncio.to_thread(lambda: tuple(_saves(guest, found)))
    older = found[A_PAGE].number if len(found) > A_PAGE else 0
    return guest.shown(HistoryPage(guest.lang, guest.who, await head(guest, now, request), shown, older))


@router.get("/history/{number}")
async def version_page(request: Request) -> Response:
    guest = await visited(request)
    number = _number(request)
    plan, now = await _plan(guest, number), await draft(guest)
    page = VersionPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, now),
        number=number,
        title=plan.title,
        charge=plan.charge,
        steps=steps(plan, guest.sitting.starts),
        minutes=minutes(plan),
        together=together(plan),
        days=days(plan),
        differences=tuple(differences(plan, now.plan)),
    )
    return guest.shown(page)


@router.post("/history/{number}")
async def go_back(request: Request) -> Response:
    """To a version as it was, as a new one: what came after it stays in the history."""
    form = await posted(request)
    guest = await visited(request)
    number = _number(request)
    plan = await _plan(guest, number)
    kept = await keep(guest, made_from(form), lambda _: plan, f"Back to version {number}")
    if isinstance(kept, Clashed):
        # Somebody saved since the page was drawn. Whoever goes back has to have seen what they leave.
        return guest.shown(await _undo_page(guest, number, kept), 409)
    return saved_at(guest, "plan", kept)


@router.post("/undo")
async def undo(request: Request) -> Response:
    """What one save changed is as it was before it; what was changed since stays."""
    form = await posted(request)
    guest = await visited(request)
    number = made_from(form)
    before = await _plan(guest, number - 1)
    kept = await keep(guest, number, lambda _: before, f"Undone: version {number}")
    if isinstance(kept, Clashed):
        return guest.shown(await _undo_page(guest, number, kept), 409)
    return saved_at(guest, _back(form, kept.plan), kept)


def _back(form: Mapping[str, str], plan: Plan) -> str:
    """The page on which it was undone, where it is one of ours, and its phase is still there."""
    back = form.get("back", "")
    phase = back.removeprefix("plan/agenda/")
    gone = phase != back and phase not in {each.id for each in plan.agenda}
    return back if BACK.fullmatch(back) and not gone else "plan"


def _number(request: Request) -> int:
    given = request.path_params["number"]
    if not re.fullmatch(r"[0-9]{1,9}", given, re.ASCII):
        raise Refused(Reason.UNKNOWN)
    return int(given)


async def _plan(guest: Guest, number: int) -> Plan:
    found = await asyncio.to_thread(plan_versions.plan_at, guest.engine, guest.sitting.id, number)
    if found is None:
        raise Refused(Reason.UNKNOWN)
    return found


async def _undo_page(guest: Guest, number: int, clashed: Clashed) -> UndoPage:
    now = await draft(guest)
    since = await asyncio.to_thread(plan_versions.versions, guest.engine, guest.sitting.id, A_PAGE + 1)
    later = tuple(each for each in _saves(guest, since) if each.number > number)
    return UndoPage(guest.lang, guest.who, await head(guest, now), number, later)


def _saves(guest: Guest, found: Sequence[Version]) -> Iterator[Saves]:
    """The newest first; the last one found is there to be compared with, unless it is the first there ever was."""
    for version, before in pairwise([*found, None]):
        if version is None or (before is None and version.number > 1):
            return
        lines = tuple(differences(before.plan, version.plan)) if before else ()
        yield Saves(
            number=version.number,
            day=day_of(version.at, guest.sitting.zone),
            by=version.by,
            note=version.note,
            lines=lines[:MOST_LINES],
            more=max(0, len(lines) - MOST_LINES),
        )
