"""Every screen of a day before it is held: drawn from a pretended room, in frames in which nothing can be sent."""

import asyncio
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from ...jury.numbers import Millis, Words
from ...jury.people import By, Role
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...jury.state import State
from ...live.clock import minute_of, wall_clock
from ...plans.faults import faults
from ...plans.pretended import Moment as At
from ...plans.pretended import Scene, pretended, scenes
from ...screens.ballots import BallotFinish, BallotQuestion
from ...screens.draw import screen
from ...screens.frame import Frame
from ...screens.moment import Links, Moment
from ...screens.region import Screen
from ...store.evidence.lent import may_show
from ...store.tables import Sitting
from ...store.wire import read_plan
from ..doors import TEAM
from ..headers import POLICY_OF_A_FRAME, POLICY_WITH_FRAMES
from ..sending import sent
from ..tongues import ENGLISH, LANGUAGES
from ..visit import STAFFED
from .guest import Guest, visited
from .preview_sheets import Look, PreviewedPage, PreviewPage, SceneRow
from .rows import sitting_row

router = APIRouter(prefix="/desk/sittings/{sitting}/preview")

NOT_TOLD = "······"
"""In place of the room’s code."""
LEADS = re.compile(r"<a\b([^<>]*?)\shref=(?!\"#)")
"""Every link but those within the page."""
VIEWERS = {
    "juror": By(Role.JUROR, 1),
    "wall": By(Role.WALL),
    "console": By(Role.FACILITATOR, 1),
    "scribe": By(Role.SCRIBE, 1),
}


@router.get("")
async def preview_page(request: Request) -> Response:
    guest = await visited(request)
    plan = _plan_of(guest)
    sitting = sitting_row(guest.house, guest.sitting)
    if found := faults(plan):
        return guest.shown(PreviewPage(guest.lang, guest.who, sitting, (), None, (), 0, found))
    rows, look = tuple(_row(plan, scene) for scene in scenes(plan)), _look(request, plan)
    pages = await asyncio.to_thread(_pages, guest, plan, look)
    page = PreviewPage(guest.lang, guest.who, sitting, rows, look, tuple(LANGUAGES.items()), pages, ())
    answer = guest.shown(page)
    answer.headers["content-security-policy"] = POLICY_WITH_FRAMES
    return answer


@router.get("/screen")
async def previewed(request: Request) -> Response:
    """One screen by itself, as it is framed."""
    guest = await visited(request)
    plan = _plan_of(guest)
    look = _look(request, plan)
    html = await asyncio.to_thread(_drawn, guest, plan, look)
    answer = HTMLResponse(html)
    answer.headers["content-security-policy"] = POLICY_OF_A_FRAME
    # Browsers open no sandboxed page by itself that asks to be apart from its opener.
    answer.headers["cross-origin-opener-policy"] = "unsafe-none"
    return answer


@router.get("/exhibits/{digest}/{page}")
async def exhibit_file(request: Request) -> Response:
    """What a framed screen shows of an exhibit: any file of this plan that is the organisation's own."""
    guest = await visited(request)
    digest, page = request.path_params["digest"], request.path_params["page"]
    named = (file for exhibit in _plan_of(guest).exhibits for file in exhibit.files)
    file = next((file for file in named if file.digest == digest), None)
    if file is None or not await asyncio.to_thread(may_show, guest.engine, guest.sitting.id, digest):
        raise Refused(Reason.UNKNOWN)
    kept = await asyncio.to_thread(guest.house.files.find, digest)
    if kept is None:
        raise Refused(Reason.UNKNOWN)
    return await asyncio.to_thread(sent, guest.house.files, kept, page, file.name)


def _plan_of(guest: Guest) -> Plan:
    """As it was saved last, and once the sitting is open as it is there."""
    return guest.house.state_of(guest.sitting.id).plan or read_plan(guest.sitting.plan)


def _drawn(guest: Guest, plan: Plan, look: Look) -> str:
    house = guest.house
    regions = () if faults(plan) else _on_its_page(_screen(guest, plan, look), look)
    # Where a screen leads is another page of the day, and there is none yet.
    main = LEADS.sub(r"<a\1 data-href=", house.render.main(regions, look.lang))
    return house.render.page(PreviewedPage(look.lang, VIEWERS[look.viewer].role, plan.title, main))


def _screen(guest: Guest, plan: Plan, look: Look) -> Screen:
    sitting, scene = guest.sitting, scenes(plan)[look.at]
    begins = _begins(sitting)
    state: State = pretended(plan, scene, sitting.seats, begins, sitting.starts)
    clock = state.day.clocks[scene.phase]
    entered = clock.ends_at - state.the_phase.minutes * 60_000 if clock.ends_at else begins
    # Whoever has the code can take a seat, and vote from it.
    links = Links(sitting.join_code if guest.office in TEAM else NOT_TOLD, guest.house.address, sitting.zone)
    moment = Moment(state, links, frozenset(state.seats), minute=minute_of(Millis(entered)))
    return screen(Frame(moment), VIEWERS[look.viewer])


def _begins(sitting: Sitting) -> Millis:
    """When it is held, as far as that is settled; today otherwise."""
    zone = ZoneInfo(sitting.zone)
    day = sitting.held_on or datetime.fromtimestamp(wall_clock() / 1000, zone).date().isoformat()
    return Millis(int(datetime.fromisoformat(f"{day}T{sitting.starts}").replace(tzinfo=zone).timestamp() * 1000))


def _pages(guest: Guest, plan: Plan, look: Look) -> int:
    """How many pages a juror's ballot paper has there; 0 where there is none."""
    if look.viewer != "juror" or scenes(plan)[look.at].moment is not At.VOTE:
        return 0
    return sum(isinstance(region, BallotQuestion | BallotFinish) for region in _screen(guest, plan, look))


def _on_its_page(drawn: Screen, look: Look) -> Screen:
    """A ballot paper is gone through page by page on a tablet; here, too."""
    pages = [region for region in drawn if isinstance(region, BallotQuestion | BallotFinish)]
    shown = pages[min(look.page, len(pages)) - 1 :][:1]
    return tuple(region for region in drawn if region in shown or region not in pages)


def _look(request: Request, plan: Plan) -> Look:
    asked = request.query_params
    viewer = asked.get("as", "") if asked.get("as", "") in VIEWERS else "juror"
    lang = asked.get("lang", "")
    last = len(scenes(plan)) - 1
    return Look(
        at=min(_number(asked.get("at", ""), 0), last),
        viewer=viewer,
        lang=lang if lang in LANGUAGES and VIEWERS[viewer].role not in STAFFED else ENGLISH,
        page=max(1, _number(asked.get("page", ""), 1)),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise


def _row(plan: Plan, scene: Scene) -> SceneRow:
    of: Words = {}
    if scene.moment is At.EXHIBIT:
        of = next(exhibit.title for exhibit in plan.exhibits if exhibit.id == scene.of)
    if scene.moment is At.VOTE:
        of = next(vote.title for vote in plan.votes if vote.id == scene.of)
    return SceneRow(plan.phase(scene.phase).title, scene.moment, of)
