"""The roster's page: who sits where by name, and what they need. Nothing of it is ever in the record."""

import asyncio
import re

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.numbers import JurorNumber
from ...jury.reasons import Reason, Refused
from ...jury.state import State
from ...store import roster
from ...store.roster import Listed
from ..joining import posted
from .guest import Guest, visited
from .rows import sitting_row
from .sheets import RosterLine, RosterPage

router = APIRouter(prefix="/desk/sittings/{sitting}/roster")


@router.get("")
async def roster_page(request: Request) -> Response:
    guest = await visited(request)
    saved = request.query_params.get("saved", "")
    return await _page(guest, int(saved) if re.fullmatch(r"[0-9]{1,6}", saved) else 0, None)


@router.post("")
async def write_roster(request: Request) -> Response:
    """One seat's line. Where somebody else was quicker, both are shown and nothing typed is lost."""
    form = await posted(request)
    guest = await visited(request)
    sitting = guest.sitting.id
    wanted = _listed(form, guest.house.state_of(sitting))
    kept = await asyncio.to_thread(roster.write_roster, guest.engine, sitting, wanted)
    if not kept:
        return await _page(guest, 0, wanted, 409)
    names = await asyncio.to_thread(roster.names, guest.engine, sitting)
    if room := guest.house.rooms.find(sitting):
        room.call_by(names)
    return RedirectResponse(f"/desk/sittings/{sitting}/roster?saved={wanted.juror}#seat-{wanted.juror}", 303)


async def _page(guest: Guest, saved: int, unsaved: Listed | None, status: int = 200) -> Response:
    listed = await asyncio.to_thread(roster.roster, guest.engine, guest.sitting.id)
    lines = (listed.get(juror, Listed(juror)) for juror in sorted(guest.house.state_of(guest.sitting.id).seats))
    page = RosterPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        lines=tuple(_line(line, unsaved) for line in lines),
        saved=saved,
        longest_name=roster.LONGEST_NAME,
        longest_needs=roster.LONGEST_NEEDS,
    )
    return guest.shown(page, status)


def _line(line: Listed, unsaved: Listed | None) -> RosterLine:
    conflict = unsaved is not None and unsaved.juror == line.juror
    typed = unsaved if conflict and unsaved else line
    return RosterLine(line.juror, line.name, line.needs, line.rev, conflict, typed.name, typed.needs)


def _listed(form: dict[str, str], state: State) -> Listed:
    try:
        juror, rev = JurorNumber(int(form.get("juror", ""))), int(form.get("rev", ""))
    except ValueError:
        raise Refused(Reason.MALFORMED) from None
    name, needs = form.get("name", "").strip(), form.get("needs", "").strip()
    if juror not in state.seats:
        raise Refused(Reason.UNKNOWN)
    if "\x00" in name + needs:
        raise Refused(Reason.MALFORMED)
    if len(name) > roster.LONGEST_NAME or len(needs) > roster.LONGEST_NEEDS:
        raise Refused(Reason.TOO_LONG)
    return Listed(juror, name, needs, rev)
