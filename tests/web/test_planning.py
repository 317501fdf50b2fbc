"""The plan's pages: what each office may do, what is said, and that nothing typed by anybody is ever lost."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from app.plans.ready import READY
from app.store.plan_versions import newest, versions
from tests.days import ARRIVED
from tests.store.books import database, kept, prepared
from tests.web.members import staffed
from tests.web.place import served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.plan import Plan
    from tests.web.place import Place

SHORT = READY["two-evenings"]
LONDON = READY["roh-london"]


@dataclass
class Planned:
    """A sitting that is not open, and people to prepare it."""

    there: Place
    keys: dict[str, dict[str, str]]

    def path(self, rest: str = "") -> str:
        return f"/desk/sittings/{self.there.other.id}/plan{rest}"

    async def get(self, rest: str = "", who: str = "organiser") -> httpx.Response:
        return await self.there.doors.get(self.path(rest), headers=self.keys[who])

    async def post(self, rest: str, who: str = "organiser", **fields: str) -> httpx.Response:
        return await self.there.doors.post(self.path(rest), data=fields, headers=self.keys[who])

    @property
    def plan(self) -> Plan:
        return newest(self.there.engine, self.there.other.id).plan

    @property
    def version(self) -> int:
        return newest(self.there.engine, self.there.other.id).number


@asynccontextmanager
async def planned(folder: Path, plan: Plan = LONDON) -> AsyncIterator[Planned]:
    with database(folder) as engine:
        open_one, _ = kept(engine, ARRIVED)
        other = prepared(engine, plan)
        keys = staffed(engine)
        async with served(folder, engine, open_one, other) as there:
            yield Planned(there, keys)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Planned]:
    async with planned(tmp_path) as there:
        yield there


def saved_as(answer: httpx.Response) -> int:
    """The version that an answer leads back to."""
    assert answer.status_code == 303, answer.text
    found = re.search(r"saved=(\d+)", answer.headers["location"])
    assert found, answer.headers["location"]
    return int(found[1])


async def test_the_plan_at_a_glance_says_how_long_people_meet_and_when(desk: Planned) -> None:
    page = (await desk.get()).text
    assert "6 h 25 min, 5 h 10 min of it together" in page
    assert "<time>09:30</time>–<time>09:50</time>" in page
    assert "Version 1." in page
    assert "the day can be held as it is" in page.lower()


async def test_faults_and_warnings_lead_to_where_they_can_be_seen_to(tmp_path: Path) -> None:
    phases = (replace(SHORT.agenda[0], minutes=0), *SHORT.agenda[1:])
    async with planned(tmp_path, replace(SHORT, agenda=phases)) as desk:
        page = (await desk.get()).text
        assert "The day cannot be held until this is put right" in page
        assert f'href="{desk.path("/agenda/arrive#minutes")}">A phase lasts a minute at least</a>' in page


async def test_a_language_comes_and_goes_and_comes_back(desk: Planned) -> None:
    assert saved_as(await desk.post("/languages", version="1", less="cy")) == 2
    assert desk.plan.languages == ("en",)
    assert set(desk.plan.title) == {"en"}
    page = (await desk.get("?saved=2")).text
    assert "Saved, version 2." in page
    assert "Gone: all texts in Cymraeg" in page
    assert saved_as(await desk.post("/undo", version="2")) == 3
    assert desk.plan == LONDON
    await desk.post("/languages", version="3", less="cy")
    assert saved_as(await desk.post("/languages", version="4", more="cy")) == 5
    assert "texts are not in it yet" in (await desk.get()).text
    assert (await desk.post("/languages", version="5", less="xx")).status_code == 404


async def test_a_hint_is_left_as_it_is_and_looked_at_again(desk: Planned) -> None:
    page = (await desk.get()).text
    marks = re.findall(r'name="mark" value="(\w+)"', page)
    assert len(marks) == 4
    assert saved_as(await desk.post("/hints", version="1", mark=marks[0])) == 2
    page = (await desk.get()).text
    assert marks[0] not in page
    assert "3 hints on wording" in page
    await desk.post("/hints", version="2", mark="nonsense")
    assert desk.plan.left == (marks[0],)
    await desk.post("/hints", version="2", again="1")
    assert marks[0] in (await desk.get()).text


async def test_every_save_is_in_the_history_in_words(desk: Planned) -> None:
    await desk.post("/languages", version="1", less="cy")
    page = (await desk.get("/history")).text
    assert page.count("/plan/history/") == 2
    assert "organiser" in page
    assert "As it was prepared" in page
    old = (await desk.get("/history/1")).text
    assert "What is different in the newest, version 2" in old
    assert saved_as(await desk.post("/history/1", version="2")) == 3
    assert desk.plan == LONDON
    assert "Back to version 1" in (await desk.get("/history")).text
    assert "The newest version is the same" in (await desk.get("/history/1")).text


@pytest.mark.parametrize("number", ["0", "2", "99999999999", "x", "-1"])
async def test_a_version_that_never_was_is_not_there(desk: Planned, number: str) -> None:
    assert (await desk.get(f"/history/{number}")).status_code == 404
    assert (await desk.post(f"/history/{number}", version="1")).status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999", "7"])
async def test_a_form_made_from_no_version_changes_nothing(desk: Planned, version: str) -> None:
    assert (await desk.post("/languages", version=version, less="cy")).status_code == 400
    assert desk.plan == LONDON


async def test_a_long_history_goes_on_over_the_page(desk: Planned) -> None:
    for number in range(1, 25):
        await desk.post("/languages", version=str(number), **({"less": "cy"} if number % 2 else {"more": "cy"}))
    first = (await desk.get("/history")).text
    assert first.count("<li>\n    <p><a") == 20
    (older,) = re.findall(r"until=(\d+)", first)
    rest = (await desk.get(f"/history?until={older}")).text
    assert rest.count("<li>\n    <p><a") == 5
    assert "As it was prepared" in rest


async def test_once_the_day_has_begun_the_plan_is_read_and_not_changed(desk: Planned) -> None:
    path = f"/desk/sittings/{desk.there.sitting.id}/plan"
    page = (await desk.there.doors.get(path, headers=desk.keys["organiser"])).text
    assert "The day has begun" in page
    assert f'action="{path}' not in page
    answer = await desk.there.doors.post(
        f"{path}/languages", data={"version": "1", "more": "cy"}, headers=desk.keys["organiser"]
    )
    assert answer.status_code == 400
    assert "open already" in answer.text
    assert len(versions(desk.there.engine, desk.there.sitting.id, 9)) == 1


async def test_who_only_looks_on_is_offered_nothing_to_press(desk: Planned) -> None:
    for office in ("facilitator", "commissioner", "observer"):
        for rest in ("", "/history", "/history/1"):
            page = (await desk.get(rest, who=office)).text
            assert f'action="{desk.path()}' not in page
            assert "Charge</a>" not in page
