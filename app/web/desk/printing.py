"""What is printed before a day, and cards that are made anew. A PDF is made beside the loop that serves sockets."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from babel import Locale, UnknownLocaleError
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...export.printing.press import NoSuchLetter
from ...jury.numbers import ActId
from ...jury.people import By, Role
from ...jury.reasons import Reason, Refused
from ...jury.seats.acts import ReissueCard
from ...live.answer import Sent
from ...store import cards
from ...store.journal import new_act_id
from ...store.tables import Office
from ..inbox import ACT_ID
from ..joining import posted
from ..printing.choosing import Chosen, chosen, languages
from ..printing.packs import Pack
from ..printing.prepared import Prepared, prepared
from ..printing.renewing import Renewal, asked_to_renew
from ..tongues import ENGLISH, LANGUAGES
from .guest import Guest, visited
from .print_sheets import CardRow, PrintPage
from .rows import sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}")

EVERYTHING = "everything.zip"
FILES = {f"{pack}.pdf": pack for pack in Pack}
ACTORS = {Office.ORGANISER: By(Role.ORGANISER, 1), Office.FACILITATOR: By(Role.FACILITATOR, 1)}


@router.get("/print")
async def print_page(request: Request) -> Response:
    guest = await visited(request)
    day = await _prepared(guest)
    renewed = request.query_params.get("renewed", "")
    known = {str(juror): juror for juror in day.issues}
    return guest.shown(_page(guest, day, renewed=known.get(renewed, 0)))


@router.get("/print/{file}")
async def download(request: Request) -> Response:
    """One pack, or all of them. Where it cannot be as it is asked for, the page says why and keeps what was typed."""
    guest = await visited(request)
    file = request.path_params["file"]
    if file != EVERYTHING and file not in FILES:
        raise Refused(Reason.UNKNOWN)
    day = await _prepared(guest)
    asked = chosen(dict(request.query_params), day)
    typed: Mapping[str, Any] = {"pack": FILES.get(file), "typed": asked.typed}
    if asked.problems:
        return guest.shown(_page(guest, day, **typed, problems=asked.problems), 400)
    try:
        async with guest.house.printing:
            content = await asyncio.to_thread(_made, guest, file, day, asked)
    except NoSuchLetter as missing:
        return guest.shown(_page(guest, day, **typed, letter=missing.letter), 409)
    kind = "application/zip" if file == EVERYTHING else "application/pdf"
    named = f'attachment; filename="juryday-{guest.sitting.id}-{file}"'
    return Response(content, media_type=kind, headers={"content-disposition": named})


@router.post("/cards")
async def renew(request: Request) -> Response:
    """A seat gets a new card, and the old one opens nothing any more."""
    form = await posted(request)
    guest = await visited(request)
    day = await _prepared(guest)
    wanted = asked_to_renew(form, day.issues)
    reason = await _renewed(guest, wanted, form)
    if reason is not None:
        return guest.shown(_page(guest, day, refused=reason, juror=wanted.juror), 409)
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/print?renewed={wanted.juror}#cards", 303)


async def _renewed(guest: Guest, wanted: Renewal, form: Mapping[str, str]) -> Reason | None:
    """Why it was not done, or None. In the record once the sitting is open, in the roster before."""
    room = guest.house.rooms.find(guest.sitting.id)
    if room is None or not room.state.is_open:
        done = await asyncio.to_thread(cards.reissue, guest.engine, guest.sitting.id, wanted.juror, wanted.leaving)
        if not done:
            return Reason.MOVED_ON
        # The doors may have opened in between, with the cards as they were.
        seat = room.state.seats.get(wanted.juror) if room else None
        if room is None or seat is None or seat.issue != wanted.leaving:
            return None
    named = form.get("act_id", "")
    act_id = ActId(named) if ACT_ID.fullmatch(named) else new_act_id()
    act = ReissueCard(wanted.juror, wanted.leaving, wanted.put_out)
    answer = await room.submit(Sent(ACTORS[guest.who.office], act_id, act))
    return answer.reason


def _made(guest: Guest, file: str, day: Prepared, asked: Chosen) -> bytes:
    printer = guest.house.printer
    if file == EVERYTHING:
        return printer.everything(day, asked.choices)
    return printer.pdf(FILES[file], day, asked.choices)


async def _prepared(guest: Guest) -> Prepared:
    state = guest.house.state_of(guest.sitting.id)
    return await asyncio.to_thread(prepared, guest.engine, guest.sitting, state)


def _page(guest: Guest, day: Prepared, **told: Any) -> PrintPage:
    seats = guest.house.state_of(guest.sitting.id).seats
    page = PrintPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        cards=tuple(
            CardRow(juror, day.names.get(juror, ""), issue, juror in seats and seats[juror].generation > 0)
            for juror, issue in day.issues.items()
        ),
        votes=tuple((vote.id, vote.title) for vote in day.plan.votes),
        tongues=tuple((lang, _name_of(lang)) for lang in languages(day)),
        address=guest.house.address,
        starts=day.starts,
        tables=day.tables,
    )
    return replace(page, **told)


def _name_of(lang: str) -> str:
    """By the name that its speakers give it, where that is known."""
    try:
        return LANGUAGES.get(lang) or Locale.parse(lang, sep="-").get_display_name(ENGLISH) or lang
    except (ValueError, UnknownLocaleError):
        return lang
