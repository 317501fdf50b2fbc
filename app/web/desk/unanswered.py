"""What a jury asked and nobody answered on the day: it stays with the inquiry, to be answered afterwards."""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...jury.numbers import Seq
from ...jury.reasons import Reason, Refused
from ...jury.state import State
from ...live.clock import wall_clock
from ...store.answered_later import LONGEST_ANSWER, answer_later, answered_later
from ...study.asked import AskedQuestion, Outcome, asked
from ..doors import ORGANISERS
from ..joining import posted
from .boxes import Typed, read, text
from .guest import Guest, visited
from .rows import day_of, sitting_row
from .sheets import LaterSaid, UnansweredPage

router = APIRouter(prefix="/desk/sittings/{sitting}/unanswered")

BOXES = {"text": text(LONGEST_ANSWER)}


@router.get("")
async def unanswered_page(request: Request) -> Response:
    return await _page(await visited(request))


@router.post("")
async def answer(request: Request) -> Response:
    """Once the day is over: until then the console notes what is answered."""
    guest = await visited(request)
    form = await posted(request)
    state = guest.house.state_of(guest.sitting.id)
    wanted = next((each for each in unanswered(state) if str(each.question) == form.get("question")), None)
    if wanted is None:
        raise Refused(Reason.UNKNOWN)
    if not state.day.closed:
        raise Refused(Reason.NOT_NOW)
    typed = read(form, BOXES)
    if not typed.is_fine:
        return await _page(guest, wanted.question, typed, 400)
    written = (guest.engine, guest.sitting.id, wanted.question, typed.boxes["text"])
    await asyncio.to_thread(answer_later, *written, by=guest.member.name, now=wall_clock())
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/unanswered#question-{wanted.question}", 303)


def unanswered(state: State) -> tuple[AskedQuestion, ...]:
    """Also what was answered in part or declined: somebody else may know. () before the day."""
    if not state.is_open:
        return ()
    found = asked(state)
    return tuple(each for each in (*found.questions, *found.requests) if each.outcome is not Outcome.ANSWERED)


def said_later(guest: Guest) -> Mapping[Seq, LaterSaid]:
    """For any page on which what was answered afterwards stands."""
    found = answered_later(guest.engine, guest.sitting.id)
    return {seq: LaterSaid(each.text, day_of(each.at, guest.sitting.zone), each.before) for seq, each in found.items()}


async def _page(guest: Guest, question: Seq | None = None, typed: Typed | None = None, status: int = 200) -> Response:
    state = guest.house.state_of(guest.sitting.id)
    later = await asyncio.to_thread(said_later, guest)
    page = UnansweredPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        rows=unanswered(state),
        later=later,
        may_answer=state.is_open and state.day.closed and guest.office in ORGANISERS,
        amiss=question,
        typed=typed.boxes["text"] if typed else "",
        longest=LONGEST_ANSWER,
    )
    return guest.shown(page, status)
