"""The list of copies: a new one, a look at one, one to take away, one to delete."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from ....jury.reasons import Reason, Refused
from ....live.clock import wall_clock
from ....store.packed import packed
from ....store.shelf import LARGEST, Copy, Tell
from ...errands import Errand, Kind, Work
from ...joining import posted
from ..guest import Guest
from ..installation import keeper
from ..people import ago
from ..rows import day_of
from .sheets import CopiesPage, CopyRow, DeleteCopyPage

router = APIRouter(prefix="/desk/copies")

HERE = "/desk/copies"
LOOK_AGAIN = "2"
"""Seconds after which the page comes again by itself while something is under way."""
UNITS = ("kB", "MB", "GB")


@router.get("")
async def copies_page(request: Request) -> Response:
    return await page(await keeper(request))


@router.post("")
async def make(request: Request) -> Response:
    """A copy of everything as it is now. The page says when it is done."""
    await posted(request)
    guest = await keeper(request)
    shelf = guest.house.shelf

    async def work(errand: Errand, tell: Tell) -> None:
        errand.about = await asyncio.to_thread(shelf.make, wall_clock(), tell)

    return await begun(guest, Kind.COPY, work)


@router.post("/{copy}/look")
async def look_at(request: Request) -> Response:
    """Whether a copy is whole, and what it holds."""
    await posted(request)
    guest = await keeper(request)
    copy = await named(guest, request)

    async def work(errand: Errand, tell: Tell) -> None:
        errand.about = copy.name
        await asyncio.to_thread(guest.house.shelf.look_at, copy.name, tell)

    return await begun(guest, Kind.LOOK, work)


@router.get("/{copy}/copy.zip")
async def download(request: Request) -> Response:
    """The copy and its files of evidence as one file, written while it is sent."""
    guest = await keeper(request)
    copy = await named(guest, request)
    kept = f'attachment; filename="{copy.name.removesuffix(".sqlite")}.zip"'
    pieces = packed(guest.house.shelf.path(copy.name))
    return StreamingResponse(pieces, media_type="application/zip", headers={"content-disposition": kept})


@router.get("/{copy}/delete")
async def ask_to_delete(request: Request) -> Response:
    guest = await keeper(request)
    copy = await named(guest, request)
    others = await asyncio.to_thread(guest.house.shelf.listed)
    return guest.shown(DeleteCopyPage(guest.lang, guest.who, row_of(copy), len(others) == 1))


@router.post("/{copy}/delete")
async def delete(request: Request) -> Response:
    await posted(request)
    guest = await keeper(request)
    copy = await named(guest, request)
    if guest.house.errands.is_busy:
        return await page(guest, refused=True)
    await asyncio.to_thread(guest.house.shelf.away, copy.name)
    return RedirectResponse(HERE, 303)


async def named(guest: Guest, request: Request) -> Copy:
    """The copy that an address names. Refused where there is none, or where copies are not made here."""
    copy = await asyncio.to_thread(guest.house.shelf.find, request.path_params["copy"]) if is_file(guest) else None
    if copy is None:
        raise Refused(Reason.UNKNOWN)
    return copy


async def begun(guest: Guest, kind: Kind, work: Work) -> Response:
    """To the page that says how far it is; refused where something else is under way."""
    if not is_file(guest):
        raise Refused(Reason.NOT_NOW)
    if not guest.house.errands.begin(kind, wall_clock(), work):
        return await page(guest, refused=True)
    return RedirectResponse(HERE, 303)


def is_file(guest: Guest) -> bool:
    return guest.engine.dialect.name == "sqlite"


async def page(guest: Guest, refused: bool = False) -> Response:
    errands, now = guest.house.errands, wall_clock()
    copies = await asyncio.to_thread(guest.house.shelf.listed)
    newest = max((copy.held.copied_at for copy in copies if copy.held), default=None)
    sheet = CopiesPage(
        lang=guest.lang,
        who=guest.who,
        copies=tuple(map(row_of, copies)),
        newest=None if newest is None else ago(newest, now),
        errand=errands.last,
        seconds=(now - errands.last.began) // 1000 if errands.last else 0,
        refused=refused,
        is_file=is_file(guest),
        lies_in=str(guest.house.shelf.folder.absolute()),
        key=key_of(guest),
        most_bytes=LARGEST,
    )
    answer = guest.shown(sheet, 409 if refused else 200)
    if errands.is_busy and not refused:
        answer.headers["refresh"] = LOOK_AGAIN
    return answer


def key_of(guest: Guest) -> str:
    return str((guest.house.keys / "server.key").absolute())


def row_of(copy: Copy) -> CopyRow:
    held = copy.held
    return CopyRow(
        name=copy.name,
        when=f"{day_of(held.copied_at if held else copy.written_at, 'UTC')} UTC",
        size=size_of(copy.size),
        files=copy.files,
        is_known=held is not None,
        sittings=held.sittings if held else 0,
        entries=held.entries if held else 0,
        was_sent=copy.name.startswith("sent-"),
    )


def size_of(size: int) -> str:
    """Bytes in words: "340 kB", "1.2 GB"."""
    shown = max(1.0, size / 1000)
    for unit in UNITS:
        if shown < 1000 or unit == UNITS[-1]:
            return f"{shown:.0f} {unit}" if unit == "kB" or shown >= 10 else f"{shown:.1f} {unit}"
        shown /= 1000
    raise AssertionError(size)
