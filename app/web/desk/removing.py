"""Words are taken out of the record before anything leaves, and one juror's words and answers when they ask for it."""

import asyncio
import re

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...export.free_texts import FreeText, free_texts
from ...jury.numbers import JurorNumber, Seq
from ...jury.people import By, Role
from ...jury.reasons import Fate, Reason, Refused
from ...jury.removals.acts import LONGEST_BECAUSE, EraseJuror, Place, Redact
from ...live.answer import Sent
from ...store.database import scrub
from ...store.journal import Journal, new_act_id
from ..joining import posted
from ..packs.jobs import side_by_side
from .guest import Guest, visited
from .removing_sheets import TextsPage
from .rows import sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}/texts")

ORGANISER = By(Role.ORGANISER)
PLACE = re.compile(r"([1-9][0-9]{0,8}):([^\s]{1,200})", re.ASCII)
MOST_SHOWN = 200


@router.get("")
async def texts_page(request: Request) -> Response:
    return await _page(await visited(request), request)


@router.post("")
async def redact(request: Request) -> Response:
    """These texts go, wherever they stand. Sent twice it is done once."""
    form = await posted(request)
    guest = await visited(request)
    named = [PLACE.fullmatch(each) for each in form.get("places", "").split()]
    places = tuple(Place(Seq(int(each[1])), each[2]) for each in named if each)
    if not places or not all(named):
        raise Refused(Reason.MALFORMED)
    try:
        await remove(guest, Redact(places, form.get("because", "").strip()))
    except Refused as refused:
        if refused.reason is not Reason.NOTHING_CHANGES:
            return await _page(guest, request, refused.reason, 409)
    return RedirectResponse(f"/desk/sittings/{guest.sitting.id}/texts?removed=1", 303)


async def remove(guest: Guest, act: Redact | EraseJuror) -> None:
    """On the record, and out of every file here. Refused where the rules do not take it."""
    if not guest.house.state_of(guest.sitting.id).is_open:
        raise Refused(Reason.NOT_OPEN_YET)
    room = await guest.house.admit(guest.sitting)
    answer = await room.submit(Sent(ORGANISER, new_act_id(), act))
    if answer.fate is not Fate.RECORDED:
        raise Refused(answer.reason or Reason.TRY_AGAIN)
    for about in (guest.sitting.id, side_by_side(guest.jury.inquiry)):
        guest.house.packs.outdate(about)
    await asyncio.to_thread(scrub, guest.engine)


async def erase_from_record(guest: Guest, juror: JurorNumber, because: str) -> None:
    """Nothing to erase is no refusal: then it is as it was wished."""
    try:
        await remove(guest, EraseJuror(juror, because))
    except Refused as refused:
        if refused.reason is not Reason.NOTHING_CHANGES:
            raise


async def _page(guest: Guest, request: Request, problem: Reason | None = None, status: int = 200) -> Response:
    state = guest.house.state_of(guest.sitting.id)
    wanted = request.query_params.get("q", "").strip()[:200]
    everything = request.query_params.get("which") == "all"
    there = await asyncio.to_thread(_texts, guest) if state.is_open else ()
    found = [each for each in there if (everything or each.leaves) and wanted.casefold() in each.text.casefold()]
    page = TextsPage(
        lang=guest.lang,
        who=guest.who,
        sitting=sitting_row(guest.house, guest.sitting),
        rows=tuple(found[:MOST_SHOWN]),
        more=max(0, len(found) - MOST_SHOWN),
        wanted=wanted,
        everything=everything,
        texts=state.removals.texts,
        jurors=len(state.removals.jurors),
        longest=LONGEST_BECAUSE,
        removed="removed" in request.query_params,
        problem=problem.value if problem else "",
    )
    return guest.shown(page, status)


def _texts(guest: Guest) -> tuple[FreeText, ...]:
    return free_texts(Journal(guest.engine, guest.sitting).read(), guest.house.state_of(guest.sitting.id))
