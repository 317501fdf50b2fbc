"""One's own day to take home: for the seat's own device alone, a page that needs nothing else, and a PDF."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from babel.support import NullTranslations

from app.export.document.value import Figure, Points, Prose
from app.store.journal import Journal
from app.web.doors import DOORS
from app.web.printing.journey_answers import picture
from app.web.printing.saying import Saying
from tests.days import FACILITATOR, WALL, juror
from tests.jury.test_journey import WALKED, walked
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


async def test_what_the_drawing_does_not_show_is_said_below_it_and_why(here: Place) -> None:
    one = (await asked(here, juror(1))).text
    below = one.partition("</figure>")[2].partition("<table")[0]
    assert below.count("Not drawn, because an answer was “Not sure”:") == 1
    assert re.findall(r"(For everybody|For myself|My support): ", below) == ["For everybody"]
    assert "only once" not in below
    drawings = [b64decode(svg).decode() for svg in re.findall("image/svg[+]xml;base64,([A-Za-z0-9+/=]+)", one)]
    assert len(drawings) == 2, "for a wide screen, and for a narrow one"
    for drawing in drawings:
        assert ["My support" in drawing, "For myself" in drawing, "For everybody" in drawing] == [True, True, False]


def test_what_was_answered_only_once_is_said_as_well() -> None:
    (stay,) = walked(1).options
    support, me, whole = stay.ways
    once = replace(stay, ways=(support, replace(me, after=None, ends=(2, None)), whole))
    figure, points = picture(Saying(NullTranslations(), "en"), (once,))
    assert isinstance(points, Points)
    assert [
        (said(each.prose), [said(one.prose).partition(": ")[0] for one in each.within]) for each in points.items
    ] == [
        ("Not drawn, because an answer was “Not sure”:", ["For everybody"]),
        ("Not drawn, because you answered it only once:", ["For myself"]),
    ]
    assert isinstance(figure, Figure)
    (alone,) = picture(Saying(NullTranslations(), "en"), (replace(stay, ways=(support,)),))
    assert isinstance(alone, Figure), "nothing is left out, and nothing said"


def said(prose: Prose) -> str:
    return "".join(run.text for run in prose)


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
