"""The organiser's desk: its one lock, what it shows, and that it never tells a mark before its time."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from app.jury.questions.acts import AnswerWitnessQuestion
from app.jury.recommendations.acts import ModerateStatement
from app.jury.votes.acts import CastBallot
from app.store import accounts, sign_ins
from app.store.journal import Journal
from app.store.roster import names
from app.web.access import grouped
from app.web.doors import DOORS, MEMBERS
from tests.days import (
    ARRIVED,
    COUNTED,
    FACILITATOR,
    HEARING,
    HEARING_SHOWN,
    OPENING_CAST,
    PLAN,
    REVEALED,
    SPOKEN,
    START,
    WHOLE_OPENING,
    Step,
    contributed,
    juror,
    looked_at,
    moved_to,
    told,
    vote_closed,
    vote_opened,
    voted,
)
from tests.drafted import CARRIED, PUT, balloted, conditional, dissented, signed
from tests.store.books import database, kept, prepared
from tests.web.place import Place, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import httpx

    from app.jury.act import Act
    from app.jury.people import By
    from app.jury.state import State

NAME, PASSWORD = "ada", "correct horse battery"
PAGES = ("", "live", "roster", "findings")


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
        for door in (door for door, those in DOORS.items() if those & MEMBERS):
            method, _, shape = door.partition(" ")
            path = re.sub(r"\{\w+\}", "1", shape.replace("{sitting}", there.sitting.id))
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
        assert await signed_in(there), "wrong codes at the door keep no organiser out"
        for _ in range(7):
            there.house.passwords.was_wrong("127.0.0.1")
        answer = await there.doors.post("/desk/sign-in", data={"name": NAME, "password": PASSWORD})
        assert answer.status_code == 503
        joined = await there.doors.post("/join", data={"code": there.other.join_code})
        assert joined.status_code != 503, "nor wrong passwords a juror"


async def test_a_burst_of_wrong_passwords_is_looked_at_one_by_one_and_only_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at_once, most = 0, 0

    def slow(*_: object) -> None:
        nonlocal looked_at_once, most
        looked_at_once += 1
        most = max(most, looked_at_once)
        time.sleep(0.01)
        looked_at_once -= 1

    async with desk(tmp_path, COUNTED) as there:
        monkeypatch.setattr(sign_ins, "sign_in", slow)
        form = {"name": NAME, "password": "x"}
        answers = await asyncio.gather(*(there.doors.post("/desk/sign-in", data=form) for _ in range(40)))
    assert Counter(answer.status_code for answer in answers) == {400: 10, 503: 30}
    assert most == 1


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
        assert "open: step 6 of 6, result" in html
        assert "4 of 5 seats here" in html
        assert "not open yet" in html
        assert all(page(there, name) in html for name in ("", "live", "findings"))


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


async def test_looking_on_asks_again_for_what_changes_and_needs_no_script_to(tmp_path: Path) -> None:
    async with desk(tmp_path, OPENING_CAST) as there:
        html = (await seen(there, page(there, "live"), **await signed_in(there))).text
        assert f'hx-get="{page(there, "live")}" hx-trigger="every 5s" hx-select="#looking-on"' in html
        assert '<noscript><meta http-equiv="refresh"' in html
        assert html.count("<main") == html.count("<h1") == 1
        there.doors.cookies.clear()
        signed_out = await seen(there, page(there, "live"), **{"hx-request": "true"})
        assert (signed_out.status_code, signed_out.headers["hx-redirect"]) == (
            200,
            f"/desk/sign-in?next={page(there, 'live')}",
        )
        assert signed_out.text == ""


async def test_a_sitting_says_what_it_asks_and_how_long_it_is_to_be(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys = await signed_in(there)
        for sitting in (there.sitting, there.other):
            html = (await seen(there, f"/desk/sittings/{sitting.id}/", **keys)).text
            assert all(words["en"] in html for words in (PLAN.charge.question, PLAN.charge.answered_by))
            assert "1 h 55 min in 6 steps, as planned" in html
            assert "prepared on 28 May 2026, 21:26" in html
            assert f"{sitting.join_code[:3]} {sitting.join_code[3:]}" in html


async def test_the_findings_tell_what_was_said_and_what_was_asked_and_by_nobody(tmp_path: Path) -> None:
    more = contributed(3, "And <b>pride</b>.")
    async with desk(tmp_path, (SPOKEN, looked_at, more)) as there:
        html = (await seen(there, page(there, "findings"), **await signed_in(there))).text
        assert "2 contributions" in html
        assert "It gives work." in html
        assert "pride" not in html, "nobody has looked at it yet"
        assert "1 is counted and not quoted." in html
        assert "Nothing was written down in this round." in html


async def test_the_findings_tell_what_the_jury_recommends_once_no_vote_on_it_is_open(tmp_path: Path) -> None:
    said = (CARRIED, dissented(4, "Not <b>me</b>."), dissented(3, "Unread words."), dissented(2, "Kept words."))
    day = (said, moderated("Not", True), moderated("Kept", False), signed(1), conditional(1, "Only if free"))
    open_day = (PUT, balloted(3)[:2])
    for number, each in enumerate((day, open_day)):
        (folder := tmp_path / str(number)).mkdir()
        async with desk(folder, each) as there:
            html = " ".join((await seen(there, page(there, "findings"), **await signed_in(there))).text.split())
            assert ("What the jury recommends" in html) == (each is day)
            if each is day:
                for text in ("Keep paying, openly.", "Keep paying for five years, openly.", "reworked since"):
                    assert text in html
                assert "1 counted for it; 3 were needed." in html
                assert "3 counted for it; 3 were needed." in html
                assert "at least 2 in 3 of those who are here" in html
                assert "1 juror: these are our words" in html
                assert "Only if free" in html
                assert "Not &lt;b&gt;me&lt;/b&gt;." in html
                assert "by number" not in html
                assert "Unread words" not in html
                assert "Kept words" not in html
                assert "Nobody has looked at this statement yet" in html


def moderated(text: str, shown: bool) -> Callable[[State], tuple[By, Act]]:
    def step(state: State) -> tuple[By, Act]:
        statements = state.recommendations.statements.values()
        return FACILITATOR, ModerateStatement(next(s.seq for s in statements if s.text.startswith(text)), None, shown)

    return step


async def test_the_findings_tell_which_questions_were_answered(tmp_path: Path) -> None:
    def answered(state: State) -> tuple[By, Act]:
        return FACILITATOR, AnswerWitnessQuestion(next(iter(state.questions.asked)), False, True, "All of <b>us</b>.")

    for number, (day, expected) in enumerate(
        (
            (HEARING_SHOWN, ("0 of 1 questions that the room saw were answered.", "Still unanswered", "Who pays?")),
            ((HEARING_SHOWN, answered), ("1 of 1 questions", "<h3>Answered</h3>", "All of &lt;b&gt;us&lt;/b&gt;.")),
            (HEARING, ("0 of 0 questions", "1 more was asked and not shown to the room.")),
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with desk(folder, day) as there:
            html = (await seen(there, page(there, "findings"), **await signed_in(there))).text
            assert all(text in html for text in expected)
            assert ("Who pays?" in html) == (day is not HEARING)


async def test_the_findings_say_who_took_part_and_what_moved(tmp_path: Path) -> None:
    async with desk(tmp_path, REVEALED) as there:
        html = (await seen(there, page(there, "findings"), **await signed_in(there))).text
        assert "4 of 5 seats checked in: 4 people." in html
        assert "1 chose a different answer, 2 the same" in " ".join(html.split())
        assert "The day is not over." in html
        assert "No answer: 1 of 4 who could vote at first, 0 of 4 now." in html, "juror 4 gave half"
        assert "%" not in html.replace('width="100%"', "").partition("Turnout")[0]


async def test_the_findings_say_how_long_each_step_was_to_be_and_was(tmp_path: Path) -> None:
    async with desk(tmp_path, (ARRIVED, moved_to("charge"))) as there:
        html = " ".join((await seen(there, page(there, "findings"), **await signed_in(there))).text.split())
        timed = html.partition('<section id="timed">')[2]
        rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr><th scope=.row.*?</tr>", timed)]
        assert [cell.isdigit() or ":" in cell for cell in rows[0]] == [True, False, True, True, True], "left"
        assert [":" in cell for cell in rows[1]] == [False, False, False, True, False], "there now"
        assert rows[2] == ["15", "–", "–", "–", "–"], "still to come"


# The roster


async def test_a_name_and_a_need_are_kept_beside_the_record_and_named_on_the_console(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        keys, before = await signed_in(there), len(Journal(there.engine, there.sitting).read())
        form = {"juror": "2", "rev": "0", "name": " <b>Bea</b> ", "needs": "Large print"}
        answer = await there.doors.post(page(there, "roster"), data=form, headers=keys)
        assert answer.headers["location"] == f"{page(there, 'roster')}?saved=2#seat-2"
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
        assert "somebody else has changed seat 2" in late.text
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


def marked_again(mark: int) -> Step:
    """And answers differently the second time, too."""
    again = (
        moved_to("refined"),
        vote_opened("refined"),
        voted(1, "refined", keep=mark, support=mark, me=mark, all=-mark),
    )
    return marked(mark), vote_closed("opening"), again


def worded(mark: int) -> Step:
    """A whole day's first view, in which juror 1 wrote something else beside the marks."""
    written = CastBallot("opening", 1, 1, {"keep": mark, "reasons": (mark,)}, {"reasons": "xyz" * mark})
    return WHOLE_OPENING, (juror(1), written)


