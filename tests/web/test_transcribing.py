"""The page on which papers are entered: plain forms, twice each, and nothing that was typed is lost."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from app.store import roster
from app.store.roster import Listed
from tests.days import ARRIVED, FACILITATOR, OPENING, SECRET_OPENING, juror, vote_opened, voted
from tests.every_method import EVERY, QUESTIONS, drawn, every_method
from tests.web.place import Place, place

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from app.jury.numbers import Mark
    from app.jury.votes.plan import Question

TWICE = {"answers.keep": "1", "again.keep": "1"}
EVERY_OPEN = (every_method(), vote_opened(EVERY))


async def shown(here: Place, query: str = "") -> str:
    answer = await here.doors.get(f"{here.path(FACILITATOR)}paper{query}", headers=here.cookie(FACILITATOR, 0))
    assert answer.status_code == 200
    return answer.text


async def entered(here: Place, number: int, vote: str = "opening", **fields: object) -> httpx.Response:
    state = here.house.rooms.find(here.sitting.id).state
    head = {"juror": number, "vote": vote, "version": state.voting(vote).version, "rev": 1}
    pairs = [
        (n, str(v)) for n, held in {**head, **fields}.items() for v in (held if isinstance(held, list) else [held])
    ]
    kind = {"content-type": "application/x-www-form-urlencoded"}
    cookie = here.cookie(FACILITATOR, 0)
    return await here.doors.post(f"{here.path(FACILITATOR)}paper", content=urlencode(pairs), headers=cookie | kind)


def keyed(question: Question, mark: Mark) -> dict[str, object]:
    """The boxes of the page, filled in with this answer twice."""
    boxes: dict[str, object] = {}
    for name in (f"answers.{question.id}", f"again.{question.id}"):
        if not isinstance(mark, tuple):
            boxes[name] = mark
        elif question.method in ("approval", "budget"):
            boxes[f"{name}[]"] = list(mark) or ["none"]
        else:
            boxes |= {f"{name}[{place}]": number for place, number in enumerate(mark)}
    return boxes


async def test_a_paper_that_is_keyed_twice_alike_is_recorded_and_said_to_be(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        answer = await entered(here, 5, **TWICE)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{here.path(FACILITATOR)}paper?done=5")
        page = await shown(here, "?done=5")
        assert "Recorded: the paper of seat 5." in page
        assert "1 ballot has been entered from paper so far." in page
        kept = here.house.rooms.find(here.sitting.id).state.voting("opening").answers_to("keep")[5]
        assert (kept.mark, kept.transcribed) == (1, True)


async def test_where_the_two_times_differ_nothing_is_recorded_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        before = here.entries()
        answer = await entered(here, 5, **{"answers.keep": 1, "again.keep": 2, "answers.me": 3, "again.me": 3})
        assert answer.status_code == 409
        assert "is not the same as the first" in answer.text
        assert answer.text.count("Here the two times differ.") == 1
        for box, mark in (("answers.keep", 1), ("again.keep", 2), ("answers.me", 3), ("again.me", 3)):
            assert f'<option value="{mark}" selected>' in answer.text.split(f'name="{box}"')[1].split("</select>")[0]
        assert here.entries() == before


async def test_nothing_keyed_is_no_ballot(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        before = here.entries()
        assert (await entered(here, 5)).status_code == 409
        assert (await entered(here, 5, **{"answers.keep": "x", "again.keep": "x"})).status_code == 409
        assert (await entered(here, 77, **TWICE)).status_code == 400
        assert here.entries() == before


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
async def test_every_method_s_paper_can_be_keyed(tmp_path: Path, question: Question) -> None:
    mark = drawn(question, Random(2))
    async with place(tmp_path, EVERY_OPEN) as here:
        assert f'name="answers.{question.id}' in await shown(here, "?juror=10")
        answer = await entered(here, 10, EVERY, **keyed(question, mark) | {"rev": 9})
        assert answer.status_code == 303, answer.text
        kept = here.house.rooms.find(here.sitting.id).state.voting(EVERY).answers_to(question.id)[10]
        assert kept.transcribed


async def test_what_is_left_empty_is_no_answer_and_an_unranked_option_is_one(tmp_path: Path) -> None:
    times, ranks = ("answers", "again"), enumerate(("2", "", "1", ""))
    boxes = {f"{time}.ranking[{place}]": rank for place, rank in ranks for time in times}
    empty = {f"{time}.{name}": "" for time in times for name in ("single", "points[0]", "points[1]")}
    async with place(tmp_path, EVERY_OPEN) as here:
        answered = set(here.house.rooms.find(here.sitting.id).state.voting(EVERY).answers_to("single"))
        assert (await entered(here, 9, EVERY, **boxes, **empty, rev=9)).status_code == 303
        voting = here.house.rooms.find(here.sitting.id).state.voting(EVERY)
        assert voting.answers_to("ranking")[9].mark == (2, 0, 1, 0)
        assert set(voting.answers_to("single")) == answered


async def test_the_seats_are_listed_with_their_names_and_who_has_voted_and_never_what(tmp_path: Path) -> None:
    async with place(tmp_path, (OPENING, voted(3, "opening", keep=2))) as here:
        roster.write_roster(here.engine, here.sitting.id, Listed(5, "Ada"))
        page = await shown(here, "?juror=3")
        assert ">5 Ada</option>" in page
        assert ">3 (answered on a device)</option>" in page
        assert "replaces those answers" in page
        assert "selected" not in page.split('class="keying"')[1]


async def test_while_no_vote_is_open_the_page_says_so(tmp_path: Path) -> None:
    async with place(tmp_path, ARRIVED) as here:
        assert "No vote is open." in await shown(here)


async def test_for_a_secret_vote_the_page_says_why_no_paper_is_taken(tmp_path: Path) -> None:
    async with place(tmp_path, SECRET_OPENING) as here:
        page = await shown(here, "?juror=3")
        assert "A paper ballot that somebody types in is not: whoever types it knows it." in page
        assert "Record this paper" not in page
        before = here.entries()
        assert (await entered(here, 3, **TWICE)).status_code == 400
        assert here.entries() == before


async def test_the_juror_s_own_tablet_says_where_the_answer_came_from_and_nobody_else_s_does(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await entered(here, 3, **TWICE)
        pages = [(await here.doors.get(here.path(juror(n)), headers=here.cookie(juror(n)))).text for n in (3, 4)]
        assert ["Entered from paper by the team" in page for page in pages] == [True, False]
