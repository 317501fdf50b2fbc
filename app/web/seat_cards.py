"""Seat cards on the console: shown to be scanned, printed, and made anew where one was lost. Plain forms."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..export.printing.press import NoSuchLetter
from ..jury.numbers import ActId, JurorNumber
from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..jury.seats.acts import ReissueCard
from ..live.answer import Sent
from ..store import roster
from ..store.journal import new_act_id
from ..store.juries import find_sitting
from .access import Card
from .house import House
from .inbox import ACT_ID
from .joining import posted
from .printing.packs import Choices, Pack
from .printing.prepared import prepared
from .printing.renewing import asked_to_renew
from .shells import CardChoice, SeatCardsPage
from .visit import Visit, language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")


@router.get("/cards")
async def cards(request: Request) -> Response:
    guest = visit(request)
    renewed = request.query_params.get("renewed") == "yes"
    return await _page(request, guest, _juror(request, guest), renewed=renewed)


@router.post("/cards")
async def renew(request: Request) -> Response:
    """A seat gets a new card, and the old one opens nothing any more."""
    guest = visit(request)
    form = await posted(request)
    seats = guest.room.state.seats
    wanted = asked_to_renew(form, {juror: seat.issue for juror, seat in seats.items()})
    named = form.get("act_id", "")
    act_id = ActId(named) if ACT_ID.fullmatch(named) else new_act_id()
    act = ReissueCard(wanted.juror, wanted.leaving, wanted.put_out)
    answer = await guest.room.submit(Sent(guest.by, act_id, act))
    if answer.reason is not None:
        return await _page(request, guest, wanted.juror, problem=answer.reason, status=409)
    return RedirectResponse(f"{guest.held.path}cards?juror={wanted.juror}&renewed=yes", 303)


@router.get("/cards.pdf")
async def printed(request: Request) -> Response:
    """One seat's card, or everybody's."""
    guest = visit(request)
    house: House = request.app.state.house
    if house.rehearsal:
        raise Refused(Reason.NOT_NOW)  # paper could be taken for the day's own
    juror = _juror(request, guest)
    large = request.query_params.get("large") == "yes"
    chosen = Choices(seats=(juror,) if juror else None, large=large)
    try:
        async with house.printing:
            content = await asyncio.to_thread(_made, house, guest, chosen)
    except NoSuchLetter:
        raise Refused(Reason.MALFORMED) from None
    name = f"juryday-seat-{juror}.pdf" if juror else "juryday-seat-cards.pdf"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _made(house: House, guest: Visit, chosen: Choices) -> bytes:
    sitting = find_sitting(house.engine, guest.held.sitting)
    if sitting is None:
        raise Refused(Reason.UNKNOWN)
    return house.printer.pdf(Pack.CARDS, prepared(house.engine, sitting, guest.room.state), chosen)


async def _page(
    request: Request,
    guest: Visit,
    juror: JurorNumber | None,
    *,
    renewed: bool = False,
    problem: Reason | None = None,
    status: int = 200,
) -> Response:
    house: House = request.app.state.house
    seats = guest.room.state.seats
    names = await asyncio.to_thread(roster.names, house.engine, guest.held.sitting)
    issue = seats[juror].issue if juror else 1
    own = Card(guest.held.sitting, By(Role.JUROR, juror or 0), issue)
    shell = SeatCardsPage(
        lang=language(request),
        seats=tuple(CardChoice(each, names.get(each, ""), seats[each].generation > 0) for each in sorted(seats)),
        juror=juror,
        issue=issue,
        link=house.printer.link(own) if juror else "",
        code=house.printer.code(own) if juror else "",
        act_id=new_act_id(),
        renewed=renewed and juror is not None,
        closed=guest.room.state.day.closed,
        problem=problem,
    )
    return HTMLResponse(house.render.page(shell), status)


def _juror(request: Request, guest: Visit) -> JurorNumber | None:
    named = request.query_params.get("juror", "")
    known = {str(juror): juror for juror in guest.room.state.seats}
    return known.get(named)
