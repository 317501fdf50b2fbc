"""The gallery: every ready-made jury on a card, each on a page of its own, and a sitting made from one."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.frozen import digest_of
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...plans import gallery
from ...plans.ready import READY
from ...store.tables import Office
from ..joining import posted
from ..tongues import LANGUAGES
from .guest import Guest, visited
from .new_sitting import SittingForm, blank, made, typed
from .plan_files import as_a_file
from .plan_sheets import GalleryPage, ReadyCard, ReadyPage

router = APIRouter(prefix="/desk/gallery")


@router.get("")
async def gallery_page(request: Request) -> Response:
    guest = await visited(request)
    cards = tuple(_card(name, plan) for name, plan in READY.items())
    return guest.shown(GalleryPage(guest.lang, guest.who, cards))


@router.get("/{plan}")
async def ready_page(request: Request) -> Response:
    guest = await visited(request)
    name, plan = _named(request)
    organises = Office(guest.member.office) is Office.ORGANISER
    form = await asyncio.to_thread(blank, guest) if organises else None
    return _page(guest, name, plan, form)


@router.post("/{plan}")
async def use(request: Request) -> Response:
    """A sitting on this plan."""
    fields = await posted(request)
    guest = await visited(request)
    name, plan = _named(request)
    form = await asyncio.to_thread(typed, guest, fields)
    if form.problems:
        return _page(guest, name, plan, form, 400)
    return await made(guest, form, plan, f"From the gallery: {plan.title['en']}")


@router.get("/{plan}/plan.json")
async def plan_file(request: Request) -> Response:
    await visited(request)
    name, plan = _named(request)
    return as_a_file(plan, name)


def _named(request: Request) -> tuple[str, Plan]:
    name = request.path_params["plan"]
    if name not in READY:
        raise Refused(Reason.UNKNOWN)
    return name, READY[name]


def _page(guest: Guest, name: str, plan: Plan, form: SittingForm | None, status: int = 200) -> Response:
    page = ReadyPage(guest.lang, guest.who, _card(name, plan), gallery.put_together(plan), digest_of(plan), form)
    return guest.shown(page, status)


def _card(name: str, plan: Plan) -> ReadyCard:
    figures = gallery.figures(plan)
    tongues = tuple((LANGUAGES.get(each.lang, each.lang), each.texts, each.of) for each in figures.languages)
    return ReadyCard(name, plan, gallery.FOR_WHOM[name], figures, tongues)
