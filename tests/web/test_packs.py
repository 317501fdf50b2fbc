"""The findings pack at the desk: made beside the day, one for each sitting, for whoever may read the findings."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import sys
import zipfile
from typing import TYPE_CHECKING

from app.export.report.attending import NOT_OVER
from app.jury.day.acts import Announce
from app.jury.numbers import ActId, JurorNumber
from app.live.answer import Sent
from app.store.journal import Journal
from app.store.juries import add_jury, add_sitting, find_jury, inquiries
from app.store.roster import Listed, write_roster
from app.store.tables import Office
from app.web.packs.jobs import Packs
from app.web.packs.stages import Stage
from tests.days import FACILITATOR, OPENING_CAST, START, told
from tests.export.test_charts import answers
from tests.export.test_report import HELD
from tests.store.books import home
from tests.study.measures.instrumented import day
from tests.web.members import STRANGER, staffed_place

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from tests.web.place import Place

FILES = {
    "findings.html",
    "findings.pdf",
    "findings.docx",
    "findings.xlsx",
    "measures.json",
    "ballots.csv",
    "columns.csv",
    "turns_by_table.csv",
    "turns_by_group.csv",
}


class Desk:
    def __init__(self, place: Place, keys: dict[str, dict[str, str]]) -> None:
        self.place = place
        self.keys = keys
        self.at = f"/desk/sittings/{place.sitting.id}/pack"

    async def get(self, file: str = "", who: str = Office.ORGANISER.value) -> httpx.Response:
        return await self.place.doors.get(self.at + file, headers=self.keys[who])

    async def make(self, who: str = Office.ORGANISER.value) -> httpx.Response:
        return await self.place.doors.post(self.at, headers=self.keys[who])

    async def ready(self) -> httpx.Response:
        """The page, once nothing is under way any more."""
        async with asyncio.timeout(120):
            while "refresh" in (page := await self.get()).headers:
                await asyncio.sleep(0.1)
        return page


async def test_a_pack_is_made_beside_the_day_read_or_fetched_file_by_file_and_the_same_again(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, HELD) as (place, keys):
        desk = Desk(place, keys)
        for seat in range(1, 15):
            known = {"Area": "Canary row"}
            write_roster(place.engine, place.sitting.id, Listed(JurorNumber(seat), "Canary", attributes=known))
        assert "Make the report" in (await desk.get()).text
        assert (await desk.make()).status_code == 303
        assert (await desk.make()).status_code == 303
        waiting = await desk.get()
        assert waiting.headers["refresh"] == "2"
        assert "It is being made" in waiting.text
        assert "It is ready" in (await desk.ready()).text
        whole = zipfile.ZipFile(io.BytesIO((await desk.get("/findings.zip")).content))
        assert set(whole.namelist()) >= FILES
        for name in ("journal.jsonl", "turns.csv", "voices.csv"):
            assert name not in whole.namelist()
        manifest = json.loads(whole.read("manifest.json"))
        assert set(manifest["files"]) == set(whole.namelist()) - {"manifest.json"}
        for name, digest in manifest["files"].items():
            assert hashlib.sha256(whole.read(name)).hexdigest() == digest
        assert (
            manifest["records"][0]["head"]
            == json.loads([*Journal(place.house.engine, place.sitting).lines()][-1])["hash"]
        )
        page = await desk.get("/findings.html")
        assert page.content == whole.read("findings.html")
        assert NOT_OVER in page.text
        assert not [name for name in whole.namelist() if b"Canary" in whole.read(name)]
        assert "inline" in page.headers["content-disposition"]
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "attachment" in (await desk.get("/findings.html?keep")).headers["content-disposition"]
        assert (await desk.get("/findings.pdf")).content.startswith(b"%PDF")
        await desk.make()
        await desk.ready()
        again = zipfile.ZipFile(io.BytesIO((await desk.get("/findings.zip")).content))
        for name in ("findings.html", "measures.json", "ballots.csv"):
            assert again.read(name) == whole.read(name)
        for nothing in ("/journal.jsonl", "/..%2Fkeys", "/ballots.csv.exe"):
            assert (await desk.get(nothing)).status_code == 404


async def test_nothing_leaves_while_a_vote_is_open_and_the_page_says_why(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, (OPENING_CAST,)) as (place, keys):
        desk = Desk(place, keys)
        await desk.make()
        page = await desk.ready()
        assert "It cannot be made now." in page.text
        assert (await desk.get("/findings.zip")).status_code == 404


async def test_a_pack_says_when_the_record_has_gone_on(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, HELD) as (place, keys):
        desk = Desk(place, keys)
        await desk.make()
        await desk.ready()
        room = place.house.rooms.find(place.sitting.id)
        assert room is not None
        assert (await room.submit(Sent(FACILITATOR, ActId("ab" * 16), Announce("Tea!")))).seq
        assert "The record has 1 more entry since it was made." in (await desk.get()).text


async def test_whoever_may_not_read_the_findings_gets_no_pack(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, HELD) as (place, keys):
        desk = Desk(place, keys)
        for file in ("", "/findings.zip"):
            assert (await desk.get(file, STRANGER)).status_code == 404
        assert (await desk.make(STRANGER)).status_code == 404
        assert place.house.packs.of(place.sitting.id) is None


async def test_a_making_that_dies_is_told_and_another_can_begin() -> None:
    packs = Packs()
    packing = packs.begin(
        "day", 3, {}, [sys.executable, "-c", 'print(\'{"stage": "page"}\', flush=True); raise SystemExit(3)']
    )
    assert packs.begin("day", 3, {}) is packing
    async with asyncio.timeout(30):
        while not packing.ended:
            await asyncio.sleep(0.02)
    assert packing.failed
    assert packing.stage is Stage.PAGE
    again = packs.begin("day", 4, {}, [sys.executable, "-c", 'print(\'{"pack": "UEs="}\')'])
    async with asyncio.timeout(30):
        while not again.ended:
            await asyncio.sleep(0.02)
    await packs.over()
    assert (again.pack, again.failed) == (b"PK", False)


async def test_a_server_that_stops_leaves_no_making_behind() -> None:
    packs = Packs()
    packing = packs.begin(
        "day", 3, {}, [sys.executable, "-c", 'import time; print(\'{"stage": "page"}\', flush=True); time.sleep(600)']
    )
    async with asyncio.timeout(30):
        while packing.stage is None:
            await asyncio.sleep(0.02)
        await packs.over()
    assert not packing.pack


async def test_only_the_latest_few_are_kept() -> None:
    packs = Packs()
    for number in range(8):
        packing = packs.begin(f"day {number}", 1, {}, [sys.executable, "-c", 'print(\'{"pack": "UEs="}\')'])
        async with asyncio.timeout(30):
            while not packing.ended:
                await asyncio.sleep(0.02)
    await packs.over()  # a pack is there a moment before the process that made it has gone
    assert len(packs.made) <= 5
    assert packs.of("day 7") is packing


async def test_juries_of_one_inquiry_are_put_side_by_side_once_two_have_met(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, HELD) as (place, keys):
        desk, doors = Desk(place, keys), place.doors
        jury = find_jury(place.engine, place.sitting.jury)
        inquiry = next(each for each in inquiries(place.engine, home(place.engine)) if each.id == jury.inquiry)
        desk.at = f"/desk/inquiries/{inquiry.id}/side-by-side"
        assert "It takes two juries that have met." in (await desk.get()).text
        assert (await desk.make()).status_code == 400
        there = add_jury(place.engine, inquiry, "Hull")
        entries = told(day(answers(5, 12), answers(6, 12)))[0]
        sitting = add_sitting(place.engine, there, entries[0].act.plan, "Europe/London", START)  # type: ignore[attr-defined]
        Journal(place.engine, sitting).append(entries)
        assert (
            "See the juries side by side"
            in (await doors.get(f"/desk/inquiries/{inquiry.id}/", headers=keys[Office.ORGANISER.value])).text
        )
        await desk.make()
        assert "It is ready" in (await desk.ready()).text
        whole = zipfile.ZipFile(io.BytesIO((await desk.get("/findings.zip")).content))
        assert "ballots.csv" not in whole.namelist()
        assert {each["place"] for each in json.loads(whole.read("manifest.json"))["records"]} == {jury.place, "Hull"}
        page = whole.read("findings.html").decode()
        assert "less change for" in page
        assert (await desk.get("", STRANGER)).status_code == 404
