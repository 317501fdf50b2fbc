"""One's own way through the day, to take home: on the device on which the seat answered, or with its juror's number.

Nobody else is answered, at whatever desk or console they sit; nothing of it is kept here or goes into an export.
"""

import asyncio
from collections.abc import Callable
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..export.document.page import page, policy
from ..export.document.paper import pdf
from ..export.document.value import Report
from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason, Refused
from ..jury.state import State
from .desk.materials import faces
from .house import House
from .joining import posted
from .own import forget, keep_own, let_in_by_number, own_page
from .printing.saying import Saying
from .visit import Visit, language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")


@router.get("/journey")
async def journey_page(request: Request) -> Response:
    """To read and to print here, or to keep: it holds all it needs, and runs nothing."""
    house, make = _asked(request)
    if make is None:
        return RedirectResponse("own", 303)
    content = await asyncio.to_thread(lambda: page(make(), faces(house)))
    how = "attachment" if "keep" in request.query_params else "inline"
    allowed = f"{policy(content)}; frame-ancestors 'none'"
    headers = {"content-disposition": f'{how}; filename="my-day.html"', "content-security-policy": allowed}
    return Response(content, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/journey.pdf")
async def journey_pdf(request: Request) -> Response:
    house, make = _asked(request)
    if make is None:
        return RedirectResponse("own", 303)
    async with house.printing:
        content = await asyncio.to_thread(lambda: pdf(make(), house.printer.press))
    headers = {"content-disposition": 'attachment; filename="my-day.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


@router.get("/own")
async def own(request: Request) -> Response:
    """On the device on which one answered: how to open it on another. There: where one's number is given."""
    guest = visit(request)
    answer = _own(request, guest)
    keep_own(answer, request.app.state.house, guest)
    return answer


@router.post("/own")
async def give_number(request: Request) -> Response:
    form = await posted(request)
    guest = visit(request)
    answer = RedirectResponse("./", 303)
    problem = let_in_by_number(answer, request.app.state.house, guest, form.get("number", ""))
    return answer if problem is None else _own(request, guest, problem)


@router.post("/leave")
async def leave(request: Request) -> Response:
    """Once the day has ended: this device shows nothing of the seat any more, until its card is brought again."""
    await posted(request)
    guest = visit(request)
    if not guest.room.state.day.closed:
        raise Refused(Reason.NOT_NOW)
    answer = RedirectResponse("/?left", 303)
    forget(answer, guest.held)
    return answer


def _own(request: Request, guest: Visit, problem: Reason | None = None) -> Response:
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(own_page(request, guest, problem)), 400 if problem else 200)


def _asked(request: Request) -> tuple[House, Callable[[], Report] | None]:
    """Of the day as it is now, to be made beside the loop. None where the juror's number is wanted first."""
    house: House = request.app.state.house
    guest = visit(request)
    state, juror = guest.room.state, JurorNumber(guest.by.number)
    if not state.is_open:
        raise Refused(Reason.NOT_OPEN_YET)
    if not guest.is_own:
        return house, None
    return house, partial(_made, house.printer.say(language(request)), state, juror)


def _made(_: Saying, state: State, juror: JurorNumber) -> Report:
    # Slow to import, and wanted only here.
    from .printing.journey import journey

    return journey(_, state, juror)
