"""The gallery: every ready-made jury on a card, each on a page of its own, and a sitting made from one."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.frozen import digest_of
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...plans import gallery
from ...plans.ready import READY
from ..tongues import LANGUAGES
from .guest import visited
from .new_sitting import choices
from .plan_sent import as_a_file
from .plan_sheets import GalleryPage, ReadyCard, ReadyPage
from .ways import door_for

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
    prepares = door_for(guest.office, "/desk/juries/{jury}/sittings/new") is not None
    juries = await asyncio.to_thread(choices, guest) if prepares else None
    put, digest = gallery.put_together(plan), digest_of(plan)
    return guest.shown(ReadyPage(guest.lang, guest.who, _card(name, plan), put, digest, juries))


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


def _card(name: str, plan: Plan) -> ReadyCard:
    figures = gallery.figures(plan)
    tongues = tuple((LANGUAGES.get(each.lang, each.lang), each.texts, each.of) for each in figures.languages)
    return ReadyCard(name, plan, gallery.FOR_WHOM[name], figures, tongues)
