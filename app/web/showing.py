"""Contributions that wait, shown with one tap: each by an act of its own, so that each can be undone by itself.

The form names what stood on the screen, in its revision. What came in or was changed since goes on waiting.
"""

import re

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..jury.contributions.acts import ModerateContribution
from ..jury.numbers import Seq
from ..jury.reasons import Reason, Refused
from ..live.answer import Sent
from ..screens.contributions import MOST_AT_ONCE
from ..store.journal import new_act_id
from .joining import posted
from .team import back
from .visit import visit

router = APIRouter(prefix="/day/{sitting}/{role}/{number}")

NAMED = re.compile(r"([0-9]{1,7})\.([0-9]{1,7})", re.ASCII)


@router.post("/show-all")
async def show_all(request: Request) -> Response:
    guest = visit(request)
    named = (await posted(request)).get("said", "").split()
    found = [NAMED.fullmatch(each) for each in named]
    if not 1 <= len(found) <= MOST_AT_ONCE:
        raise Refused(Reason.MALFORMED)
    refused = None
    for each in found:
        if each is None:
            raise Refused(Reason.MALFORMED)
        show = ModerateContribution(Seq(int(each[1])), int(each[2]), None, True)
        refused = (await guest.room.take(Sent(guest.by, new_act_id(), show))).reason or refused
    return back(request, guest, refused)
