"""The organiser's desk: what was prepared, who is on the roster, how the day goes, what it found. It steers nothing."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from sqlalchemy import Engine
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..jury.entry import Entry
from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..jury.rules import fold
from ..jury.state import EMPTY, State
from ..screens.day import place_in_agenda
from ..screens.results import ResultCard, result
from ..store import juries, roster
from ..store.journal import Journal
from ..store.roster import Listed
from ..store.tables import Inquiry, Sitting
from ..store.wire import read_plan
from ..study.findings import Findings, findings, told_results
from .desk_pages import (
    DeskPage,
    FindingsPage,
    InquiryRow,
    JuryRow,
    LivePage,
    ResultGroup,
    RosterLine,
    RosterPage,
    SittingPage,
    SittingRow,
)
from .exports import exported
from .house import House
from .joining import posted
from .shells import Page
from .signing_in import organiser
from .visit import language

router = APIRouter(prefix="/desk")


@router.get("/")
async def desk(request: Request) -> Response:
    who = await organiser(request)
    house: House = request.app.state.house
    listed = await asyncio.to_thread(juries.inquiries, house.engine)
    rows = [await asyncio.to_thread(_inquiry_row, house, inquiry) for inquiry in listed]
    return _drawn(house, DeskPage(language(request), who.name, tuple(rows)))


@router.get("/sittings/{sitting}/")
async def sitting_page(request: Request) -> Response:
    """What the sitting is, before, while and after it is held."""
    who = await organiser(request)
    house: House = request.app.state.house
    sitting = await _sitting(request)
    jury = await asyncio.to_thread(juries.find_jury, house.engine, sitting.jury)
    state = house.state_of(sitting.id)
    plan = state.plan or read_plan(sitting.plan)
    agenda = state.agenda if state.is_open else plan.agenda
    page = SittingPage(
        lang=language(request),
        organiser=who.name,
        sitting=_row(house, sitting),
        place=jury.place,
        charge=plan.charge,
        join_code=sitting.join_code,
        phases=tuple((phase.title, phase.minutes) for phase in agenda),
        minutes=sum(phase.minutes for phase in agenda),
    )
    return _drawn(house, page)


@router.get("/sittings/{sitting}/roster")
async def roster_page(request: Request) -> Response:
    who = await organiser(request)
    saved = request.query_params.get("saved", "")
    return await _roster_page(request, who.name, int(saved) if re.fullmatch(r"[0-9]{1,6}", saved) else 0, None)


@router.post("/sittings/{sitting}/roster")
async def write_roster(request: Request) -> Response:
    """One seat's line. Where somebody else was quicker, both are shown and nothing typed is lost."""
    form = await posted(request)
    who = await organiser(request)
    house: House = request.app.state.house
    sitting = await _sitting(request)
    wanted = _listed(form, house.state_of(sitting.id))
    kept = await asyncio.to_thread(roster.write_roster, house.engine, sitting.id, wanted)
    if not kept:
        return await _roster_page(request, who.name, 0, wanted, 409)
    names = await asyncio.to_thread(roster.names, house.engine, sitting.id)
    if room := house.rooms.find(sitting.id):
        room.call_by(names)
    return RedirectResponse(f"/desk/sittings/{sitting.id}/roster?saved={wanted.juror}#seat-{wanted.juror}", 303)


@router.get("/sittings/{sitting}/live")
async def live_page(request: Request) -> Response:
    """The whole page; what stands in it is asked for again every few seconds."""
    who = await organiser(request)
    house: House = request.app.state.house
    sitting = await _sitting(request)
    room = house.rooms.find(sitting.id)
    lang = language(request)
    regions = room.screen(By(Role.ORGANISER)) if room else ()
    main = "\n".join(house.render.html(region, lang) for region in regions)
    return _drawn(house, LivePage(lang, who.name, _row(house, sitting), main))


@router.get("/sittings/{sitting}/findings")
async def findings_page(request: Request) -> Response:
    who = await organiser(request)
    house: House = request.app.state.house
    sitting = await _sitting(request)
    lang, row = language(request), _row(house, sitting)
    entries = await asyncio.to_thread(Journal(house.engine, sitting).read)
    if not entries:
        return _drawn(house, FindingsPage(lang, who.name, row, None, ()))
    found, groups = await asyncio.to_thread(_found, entries)
    return _drawn(house, FindingsPage(lang, who.name, row, found, groups))


