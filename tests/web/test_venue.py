"""The venue check: what passes and what does not, that nothing tried stays, and a line that answers whoever asks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from websockets.asyncio.client import connect

from app.store import venue
from app.store.journal import Journal
from app.store.venue import Disk
from app.web.desk.venue.points import LINES, NOT_MEASURED, Found, Verdict, plain, points, read, verdict_of
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server import Server

GOOD = Found(True, 12, 40, 15, Disk(4, 9, 50_000_000_000), len(LINES), "1920×1080")
MEASURED = {"socket": "yes", "trip": "12", "worst": "40", "clock": "-15", "screen": "1920×1080", "line": "5"}


def by_name(found: Found) -> dict[str, Verdict]:
    return {point.name: point.verdict for point in points(found)}


def test_a_good_venue_passes_and_reads_back_as_it_was_kept() -> None:
    assert set(by_name(GOOD).values()) == {Verdict.PASS}
    assert verdict_of(points(GOOD)) is Verdict.PASS
    assert read(json.loads(json.dumps(plain(GOOD)))) == GOOD


@pytest.mark.parametrize(
    ("found", "name", "verdict"),
    [
        (replace(GOOD, socket=False), "socket", Verdict.LOOK),
        (replace(GOOD, socket=None), "socket", Verdict.OPEN),
        (replace(GOOD, worst=251), "trip", Verdict.LOOK),
        (replace(GOOD, worst=1001), "trip", Verdict.FAIL),
        (replace(GOOD, worst=NOT_MEASURED), "trip", Verdict.OPEN),
        (replace(GOOD, clock=86_400_000), "clock", Verdict.PASS),
        (replace(GOOD, clock=None), "clock", Verdict.OPEN),
        (replace(GOOD, disk=Disk(50, 101, 50_000_000_000)), "commit", Verdict.LOOK),
        (replace(GOOD, disk=Disk(50, 2_000, 50_000_000_000)), "commit", Verdict.FAIL),
        (replace(GOOD, disk=Disk(4, 9, 1_000_000_000)), "free", Verdict.LOOK),
        (replace(GOOD, disk=Disk(4, 9, 1_000)), "free", Verdict.FAIL),
        (replace(GOOD, line=4), "reading", Verdict.LOOK),
        (replace(GOOD, line=3), "reading", Verdict.FAIL),
        (replace(GOOD, line=0), "reading", Verdict.FAIL),
        (replace(GOOD, line=None), "reading", Verdict.OPEN),
    ],
)
def test_each_point_has_its_own_bounds_and_the_worst_is_the_verdict(found: Found, name: str, verdict: Verdict) -> None:
    assert by_name(found)[name] is verdict
    assert verdict_of(points(found)) is verdict


async def test_a_check_is_kept_and_what_was_tried_is_gone(tmp_path: Path) -> None:
    async with staffed_place(tmp_path) as (there, keys):
        path, before = f"/desk/sittings/{there.other.id}/venue", there.entries()
        assert "has not been checked yet" in (await there.doors.get(path, headers=keys["facilitator"])).text
        answer = await there.doors.post(path, data=MEASURED, headers=keys["facilitator"])
        assert answer.headers["location"] == f"{path}?kept=1#last"
        ((_, by, found),) = venue.checks(there.engine, there.other.id)
        assert (by, found["socket"], found["trip"], found["line"]) == ("facilitator", True, 12, 5)
        assert 0 <= found["disk"]["usual"] <= found["disk"]["slowest"]
        with there.engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM venue_check").scalar_one() == 1
        assert there.entries() == before
        assert Journal(there.engine, there.other).read() == []
        html = (await there.doors.get(path, headers=keys["organiser"])).text
        assert "12 ms as a rule, 40 ms at worst" in html
        assert re.search(r'class="outcome pass">Passed</td>', html)
        checklist = (await there.doors.get(f"/desk/sittings/{there.other.id}/", headers=keys["organiser"])).text
        assert path in checklist


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"socket": "maybe", "trip": "-4", "worst": "9" * 40, "clock": "x", "line": "6", "screen": "<b>\x00"},
        {"socket": "no", "trip": "1_0", "line": "-1", "screen": "1" * 5_000},
    ],
)
async def test_what_was_not_measured_is_not_called_passed(tmp_path: Path, form: dict[str, str]) -> None:
    async with staffed_place(tmp_path) as (there, keys):
        path = f"/desk/sittings/{there.other.id}/venue"
        assert (await there.doors.post(path, data=form, headers=keys["organiser"])).status_code == 303
        html = (await there.doors.get(path, headers=keys["organiser"])).text
        assert html.count("not measured") >= 3
        assert "<b>" not in html
        ((_, _, found),) = venue.checks(there.engine, there.other.id)
        assert (found["trip"], found["line"]) == (NOT_MEASURED, None)
        assert len(found["screen"]) <= 20


async def test_the_chart_has_five_lines_each_smaller_than_the_one_above(tmp_path: Path) -> None:
    async with staffed_place(tmp_path) as (there, keys):
        html = (await there.doors.get(f"/desk/sittings/{there.other.id}/venue/chart", headers=keys["organiser"])).text
        heights = [int(height) for height in re.findall(r"height-(\d+)", html)]
        assert heights == sorted(heights, reverse=True)
        assert heights[-1] == 40, "nothing on a wall is smaller"


async def test_the_line_answers_whoever_asks_from_our_own_pages_and_not_for_ever(server: Server) -> None:
    address = f"{server.address.replace('http', 'ws')}/desk/check/live"
    async with connect(address, origin=server.address) as line:
        for number in range(100):
            await line.send(str(number))
            told = json.loads(await line.recv())
            assert told["pong"] == str(number)
            assert told["now"] > 1_780_000_000_000
        await line.wait_closed()
        assert line.close_code == 1000
    async with connect(address, origin=server.address) as line:
        await line.send("x" * 41)
        await line.wait_closed()
    async with connect(address, origin="http://elsewhere.example") as line:
        await line.wait_closed()
        assert line.close_code == 4403
