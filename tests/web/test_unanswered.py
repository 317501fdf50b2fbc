"""What nobody answered on the day stays with the inquiry, and is answered afterwards with a date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.jury.day.agenda_acts import CloseSitting
from app.store.accounts import members
from app.store.answered_later import answer_later, answered_later
from app.store.tables import Office
from tests.days import FACILITATOR, START, moved_to
from tests.jury.asking import FIRST, LAST, OTHER, shown
from tests.store.books import prepared
from tests.study.test_asked import NEEDED
from tests.web.members import add_member, keys_of
from tests.web.test_desk import desk, page, signed_in

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

OVER = (shown(NEEDED), moved_to("close"), (FACILITATOR, CloseSitting("close")))


def test_a_newer_answer_stands_beside_the_older_and_an_empty_one_takes_it_off(engine: Engine) -> None:
    sitting, other = prepared(engine).id, prepared(engine).id
    for number, text in enumerate(("Soon.", "Soon.", "In May.")):
        answer_later(engine, sitting, OTHER, text, by="ada", now=START + number)
    (later,) = answered_later(engine, sitting).values()
    assert (later.text, later.at, later.before) == ("In May.", START + 2, 1)
    assert answered_later(engine, other) == {}
    answer_later(engine, sitting, OTHER, "", by="ada", now=START + 9)
    assert answered_later(engine, sitting) == {}


async def test_what_is_unanswered_is_answered_afterwards_and_the_findings_say_when(tmp_path: Path) -> None:
    async with desk(tmp_path, OVER) as there:
        keys = await signed_in(there)
        lines = {*re.findall(r"/desk/inquiries/\w{9,}/", (await there.doors.get("/desk/", headers=keys)).text)}
        path = page(there, "unanswered")
        html = (await there.doors.get(path, headers=keys)).text
        assert all(f"question-{each}" in html for each in (FIRST, OTHER, LAST))
        sent = {"question": str(OTHER), "text": "Those who <b>pay</b>."}
        assert (await there.doors.post(path, data=sent, headers=keys)).status_code == 303
        found = (await there.doors.get(page(there, "findings"), headers=keys)).text
        assert "Answered afterwards, on" in found
        assert "Those who &lt;b&gt;pay&lt;/b&gt;." in found
        inquiries = [(await there.doors.get(line, headers=keys)).text for line in lines]
        assert sum("3 questions still unanswered" in inquiry for inquiry in inquiries) == 1
        long = await there.doors.post(path, data=sent | {"text": "x" * 3001}, headers=keys)
        assert (long.status_code, "x" * 3001 in long.text) == (400, True)
        for wrong in ({}, {"question": "1", "text": "?"}, {"question": "é", "text": "?"}):
            assert (await there.doors.post(path, data=wrong, headers=keys)).status_code == 404
        home = next(iter(members(there.engine))).organisation
        looks = keys_of(there.engine, add_member(there.engine, "looks", Office.OBSERVER, home))
        assert "Keep this answer" not in (await there.doors.get(path, headers=looks)).text
        assert (await there.doors.post(path, data=sent, headers=looks)).status_code == 403


async def test_while_the_day_goes_on_nothing_is_answered_here(tmp_path: Path) -> None:
    async with desk(tmp_path, NEEDED) as there:
        keys = await signed_in(there)
        html = (await there.doors.get(page(there, "unanswered"), headers=keys)).text
        assert "answers are noted at the console" in html
        sent = {"question": str(OTHER), "text": "Now."}
        assert (await there.doors.post(page(there, "unanswered"), data=sent, headers=keys)).status_code == 400
        assert answered_later(there.engine, there.sitting.id) == {}
