"""The findings as a pack to take away: made on demand beside the day, looked at here, or fetched file by file."""

import asyncio
import base64
import io
import mimetypes
import zipfile

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...export.document.page import policy
from ...jury.reasons import Reason, Refused
from ...store.journal import Journal
from ..joining import posted
from ..packs.jobs import Packing
from .guest import Guest, visited
from .materials import faces
from .pack_sheets import PackPage
from .rows import sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}")

LOOK_AGAIN = "2"
"""Seconds after which the page comes again by itself while a pack is being made."""
WHOLE = "findings.zip"


@router.get("/pack")
async def pack_page(request: Request) -> Response:
    guest = await visited(request)
    packing = guest.house.packs.of(guest.sitting.id)
    entries = await asyncio.to_thread(_length, guest)
    sheet = PackPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        can_be_made=entries > 0,
        stage=packing.stage if packing else None,
        under_way=bool(packing and not packing.ended),
        ready=bool(packing and packing.pack),
        later=entries - packing.seq if packing else 0,
        refused=packing.refused if packing else "",
        failed=bool(packing and packing.failed),
        files=_names(packing),
    )
    answer = guest.shown(sheet)
    if sheet.under_way:
        answer.headers["refresh"] = LOOK_AGAIN
    return answer


@router.post("/pack")
async def make(request: Request) -> Response:
    """One is made of the record as it is now; where one is being made, that is the one."""
    await posted(request)
    guest = await visited(request)
    lines = await asyncio.to_thread(lambda: [line.decode() for line in Journal(guest.engine, guest.sitting).lines()])
    if len(lines) < 2:
        raise Refused(Reason.NOT_OPEN_YET)
    asked = {
        "lines": lines,
        "zone": guest.sitting.zone,
        "fonts": str(guest.house.printer.press.fonts),
        "faces": [[weight, base64.b64encode(font).decode()] for weight, font in faces(guest)],
    }
    guest.house.packs.begin(guest.sitting.id, len(lines) - 1, asked)
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/pack", 303)


@router.get("/pack/{file}")
async def fetch(request: Request) -> Response:
    """One file of the pack that was made last, or all of it. The page can be read here."""
    guest = await visited(request)
    packing, file = guest.house.packs.of(guest.sitting.id), request.path_params["file"]
    if packing is None or not packing.pack:
        raise Refused(Reason.UNKNOWN)
    content = packing.pack if file == WHOLE else _file(packing, file)
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    reading = file == "findings.html" and "keep" not in request.query_params
    headers = {"content-disposition": f'{"inline" if reading else "attachment"}; filename="{_named(guest, file)}"'}
    if file.endswith(".html"):
        headers["content-security-policy"] = f"{policy(content.decode())}; frame-ancestors 'none'"
    return Response(content, media_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, headers=headers)


def _length(guest: Guest) -> int:
    return len(Journal(guest.engine, guest.sitting).read())


def _names(packing: Packing | None) -> tuple[str, ...]:
    if packing is None or not packing.pack:
        return ()
    with zipfile.ZipFile(io.BytesIO(packing.pack)) as archive:
        return tuple(name for name in archive.namelist() if name.startswith("findings."))


def _file(packing: Packing, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packing.pack)) as archive:
        if name not in archive.namelist():
            raise Refused(Reason.UNKNOWN)
        return archive.read(name)


def _named(guest: Guest, file: str) -> str:
    return f"juryday-{guest.sitting.id}-{file}"
