"""The rehearsals that are on in this process: one a sitting, few in all, each for a bounded time.

They live in memory and in folders that are deleted with them; a restart of the server leaves nothing of any.
"""

import asyncio
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ...jury.numbers import Millis
from ...jury.reasons import Reason, Refused
from ...live.clock import wall_clock
from ...store.tables import Sitting
from ..house import House
from ..shells import RehearsalOverPage
from ..visit import language
from .stage import Asked, Crowd, Doors, OwnRooms, Stage, set_up, tidy

LONGEST = 3 * 3_600
"""Seconds after which a rehearsal ends by itself."""
REMEMBERED = 20
"""So many that are over are told apart from what never was."""
MOST = 3
"""So many at once in one installation: each has a crowd, and a live day comes first."""
UNDER = "/rehearsal/"


@dataclass
class Rehearsals:
    """`on` holds each by the id of the sitting that it rehearses; `over` those sittings by the rehearsal's own id."""

    house: House
    folder: Path
    migrations: Path
    rooms: OwnRooms
    doors: Doors
    crowd: Crowd
    longest: float = LONGEST
    on: dict[str, Stage] = field(default_factory=dict)
    over: dict[str, str] = field(default_factory=dict)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def begin(self, sitting: Sitting, asked: Asked) -> Stage:
        """The one that is on already where there is one. Refused where there are too many."""
        async with self._one:
            if sitting.id in self.on:
                return self.on[sitting.id]
            if len(self.on) >= MOST:
                raise Refused(Reason.TOO_MANY)
            folder, ends_at = self.folder / secrets.token_hex(8), Millis(round(wall_clock() + self.longest * 1000))
            stage = await set_up(self.house, sitting, asked, folder, self.migrations, self.rooms, self.doors, ends_at)
            self.on[sitting.id] = stage
        people = asked.jurors[: asked.people]
        stage.tasks += [
            asyncio.create_task(self.crowd(stage.room, stage.house.render, people, asked.speed)),
            asyncio.create_task(self._in_time(sitting.id)),
        ]
        return stage

    async def end(self, sitting: str) -> None:
        """Nothing happens where there is none."""
        async with self._one:
            stage = self.on.pop(sitting, None)
            if stage:
                self.over = dict([*self.over.items(), (stage.named, sitting)][-REMEMBERED:])
                await stage.strike()

    async def close(self) -> None:
        for sitting in tuple(self.on):
            await self.end(sitting)

    def tidy(self) -> None:
        tidy(self.folder)

    def found(self, named: str) -> Stage | None:
        """By its own sitting's id, which stands in its addresses."""
        return next((stage for stage in self.on.values() if stage.named == named), None)

    async def _in_time(self, sitting: str) -> None:
        await asyncio.sleep(self.longest)
        await self.end(sitting)


class Aside:
    """Leads whoever asks for a rehearsal's address to its own doors, and everybody else past them."""

    def __init__(self, app: ASGIApp, rehearsals: Rehearsals) -> None:
        self._app = app
        self._rehearsals = rehearsals

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if scope["type"] == "lifespan" or not path.startswith(("/day/", UNDER)):
            await self._app(scope, receive, send)
            return
        named = path.split("/")[2]
        stage = self._rehearsals.found(named)
        if stage is None and scope["type"] == "http" and named in self._rehearsals.over:
            await self._over(Request(scope), self._rehearsals.over[named])(scope, receive, send)
        elif stage is None:
            await self._app(scope, receive, send)
        elif path == f"{UNDER}{named}":
            await RedirectResponse(f"{path}/")(scope, receive, send)
        else:
            await stage.doors(_within(scope, named), receive, send)

    def _over(self, request: Request, sitting: str) -> Response:
        """Gone, for a script; for a person a page with the way on."""
        page = RehearsalOverPage(language(request), f"/desk/sittings/{sitting}/rehearse")
        return HTMLResponse(self._rehearsals.house.render.page(page), 410)


def _within(scope: Scope, named: str) -> Scope:
    """As the doors see it: without the part of the address that led here."""
    if scope["path"].startswith("/day/"):
        return scope
    return {**scope, "path": scope["path"].removeprefix(f"{UNDER}{named}"), "raw_path": None}
