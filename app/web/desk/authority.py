"""What an inquiry has settled, taken over by the plan of one of its sittings where that still waits for it."""

from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...plans.charging import Authorised, charge_from
from ...store.tables import Inquiry
from ..joining import posted
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
    return saved_at(guest, "plan", kept)


def taken_over(inquiry: Inquiry, plan: Plan) -> Plan:
    """The same plan where there is nothing to take over."""
    return replace(plan, charge=charge_from(_authorised(inquiry), plan.charge))


def _authorised(inquiry: Inquiry) -> Authorised:
    return Authorised(
        asked_by=inquiry.asked_by,
        accountable=inquiry.accountable,
        influence=inquiry.influence,
        up_for_grabs=inquiry.up_for_grabs,
        not_up_for_grabs=inquiry.not_up_for_grabs,
        answer_by=inquiry.answer_by,
    )
