"""Rehearse this day: begun, led and ended from the desk, on a store of its own that is gone afterwards."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.people import By, Role
from ...jury.reasons import Reason, Refused
from ...jury.state import State
from ...live.clock import wall_clock
from ...plans.faults import faults
from ...screens.day import place_in_agenda
from ...store import preparing, roster
from ...store.plan_versions import newest
from ..access import Card, Pass, grouped
from ..joining import admitted, posted
from ..rehearsing.rehearsals import MOST, Rehearsals
from ..rehearsing.stage import Asked, Stage
from .guest import Guest, visited
from .rehearsing_sheets import Rehearsed, RehearsePage
from .rows import sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}/rehearse")

FEWEST, USUAL, MOST_PEOPLE = 12, 12, 24
SPEEDS = (1, 2, 5, 10, 30, 60)


@router.get("")
async def rehearse_page(request: Request) -> Response:
    guest = await visited(request)
    return guest.shown(_page(guest, _all(request)))


@router.post("")
async def begin(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    rehearsals = _all(request)
    asked, problem = await asyncio.to_thread(_asked, guest, form)
    if asked is None:
        return guest.shown(_page(guest, rehearsals, problem, form), 400 if problem == "unfit" else 409)
    if guest.house.is_live and form.get("sure") != "yes":
        return guest.shown(_page(guest, rehearsals, "live", form), 409)
    try:
        await rehearsals.begin(guest.sitting, asked)
    except Refused as refused:
        if refused.reason is not Reason.TOO_MANY:
            raise
        return guest.shown(_page(guest, rehearsals, "too-many", form), 409)
    return _back(guest)


@router.post("/console")
async def lead(request: Request) -> Response:
    """This device becomes the rehearsal's console."""
    await posted(request)
    guest = await visited(request)
    stage = _all(request).on.get(guest.sitting.id)
    if stage is None:
        return _back(guest)
    return admitted(stage.house, Pass(stage.named, By(Role.FACILITATOR, 1)))


@router.post("/end")
async def end(request: Request) -> Response:
    """Everything of it is deleted. Only if it is to be noted, the preparation says when it was and how far it went; a
    day that was rehearsed to its end is ticked off there."""
    noted = (await posted(request)).get("note") == "yes"
    guest = await visited(request)
    rehearsals = _all(request)
    stage = rehearsals.on.get(guest.sitting.id)
    state = stage.room.state if stage else None
    await rehearsals.end(guest.sitting.id)
    if state and noted and not guest.house.state_of(guest.sitting.id).is_open:
        await asyncio.to_thread(_note, guest, state)
    return _back(guest)


def _note(guest: Guest, state: State) -> None:
    step, _ = place_in_agenda(state)
    closed = state.day.closed
    preparing.note_rehearsal(guest.engine, guest.sitting.id, wall_clock(), step, len(state.agenda), to_its_end=closed)
    if closed:
        preparing.tick(guest.engine, guest.sitting.id, "rehearse", True)


def _all(request: Request) -> Rehearsals:
    rehearsals: Rehearsals = request.app.state.rehearsals
    return rehearsals


def _back(guest: Guest) -> Response:
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/rehearse", 303)


def _asked(guest: Guest, form: Mapping[str, str]) -> tuple[Asked | None, str]:
    """What is rehearsed, or why it cannot be: "unfit" or "faults"."""
    people, speed = form.get("people", ""), form.get("speed", "")
    fits = people.isascii() and people.isdecimal() and len(people) < 4 and FEWEST <= int(people) <= MOST_PEOPLE
    if not fits or speed not in map(str, SPEEDS):
        return None, "unfit"
    plan = guest.house.state_of(guest.sitting.id).plan or newest(guest.engine, guest.sitting.id).plan
    if faults(plan):
        return None, "faults"
    jurors = roster.jurors_of(guest.sitting, roster.roster(guest.engine, guest.sitting.id))
    return Asked(plan, jurors, int(people), int(speed), form.get("hints") == "yes"), ""


def _page(
    guest: Guest, rehearsals: Rehearsals, problem: str = "", form: Mapping[str, str] | None = None
) -> RehearsePage:
    stage, typed = rehearsals.on.get(guest.sitting.id), form or {}
    return RehearsePage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        on=_rehearsed(stage, guest.sitting.zone) if stage else None,
        fewest=FEWEST,
        most=MOST_PEOPLE,
        at_once=MOST,
        people=typed.get("people", str(USUAL))[:10],
        speeds=SPEEDS,
        speed=typed.get("speed", "5"),
        hints=not form or typed.get("hints") == "yes",
        is_live=guest.house.is_live,
        problem=problem,
    )


def _rehearsed(stage: Stage, zone: str) -> Rehearsed:
    tables = max((phase.tables for phase in stage.asked.plan.agenda), default=0)

    def link(by: By) -> str:
        return f"{stage.house.address}/enter#{stage.house.access.write_card(Card(stage.named, by))}"

    return Rehearsed(
        code=grouped(stage.room.links.join_code),
        address=stage.house.address,
        wall=link(By(Role.WALL)),
        scribes=tuple(link(By(Role.SCRIBE, table)) for table in range(1, tables + 1)),
        people=min(stage.asked.people, len(stage.asked.jurors)),
        speed=stage.asked.speed,
        ends=f"{datetime.fromtimestamp(stage.ends_at / 1000, ZoneInfo(zone)):%H:%M}",
        closed=stage.room.state.day.closed,
    )
