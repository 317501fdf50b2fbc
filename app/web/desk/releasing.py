"""A release to partners or to research: an organiser's, remembered, and refused where it would tell of a few."""

import asyncio
from random import SystemRandom

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...export.tiers import Tier
from ...jury.reasons import Reason, Refused
from ...jury.rules import fold
from ...live.clock import wall_clock
from ...store.journal import Journal
from ...store.releases import Released, TooClose, remember
from ...store.roster import roster
from ..exports import check_told
from ..joining import posted
from ..packs.sealing import record_of
from .guest import Guest, visited
from .releasing_sheets import NotReleasedPage
from .rows import sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}/release")

TIERS = {"partners": Tier.PARTNERS, "research": Tier.RESEARCH, "operator": Tier.OPERATOR}


@router.post("")
async def make(request: Request) -> Response:
    form = await posted(request)
    guest = await visited(request)
    tier = TIERS.get(form.get("tier", ""))
    if tier is None:
        raise Refused(Reason.MALFORMED)
    made = await asyncio.to_thread(_made, guest, tier)
    if isinstance(made, str):
        return guest.shown(NotReleasedPage(guest.lang, guest.who, sitting_row(guest.house, guest.sitting), made), 409)
    named = f'attachment; filename="juryday-{guest.sitting.id}-{tier.name.lower()}.zip"'
    return Response(made, media_type="application/zip", headers={"content-disposition": named})


def _made(guest: Guest, tier: Tier) -> bytes | str:
    """The file, or why there is none: the reason of a refusal, or a word of the page's own."""
    # Slow to import, and wanted only when something is about to leave.
    from ...export.small_groups import Basis, basis_of
    from ...export.tellings import tellings
    from ..releases import beside, release, why_not

    engine, sitting = guest.engine, guest.sitting
    lines = [line.decode() for line in Journal(engine, sitting).lines()]
    known = {juror: each.attributes for juror, each in roster(engine, sitting.id).items()}
    record = record_of(guest.jury.place, sitting.zone, lines, known)
    try:
        check_told(record.entries)
        state = fold(record.entries)
        if why := why_not(state, known, tier):
            return why
        made = release(record, tier, SystemRandom(), guest.house.recount)
        if tier is Tier.OPERATOR:
            return made
        basis = basis_of(state, known, tier)

        def released(name: str, basis: Basis) -> Released:
            return Released(name, wall_clock(), guest.member.name, basis.people, basis.digest)

        fixed = [released(name, each) for name, each in tellings(state, known).items()]
        remember(engine, sitting.id, released(tier.name, basis), beside(state, known, tier), fixed)
    except TooClose as refused:
        return "too-close" if refused.same else "too-close-to-another"
    except Refused as refused:
        return refused.reason.value
    return made
