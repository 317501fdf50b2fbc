"""The whole application in this process, over a real database: one sitting with its opening vote put, and another."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import httpx

from app.main import create_app
from app.settings import Settings
from app.store.journal import Journal
from app.web.access import Card, Pass
from tests.days import ARRIVED, OPENING, juror
from tests.store.books import database, kept

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from fastapi import FastAPI
    from sqlalchemy import Engine

    from app.jury.people import By
    from app.store.tables import Sitting
    from app.web.house import House
    from tests.days import Step

ADDRESS = "http://jury.test"


@dataclass
class Place:
    """`doors` is a browser's view of it: it says where it comes from, and keeps no cookies."""

    app: FastAPI
    doors: httpx.AsyncClient
    engine: Engine
    sitting: Sitting
    other: Sitting

    @property
    def house(self) -> House:
        house: House = self.app.state.house
        return house

    def entries(self) -> int:
        return len(Journal(self.engine, self.sitting).read()) + len(Journal(self.engine, self.other).read())

    def cookie(self, by: By, generation: int = 1, sitting: Sitting | None = None) -> dict[str, str]:
        """What a device that holds this pass sends along."""
        held = Pass((sitting or self.sitting).id, by, generation)
        return {"cookie": f"juryday={self.house.access.write_pass(held)}"}

    def card(self, by: By, issue: int = 1) -> Card:
        return Card(self.sitting.id, by, issue)

    def path(self, by: By) -> str:
        return f"/day/{self.sitting.id}/{by.role}/{by.number}/"

    async def act(self, by: By, kind: str, act_id: str, **fields: Any) -> httpx.Response:
        body = {"act": kind, "act_id": act_id, **fields}
        return await self.doors.post(f"{self.path(by)}acts", json=body, headers=self.cookie(by))


@asynccontextmanager
async def place(folder: Path, day: Step = OPENING) -> AsyncIterator[Place]:
    with database(folder) as engine:
        sitting, _ = kept(engine, day)
        other, _ = kept(engine, ARRIVED)
        async with served(folder, engine, sitting, other) as there:
            yield there


@asynccontextmanager
async def served(folder: Path, engine: Engine, sitting: Sitting, other: Sitting) -> AsyncIterator[Place]:
    app = create_app(Settings(data=folder, public_url=ADDRESS))
    # An exception that nobody caught would be a 500 with a traceback: here it is the test's failure.
    inside = httpx.ASGITransport(app=app)
    # A collection takes longer than most tests, with all tests in one heap.
    with patch("app.main._calm_collector"):
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=inside, base_url=ADDRESS, headers={"origin": ADDRESS}) as doors,
        ):
            yield Place(app, doors, engine, sitting, other)


JUROR = juror(1)
