"""The report on what the jury was shown, as a page and as a PDF, made of the record beside the loop that serves."""

import asyncio
import io
import json
from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...export.document.page import Face, page, policy
from ...export.document.paper import pdf
from ...export.document.value import Picture, Report
from ...export.materials.exhibit import Pictures
from ...export.materials.report import Held, materials
from ...export.materials.saying import may_be_copied
from ...export.printing.press import NoSuchLetter
from ...jury.entry import Entry
from ...jury.exhibits.plan import ExhibitFile, FileKind
from ...jury.reasons import Reason, Refused
from ...jury.rules import fold
from ...store.evidence.lent import may_show
from ...store.journal import Journal
from ..house import House
from .guest import Guest, visited
from .rows import date_of

router = APIRouter(prefix="/desk/sittings/{sitting}")

MOST_PICTURES, LONGEST_SIDE, QUALITY = 60, 1_400, 80
FACES = {weight: f"fonts/atkinson-hyperlegible-next-latin-{weight}-normal.woff2" for weight in (400, 700)}


@router.get("/materials.html")
async def materials_page(request: Request) -> Response:
    """To look at here, or to keep: it holds all it needs, and runs nothing."""
    guest = await visited(request)
    entries = await _entries(guest)
    content = await asyncio.to_thread(lambda: page(report(guest, entries), faces(guest.house)))
    how = "attachment" if "keep" in request.query_params else "inline"
    allowed = f"{policy(content)}; frame-ancestors 'none'"
    headers = {"content-disposition": _named(guest, how, "html"), "content-security-policy": allowed}
    return Response(content, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/materials.pdf")
async def materials_pdf(request: Request) -> Response:
    guest = await visited(request)
    entries = await _entries(guest)
    async with guest.house.printing:
        content = await asyncio.to_thread(lambda: pdf(report(guest, entries), guest.house.printer.press))
    headers = {"content-disposition": _named(guest, "attachment", "pdf")}
    return Response(content, media_type="application/pdf", headers=headers)


def in_every_format(guest: Guest, entries: Sequence[Entry]) -> dict[str, bytes]:
    """For the export. Without the PDF where some letters cannot be set: the page says all that it would."""
    made = report(guest, entries)
    files = {"materials.html": page(made, faces(guest.house)).encode()}
    try:
        return files | {"materials.pdf": pdf(made, guest.house.printer.press)}
    except NoSuchLetter:
        return files


def report(guest: Guest, entries: Sequence[Entry]) -> Report:
    held = Held(guest.jury.place, date_of(guest.sitting.held_on), guest.sitting.zone)
    return materials(entries, held, _pictures(guest, entries))


def faces(house: House) -> Iterable[Face]:
    """The letters of the house, to stand in a page that somebody takes away."""
    dist = house.printer.frontend / "dist"
    names = json.loads((dist / "manifest.json").read_bytes())
    return [(weight, (dist / names[name]).read_bytes()) for weight, name in FACES.items()]


async def _entries(guest: Guest) -> list[Entry]:
    entries = await asyncio.to_thread(Journal(guest.engine, guest.sitting).read)
    if not entries:
        raise Refused(Reason.NOT_OPEN_YET)
    return entries


def _pictures(guest: Guest, entries: Sequence[Entry]) -> Pictures:
    """Those that were shown and may be copied, as far as they are still kept here, and small enough for a report."""
    state = fold(entries)
    seen = (state.the_plan.exhibit(each) for each in state.exhibits.seen)
    files = [file for each in seen if may_be_copied(each) for file in each.files if file.kind is FileKind.IMAGE]
    drawn = ((file.digest, _drawn(guest, file)) for file in files[:MOST_PICTURES])
    return {digest: (Picture.JPEG, picture) for digest, picture in drawn if picture}


def _drawn(guest: Guest, file: ExhibitFile) -> bytes:
    # Slow to import, and wanted only here.
    from PIL import Image

    kept = guest.house.files.find(file.digest) if may_show(guest.engine, guest.sitting.id, file.digest) else None
    if kept is None:
        return b""
    out = io.BytesIO()
    with Image.open(guest.house.files.original(kept)) as found:
        found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        paper = Image.new("RGB", found.size, "white")
        paper.paste(found, mask=found.getchannel("A") if "A" in found.getbands() else None)
        paper.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _named(guest: Guest, how: str, ending: str) -> str:
    return f'{how}; filename="juryday-{guest.sitting.id}-materials.{ending}"'
