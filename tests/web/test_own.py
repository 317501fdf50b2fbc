"""A juror's own page on another device: a card is not enough, their own number is, and tries are few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.jury.day.agenda_acts import CloseSitting
from app.jury.seats.acts import TakeSeat
from app.live.answer import Sent
from app.store.journal import new_act_id
from app.store.notebooks import THE_DAY
from app.web.access import Pass
from app.web.visit import OWN
from tests.days import (
    CLOSING,
    FACILITATOR,
    VISITOR,
    WHOLE_ARRIVED,
    juror,
    moved_to,
    revealed,
    vote_closed,
    vote_opened,
    voted,
)
from tests.jury.test_journey import WALKED
from tests.web.place import ADDRESS, place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from tests.web.place import Place

MOVED = (*WALKED, (VISITOR, TakeSeat(1)))
"""Juror 1 answered on the first device at the seat; the second sits there now."""
REVEALED = (
    WHOLE_ARRIVED,
    tuple(
        (moved_to(vote), vote_opened(vote), voted(1, vote, keep=0), vote_closed(vote))
        for vote in ("opening", "refined")
    ),
    revealed("opening", "refined"),
    moved_to("close"),
    (FACILITATOR, CloseSitting("close")),
)
MARKED = "the same as yours"
TOLD = re.compile(r'class="code">([0-9]{3}) ([0-9]{3})<')
POINTS = "7 points"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Place]:
    async with place(tmp_path, MOVED) as there:
        yield there


def own(here: Place, generation: int, number: int = 1) -> str:
    return f"{OWN}={here.house.access.write_pass(Pass(here.sitting.id, juror(number), generation))}"


async def asked(here: Place, path: str, generation: int = 2, second: str = "") -> httpx.Response:
    keys = f"{here.cookie(juror(1), generation)['cookie']}; {second}"
    return await here.doors.get(f"{here.path(juror(1))}{path}", headers={"cookie": keys})


async def given(here: Place, number: str, generation: int = 2) -> httpx.Response:
    keys = here.cookie(juror(1), generation)
    return await here.doors.post(f"{here.path(juror(1))}own", data={"number": number}, headers=keys)


def number_of(here: Place, generation: int = 1) -> str:
    return here.house.access.own_number(Pass(here.sitting.id, juror(1), generation))


async def test_a_device_that_brought_the_card_later_is_asked_for_the_number_and_shown_nothing(here: Place) -> None:
    for path in ("journey", "journey?keep", "journey.pdf"):
        answer = await asked(here, path)
        assert (answer.status_code, answer.headers["location"]) == (303, "own")
    for path in ("own", "", "main", "card", "ballots"):
        page = (await asked(here, path)).text
        assert POINTS not in page
        assert number_of(here) not in page.replace(" ", "")


async def test_the_number_opens_it_there_and_on_no_other_device(here: Place) -> None:
    number = number_of(here)
    answer = await given(here, f" {number[:3]} {number[3:]}")
    assert (answer.status_code, answer.headers["location"]) == (303, "./")
    second = answer.headers["set-cookie"].partition(";")[0]
    assert POINTS in (await asked(here, "journey", second=second)).text
    assert TOLD.search((await asked(here, "own", second=second)).text)
    assert (await asked(here, "journey")).status_code == 303


@pytest.mark.parametrize("wrong", ["", "000000", "abc", "9" * 5000, "٤٨٢١٥٣"])
async def test_another_number_opens_nothing_and_says_so(here: Place, wrong: str) -> None:
    answer = await given(here, wrong)
    assert (answer.status_code, "set-cookie" in answer.headers) == (400, False)
    assert "It is another number" in answer.text


async def test_tries_are_few_on_a_device_and_another_s_are_not_used_up(here: Place) -> None:
    for _ in range(10):
        assert "It is another number" in (await given(here, "000000")).text
    refused = await given(here, number_of(here))
    assert (refused.status_code, "set-cookie" in refused.headers) == (400, False)
    assert "Please try again in an hour." in refused.text
    room = here.house.rooms.find(here.sitting.id)
    assert room
    await room.submit(Sent(VISITOR, new_act_id(), TakeSeat(1)))
    assert (await given(here, number_of(here), generation=3)).status_code == 303, "on their own phone, next"


async def test_a_ballot_from_a_later_device_opens_nothing_and_shuts_nobody_out(tmp_path: Path) -> None:
    day = (
        WHOLE_ARRIVED,
        moved_to("opening"),
        vote_opened("opening"),
        voted(1, "opening", keep=0),
        (VISITOR, TakeSeat(1)),
    )
    async with place(tmp_path, day) as here:
        number = number_of(here)
        cast = {"vote": "opening", "version": 1, "rev": 2, "answers": {"keep": 1}}
        answer = await here.doors.post(
            f"{here.path(juror(1))}acts",
            json={"act": "CastBallot", "act_id": new_act_id()} | cast,
            headers=here.cookie(juror(1), 2),
        )
        assert answer.json()["fate"] == "recorded"
        assert (await asked(here, "journey")).headers["location"] == "own"
        assert not TOLD.search((await asked(here, "own")).text)
        assert (await given(here, number)).status_code == 303
        assert (await asked(here, "journey", second=own(here, 1))).status_code == 200


async def test_once_the_number_is_given_the_seat_s_screen_shows_the_page_and_how_to_keep_it(tmp_path: Path) -> None:
    async with place(tmp_path, (*REVEALED, (VISITOR, TakeSeat(1)))) as here:
        assert 'id="ShutJourney"' in (await asked(here, "main")).text
        assert (await given(here, number_of(here))).status_code == 303
        for page in ("main", ""):
            assert 'href="journey.pdf"' in (await asked(here, page)).text
        room = here.house.rooms.find(here.sitting.id)
        assert room
        await room.submit(Sent(VISITOR, new_act_id(), TakeSeat(1)))
        assert 'id="ShutJourney"' in (await asked(here, "main", generation=3)).text, "the next device is another"


async def test_the_device_on_which_one_answered_tells_the_number_and_is_known_when_it_sits_down_again(
    tmp_path: Path,
) -> None:
    async with place(tmp_path, WALKED) as here:
        screen = await asked(here, "", generation=1)
        (second,) = [each.partition(";")[0] for each in screen.headers.get_list("set-cookie") if each.startswith(OWN)]
        told = TOLD.search((await asked(here, "own", generation=1)).text)
        assert told
        assert "".join(told.groups()) == number_of(here)
        room = here.house.rooms.find(here.sitting.id)
        assert room
        for _ in range(2):
            await room.submit(Sent(VISITOR, new_act_id(), TakeSeat(1)))
        assert (await asked(here, "journey", generation=3)).status_code == 303
        assert POINTS in (await asked(here, "journey", generation=3, second=second)).text


async def test_who_sat_there_before_anything_was_answered_or_next_to_it_has_no_key(here: Place) -> None:
    for second in (own(here, 2), own(here, 0), own(here, 1, number=3), f"{OWN}=nonsense", f"{OWN}={ADDRESS}"):
        assert (await asked(here, "journey", second=second)).status_code == 303
    assert POINTS in (await asked(here, "journey", second=own(here, 1))).text
    assert number_of(here, 2) != number_of(here, 1)


async def test_before_any_ballot_each_device_is_told_its_own_which_is_good_once_it_is_the_one_that_answers(
    here: Place,
) -> None:
    headers = here.cookie(juror(2))
    for path in ("own", "card"):
        page = await here.doors.get(f"{here.path(juror(2))}{path}", headers=headers)
        told = TOLD.search(page.text)
        assert told
        assert "".join(told.groups()) == here.house.access.own_number(Pass(here.sitting.id, juror(2), 1))


async def test_while_the_day_is_on_the_list_of_ballots_marks_one_s_own_on_one_s_own_device_alone(
    tmp_path: Path,
) -> None:
    async with place(tmp_path, (*REVEALED[:-1], (VISITOR, TakeSeat(1)))) as here:
        assert MARKED not in (await asked(here, "ballots")).text
        assert MARKED in (await asked(here, "ballots", second=own(here, 1))).text


async def test_whoever_gives_the_device_back_leaves_no_key_on_it(tmp_path: Path) -> None:
    async with place(tmp_path, (CLOSING, (FACILITATOR, CloseSitting("close")))) as here:
        leave = f"{here.path(juror(1))}leave"
        assert 'action="leave"' in (await asked(here, "", generation=1)).text
        answer = await here.doors.post(leave, headers=here.cookie(juror(1)))
        assert (answer.status_code, answer.headers["location"]) == (303, "/?left")
        gone = {name for each in answer.headers.get_list("set-cookie") for name in [each.partition("=")[0]]}
        assert gone == {"juryday", OWN, "juryday-last"}
        assert all("Max-Age=0" in each for each in answer.headers.get_list("set-cookie"))
        assert "This device shows nothing of it any more." in (await here.doors.get("/?left")).text


async def test_a_device_is_not_given_back_while_the_day_is_on(here: Place) -> None:
    answer = await here.doors.post(f"{here.path(juror(1))}leave", headers=here.cookie(juror(1), 2))
    assert (answer.status_code, "set-cookie" in answer.headers) == (400, False)
    assert 'action="leave"' not in (await asked(here, "")).text


async def test_once_the_day_has_ended_notes_and_one_s_own_ballots_are_shut_as_well(tmp_path: Path) -> None:
    async with place(tmp_path, REVEALED) as here:
        note = {"exhibit": THE_DAY, "note": "to myself", "rev": "0"}
        kept = await here.doors.post(f"{here.path(juror(1))}notes", data=note, headers=here.cookie(juror(1)))
        assert kept.status_code == 303
        assert "to myself" in (await asked(here, "notes", generation=1)).text
        room = here.house.rooms.find(here.sitting.id)
        assert room
        await room.submit(Sent(VISITOR, new_act_id(), TakeSeat(1)))
        shut = await asked(here, "notes")
        assert (shut.status_code, shut.headers["location"]) == (303, "own")
        for path in ("notes.html", "notes.json", "library", "ballots"):
            assert "to myself" not in (await asked(here, path)).text
        gone = await here.doors.post(
            f"{here.path(juror(1))}notes/erase", data={"erase": "yes"}, headers=here.cookie(juror(1), 2)
        )
        assert gone.status_code == 403
        assert MARKED not in (await asked(here, "ballots")).text
        assert MARKED in (await asked(here, "ballots", second=own(here, 1))).text
        assert "to myself" in (await asked(here, "notes", second=own(here, 1))).text
