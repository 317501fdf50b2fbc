"""Everything shown so far, for any juror at any time: searched by words, read again, with one's own notes."""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from ..jury.numbers import ExhibitId, JurorNumber
from ..jury.reasons import Reason, Refused
from ..screens.library import Shelved, found, library
from ..store.evidence.lent import may_show
from ..store.notebooks import Note, notebook
from .house import House
from .own import is_shut
from .shelves import LibraryPage
from .visit import Visit, language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")
LONGEST_SEARCH = 200


@router.get("/library")
async def shelves(request: Request) -> Response:
    """All of it, what holds the words of `q`, or the one exhibit that is named."""
    guest = visit(request)
    house: House = request.app.state.house
    sought = request.query_params.get("q", "")[:LONGEST_SEARCH].strip()
    named = request.query_params.get("exhibit")
    shelf = library(guest.room.state)
    chosen = next((each for each in shelf if each.exhibit.id == named), None)
    if named is not None and chosen is None:
        raise Refused(Reason.UNKNOWN)
    rows, notes = await asyncio.to_thread(_looked_up, house, guest, shelf, sought, is_shut(guest))
    told = request.query_params.get("told", "")
    page = LibraryPage(language(request), sought, rows, len(shelf), notes, chosen, told)
    return HTMLResponse(house.render.page(page))


def _looked_up(
    house: House, guest: Visit, shelf: tuple[Shelved, ...], sought: str, shut: bool
) -> tuple[tuple[Shelved, ...], Mapping[ExhibitId, Note]]:
    notes = {} if shut else notebook(house.engine, guest.held.sitting, JurorNumber(guest.by.number))
    if not sought:
        return shelf, notes
    texts = _texts(house, guest.held.sitting, shelf)
    return found(shelf, sought, texts, {exhibit: note.text for exhibit, note in notes.items()}), notes


def _texts(house: House, sitting: str, shelf: tuple[Shelved, ...]) -> dict[str, str]:
    """What is written in the files that may be shown here."""
    digests = (file.digest for each in shelf for file in each.exhibit.files)
    kept = (house.files.find(digest) for digest in digests if may_show(house.engine, sitting, digest))
    return {each.digest: "\n".join(each.texts) for each in kept if each is not None}