@router.get("/sittings/{sitting}/export.zip")
async def export(request: Request) -> Response:
    """Everything of a sitting as one file, once no vote is open or held back."""
    await organiser(request)
    house: House = request.app.state.house
    sitting = await _sitting(request)
    journal = Journal(house.engine, sitting)
    entries = await asyncio.to_thread(journal.read)
    content = await asyncio.to_thread(lambda: exported(entries, sitting.zone, journal.lines(), house.recount))
    named = f'attachment; filename="juryday-{sitting.id}.zip"'
    return Response(content, media_type="application/zip", headers={"content-disposition": named})


def _found(entries: list[Entry]) -> tuple[Findings, tuple[ResultGroup, ...]]:
    return findings(entries), tuple(_groups(fold(entries)))


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


async def _roster_page(request: Request, who: str, saved: int, unsaved: Listed | None, status: int = 200) -> Response:
    house: House = request.app.state.house
    sitting = await _sitting(request)
    listed = await asyncio.to_thread(roster.roster, house.engine, sitting.id)
    lines = (listed.get(juror, Listed(juror)) for juror in sorted(house.state_of(sitting.id).seats))
    page = RosterPage(
        lang=language(request),
        organiser=who,
        sitting=_row(house, sitting),
        lines=tuple(_line(line, unsaved) for line in lines),
        saved=saved,
        longest_name=roster.LONGEST_NAME,
        longest_needs=roster.LONGEST_NEEDS,
    )
    return _drawn(house, page, status)


def _line(line: Listed, unsaved: Listed | None) -> RosterLine:
    conflict = unsaved is not None and unsaved.juror == line.juror
    typed = unsaved if conflict and unsaved else line
    return RosterLine(line.juror, line.name, line.needs, line.rev, conflict, typed.name, typed.needs)


def _listed(form: dict[str, str], state: State) -> Listed:
    try:
        juror, rev = JurorNumber(int(form.get("juror", ""))), int(form.get("rev", ""))
    except ValueError:
        raise Refused(Reason.MALFORMED) from None
    name, needs = form.get("name", "").strip(), form.get("needs", "").strip()
    if juror not in state.seats:
        raise Refused(Reason.UNKNOWN)
    if "\x00" in name + needs:
        raise Refused(Reason.MALFORMED)
    if len(name) > roster.LONGEST_NAME or len(needs) > roster.LONGEST_NEEDS:
        raise Refused(Reason.TOO_LONG)
    return Listed(juror, name, needs, rev)


async def _sitting(request: Request) -> Sitting:
    house: House = request.app.state.house
    found = await asyncio.to_thread(juries.find_sitting, house.engine, request.path_params["sitting"])
    if found is None:
        raise Refused(Reason.UNKNOWN)
    return found


def _inquiry_row(house: House, inquiry: Inquiry) -> InquiryRow:
    engine: Engine = house.engine
    held = tuple(
        JuryRow(jury.place, tuple(_row(house, sitting) for sitting in juries.sittings_of(engine, jury)))
        for jury in juries.juries_of(engine, inquiry)
    )
    return InquiryRow(inquiry.title, inquiry.purpose, held)


def _row(house: House, sitting: Sitting) -> SittingRow:
    state = house.state_of(sitting.id)
    plan = state.plan or read_plan(sitting.plan)
    step, phase = place_in_agenda(state) if state.is_open else (0, plan.agenda[0])
    here = sum(seat.is_here for seat in state.seats.values())
    steps = len(state.agenda) if state.is_open else len(plan.agenda)
    return SittingRow(
        sitting=sitting.id,
        title=plan.title,
        day=day_of(sitting.made_at, sitting.zone),
        stands=_stands(state),
        step=step,
        steps=steps,
        phase=phase.title,
        here=here,
        seats=len(state.seats),
    )


def day_of(at: int, zone: str) -> str:
    """A moment (UTC ms) as people there write it: "1 May 2027, 09:30"."""
    there = datetime.fromtimestamp(at / 1000, ZoneInfo(zone))
    return f"{there.day} {there:%B %Y, %H:%M}"


def _stands(state: State) -> str:
    if state == EMPTY:
        return "not-open"
    return "closed" if state.day.closed else "adjourned" if state.day.adjourned else "open"


def _drawn(house: House, page: Page, status: int = 200) -> Response:
    return HTMLResponse(house.render.page(page), status)
