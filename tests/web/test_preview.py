"""The preview at the desk: every screen of a plan in a frame that can send nothing, and no trace of it anywhere."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from sqlmodel import Session

from app.plans.pretended import Moment, Scene, scenes
from app.plans.ready import READY
from app.store.juries import add_jury, add_sitting, inquiries
from app.store.tables import Sitting
from app.store.wire import read_plan, write_plan
from tests.days import START
from tests.store.books import home
from tests.web.evidence import shown_place
from tests.web.members import staffed_place
from tests.web.place import ADDRESS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]
ROH = READY["roh-london"]
SEEN = scenes(ROH)


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as (there, keys):
        with Session(there.engine) as session:
            row = session.get_one(Sitting, there.other.id)
            row.plan, row.held_on = write_plan(ROH), "2027-05-01"
            session.add(row)
            session.commit()
        yield there, keys


def path(there: Place, of: str = "") -> str:
    return f"/desk/sittings/{there.other.id}/preview{of}"


async def drawn(there: Place, keys: dict[str, dict[str, str]], query: str) -> str:
    """A framed screen."""
    answer = await there.doors.get(path(there, f"/screen?{query}"), headers=keys["organiser"])
    assert answer.status_code == 200
    return answer.text


def scene_at(moment: Moment) -> int:
    return next(place for place, scene in enumerate(SEEN) if scene.moment is moment)


async def test_a_scene_is_framed_for_whoever_is_chosen(staff: Staffed):
    there, keys = staff
    for viewer, frames in (("juror", 2), ("scribe", 2), ("wall", 1), ("console", 1), ("nobody", 2)):
        answer = await there.doors.get(path(there, f"?as={viewer}&at=3"), headers=keys["observer"])
        assert answer.status_code == 200
        assert answer.text.count('<iframe class="of-') == frames
        assert answer.text.count('sandbox="allow-same-origin"') == frames
        assert "Preview: nothing is sent" in answer.text
        assert "frame-src 'self'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_a_framed_screen_runs_nothing_sends_nothing_and_leads_nowhere(staff: Staffed):
    there, keys = staff
    before = there.entries()
    for viewer in ("juror", "scribe", "wall", "console"):
        for at in range(len(SEEN)):
            answer = await there.doors.get(path(there, f"/screen?as={viewer}&at={at}"), headers=keys["organiser"])
            assert answer.status_code == 200, (viewer, at)
            policy = answer.headers["content-security-policy"]
            for part in (
                "default-src 'none'",
                "form-action 'none'",
                "frame-ancestors 'self'",
                "sandbox allow-same-origin",
            ):
                assert part in policy
            assert "script" not in policy
            assert "<script" not in answer.text
            assert not re.search(r'<a\b[^>]*\shref="(?!#)', answer.text)
            assert "Preview: nothing is sent" in answer.text
    assert there.entries() == before
    assert not there.house.state_of(there.other.id).is_open


async def test_only_the_preview_may_be_framed(staff: Staffed):
    there, keys = staff
    for other in ("/", "/desk/", f"/desk/sittings/{there.other.id}/", path(there)):
        answer = await there.doors.get(other, headers=keys["organiser"])
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_a_juror_sees_the_exhibit_and_the_wall_sees_it_too(staff: Staffed):
    there, keys = staff
    at = scene_at(Moment.EXHIBIT)
    title = ROH.exhibit(SEEN[at].of).title["en"]  # type: ignore[arg-type]
    for viewer in ("juror", "wall"):
        shown = (await there.doors.get(path(there, f"/screen?as={viewer}&at={at}"), headers=keys["organiser"])).text
        earlier = (
            await there.doors.get(path(there, f"/screen?as={viewer}&at={at - 1}"), headers=keys["organiser"])
        ).text
        assert title in unescape(shown)
        assert title not in unescape(earlier).replace(f">{title}</option>", "")


async def test_a_ballot_paper_is_gone_through_page_by_page(staff: Staffed):
    there, keys = staff
    at = next(place for place, scene in enumerate(SEEN) if scene.of == "opening")
    asked = len(ROH.vote(SEEN[at].of).questions)  # type: ignore[arg-type]
    for page in (1, 2, asked, asked + 1, 9_999):
        shown = await drawn(there, keys, f"at={at}&page={page}")
        assert shown.count("data-page ") == 1
        assert f'data-number="{min(page, asked + 1)}"' in shown
    first = (await there.doors.get(path(there, f"?at={at}"), headers=keys["organiser"])).text
    assert "Next question" in first
    assert "Previous question" not in first
    last = (await there.doors.get(path(there, f"?at={at}&page={asked + 1}"), headers=keys["organiser"])).text
    assert "Previous question" in last
    assert "Next question" not in last


async def test_a_juror_is_spoken_to_in_the_language_that_was_chosen_and_the_console_is_not(staff: Staffed):
    there, keys = staff
    for viewer, lang in (("juror", "cy"), ("scribe", "cy"), ("console", "en"), ("wall", "en")):
        answer = await there.doors.get(path(there, f"/screen?as={viewer}&lang=cy"), headers=keys["organiser"])
        assert f'<html lang="{lang}"' in answer.text
    odd = await there.doors.get(path(there, "/screen?lang=<script>&at=-1&page=1e9"), headers=keys["organiser"])
    assert '<html lang="en"' in odd.text


async def test_a_plan_that_cannot_be_held_says_why_instead(staff: Staffed):
    there, keys = staff
    with Session(there.engine) as session:
        row = session.get_one(Sitting, there.other.id)
        row.plan = row.plan.replace('"minutes":20', '"minutes":0', 1)
        session.add(row)
        session.commit()
    answer = await there.doors.get(path(there), headers=keys["organiser"])
    assert answer.status_code == 200
    assert "a phase lasts a minute at least" in answer.text
    assert "<iframe" not in answer.text
    assert (await there.doors.get(path(there, "/screen"), headers=keys["organiser"])).status_code == 200


async def test_files_are_shown_of_this_plan_alone(tmp_path: Path):
    async with shown_place(tmp_path) as shown:
        there, keys = shown.place, shown.keys
        plan = read_plan(there.other.plan)
        at = scenes(plan).index(
            Scene(next(phase.id for phase in plan.agenda if phase.exhibits), Moment.EXHIBIT, "story")
        )
        framed = await drawn(there, keys, f"at={at}")
        for file, page in ((shown.report, "2"), (shown.photo, "1"), (shown.film, "original"), (shown.unseen, "1")):
            assert (f'src="exhibits/{file.digest}/{page}"' in framed) == (file != shown.unseen)
            answer = await there.doors.get(path(there, f"/exhibits/{file.digest}/{page}"), headers=keys["observer"])
            assert answer.status_code == 200
            assert "sandbox" in answer.headers["content-security-policy"]
        report = shown.report.digest
        for digest, page in (("0" * 64, "1"), (report, "3"), (report, "text"), ("x", "1")):
            answer = await there.doors.get(path(there, f"/exhibits/{digest}/{page}"), headers=keys["organiser"])
            assert answer.status_code == 404
        assert ' href="https://elsewhere.example' not in framed
        assert 'data-href="https://elsewhere.example' in framed, "there is a link to be kept from leading away"


async def test_a_sitting_that_is_open_is_previewed_on_its_plan_without_a_trace(staff: Staffed):
    there, keys = staff
    before = there.entries()
    answer = await there.doors.get(
        f"/desk/sittings/{there.sitting.id}/preview/screen?at=2", headers=keys["facilitator"]
    )
    assert answer.status_code == 200
    assert there.entries() == before


async def test_the_day_it_is_held_on_sets_the_clocks(staff: Staffed):
    there, keys = staff
    jury = add_jury(there.engine, inquiries(there.engine, home(there.engine))[0], "Leeds")
    unsettled = add_sitting(there.engine, jury, ROH, "Europe/London", START)
    shown = await there.doors.get(path(there, "/screen?as=console&at=2"), headers=keys["organiser"])
    assert "until 10:05" in shown.text
    answer = await there.doors.get(
        f"/desk/sittings/{unsettled.id}/preview/screen?as=console", headers=keys["organiser"]
    )
    assert answer.status_code == 200
    assert ADDRESS not in answer.text
