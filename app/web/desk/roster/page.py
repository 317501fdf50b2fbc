"""The roster's page: who sits where by name, and what they need. Nothing of it is ever in the record."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ....jury.numbers import JurorNumber
from ....jury.reasons import Reason, Refused
from ....store import roster
from ....store.roster import Listed
from ....store.tables import Office
from ...joining import posted
from ...tongues import LANGUAGES
from ..guest import Guest, visited
from ..planning.keeping import draft
from ..rows import sitting_row
from ..sheets import SittingRow, Who
from .recruiting import recruited_of
from .sheets import RosterLine, RosterPage

router = APIRouter(prefix="/desk/sittings/{sitting}/roster")

Roster = Mapping[JurorNumber, Listed]


@router.get("")
async def roster_page(request: Request) -> Response:
    guest = await visited(request)
    counts = {name: _counted(request.query_params.get(name, "")) for name in ("saved", "imported", "erased")}
    return await _page(guest, None, counts)


@router.post("")
async def write_roster(request: Request) -> Response:
    """One seat's line. Where somebody else was quicker, both are shown and nothing typed is lost."""
    guest = await visited(request)
    form = await posted(request)
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    wanted = _wanted(form, listed, seats_of(guest, listed))
    if not await asyncio.to_thread(roster.write_roster, guest.engine, guest.sitting.id, wanted):
        return await _page(guest, wanted, {}, 409)
    await guest.house.recall(guest.sitting.id)
    return RedirectResponse(f"{path_of(guest)}?saved={wanted.juror}#seat-{wanted.juror}", 303)


def path_of(guest: Guest) -> str:
    return f"/desk/sittings/{guest.sitting.id}/roster"


def about(guest: Guest) -> tuple[str, Who, SittingRow]:
    """What each of the roster's pages begins with."""
    return guest.lang, guest.who, sitting_row(guest.house, guest.sitting)


def seats_of(guest: Guest, listed: Roster) -> list[JurorNumber]:
    """The day's seats; before there is one, as many as are prepared for, and whoever is listed beyond them."""
    seats = guest.house.state_of(guest.sitting.id).seats
    if seats:
        return sorted(seats)
    beyond = {juror for juror, line in listed.items() if not line.is_empty}
    return sorted(beyond | {JurorNumber(seat) for seat in range(1, guest.sitting.seats + 1)})


async def _page(guest: Guest, unsaved: Listed | None, counts: Mapping[str, int | None], status: int = 200) -> Response:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    now, seats = await draft(guest), seats_of(guest, listed)
    state = guest.house.state_of(guest.sitting.id)
    page = RosterPage(
        *about(guest),
        lines=tuple(_line(listed.get(seat, Listed(seat)), unsaved) for seat in seats),
        languages=tuple(LANGUAGES.items()),
        saved=counts.get("saved") or 0,
        imported=counts.get("imported"),
        erased=counts.get("erased"),
        longest_name=roster.LONGEST_NAME,
        longest_needs=roster.LONGEST_NEEDS,
        may_erase=guest.who.office is Office.ORGANISER and not all(line.is_empty for line in listed.values()),
        recruited=recruited_of(now.plan.targets, state, seats, listed),
        may_aim=guest.who.office is Office.ORGANISER and not now.is_fixed,
        came=now.is_fixed,
    )
    return await asyncio.to_thread(guest.shown, page, status)


def _line(line: Listed, unsaved: Listed | None) -> RosterLine:
    if unsaved is None or unsaved.juror != line.juror:
        return RosterLine(line, line, False)
    return RosterLine(line, replace(unsaved, rev=line.rev), True)


def _counted(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else None


def _wanted(form: Mapping[str, str], listed: Roster, seats: list[JurorNumber]) -> Listed:
    try:
        juror, rev = JurorNumber(int(form.get("juror", ""))), int(form.get("rev", ""))
    except ValueError:
        raise Refused(Reason.MALFORMED) from None
    if juror not in seats:
        raise Refused(Reason.UNKNOWN)
    before = listed.get(juror, Listed(juror))
    name, needs, lang = (form.get(field, "").strip() for field in ("name", "needs", "lang"))
    if "\x00" in name + needs or lang not in {"", before.lang, *LANGUAGES}:
        raise Refused(Reason.MALFORMED)
    if len(name) > roster.LONGEST_NAME or len(needs) > roster.LONGEST_NEEDS:
        raise Refused(Reason.TOO_LONG)
    return replace(before, name=name, needs=needs, lang=lang, rev=rev)
