"""A juror's own notes and highlights: opened by the seat itself and by nobody else, kept as they are typed, taken home.

Plain forms that lead back to where they were written; a script is answered in JSON. Nothing of it becomes an act.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from ..jury.numbers import ExhibitId, JurorNumber
from ..jury.reasons import Reason, Refused
from ..screens.library import LONGEST_NOTE, library
from ..store import notebooks
from ..store.notebooks import THE_DAY, Note, Overtaken
from .house import House
from .inbox import FORBIDDEN
from .joining import posted, posted_body
from .own import is_shut
from .shelves import Kept, NotesPage, NotesToKeep
from .visit import Visit, language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")
LARGEST = 256 * 1024
"""Bytes: a note as a form sends it, in whatever script."""
Fields = dict[str, Any]


@router.get("/notes")
async def notes(request: Request) -> Response:
    """One's own notes, to read, to go on with, to print and to take home."""
    guest = visit(request)
    if is_shut(guest):
        return RedirectResponse("own", 303)
    house: House = request.app.state.house
    shell = NotesPage(language(request), *await _written(house, guest), told=request.query_params.get("told", ""))
    return HTMLResponse(house.render.page(shell))


@router.get("/notes.html")
async def notes_to_keep(request: Request) -> Response:
    """The same as one file that needs nothing else."""
    guest = _opened(request)
    house: House = request.app.state.house
    shell = NotesToKeep(language(request), *await _written(house, guest))
    return HTMLResponse(
        house.render.page(shell), headers={"content-disposition": 'attachment; filename="my-notes.html"'}
    )


@router.get("/notes.json")
async def notes_for_the_script(request: Request) -> Response:
    guest = _opened(request)
    house: House = request.app.state.house
    written = await asyncio.to_thread(notebooks.notebook, house.engine, *_owner(guest))
    return JSONResponse({exhibit: _plain(note) for exhibit, note in written.items()})


@router.post("/notes")
async def keep(request: Request) -> Response:
    guest, form = await _sent(request)
    text, rev = form.get("note"), _number(form, "rev")
    if not isinstance(text, str) or FORBIDDEN.search(text):
        raise Refused(Reason.MALFORMED)
    # A form sends the ends of lines in two letters, a script in one.
    text = text.replace("\r\n", "\n")
    if len(text) > LONGEST_NOTE:
        raise Refused(Reason.TOO_LONG)
    exhibit = _exhibit(guest, form)
    house: House = request.app.state.house
    return await _answered(
        request, guest, exhibit, lambda: notebooks.keep_note(house.engine, *_owner(guest), exhibit, text, rev)
    )


@router.post("/notes/mark")
async def mark(request: Request) -> Response:
    """A paragraph is highlighted, or no longer."""
    guest, form = await _sent(request)
    exhibit, paragraph, on = _exhibit(guest, form), _number(form, "paragraph"), form.get("on")
    if on not in ("yes", "no") or not 1 <= paragraph <= _paragraphs(guest, exhibit):
        raise Refused(Reason.MALFORMED)
    house: House = request.app.state.house
    return await _answered(
        request,
        guest,
        exhibit,
        lambda: notebooks.mark(house.engine, *_owner(guest), exhibit, paragraph, on=on == "yes"),
    )


@router.post("/notes/erase")
async def erase(request: Request) -> Response:
    """All of one's own, for good."""
    guest, form = await _sent(request)
    if form.get("erase") != "yes":
        raise Refused(Reason.MALFORMED)
    house: House = request.app.state.house
    await asyncio.to_thread(notebooks.erase_notebook, house.engine, *_owner(guest))
    return JSONResponse({}) if _is_script(request) else RedirectResponse(f"{guest.held.path}notes?told=erased", 303)


async def _written(house: House, guest: Visit) -> tuple[JurorNumber, Any, tuple[Kept, ...]]:
    """Whose they are, the day's title, and a page for the day and for each exhibit so far."""
    state = guest.room.state
    written = await asyncio.to_thread(notebooks.notebook, house.engine, *_owner(guest))
    pages = [Kept(None, written.get(THE_DAY, notebooks.NOTHING))]
    pages += [Kept(each.exhibit, written.get(each.exhibit.id, notebooks.NOTHING)) for each in library(state)]
    return JurorNumber(guest.by.number), state.the_plan.title if state.is_open else {}, tuple(pages)


def _opened(request: Request) -> Visit:
    guest = visit(request)
    if is_shut(guest):
        raise Refused(Reason.NOT_ALLOWED)
    return guest


async def _sent(request: Request) -> tuple[Visit, Fields]:
    guest = _opened(request)
    if not _is_script(request):
        return guest, dict(await posted(request, LARGEST))
    try:
        fields = json.loads(await posted_body(request, LARGEST))
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise Refused(Reason.MALFORMED)
    return guest, fields


async def _answered(request: Request, guest: Visit, exhibit: ExhibitId, change: Callable[[], Note]) -> Response:
    try:
        kept, told = await asyncio.to_thread(change), "kept"
    except Overtaken as overtaken:
        kept, told = overtaken.standing, "overtaken"
    if _is_script(request):
        return JSONResponse(_plain(kept) | {"told": told})
    back = f"library?exhibit={exhibit}&" if request.query_params.get("from") == "library" else "notes?"
    return RedirectResponse(f"{guest.held.path}{back}told={told}", 303)


def _owner(guest: Visit) -> tuple[str, JurorNumber]:
    return guest.held.sitting, JurorNumber(guest.by.number)


def _exhibit(guest: Visit, form: Fields) -> ExhibitId:
    """One that the room was shown, or the whole day."""
    named, state = form.get("exhibit"), guest.room.state
    if named != THE_DAY and not (state.is_open and named in state.exhibits.seen):
        raise Refused(Reason.MALFORMED)
    return ExhibitId(str(named))


def _paragraphs(guest: Visit, exhibit: ExhibitId) -> int:
    return len(guest.room.state.the_plan.exhibit(exhibit).body) if exhibit != THE_DAY else 0


def _number(form: Fields, name: str) -> int:
    told = str(form.get(name, ""))
    if not (told.isascii() and told.isdecimal() and len(told) < 11):
        raise Refused(Reason.MALFORMED)
    return int(told)


def _is_script(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/json")


def _plain(note: Note) -> dict[str, Any]:
    return {"note": note.text, "marks": note.marks, "rev": note.rev}
