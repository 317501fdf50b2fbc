"""The day looked on at, what it found, and the file with everything. Nothing here steers, and nothing tells early."""

import asyncio
from collections import Counter
from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...jury.entry import Entry
from ...jury.people import By, Role
from ...jury.removals.acts import EraseJuror
from ...jury.rules import fold
from ...jury.state import State
from ...screens.ledger import ledger_row
from ...screens.results import ResultCard, result
from ...screens.run_sheet import time_of_day
from ...store.journal import Journal
from ...study.asked import Asked, asked
from ...study.evidence import Evidence, evidence
from ...study.findings import Findings, findings, told_results
from ...study.recommended import Recommended, recommended_if_told
from ...study.trace import Trace, trace
from ..exports import check_told, exported
from .charting import charts_of
from .guest import visited
from .materials import in_every_format
from .rows import sitting_row
from .sheets import FindingsPage, LivePage, ResultGroup, TimedPhase
from .unanswered import said_later
from .ways import door_for

router = APIRouter(prefix="/desk/sittings/{sitting}")


@router.get("/live")
async def live_page(request: Request) -> Response:
    """The whole page; what stands in it is asked for again every few seconds."""
    guest = await visited(request)
    room = guest.house.rooms.find(guest.sitting.id)
    regions = room.screen(By(Role.ORGANISER)) if room else ()
    main = "\n".join(guest.house.render.html(region, guest.lang) for region in regions)
    return guest.shown(LivePage(guest.lang, guest.who, sitting_row(guest.house, guest.sitting), main))


@router.get("/findings")
async def findings_page(request: Request) -> Response:
    guest = await visited(request)
    row = sitting_row(guest.house, guest.sitting)
    entries = await asyncio.to_thread(Journal(guest.engine, guest.sitting).read)
    if not entries:
        return guest.shown(FindingsPage(guest.lang, guest.who, row, None, (), None))
    found = await asyncio.to_thread(_found, entries)
    materials = door_for(guest.office, "/desk/sittings/{sitting}/materials.pdf") is not None
    timed = tuple(_timed(found[0], guest.sitting.zone))
    sides = tuple(map(ledger_row, found[-1].sides))
    later = await asyncio.to_thread(said_later, guest)
    charts = await charts_of(guest, entries, found[0].people.people, found[-1])
    erased = any(isinstance(entry.act, EraseJuror) for entry in entries)
    return guest.shown(FindingsPage(guest.lang, guest.who, row, *found, sides, materials, timed, later, charts, erased))


@router.get("/export.zip")
async def export(request: Request) -> Response:
    """Everything of a sitting as one file, once no vote is open or held back."""
    guest = await visited(request)
    journal = Journal(guest.engine, guest.sitting)
    entries = await asyncio.to_thread(journal.read)
    zone, recount = guest.sitting.zone, guest.house.recount
    await asyncio.to_thread(check_told, entries)
    async with guest.house.printing:
        reports = await asyncio.to_thread(in_every_format, guest, entries)
    content = await asyncio.to_thread(lambda: exported(entries, zone, journal.lines(), recount, reports))
    named = f'attachment; filename="juryday-{guest.sitting.id}.zip"'
    return Response(content, media_type="application/zip", headers={"content-disposition": named})


Found = tuple[Findings, tuple[ResultGroup, ...], Recommended | None, Trace | None, Asked, Evidence]


def _found(entries: list[Entry]) -> Found:
    state = fold(entries)
    told = recommended_if_told(state)
    traced = trace(state) if told is not None else None
    return findings(entries), tuple(_groups(state)), told, traced, asked(state), evidence(entries)


def _timed(found: Findings, zone: str) -> Iterator[TimedPhase]:
    for phase in found.phases:
        yield TimedPhase(phase, time_of_day(phase.began, zone), time_of_day(phase.ended, zone))


def _groups(state: State) -> Iterator[ResultGroup]:
    """The results that may be told, block by block; a block of which several votes tell goes by the votes' titles."""
    results = told_results(state)
    often = Counter(block for _, told in results for block in {question.block for question, _ in told})
    titles = {block.id: block.title for block in state.the_plan.blocks if often[block.id] == 1}
    for vote, told in results:
        for block in dict.fromkeys(question.block for question, _ in told):
            within = (each for each in told if each[0].block == block)
            drawn = tuple(result(ResultCard, state, vote, first, question) for question, first in within)
            yield ResultGroup(titles.get(block, vote.title), drawn)