BEFORE_ITS_TIME: dict[str, Callable[[int], Step]] = {
    "open": marked,
    "held back": lambda mark: (marked(mark), vote_closed("opening")),
    "put again": marked_again,
    "opened again": lambda mark: (marked_again(mark), vote_closed("refined"), vote_opened("refined")),
    "in own words": worded,
    "in own words, held back": lambda mark: (worded(mark), vote_closed("opening")),
}


@pytest.mark.parametrize("day", BEFORE_ITS_TIME.values(), ids=BEFORE_ITS_TIME)
async def test_no_page_of_the_desk_tells_a_mark_before_its_time(tmp_path: Path, day: Callable[[int], Step]) -> None:
    pages = []
    for mark in (1, 2):
        (tmp_path / str(mark)).mkdir()
        async with desk(tmp_path / str(mark), day(mark)) as there:
            keys = await signed_in(there)
            got = [(await seen(there, path, **keys)).text for path in ("/desk/", *(page(there, n) for n in PAGES))]
            pages.append([without_chance(there, text) for text in got])
    assert told(day(1))[1] != told(day(2))[1], "there is something to keep"
    assert pages[0] == pages[1]
    assert PLAN.questions[0].words["en"] not in "".join(pages[0])
    assert "xyz" not in "".join(pages[0])


def without_chance(there: Place, text: str) -> str:
    """A page without what is another each time: ids, codes, cards and the time of day."""
    for number, sitting in enumerate((there.sitting, there.other)):
        text = text.replace(grouped(sitting.join_code), f"code {number}")
    text = re.sub(r'name="card" value="[^"]+"', "card", text)
    return re.sub(r"\b[0-2][0-9]:[0-5][0-9]\b", "time", re.sub(r"\b[0-9a-f]{16}\b", "id", text))
