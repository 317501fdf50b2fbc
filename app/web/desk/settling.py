"""When and where a sitting is held, for how many, and how long what it knows of people is kept."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...plans.ready import READY
from ...store import juries, organisations, preparing
from ...store.juries import KEPT_FOR, USUAL_SEATS, USUAL_START, months_after, new_id
from ...store.tables import Sitting
from ...store.wire import read_plan
from ..joining import posted
from .authority import taken_over
from .boxes import Box, Typed, Wrong, as_it_is, day, hour, made_id, number, one_of, read, time_zones
from .changing import saved
from .guest import Guest, visited
from .inquiry_sheets import Offer, SittingFormPage
from .rows import date_of

router = APIRouter(prefix="/desk")

USUAL_ZONE = "Europe/London"
MOST_SEATS = 500
UNTIL = {"keep_until": day()}


def boxes() -> Mapping[str, Box]:
    return {
        "held_on": day(needed=True),
        "starts": hour,
        "zone": one_of(time_zones()),
        "seats": number(1, MOST_SEATS),
    }


@router.get("/juries/{jury}/sittings/new")
async def add_page(request: Request) -> Response:
    guest = await visited(request)
    chosen = request.query_params.get("plan", "")
    return await asyncio.to_thread(_new_form, guest, None, 200, "", chosen)


@router.post("/juries/{jury}/sittings/new")
async def add(request: Request) -> Response:
    """The room opens at once: whatever is printed or shown for the sitting works from now on."""
    guest = await visited(request)
    form = await posted(request)
    offers = {offer.value for offer in (*_ready(), *await asyncio.to_thread(_past, guest))}
    typed, made = read(form, {**boxes(), "plan": one_of(offers)}), made_id(form)
    if not typed.is_fine:
        return await asyncio.to_thread(_new_form, guest, typed, 400, made, "")
    added = await asyncio.to_thread(_added, guest, typed.boxes, made)
    await guest.house.admit(added)
    return RedirectResponse(f"/desk/sittings/{added.id}/", 303)


def _added(guest: Guest, settled: Mapping[str, str], named: str) -> Sitting:
    plan, note = _chosen(guest, settled["plan"])
    return juries.add_sitting(
        guest.engine,
        guest.jury,
        taken_over(guest.inquiry, plan),
        settled["zone"],
        wall_clock(),
        by=guest.member.name,
        note=note,
        named=named,
        held_on=settled["held_on"],
        starts=settled["starts"],
        seats=int(settled["seats"]),
    )


def _chosen(guest: Guest, offer: str) -> tuple[Plan, str]:
    """The plan that was chosen, and what its first version is noted as."""
    kind, _, named = offer.partition(":")
    if kind == "ready":
        return READY[named], f"Begun from the ready-made jury “{named}”"
    past = organisations.sitting_in(guest.engine, guest.organisation.id, named)
    if past is None:
        raise Refused(Reason.UNKNOWN)
    return read_plan(past.plan), f"Copied from the sitting of {date_of(past.held_on) or 'another day'}"


@router.get("/sittings/{sitting}/edit")
async def edit_page(request: Request) -> Response:
    guest = await visited(request)
    return _form(guest, guest.sitting.id, _as_it_is(guest.sitting))


@router.post("/sittings/{sitting}/edit")
async def edit(request: Request) -> Response:
    """Once the sitting is open its day is a fact, and only how long names are kept can be changed."""
    guest = await visited(request)
    which, wanted = guest.sitting.id, UNTIL if _is_open(guest) else {**boxes(), **UNTIL}
    typed = _kept_after(guest.sitting, read(await posted(request), wanted))
    if not typed.is_fine:
        return _form(guest, which, _filled(guest, typed), 400)
    clash = await saved(guest, Sitting, which, typed, lambda: _now(guest), _columns)
    if clash is not None:
        return _form(guest, which, _filled(guest, clash), 409)
    await guest.house.admit_all()
    return RedirectResponse(f"/desk/sittings/{which}/", 303)


def _kept_after(sitting: Sitting, typed: Typed) -> Typed:
    """When the day is moved, the end of what is kept moves along, unless somebody settled it. It is never before the
    day."""
    boxes = {**typed.boxes}
    held_on, usual = boxes.get("held_on", sitting.held_on), _usual_end(sitting.held_on)
    if typed.is_fine and held_on != sitting.held_on and boxes["keep_until"] == sitting.keep_until == usual:
        boxes["keep_until"] = _usual_end(held_on)
    if typed.is_fine and boxes["keep_until"] and boxes["keep_until"] < held_on:
        return replace(typed, wrong={"keep_until": Wrong.TOO_EARLY})
    return replace(typed, boxes=boxes)


def _usual_end(held_on: str) -> str:
    return months_after(held_on, KEPT_FOR) if held_on else ""


def _is_open(guest: Guest) -> bool:
    return guest.house.state_of(guest.sitting.id).is_open


def _filled(guest: Guest, typed: Typed) -> Typed:
    """With the boxes that could not be changed."""
    return replace(typed, boxes={**_as_it_is(guest.sitting).boxes, **typed.boxes})


def _columns(boxes: Mapping[str, str]) -> Mapping[str, str | int]:
    return {name: int(text) if name == "seats" else text for name, text in boxes.items()}


def _now(guest: Guest) -> Typed:
    found = juries.find_sitting(guest.engine, guest.sitting.id)
    assert found, "nothing is ever deleted"
    return _as_it_is(found)


def _as_it_is(sitting: Sitting) -> Typed:
    names = ("held_on", "starts", "zone", "seats", "keep_until")
    return as_it_is({name: str(getattr(sitting, name)) for name in names}, sitting.rev)


def _new_form(guest: Guest, typed: Typed | None, status: int, made: str, chosen: str) -> Response:
    blank = {"held_on": "", "starts": USUAL_START, "zone": _zone(guest), "seats": str(USUAL_SEATS), "plan": chosen}
    return _form(guest, "", typed or Typed(blank), status, made, _past(guest))


def _zone(guest: Guest) -> str:
    """That of the organisation's newest sitting."""
    there = preparing.sittings_in(guest.engine, guest.organisation.id)
    return there[0][0].zone if there else USUAL_ZONE


def _form(
    guest: Guest, sitting: str, typed: Typed, status: int = 200, made: str = "", past: tuple[Offer, ...] = ()
) -> Response:
    page = SittingFormPage(
        lang=guest.lang,
        who=guest.who,
        jury=guest.jury.id,
        place=guest.jury.place,
        venue=guest.jury.venue.rstrip(" ."),
        sitting=sitting,
        made=made or new_id(),
        settled=bool(sitting) and _is_open(guest),
        typed=typed,
        zones=_zones(typed.boxes["zone"]),
        ready=tuple(_ready()) if not sitting else (),
        past=past,
    )
    return guest.shown(page, status)


def _zones(now: str) -> tuple[str, ...]:
    """Those that are offered, and the one that is there."""
    return time_zones() if now in time_zones() else (now, *time_zones())


def _ready() -> Iterator[Offer]:
    for name, plan in READY.items():
        yield Offer(f"ready:{name}", plan.title, sum(phase.minutes for phase in plan.agenda))


def _past(guest: Guest) -> tuple[Offer, ...]:
    there = preparing.sittings_in(guest.engine, guest.organisation.id)
    return tuple(_offer(sitting) for sitting, jury, inquiry in there)


def _offer(sitting: Sitting) -> Offer:
    plan = read_plan(sitting.plan)
    minutes = sum(phase.minutes for phase in plan.agenda)
    return Offer(f"sitting:{sitting.id}", plan.title, minutes, date_of(sitting.held_on))
