"""What an exhibit shows, for a screen: pages, pictures and films, once the room has been shown it, and not before."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from ..jury.exhibits.plan import ExhibitFile
from ..jury.reasons import Reason, Refused
from ..screens.exhibits import seen_file
from ..store.evidence.files import Kept
from ..store.evidence.lent import may_show
from .house import House
from .sending import sent
from .shells import ExhibitTextPage
from .visit import language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}/exhibits")
TEXT = "text"
"""In place of a page's number: what is written on all of them, to be read or to be read out."""


@router.get("/{digest}/{page}")
async def exhibit_file(request: Request) -> Response:
    guest = visit(request)
    house: House = request.app.state.house
    digest, page = request.path_params["digest"], request.path_params["page"]
    file = seen_file(guest.room.state, digest)
    if file is None:
        raise Refused(Reason.UNKNOWN)
    if page == TEXT:
        kept = await asyncio.to_thread(_kept, house, guest.held.sitting, file)
        shell = ExhibitTextPage(language(request), guest.held.path, file, kept.texts)
        return HTMLResponse(house.render.page(shell))
    return await asyncio.to_thread(_sent, house, guest.held.sitting, file, page)


def _sent(house: House, sitting: str, file: ExhibitFile, page: str) -> Response:
    return sent(house.files, _kept(house, sitting, file), page, file.name)


def _kept(house: House, sitting: str, file: ExhibitFile) -> Kept:
    """A plan may name any file; it shows those of its own organisation."""
    kept = house.files.find(file.digest) if may_show(house.engine, sitting, file.digest) else None
    if kept is None:
        raise Refused(Reason.UNKNOWN)
    return kept
