"""A real server that holds a day on a plan in a file, and goes on with the same day after it was killed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from app.jury.day.acts import OpenSitting
from app.plans.ready import READY
from app.store.database import open_database
from app.store.journal import Journal
from app.store.juries import sittings
from app.store.plan_files import write_plan_file
from tests.server import served

if TYPE_CHECKING:
    from pathlib import Path

TWO = READY["two-evenings"]


@pytest.mark.parametrize("words", [("plans", "hold", "mine.json", "--seats", "12"), ("demo", "--plan", "mine.json")])
def test_a_plan_in_a_file_is_held_with_links_and_goes_on_after_a_stop(words: tuple[str, ...], tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_text(write_plan_file(TWO), encoding="utf-8")
    named = [str(file) if word == file.name else word for word in words]
    with served(tmp_path, sys.executable, "-m", "app.cli", *named) as server:
        page = httpx.get(server.address, params={"code": server.join_code()}, follow_redirects=True)
        assert page.status_code == 200
        assert "warning: charge.asked_by: " in server.log.read_text()
        assert all(server.link(name).startswith(server.address) for name in ("Console", "Wall", "Seat 1"))
        server.kill()
        server.start()
    engine = open_database(f"sqlite:///{server.database}")
    (sitting,) = sittings(engine)
    (opening,) = Journal(engine, sitting).read()
    engine.dispose()
    assert server.log.read_text().count(f"sitting {sitting.id}") == 2
    assert isinstance(opening.act, OpenSitting)
    assert opening.act.plan == TWO
    assert len(opening.act.jurors) == (12 if "--seats" in words else 24)
