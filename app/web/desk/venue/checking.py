"""The venue check of one sitting: measured in the browser and on the server, looked at from the back, kept, printed."""

import asyncio
import re
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.numbers import Words
from ....live.clock import wall_clock
from ....store import venue
from ....store.venue import Disk
from ...joining import posted
from ..guest import Guest, visited
from ..rows import day_of, sitting_row
from ..sheets import Sheet, SittingRow
from .points import LINES, NOT_MEASURED, Found, Point, Verdict, plain, points, read, verdict_of

router = APIRouter(prefix="/desk/sittings/{sitting}/venue")

NUMBER = re.compile(r"-?[0-9]{1,9}", re.ASCII)
LONGEST_SCREEN = 20
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """One check that was kept."""

    at: str
    by: str
    screen: str
    verdict: Verdict
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class VenuePage(Sheet):
    """What to try, and what the last checks found, the newest first. `address` is what a tablet opens."""

    sitting: SittingRow
    address: str
    lines: int
    checks: tuple[Checked, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class ChartPage(Sheet):
    """The reading chart for the wall: lines of letters, each smaller than the one above; heights in pixels of 1080."""

    title: Words
    lines: tuple[tuple[int, str], ...]


CHART = ("K T R 4", "W X H 7 N", "P A F 3 Y C", "J U M 6 E 9 D", "B V S 2 G L Z 8")
"""Letters and digits that are used in codes."""


@router.get("")
async def venue_page(request: Request) -> Response:
    guest = await visited(request)
    return await _page(guest, kept="kept" in request.query_params)


@router.post("")
async def keep_check(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    disk = await asyncio.to_thread(venue.try_disk, guest.engine, guest.sitting.id, guest.house.keys.parent)
    found = plain(_found(form, disk))
    await asyncio.to_thread(venue.keep_check, guest.engine, guest.sitting.id, guest.who.name, found, wall_clock())
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/venue?kept=1#last", 303)


@router.get("/chart")
async def chart(request: Request) -> Response:
    guest = await visited(request)
    lines = tuple(zip(LINES, CHART, strict=True))
    return guest.shown(ChartPage(guest.lang, guest.who, sitting_row(guest.house, guest.sitting).title, lines))


async def _page(guest: Guest, kept: bool) -> Response:
    made = await asyncio.to_thread(venue.checks, guest.engine, guest.sitting.id)
    shown = []
    for at, by, told in made[:MOST_SHOWN]:
        found = read(told)
        those = points(found)
        shown.append(Checked(day_of(at, guest.sitting.zone), by, found.screen, verdict_of(those), those))
    page = VenuePage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        address=f"{guest.house.address}/desk/check",
        lines=len(LINES),
        checks=tuple(shown),
        kept=kept,
    )
    return guest.shown(page)


def _found(form: dict[str, str], disk: Disk) -> Found:
    """What no script has measured is not measured, and what cannot have been is not believed."""
    socket, line = form.get("socket", ""), _number(form, "line")
    return Found(
        socket={"yes": True, "no": False}.get(socket),
        trip=_length(form, "trip"),
        worst=_length(form, "worst"),
        clock=_number(form, "clock"),
        disk=disk,
        line=line if line is not None and 0 <= line <= len(LINES) else None,
        screen="".join(letter for letter in form.get("screen", "") if letter in "0123456789×")[:LONGEST_SCREEN],
    )


def _length(form: dict[str, str], name: str) -> int:
    given = _number(form, name)
    return NOT_MEASURED if given is None or given < 0 else given


def _number(form: dict[str, str], name: str) -> int | None:
    text = form.get(name, "")
    return int(text) if NUMBER.fullmatch(text) else None
