"""The organiser's desk: its one lock, what it shows, and that it never tells a mark before its time."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from app.store import accounts
from app.store.journal import Journal
from app.store.roster import names
from app.web.doors import DESK, DOORS
from tests.days import (
    COUNTED,
    FACILITATOR,
    OPENING_CAST,
    PLAN,
    REVEALED,
    START,
    Step,
    juror,
    told,
    vote_closed,
    voted,
)
from tests.store.books import database, kept, prepared
from tests.web.place import Place, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

NAME, PASSWORD = "ada", "correct horse battery"
PAGES = ("live", "roster", "findings")


@asynccontextmanager
async def desk(folder: Path, day: Step) -> AsyncIterator[Place]:
    """A place with an organiser's account and this day held."""
    with database(folder) as engine:
        sitting, _ = kept(engine, day)
        accounts.set_password(engine, NAME, PASSWORD, START)
        async with served(folder, engine, sitting, prepared(engine)) as there:
            yield there


async def signed_in(there: Place) -> dict[str, str]:
    """The cookie of a device on which the organiser is signed in."""
    answer = await there.doors.post("/desk/sign-in", data={"name": NAME, "password": PASSWORD})
    assert answer.status_code == 303
    return {"cookie": answer.headers["set-cookie"].partition(";")[0]}


def page(there: Place, name: str) -> str:
    return f"/desk/sittings/{there.sitting.id}/{name}"


async def seen(there: Place, path: str, **headers: str) -> httpx.Response:
    return await there.doors.get(path, headers=headers)


# The lock


