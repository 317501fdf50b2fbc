"""A screen's own address: the page, its main part for polling, its card, and the acts posted to it."""

import asyncio
import hashlib
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from ..jury.numbers import JurorNumber
from ..jury.people import Role
from ..jury.reasons import Fate, Reason, Refused, fate_of
from ..live.answer import Answer
from ..screens.receipts import every_ballot
from ..screens.region import Screen
from ..screens.seats import check_in_form
from ..store import roster
from .access import Card
from .again import as_it_was_sent
from .house import House
from .inbox import read_form, read_frame
from .joining import posted, posted_body, posted_pairs
from .own import keep_own, own_number
from .reports import reported
from .shells import BallotsPage, CardPage, ScreenPage
from .tongues import ENGLISH
from .visit import Visit, keep_language, language, tongues, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")

STATUS = {Fate.RECORDED: 200, Fate.RETRY: 503, Fate.REVOKED: 410}
"""HTTP statuses of an act's fate; every other fate is a 409, final."""


@router.get("/")
async def screen(request: Request) -> Response:
    """The whole page."""
    guest = visit(request)
    if guest.by.role is Role.JUROR:
        guest.room.watch.turned(JurorNumber(guest.by.number))
    answer = _page(request, guest, guest.room.screen(guest.by), _problem(request))
    if guest.by.role is Role.JUROR:
        keep_own(answer, request.app.state.house, guest)
    return answer


def _page(
    request: Request, guest: Visit, drawn: Screen, problem: Reason | None, at: str = "", status: int = 200
) -> Response:
    house: House = request.app.state.house
    lang = language(request)
    shell = ScreenPage(
        lang=lang,
        role=guest.by.role,
        number=guest.by.number,
        tongues=tongues(request, guest.held.path),
        title=guest.room.state.the_plan.title if guest.room.state.is_open else {},
        epoch=guest.room.epoch,
        code=house.render.code,
        main=house.render.main(drawn, lang),
        problem=problem,
        problem_at=at,
    )
    answer = HTMLResponse(house.render.page(shell), status)
    if lang != ENGLISH:
        keep_language(answer, house, lang)
    return answer


@router.get("/main")
async def main(request: Request) -> Response:
    """What the socket would show, for devices whose sockets are cut; 304 while it is what they have.

    A header says which update of the server answers, as the socket's first word does.
    """
    house: House = request.app.state.house
    guest = visit(request)
    guest.room.heard(guest.by, reported(request.query_params, house.render.code), polls=True)
    html = house.render.main(guest.room.screen(guest.by), language(request))
    tag = f'"{hashlib.sha256(html.encode()).hexdigest()[:32]}"'
    headers = {"etag": tag, "juryday-code": house.render.code}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(html, headers=headers)


@router.get("/ballots")
async def ballots(request: Request) -> Response:
    """Every ballot of the votes that have been revealed: nothing before that, whoever asks."""
    house: House = request.app.state.house
    guest = visit(request)
    state = guest.room.state
    juror = JurorNumber(guest.by.number) if guest.is_own else None
    votes = every_ballot(state, juror) if state.is_open else ()
    title = state.the_plan.title if state.is_open else {}
    return HTMLResponse(house.render.page(BallotsPage(language(request), title, votes)))


@router.get("/card")
async def card(request: Request) -> Response:
    """A juror's own card, to keep."""
    house: House = request.app.state.house
    guest = visit(request)
    state = guest.room.state
    juror = JurorNumber(guest.by.number)
    own = Card(guest.held.sitting, guest.by, state.seats[juror].issue)
    listed = await asyncio.to_thread(roster.listed, house.engine, guest.held.sitting, juror)
    told = request.query_params.get("kept")
    shell = CardPage(
        lang=language(request),
        juror=juror,
        title=state.the_plan.title,
        digest=state.day.frozen,
        link=house.printer.link(own),
        code=house.printer.code(own),
        own_number=own_number(house, guest),
        here=check_in_form(state, juror) if state.seats[juror].is_here else None,
        needs=listed.needs,
        rev=listed.rev,
        longest_needs=roster.LONGEST_NEEDS,
        kept=None if told is None else told == "yes",
    )
    return HTMLResponse(house.render.page(shell))


@router.post("/needs")
async def needs(request: Request) -> Response:
    """What a juror needs to take part: kept in the roster, for the team, and never in the record of the day."""
    guest = visit(request)
    form = await posted(request)
    house: House = request.app.state.house
    told, rev = form.get("needs", "").strip(), form.get("rev", "")
    if len(told) > roster.LONGEST_NEEDS or "\x00" in told or not (rev.isascii() and rev.isdecimal() and len(rev) < 11):
        raise Refused(Reason.MALFORMED)
    juror = JurorNumber(guest.by.number)
    listed = await asyncio.to_thread(roster.listed, house.engine, guest.held.sitting, juror)
    wanted = replace(listed, needs=told, rev=int(rev))
    kept = await asyncio.to_thread(roster.write_roster, house.engine, guest.held.sitting, wanted)
    return RedirectResponse(f"{guest.held.path}card?kept={'yes' if kept else 'no'}", 303)


@router.post("/acts")
async def acts(request: Request) -> Response:
    """One act: as JSON, answered with its fate; or as a plain form, answered with the screen."""
    guest = visit(request)
    if request.headers.get("content-type", "").startswith("application/json"):
        return await _answered(request, guest)
    pairs = await posted_pairs(request)
    reason = await _refusal(guest, pairs)
    if reason is Reason.INVALID_MARK:
        drawn, page = as_it_was_sent(guest.room.screen(guest.by), pairs)
        return _page(request, guest, drawn, reason, page, STATUS.get(fate_of(reason), 409))
    query = f"?not={reason}" if reason else ""
    return RedirectResponse(f"{guest.held.path}{query}", 303)


async def _refusal(guest: Visit, pairs: list[tuple[str, str]]) -> Reason | None:
    try:
        sent = read_form(guest.by, pairs)
    except Refused as refused:
        if refused.reason is Reason.INVALID_MARK:
            return refused.reason
        raise
    return (await guest.room.take(sent)).reason


async def _answered(request: Request, guest: Visit) -> Response:
    body = await posted_body(request)
    try:
        sent = read_frame(guest.by, body.decode())
    except UnicodeDecodeError:
        raise Refused(Reason.MALFORMED) from None
    return told(await guest.room.take(sent))


def told(answer: Answer) -> Response:
    return JSONResponse(answer.plain(), STATUS.get(answer.fate, 409))


def _problem(request: Request) -> Reason | None:
    try:
        return Reason(request.query_params.get("not", ""))
    except ValueError:
        return None
