"""The organisation's files of evidence: taken in while a form is filled in, looked at, and done away with.

A file that was sent is the organisation's own at once; an exhibit shows it once its form is saved.
"""

import asyncio
from collections.abc import Container

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ....jury.exhibits.plan import ExhibitFile
from ....jury.reasons import Reason, Refused
from ....store.evidence.files import Kept
from ....store.evidence.formats import Format
from ....store.evidence.lent import files_of, has, is_named, take_back
from ....store.evidence.unfit import Unfit
from ....store.tables import EvidenceFile
from ...exhibits import TEXT
from ...joining import posted
from ...sending import sent
from ...shells import ExhibitTextPage
from ..guest import Guest, visited
from ..planning.around import address, head
from ..planning.keeping import draft
from .sheets import FileLine, FileRow
from .taking_in import kept_from, sent_with

router = APIRouter(prefix="/desk/sittings/{sitting}")

MOST_PLACES = 3
"""Figures of a row's number."""


@router.post("/evidence-files")
async def take_in(request: Request) -> Response:
    """One file, for a row of a form that somebody is filling in."""
    guest = await visited(request)
    form = await sent_with(request)
    languages = (await head(guest, await draft(guest))).languages
    try:
        if form.unfit:
            raise Unfit(form.unfit)
        file = await kept_from(guest, form)
    except Unfit as unfit:
        return guest.shown(FileRow(guest.lang, guest.who, guest.sitting.id, languages, None, unfit.why), 400)
    finally:
        await form.close()
    place = request.query_params.get("place", "")
    if not (place.isascii() and place.isdecimal() and len(place) <= MOST_PLACES):
        raise Refused(Reason.MALFORMED)
    return guest.shown(FileRow(guest.lang, guest.who, guest.sitting.id, languages, FileLine(int(place), file)))


@router.get("/evidence/exhibits/{digest}/{page}")
async def look_at(request: Request) -> Response:
    """A page, the text or the whole of a file, before anybody is shown it: for whoever is at the desk."""
    guest = await visited(request)
    digest, page = request.path_params["digest"], request.path_params["page"]
    held = await asyncio.to_thread(_held, guest, digest)
    if held is None:
        raise Refused(Reason.UNKNOWN)
    file, kept = held
    if page == TEXT:
        shell = ExhibitTextPage(guest.lang, address(guest, "evidence"), file, kept.texts)
        return HTMLResponse(guest.house.render.page(shell))
    return await asyncio.to_thread(sent, guest.house.files, kept, page, file.name)


@router.post("/evidence-files/{digest}/delete")
async def do_away(request: Request) -> Response:
    """For good, where nothing that was prepared and no record names it."""
    await posted(request)
    guest = await visited(request)
    digest = request.path_params["digest"]
    await asyncio.to_thread(_do_away, guest, digest)
    return RedirectResponse(f"{address(guest, 'evidence')}#files", 303)


def own_files(guest: Guest) -> dict[str, ExhibitFile]:
    return {row.digest: as_file(row) for row in files_of(guest.engine, guest.organisation.id)}


def is_here(guest: Guest, digest: str, own: Container[str]) -> bool:
    """Whether it is the organisation's, and its bytes are where they belong."""
    return digest in own and guest.house.files.find(digest) is not None


def as_file(row: EvidenceFile) -> ExhibitFile:
    return ExhibitFile(row.digest, Format(row.kind).kind, row.name, row.pages)


def _held(guest: Guest, digest: str) -> tuple[ExhibitFile, Kept] | None:
    if not has(guest.engine, guest.organisation.id, digest):
        return None
    kept = guest.house.files.find(digest)
    return (own_files(guest)[digest], kept) if kept else None


def _do_away(guest: Guest, digest: str) -> None:
    if not has(guest.engine, guest.organisation.id, digest):
        raise Refused(Reason.UNKNOWN)
    if is_named(guest.engine, guest.organisation.id, digest):
        raise Refused(Reason.NOT_NOW)
    if not take_back(guest.engine, guest.organisation.id, digest):
        guest.house.files.forget(digest)