async def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_comes_out_where_they_wanted(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        for door in (door for door, roles in DOORS.items() if roles == DESK):
            method, _, shape = door.partition(" ")
            path = shape.format(sitting=there.sitting.id)
            for keys in ({}, there.cookie(juror(1)), there.cookie(FACILITATOR, 0), {"cookie": "juryday-desk=made-up"}):
                answer = await there.doors.request(method, path, headers=keys)
                assert answer.status_code == 303
                back = path if method == "GET" else "/desk/"
                assert answer.headers["location"] == f"/desk/sign-in?next={back}"
        answer = await there.doors.post(
            "/desk/sign-in", data={"name": NAME, "password": PASSWORD, "next": page(there, "live")}
        )
        assert answer.headers["location"] == page(there, "live")
        cookie = answer.headers["set-cookie"]
        assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/desk/"))


@pytest.mark.parametrize(
    "then", ["https://elsewhere.example/", "//elsewhere.example", "/day/", "/desk/\\evil", "/desk//x:"]
)
async def test_signing_in_leads_nowhere_but_to_the_desk(tmp_path: Path, then: str) -> None:
    async with desk(tmp_path, COUNTED) as there:
        answer = await there.doors.post("/desk/sign-in", data={"name": NAME, "password": PASSWORD, "next": then})
        assert answer.headers["location"] == "/desk/"
        assert "elsewhere" not in (await seen(there, f"/desk/sign-in?next={then}")).text


async def test_a_wrong_name_and_a_wrong_password_look_the_same_and_many_have_to_wait(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        wrong = [{"name": NAME, "password": "x"}, {"name": "x", "password": PASSWORD}, {}]
        answers = [await there.doors.post("/desk/sign-in", data=form) for form in wrong]
        assert {(answer.status_code, answer.text) for answer in answers} == {(400, answers[0].text)}
        for _ in range(60):
            there.house.guesses.was_wrong("127.0.0.1")
        answer = await there.doors.post("/desk/sign-in", data={"name": NAME, "password": PASSWORD})
        assert answer.status_code == 503


async def test_a_form_from_another_site_is_not_taken(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys = await signed_in(there)
        for path in ("/desk/sign-in", "/desk/sign-out", page(there, "roster")):
            answer = await there.doors.post(path, headers=keys | {"origin": "http://elsewhere.example"})
            assert answer.status_code == 403
        assert (await seen(there, "/desk/", **keys)).status_code == 200, "still signed in"


@pytest.mark.parametrize("everywhere", [False, True])
async def test_signing_out_is_for_this_device_or_for_every_one(tmp_path: Path, everywhere: bool) -> None:
    async with desk(tmp_path, COUNTED) as there:
        one, other = await signed_in(there), await signed_in(there)
        answer = await there.doors.post("/desk/sign-out", headers=one, data={"everywhere": "1"} if everywhere else {})
        assert answer.headers["location"] == "/desk/sign-in"
        assert (await seen(there, "/desk/", **one)).status_code == 303
        assert (await seen(there, "/desk/", **other)).status_code == (303 if everywhere else 200)


async def test_what_is_not_there_is_not_there(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys = await signed_in(there)
        for name in PAGES:
            assert (await seen(there, f"/desk/sittings/0000/{name}", **keys)).status_code == 404


# What it shows


async def test_the_desk_lists_inquiries_juries_and_sittings_and_how_each_stands(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        html = (await seen(there, "/desk/", **await signed_in(there))).text
        assert "step 6 of 6: result" in html
        assert "4 of 5 seats here" in html
        assert "not open yet" in html
        assert all(page(there, name) in html for name in PAGES)


async def test_a_sitting_that_is_not_open_has_pages_that_say_so(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys = await signed_in(there)
        for name in PAGES:
            answer = await seen(there, f"/desk/sittings/{there.other.id}/{name}", **keys)
            assert answer.status_code == 200


async def test_looking_on_shows_the_room_and_offers_nothing_to_press(tmp_path: Path) -> None:
    async with desk(tmp_path, OPENING_CAST) as there:
        html = (await seen(there, page(there, "live"), **await signed_in(there))).text
        assert "3 of 4 have answered every question" in html
        assert "data-act" not in html
        assert html.count("<form") == html.count('action="/desk/sign-out"') == 1


async def test_the_findings_say_who_took_part_and_what_moved(tmp_path: Path) -> None:
    async with desk(tmp_path, REVEALED) as there:
        html = (await seen(there, page(there, "findings"), **await signed_in(there))).text
        assert "4 of 5 seats checked in: 4 people." in html
        assert "1 chose a different answer, 2 the same" in " ".join(html.split())
        assert "The day is not over." in html
        assert "%" not in html.replace('width="100%"', "").partition("Turnout")[0]


# The roster


async def test_a_name_and_a_need_are_kept_beside_the_record_and_named_on_the_console(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys, before = await signed_in(there), len(Journal(there.engine, there.sitting).read())
        form = {"juror": "2", "rev": "0", "name": " <b>Bea</b> ", "needs": "Large print"}
        answer = await there.doors.post(page(there, "roster"), data=form, headers=keys)
        assert answer.headers["location"] == f"{page(there, 'roster')}?saved=2"
        assert names(there.engine, there.sitting.id) == {2: "<b>Bea</b>"}
        assert "&lt;b&gt;Bea&lt;/b&gt;" in (await seen(there, page(there, "roster"), **keys)).text
        console = await seen(there, there.path(FACILITATOR), **there.cookie(FACILITATOR, 0))
        assert "&lt;b&gt;Bea" in console.text
        assert "Large print" not in console.text
        assert len(Journal(there.engine, there.sitting).read()) == before
        wall = await seen(there, there.path(juror(1)), **there.cookie(juror(1)))
        assert "Bea" not in wall.text


async def test_a_juror_tells_the_team_what_they_need_and_it_is_not_on_the_record(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        path, keys = there.path(juror(1)), there.cookie(juror(1))
        before = len(Journal(there.engine, there.sitting).read())
        answer = await there.doors.post(f"{path}needs", data={"rev": "0", "needs": " Step-free "}, headers=keys)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{path}card?kept=yes")
        assert "Step-free" in (await seen(there, f"{path}card", **keys)).text
        assert "Step-free" in (await seen(there, page(there, "roster"), **await signed_in(there))).text
        assert len(Journal(there.engine, there.sitting).read()) == before
        late = await there.doors.post(f"{path}needs", data={"rev": "0", "needs": "A ramp"}, headers=keys)
        assert late.headers["location"] == f"{path}card?kept=no"
        assert "changed this meanwhile" in (await seen(there, late.headers["location"], **keys)).text
        for form in ({}, {"rev": "x"}, {"rev": "1", "needs": "x" * 1001}, {"rev": "1", "needs": "a\x00"}):
            assert (await there.doors.post(f"{path}needs", data=form, headers=keys)).status_code == 400
        other = await there.doors.post(f"{path}needs", data={"rev": "1"}, headers=there.cookie(juror(2)))
        assert other.status_code == 403


async def test_two_editors_lose_nothing_they_typed(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys = await signed_in(there)
        line = {"juror": "2", "rev": "0", "needs": ""}
        await there.doors.post(page(there, "roster"), data=line | {"name": "Bea"}, headers=keys)
        late = await there.doors.post(page(there, "roster"), data=line | {"name": "Cem"}, headers=keys)
        assert late.status_code == 409
        assert "somebody else has changed this seat" in late.text
        assert "“Bea”" in late.text
        assert 'value="Cem"' in late.text
        assert names(there.engine, there.sitting.id) == {2: "Bea"}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 400),
        ({"juror": "x", "rev": "0"}, 400),
        ({"juror": "99", "rev": "0", "name": "Nobody"}, 404),
        ({"juror": "1", "rev": "0", "name": "x" * 121}, 400),
        ({"juror": "1", "rev": "0", "needs": "x" * 1001}, 400),
        ({"juror": "1", "rev": "0", "name": "a\x00b"}, 400),
    ],
)
async def test_a_line_that_cannot_be_kept_is_refused(tmp_path: Path, form: dict[str, str], status: int) -> None:
    async with desk(tmp_path, COUNTED) as there:
        answer = await there.doors.post(page(there, "roster"), data=form, headers=await signed_in(there))
        assert answer.status_code == status
        assert names(there.engine, there.sitting.id) == {}


# Nothing before its time


def marked(mark: int) -> Step:
    """Juror 1 changes the answers; nothing else differs."""
    return OPENING_CAST, voted(1, "opening", keep=mark, support=3 - 3 * mark, me=3 - 2 * mark, all=mark)


@pytest.mark.parametrize("closed", [False, True], ids=["open", "held back"])
async def test_no_page_of_the_desk_tells_a_mark_before_its_time(tmp_path: Path, closed: bool) -> None:
    pages = []
    for mark in (1, 2):
        day = (marked(mark), vote_closed("opening")) if closed else marked(mark)
        (tmp_path / str(mark)).mkdir()
        async with desk(tmp_path / str(mark), day) as there:
            keys = await signed_in(there)
            got = [(await seen(there, path, **keys)).text for path in ("/desk/", *(page(there, n) for n in PAGES))]
            pages.append([text.replace(there.sitting.id, "S").replace(there.other.id, "T") for text in got])
    assert told(marked(1))[1] != told(marked(2))[1], "there is something to keep"
    assert pages[0] == pages[1]
    assert PLAN.questions[0].words["en"] not in pages[0][3]
