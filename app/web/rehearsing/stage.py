"""The stage of one rehearsal: a folder with a database, keys and a room of its own, filled from a plan.

Nothing of it is shared with the real day but the evidence's files, which are read and never written, and the pages.
"""

import asyncio
import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from starlette.types import ASGIApp

from ...jury.day.acts import OpenSitting
from ...jury.numbers import JurorNumber, Millis
from ...jury.people import By, Role
from ...jury.plan import Plan
from ...jury.reasons import Reason, Refused
from ...live.answer import Sent
from ...live.clock import Clock, wall_clock
from ...live.room import Room
from ...live.rooms import Rooms
from ...store.journal import new_act_id
from ...store.rehearsal import filled
from ...store.tables import Sitting
from ..access import Access
from ..guesses import Guesses
from ..house import House
from ..render import Render
from .faster import faster

LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is rehearsed and how: `people` simulated jurors, time `speed` times as fast, hints on the console or not."""

    plan: Plan
    jurors: tuple[JurorNumber, ...]
    people: int
    speed: int
    hints: bool


Crowd = Callable[[Room, Render, Sequence[JurorNumber], int], Coroutine[Any, Any, None]]
Doors = Callable[[House], ASGIApp]
OwnRooms = Callable[[Engine, Render, Clock, int], Rooms]


@dataclass
class Stage:
    """A rehearsal that is on. `named` is its own sitting's id, `ends_at` when it ends by itself (UTC ms)."""

    named: str
    asked: Asked
    house: House
    doors: ASGIApp
    folder: Path
    ends_at: Millis
    lock: int
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def room(self) -> Room:
        room = self.house.rooms.find(self.named)
        assert room, "it is open for as long as its stage stands"
        return room

    async def strike(self) -> None:
        """End it, and leave nothing: every device is sent away, the folder is deleted."""
        for task in self.tasks:
            if task is not asyncio.current_task():
                task.cancel()
        await self.house.rooms.close()
        self.house.engine.dispose()
        await asyncio.to_thread(shutil.rmtree, self.folder, True)
        os.close(self.lock)


async def set_up(
    outer: House,
    sitting: Sitting,
    asked: Asked,
    folder: Path,
    migrations: Path,
    rooms: OwnRooms,
    doors: Doors,
    ends_at: Millis,
) -> Stage:
    """A stage with its doors open; the crowd comes later."""
    lock = await asyncio.to_thread(_claimed, folder)
    try:
        engine, row = await asyncio.to_thread(
            filled, outer.engine, sitting.zone, asked.plan, folder, migrations, wall_clock()
        )
        house = _house(outer, engine, row, asked, folder, rooms)
        room = await house.admit(row)
        desk = f"/desk/sittings/{sitting.id}/rehearse"
        room.links = replace(room.links, rehearsal=True, hints=asked.hints, desk=desk)
        answer = await room.submit(Sent(By(Role.ORGANISER), new_act_id(), OpenSitting(asked.plan, asked.jurors)))
        if not room.state.is_open:
            raise Refused(answer.reason or Reason.TRY_AGAIN)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)
        raise
    return Stage(row.id, asked, house, doors(house), folder, ends_at, lock)


def tidy(folder: Path) -> None:
    """Delete what a process left that ended without ending its rehearsals; what another still holds stays."""
    for left in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            os.close(_claimed(left))
            shutil.rmtree(left, ignore_errors=True)


def _claimed(folder: Path) -> int:
    """The lock of a stage's folder, for as long as this process holds it. OSError where another one does."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _house(outer: House, engine: Engine, row: Sitting, asked: Asked, folder: Path, rooms: OwnRooms) -> House:
    render = Render(outer.printer.frontend, rehearsal=True)
    access = Access(secrets.token_bytes(32))
    address = f"{outer.address}/rehearsal/{row.id}"
    return House(
        engine=engine,
        keys=folder / "keys",
        files=outer.files,
        rooms=rooms(engine, render, faster(wall_clock, asked.speed), asked.speed),
        access=access,
        guesses=Guesses(),
        render=render,
        printer=replace(outer.printer, access=access, address=address),
        address=address,
        recount=outer.recount,
        shelf=outer.shelf,
        rehearsal=True,
    )
