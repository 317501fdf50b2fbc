"""What is said in the room and recorded nowhere: who wants help, who is let in at a seat, and who leads the day.

Plain forms that lead back to the screen; a script that sends them stays there, and is told what was refused.
"""

from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason, Refused
from ..live.room import Room
from .joining import posted
from .visit import Visit, visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")


@router.post("/help")
async def ask_for_help(request: Request) -> Response:
    """A juror asks quietly, or does not need it any more. The wall shows nothing of it, and neither does the record."""
    guest = visit(request)
    wanted = (await posted(request)).get("help")
    juror, watch = JurorNumber(guest.by.number), guest.room.watch
    if wanted not in ("yes", "no"):
        raise Refused(Reason.MALFORMED)
    return _done(request, guest, lambda: watch.call(juror) if wanted == "yes" else watch.helped(juror))


@router.post("/team")
async def among_the_team(request: Request) -> Response:
    guest = visit(request)
    form = await posted(request)
    seat, console = JurorNumber(_number(form, "seat")), _number(form, "console")
    act = _acts(guest.room, guest.by.number, seat, console).get(form.get("do", ""))
    if act is None:
        raise Refused(Reason.MALFORMED)
    return _done(request, guest, act)


def _acts(room: Room, me: int, seat: JurorNumber, console: int) -> dict[str, Callable[[], None]]:
    watch, lead = room.watch, room.lead
    return {
        "go": lambda: watch.go(seat, me),
        "helped": lambda: watch.helped(seat),
        "let-in": lambda: watch.answer(seat, console, let_in=True),
        "send-away": lambda: watch.answer(seat, console, let_in=False),
        "ask-lead": lambda: lead.ask(me),
        "keep-lead": lambda: lead.keep(me),
        "give-lead": lambda: lead.hand_over(me, console),
        "take-lead": lambda: lead.take(me),
        "hints-on": lambda: _hint(room, on=True),
        "hints-off": lambda: _hint(room, on=False),
    }


def _hint(room: Room, *, on: bool) -> None:
    """Whether a rehearsal's consoles say what to press now. On a real day nothing does."""
    if not room.links.rehearsal:
        raise Refused(Reason.NOT_NOW)
    room.links = replace(room.links, hints=on)


def _done(request: Request, guest: Visit, act: Callable[[], None]) -> Response:
    try:
        act()
    except Refused as refused:
        return back(request, guest, refused.reason)
    guest.room.stirred()
    return back(request, guest, None)


def back(request: Request, guest: Visit, reason: Reason | None) -> Response:
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"reason": reason} if reason else {}, 409 if reason else 200)
    return RedirectResponse(f"{guest.held.path}{f'?not={reason}' if reason else ''}", 303)


def _number(form: dict[str, str], name: str) -> int:
    text = form.get(name, "0")
    if not (text.isascii() and text.isdecimal() and len(text) < 8):
        raise Refused(Reason.MALFORMED)
    return int(text)
