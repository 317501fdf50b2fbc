"""One's own day to take home: for the seat's own device alone, a page that needs nothing else, and a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.store.journal import Journal
from app.web.doors import DOORS
from tests.days import FACILITATOR, WALL, juror
from tests.jury.test_journey import WALKED
from tests.store.books import database, kept
from tests.test_house import APP, MODULES, imports
from tests.web.members import staffed
from tests.web.place import place, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.people import By
    from tests.web.place import Place

LATE = "You gave no first view"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Place]:
    async with place(tmp_path, WALKED) as there:
        yield there


async def asked(here: Place, by: By, path: str = "journey", **more: str) -> httpx.Response:
    return await here.doors.get(f"{here.path(by)}{path}", headers=here.cookie(by) | more)


async def test_two_jurors_take_home_their_own_days_and_who_came_late_an_honest_one(here: Place) -> None:
    one, two, three = [(await asked(here, juror(number))).text for number in (1, 2, 3)]
    assert "7 points" in one
    assert "7 points" not in two + three
    assert LATE in three
    assert LATE not in one
    assert "no answer" in one, "the question that was answered at first only"
    assert "stand here once the last vote has closed" in two
    assert "Seat 3" in three


async def test_support_between_the_hats_is_told_in_words_and_as_no_figure(here: Place) -> None:
    page = (await asked(here, juror(1))).text
    assert "At the end it sat closer to what you found good for you and your household." in page
    assert "Neither is better than the other." in page
    assert "Alignment" not in page


async def test_the_page_holds_all_it_needs_runs_nothing_and_can_be_kept(here: Place) -> None:
    page = await asked(here, juror(1))
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["content-disposition"].startswith("inline")
    assert "<script" not in page.text
    assert 'src="data:image/svg+xml' in page.text
    assert (await asked(here, juror(1), "journey?keep")).headers["content-disposition"].startswith("attachment")
    paper = await asked(here, juror(1), "journey.pdf")
    assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


async def test_it_is_in_the_language_of_the_seat(here: Place) -> None:
    page = (await asked(here, juror(1), **{"accept-language": "cy"})).text
    assert '<html lang="cy"' in page
    assert "Ar y diwedd" in page
    assert "7 pwynt" in page


async def test_nobody_else_is_shown_it_at_whatever_desk_they_sit(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        (sitting, _), (other, _) = kept(engine, WALKED), kept(engine, WALKED)
        keys = staffed(engine)
        async with served(tmp_path, engine, sitting, other) as here:
            before = list(Journal(here.engine, here.sitting).lines())
            for path in ("journey", "journey?keep", "journey.pdf"):
                at = f"{here.path(juror(1))}{path}"
                others = [here.cookie(juror(3)), here.cookie(FACILITATOR, 0), here.cookie(WALL, 0), *keys.values(), {}]
                for cookie in others:
                    answer = await here.doors.get(at, headers=cookie)
                    assert (answer.status_code, b"7 points" in answer.content) == (403, False), (path, cookie)
                assert (await here.doors.get(at, headers=here.cookie(juror(1)))).status_code == 200
            assert list(Journal(here.engine, here.sitting).lines()) == before


def test_no_export_and_no_desk_can_make_it() -> None:
    makers = {
        str(path.relative_to(APP))
        for path in MODULES
        if any(name.startswith(("app.web.printing.journey.", "app.jury.journey.")) for name in imports(path))
    }
    assert {path for path in makers if "journey" not in path} == {"screens/juror.py"}
    assert [door for door in DOORS if "journey" in door] == [
        "GET /day/{sitting}/{role}/{number}/journey",
        "GET /day/{sitting}/{role}/{number}/journey.pdf",
    ]
