"""A plan takes over what its inquiry has settled since, in one press: words only where there are none."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.reasons import Reason, Refused
from ..joining import posted
from .authority import taken_over
from .guest import visited
from .planning.around import saved_at
from .planning.keeping import Clashed, draft, keep

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")


@router.post("/authority")
async def take_over(request: Request) -> Response:
    """Into the newest version: it puts words only where there are none, so nobody's are written over."""
    guest = await visited(request)
    await posted(request)
    newest = await draft(guest)
    kept = await keep(guest, newest.number, lambda plan: taken_over(guest.inquiry, plan), "Taken over from the inquiry")
    if isinstance(kept, Clashed):
        raise Refused(Reason.MOVED_ON)
    return saved_at(guest, "plan/charge", kept)
