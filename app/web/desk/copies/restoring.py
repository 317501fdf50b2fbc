"""A copy takes the place of what is there, while the server runs: the way in is shut, the rooms end, and open anew.

Whatever can be done before that is: only the moment in which one database is exchanged for another has the door shut.
"""

import asyncio
import logging

from fastapi import APIRouter, Request
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from ....live.clock import wall_clock
from ....store.copies import PutBack, Ready
from ....store.database import reading
from ....store.shelf import Copy, Tell
from ....store.tables import EntryRow, Sitting
from ...errands import Errand, Kind
from ...house import House
from ...joining import posted
from ..guest import Guest
from ..installation import keeper
from .listing import begun, key_of, named, row_of
from .sheets import RestorePage, There

log = logging.getLogger(__name__)

router = APIRouter(prefix="/desk/copies/{copy}")

PATIENCE = 5.0
"""Seconds that those who are inside have to finish."""


@router.get("/restore")
async def ask_to_restore(request: Request) -> Response:
    guest = await keeper(request)
    return await _asked(guest, await named(guest, request))


@router.post("/restore")
async def restore(request: Request) -> Response:
    form = await posted(request)
    guest = await keeper(request)
    copy = await named(guest, request)
    if form.get("sure") != "true":
        return await _asked(guest, copy, unticked=True)

    async def work(errand: Errand, tell: Tell) -> None:
        await returned(guest.house, copy.name, errand, tell)

    return await begun(guest, Kind.RESTORE, work)


async def returned(house: House, name: str, errand: Errand, tell: Tell) -> None:
    """The copy is the database. Where anything fails, what was there goes on."""
    errand.about, now = name, wall_clock()
    ready = await asyncio.to_thread(house.shelf.make_ready, name, now, tell)
    tell("changing")
    async with house.looking:
        try:
            await house.gate.shut(PATIENCE)
            done = await _exchanged(house, ready)
        finally:
            await _opened_again(house)
    errand.aside = str(done.aside.absolute()) if done.aside else ""
    errand.going_on = len(done.going_on)


async def _exchanged(house: House, ready: Ready) -> PutBack:
    await house.rooms.close()
    house.called_by.clear()
    # A connection that is kept for later still holds the old file.
    house.engine.dispose()
    return await asyncio.to_thread(house.shelf.take_place, ready, wall_clock())


async def _opened_again(house: House) -> None:
    house.engine.dispose()
    try:
        await house.admit_all()
        await house.recall_changed()
    except (SQLAlchemyError, OSError):
        log.exception("rooms could not be opened; they are tried again")
    finally:
        house.gate.open()


async def _asked(guest: Guest, copy: Copy, unticked: bool = False) -> Response:
    there = await asyncio.to_thread(_there, guest.house)
    folder = str(guest.house.shelf.folder.absolute().parent)
    sheet = RestorePage(guest.lang, guest.who, row_of(copy), there, folder, key_of(guest), unticked)
    return guest.shown(sheet, 400 if unticked else 200)


def _there(house: House) -> There:
    with reading(house.engine) as connection:
        sittings = connection.execute(select(func.count()).select_from(Sitting)).scalar_one()
        entries = connection.execute(select(func.count()).select_from(EntryRow)).scalar_one()
    states = house.rooms.states().values()
    return There(sittings, entries, sum(state.is_open and not state.day.closed for state in states))
