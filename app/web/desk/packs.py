"""The findings as a pack to take away: of one sitting, or of an inquiry's juries side by side. Made on demand beside
the day, looked at here, or fetched file by file.
"""

import asyncio
import base64
import io
import mimetypes
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...export.document.page import policy
from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store import juries
from ...store.journal import Journal
from ...store.releases import read_told, releases, remember_told, written_told
from ...store.roster import roster
from ...store.tables import Sitting
from ..joining import posted
from ..packs.jobs import Packing, side_by_side, unhurried
from .guest import Guest, visited
from .materials import faces
from .pack_sheets import PackPage

router = APIRouter(prefix="/desk")

LOOK_AGAIN = "2"
"""Seconds after which the page comes again by itself while a pack is being made."""
WHOLE = "findings.zip"
FEWEST_SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class About:
    """What a pack is of: its name among the packs, where its page is, and the sittings it is made of, by their places.

    `inquiry` is the title of one whose juries are put side by side, else "".
    """

    name: str
    at: str
    sittings: Sequence[tuple[str, Sitting]]
    inquiry: str = ""


@router.get("/sittings/{sitting}/pack")
async def pack_page(request: Request) -> Response:
    guest = await visited(request)
    return await _page(guest, _of_sitting(guest))


@router.post("/sittings/{sitting}/pack")
async def make(request: Request) -> Response:
    """One is made of the record as it is now; where one is being made, that is the one."""
    await posted(request)
    guest = await visited(request)
    return await _begun(guest, _of_sitting(guest))


@router.get("/sittings/{sitting}/pack/{file}")
async def fetch(request: Request) -> Response:
    """One file of the pack that was made last, or all of it. The page can be read here."""
    guest = await visited(request)
    return _fetched(guest, _of_sitting(guest), request)


@router.get("/inquiries/{inquiry}/side-by-side")
async def side_by_side_page(request: Request) -> Response:
    guest = await visited(request)
    return await _page(guest, await asyncio.to_thread(_of_inquiry, guest))


@router.post("/inquiries/{inquiry}/side-by-side")
async def make_side_by_side(request: Request) -> Response:
    await posted(request)
    guest = await visited(request)
    return await _begun(guest, await asyncio.to_thread(_of_inquiry, guest))


@router.get("/inquiries/{inquiry}/side-by-side/{file}")
async def fetch_side_by_side(request: Request) -> Response:
    guest = await visited(request)
    return _fetched(guest, await asyncio.to_thread(_of_inquiry, guest), request)


def _of_sitting(guest: Guest) -> About:
    sitting = guest.sitting
    return About(sitting.id, f"/desk/sittings/{sitting.id}/pack", [(guest.jury.place, sitting)])


def _of_inquiry(guest: Guest) -> About:
    """The newest sitting of each jury that has a record; nothing that was put away."""
    inquiry = guest.inquiry
    newest = [
        (jury.place, juries.newest_sitting(guest.engine, jury)) for jury in juries.juries_of(guest.engine, inquiry)
    ]
    there = [(place, sitting) for place, sitting in newest if sitting and Journal(guest.engine, sitting).length()]
    return About(side_by_side(inquiry.id), f"/desk/inquiries/{inquiry.id}/side-by-side", there, inquiry.title)


async def _page(guest: Guest, about: About) -> Response:
    packing = guest.house.packs.of(about.name)
    entries = await asyncio.to_thread(_length, guest, about)
    sheet = PackPage(
        lang=guest.lang,
        who=guest.who,
        at=about.at,
        inquiry=about.inquiry,
        places=tuple(place for place, _ in about.sittings),
        can_be_made=_is_enough(about) and entries > 0,
        stage=packing.stage if packing else None,
        under_way=bool(packing and not packing.ended),
        ready=bool(packing and packing.pack),
        removed=any(guest.house.state_of(sitting.id).removals.entries for _, sitting in about.sittings),
        later=entries - packing.seq if packing else 0,
        refused=packing.refused if packing else "",
        failed=bool(packing and packing.failed),
        files=_names(packing),
    )
    answer = guest.shown(sheet)
    if sheet.under_way:
        answer.headers["refresh"] = LOOK_AGAIN
    return answer


async def _begun(guest: Guest, about: About) -> Response:
    records = await _records(guest, about)
    entries = sum(len(record["lines"]) - 1 for record in records)
    if not entries or not _is_enough(about):
        raise Refused(Reason.NOT_OPEN_YET)
    asked = {
        "records": records,
        "inquiry": about.inquiry,
        "fonts": str(guest.house.printer.press.fonts),
        "recount": guest.house.recount.decode(),
        "faces": [[weight, base64.b64encode(font).decode()] for weight, font in faces(guest.house)],
    }
    guest.house.packs.begin(about.name, entries, asked, keep=partial(_keep, guest, about))
    return RedirectResponse(about.at, 303)


def _keep(guest: Guest, about: About, told: Sequence[Sequence[Mapping[str, Any]]]) -> None:
    """What the report tells of people stands from now on. Raises TooClose where another told otherwise meanwhile."""
    for (_, sitting), of_it in zip(about.sittings, told, strict=False):
        each = [replace(one, at=wall_clock(), by=guest.member.name) for one in read_told(of_it)]
        remember_told(guest.engine, sitting.id, each)


def _is_enough(about: About) -> bool:
    return not about.inquiry or len(about.sittings) >= FEWEST_SIDE_BY_SIDE


async def _records(guest: Guest, about: About) -> list[dict[str, Any]]:
    """Read anew where something was removed meanwhile."""
    outdated = guest.house.packs.outdated
    while True:
        before = outdated[about.name]
        found = await asyncio.to_thread(lambda: [_record(guest, place, sitting) for place, sitting in about.sittings])
        if outdated[about.name] == before:
            return found


def _record(guest: Guest, place: str, sitting: Sitting) -> dict[str, Any]:
    lines = [line.decode() for line in unhurried(Journal(guest.engine, sitting).lines())]
    known = {juror: dict(each.attributes) for juror, each in roster(guest.engine, sitting.id).items()}
    earlier = written_told(releases(guest.engine, sitting.id))
    return {"place": place, "zone": sitting.zone, "lines": lines, "known": known, "earlier": earlier}


def _length(guest: Guest, about: About) -> int:
    return sum(Journal(guest.engine, sitting).length() for _, sitting in about.sittings)


def _fetched(guest: Guest, about: About, request: Request) -> Response:
    packing, file = guest.house.packs.of(about.name), request.path_params["file"]
    if packing is None or not packing.pack:
        raise Refused(Reason.UNKNOWN)
    content = packing.pack if file == WHOLE else _file(packing, file)
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    reading = file == "findings.html" and "keep" not in request.query_params
    named = f"juryday-{about.name.replace(' ', '-')}-{file}"
    headers = {"content-disposition": f'{"inline" if reading else "attachment"}; filename="{named}"'}
    if file.endswith(".html"):
        headers["content-security-policy"] = f"{policy(content.decode())}; frame-ancestors 'none'"
    return Response(content, media_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, headers=headers)


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
