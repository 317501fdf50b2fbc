"""The whole application, put together: `create_app(settings)` builds everything and keeps nothing global."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial

from fastapi import FastAPI, Request
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.staticfiles import StaticFiles

from . import __version__
from .demo.inside import Turnstile, come_in, turns_beside
from .export.printing.press import Press
from .jury.act import Act
from .jury.questions.acts import ProposeSlate
from .jury.reasons import Reason, Refused, fate_of
from .jury.state import State
from .jury.tables.acts import DrawTables, Solved
from .live.clock import Clock, wall_clock
from .live.room import Fetch
from .live.rooms import Rooms
from .settings import Settings, bundled, printed_fonts, recount_script
from .store.database import answers, open_database, settle
from .store.evidence.files import Files
from .store.key import server_key
from .store.mixing import mixing as mixed_by
from .store.shelf import Shelf
from .study.seating.drawn import drawn_tables
from .study.slate import proposed_slate
from .study.voice import chance_band
from .web import (
    exhibits,
    joining,
    journeys,
    library,
    mixing,
    notebook,
    pages,
    seat_cards,
    showing,
    team,
    transcribing,
    waiting,
)
from .web import live as socket
from .web.access import Access
from .web.desk import (
    account,
    archive,
    coming_in,
    consoles,
    findings,
    gallery,
    inquiries,
    installation,
    juries,
    materials,
    members,
    opening,
    overview,
    packs,
    plan_files,
    preview,
    printing,
    rehearsing,
    releasing,
    removing,
    roster,
    settling,
    signing_in,
    sittings,
    taking_over,
    unanswered,
)
from .web.desk.asking import ASKING
from .web.desk.copies import COPIES
from .web.desk.evidence import EVIDENCE
from .web.desk.guest import SignedOut
from .web.desk.planning import PLANNING
from .web.desk.venue import VENUE
from .web.doors import undeclared
from .web.gate import Gated
from .web.guesses import Guesses
from .web.headers import SafeHeaders
from .web.house import House
from .web.printing.packs import Printer
from .web.rehearsing.rehearsals import Aside, Rehearsals
from .web.render import Render
from .web.shells import ClosedForNowPage, ProblemPage
from .web.visit import language

log = logging.getLogger(__name__)

SCREENS = (
    joining.router,
    pages.router,
    exhibits.router,
    library.router,
    notebook.router,
    journeys.router,
    transcribing.router,
    seat_cards.router,
    mixing.router,
    showing.router,
    team.router,
    waiting.router,
    socket.router,
)
DESK = (
    signing_in.router,
    coming_in.router,
    account.router,
    members.router,
    installation.router,
    overview.router,
    gallery.router,
    plan_files.router,
    inquiries.router,
    juries.router,
    settling.router,
    archive.router,
    taking_over.router,
    unanswered.router,
    preview.router,
    rehearsing.router,
    opening.router,
    sittings.router,
    roster.router,
    findings.router,
    materials.router,
    packs.router,
    removing.router,
    releasing.router,
    consoles.router,
    printing.router,
    *PLANNING,
    *VENUE,
    *EVIDENCE,
    *ASKING,
    *COPIES,
)
POLL = 2
"""Seconds after which a sitting that was prepared elsewhere is looked for."""
PROBLEM_STATUS = {
    Reason.NOT_ALLOWED: 403,
    Reason.SEAT_MOVED: 410,
    Reason.CONSOLE_ENDED: 410,
    Reason.UNKNOWN: 404,
    Reason.TRY_AGAIN: 503,
}


def create_app(settings: Settings) -> FastAPI:
    """The application over a database that has been migrated, and that no other process serves where it is SQLite."""
    engine = open_database(settings.database)
    files = Files(settings.data / "files")
    access, frontend = Access(server_key(settings.data / "keys")), bundled("frontend")
    render = Render(frontend)
    house = House(
        engine=engine,
        keys=settings.data / "keys",
        files=files,
        rooms=_rooms(engine, render, wall_clock),
        access=access,
        guesses=Guesses(),
        render=render,
        printer=Printer(Press(printed_fonts()), access, frontend, settings.address),
        address=settings.address,
        recount=recount_script(),
        shelf=Shelf(settings.data / "copies", settings.database, bundled("migrations"), files),
    )
    gate = Turnstile(partial(turns_beside, house))
    crowd, aside = partial(come_in, gate), settings.data / "rehearsals"
    rehearsals = Rehearsals(house, aside, bundled("migrations"), _rooms, _doors_of_a_rehearsal, crowd)
    app = FastAPI(title="Juryday", openapi_url=None, lifespan=_lifespan(house, rehearsals))
    app.state.house = house
    app.state.rehearsals = rehearsals
    for router in (*SCREENS, *DESK):
        app.router.routes.extend(router.routes)
    app.add_api_route("/healthz", _healthz, methods=["GET"])
    app.mount("/static", StaticFiles(directory=bundled("frontend") / "dist"))
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(SignedOut, signing_in.to_sign_in)
    app.add_exception_handler(HTTPException, _not_there)
    app.add_middleware(Aside, rehearsals=rehearsals)
    app.add_middleware(Gated, gate=house.gate, page=_back_in_a_moment)
    app.add_middleware(SafeHeaders)
    if strangers := undeclared(app.routes):
        raise RuntimeError(f"not in the table of doors: {', '.join(sorted(strangers))}")
    return app


def _rooms(engine: Engine, render: Render, clock: Clock, speed: int = 1) -> Rooms:
    return Rooms(render, clock, _fetch(engine), chance_band, speed)


def _fetch(engine: Engine) -> Fetch:
    def tables(sitting: str, state: State, act: Act) -> Solved | None:
        return drawn_tables(state, act, mixed_by(engine, sitting))

    return {DrawTables: tables, ProposeSlate: proposed_slate}


def _doors_of_a_rehearsal(house: House) -> FastAPI:
    """The screens and the way in to them, and no desk."""
    app = FastAPI(openapi_url=None)
    app.state.house = house
    for router in SCREENS:
        app.router.routes.extend(router.routes)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _not_there)
    return app


def _lifespan(house: House, rehearsals: Rehearsals) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(rehearsals.tidy)
        await _open_rooms(house)
        _calm_collector()
        newcomers = asyncio.create_task(_admit_newcomers(house))
        yield
        newcomers.cancel()
        await rehearsals.close()
        await house.errands.over()
        await house.packs.over()
        await house.rooms.close()
        log.info("stopped: every device was told to come back")
        house.engine.dispose()

    return lifespan


async def _open_rooms(house: House) -> None:
    await asyncio.to_thread(settle, house.engine)
    await asyncio.to_thread(house.files.tidy)
    await asyncio.to_thread(house.shelf.tidy)
    await house.admit_all()
    log.info("serving %s sittings at %s", len(house.rooms.states()), house.address)


async def _admit_newcomers(house: House) -> None:
    """What another process has changed is so here, too: new sittings, people's names, and who is shut out."""
    while True:
        await asyncio.sleep(POLL)
        try:
            async with house.looking:
                await house.admit_all()
                await house.recall_changed()
                await house.look_at_consoles()
        except SQLAlchemyError:
            log.exception("the database does not answer; rooms of new sittings have to wait")


def _calm_collector() -> None:
    # The folded day never becomes garbage; collecting around it would stop the loop for up to a second.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)


async def _healthz(request: Request) -> Response:
    house: House = request.app.state.house
    try:
        healthy = await asyncio.to_thread(answers, house.engine)
    except Exception:
        log.exception("the database does not answer")
        healthy = False
    status = {"status": "ok" if healthy else "failing", "database": "ok" if healthy else "failing"}
    return JSONResponse(status | {"version": __version__}, 200 if healthy else 503)


def _back_in_a_moment(request: Request) -> Response:
    page = ClosedForNowPage(language(request), request.method == "GET")
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(page), 503)


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return _problem(request, refused.reason, PROBLEM_STATUS.get(refused.reason, 400))


async def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(request, Reason.UNKNOWN, error.status_code)


def _problem(request: Request, reason: Reason, status: int) -> Response:
    """To a script, a fate; to a person, a page."""
    if request.headers.get("content-type", "").startswith("application/json"):
        return JSONResponse({"fate": fate_of(reason), "reason": reason}, status)
    house: House = request.app.state.house
    return HTMLResponse(house.render.page(ProblemPage(language(request), reason, status)), status)
