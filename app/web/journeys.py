"""One's own way through the day, to take home: for the device that holds that very seat, and made anew each time.

Nobody else is answered, at whatever desk or console they sit; nothing of it is kept here or goes into an export.
"""

import asyncio
from collections.abc import Callable
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..export.document.page import page, policy
from ..export.document.paper import pdf
from ..export.document.value import Report
from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason, Refused
from ..jury.state import State
from .desk.materials import faces
from .house import House
from .printing.saying import Saying
from .visit import language, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")


@router.get("/journey")
async def journey_page(request: Request) -> Response:
    """To read and to print here, or to keep: it holds all it needs, and runs nothing."""
    house, make = _asked(request)
    content = await asyncio.to_thread(lambda: page(make(), faces(house)))
    how = "attachment" if "keep" in request.query_params else "inline"
    allowed = f"{policy(content)}; frame-ancestors 'none'"
    headers = {"content-disposition": f'{how}; filename="my-day.html"', "content-security-policy": allowed}
    return Response(content, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/journey.pdf")
async def journey_pdf(request: Request) -> Response:
    house, make = _asked(request)
    async with house.printing:
        content = await asyncio.to_thread(lambda: pdf(make(), house.printer.press))
    headers = {"content-disposition": 'attachment; filename="my-day.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _asked(request: Request) -> tuple[House, Callable[[], Report]]:
    """Of the day as it is now. To be made beside the loop."""
    house: House = request.app.state.house
    guest = visit(request)
    state, juror = guest.room.state, JurorNumber(guest.by.number)
    if not state.is_open:
        raise Refused(Reason.NOT_OPEN_YET)
    return house, partial(_made, house.printer.say(language(request)), state, juror)


def _made(_: Saying, state: State, juror: JurorNumber) -> Report:
    # Slow to import, and wanted only here.
    from .printing.journey import journey

    return journey(_, state, juror)
