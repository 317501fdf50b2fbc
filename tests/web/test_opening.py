"""The doors open once, on the plan that was shown, for whoever asks first; what is not settled opens nothing."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from sqlmodel import Session

from app.jury.day.acts import OpenSitting
from app.jury.exhibits.balance import Review
from app.jury.frozen import digest_of
from app.jury.numbers import JurorNumber
from app.jury.people import By, Role
from app.store import cards, roster
from app.store.evidence.reviews import sign
from app.store.journal import Journal
from app.store.juries import find_sitting
from app.store.plan_files import read_plan_file
from app.store.plan_versions import save
from app.store.tables import Sitting
from app.store.wire import read_plan, write_plan
from app.web.access import Card
from tests.days import FACILITATOR, PLAN, START, WALL
from tests.voter import new_act_id
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from app.jury.plan import Plan
    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


def path(there: Place) -> str:
    return f"/desk/sittings/{there.other.id}/open"


def asked(**others: str) -> dict[str, str]:
    return {"act_id": new_act_id(), "version": "1", "seats": "24", "sure": "yes", **others}


async def opens(there: Place, keys: dict[str, dict[str, str]], **others: str) -> httpx.Response:
    return await there.doors.post(path(there), data=asked(**others), headers=keys["organiser"])


def record(there: Place) -> list[OpenSitting]:
    return [entry.act for entry in Journal(there.engine, there.other).read() if isinstance(entry.act, OpenSitting)]


def saved(there: Place, plan: Plan, made_from: int = 1) -> None:
    save(there.engine, there.other.id, made_from, lambda base, newest: plan, by="ada", note="", now=START)


async def test_the_last_page_says_what_is_about_to_be_settled(staff: Staffed):
    there, keys = staff
    shown = unescape((await there.doors.get(path(there), headers=keys["organiser"])).text)
    assert digest_of(PLAN) in shown
    assert "The plan in version 1" in shown
    assert "24 seats." in shown
    assert "It is not settled when this sitting is held." in shown
    assert "Today is" in shown
    assert "This cannot be undone." in shown


async def test_the_doors_open_and_everything_is_on_the_record(staff: Staffed):
    there, keys = staff
    sitting = there.other.id
    for seat in (3, 30):
        assert roster.write_roster(there.engine, sitting, roster.Listed(JurorNumber(seat), f"Name {seat}"))
    assert cards.reissue(there.engine, sitting, JurorNumber(5), 1)
    review = Review("Mary Okoro", "chair", "", "2027-04-01", still_stands=True)
    sign(there.engine, sitting, PLAN.exhibits, review=review, by="ada", now=START)
    answer = await opens(there, keys)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/sittings/{sitting}/")
    (act,) = record(there)
    assert act.plan == PLAN
    assert act.jurors == (*range(1, 25), 30)
    assert dict(act.issues) == {5: 2}
    assert act.balance is not None
    assert act.balance.reviews == (review,)
    (entry,) = Journal(there.engine, there.other).read()
    assert entry.by == By(Role.ORGANISER)
    assert b"Name 3" not in b"".join(Journal(there.engine, there.other).lines())


async def test_consoles_and_walls_that_waited_go_on_and_jurors_can_come_in(staff: Staffed):
    there, keys = staff
    doors = {by: f"/day/{there.other.id}/{by.role}/{by.number}/" for by in (FACILITATOR, WALL)}
    for by, door in doors.items():
        waiting = await there.doors.get(door, headers=there.cookie(by, 0, there.other))
        assert waiting.status_code == 200
        assert "The doors are not open yet" in waiting.text
    code = {"code": there.other.join_code}
    assert (await there.doors.post("/join", data=code)).status_code == 400
    assert (await opens(there, keys)).status_code == 303
    for by, door in doors.items():
        shown = (await there.doors.get(f"{door}main", headers=there.cookie(by, 0, there.other))).text
        assert "not open yet" not in shown
        assert PLAN.agenda[0].title["en"] in unescape(shown)
    joined = await there.doors.post("/join", data=code)
    assert joined.headers["location"] == f"/day/{there.other.id}/juror/1/card"


async def test_a_seat_card_says_before_the_doors_open_that_they_are_not_open_and_a_guess_learns_nothing(staff: Staffed):
    there, _ = staff
    assert cards.reissue(there.engine, there.other.id, JurorNumber(5), 1)
    access = there.house.access
    tried = ((4, 1, "not open yet"), (5, 2, "not open yet"), (5, 1, "do not know"), (99, 1, "do not know"))
    for juror, issue, said in tried:
        code = access.card_code(Card(there.other.id, By(Role.JUROR, JurorNumber(juror)), issue))
        refused = await there.doors.post("/join", data={"code": code})
        assert refused.status_code == 400
        assert said in refused.text


async def test_the_rooms_code_gives_no_seat_that_is_somebodys_by_name(staff: Staffed):
    there, keys = staff
    code = {"code": there.other.join_code}
    for seat in (1, *range(3, 25)):
        assert roster.write_roster(there.engine, there.other.id, roster.Listed(JurorNumber(seat), f"Name {seat}"))
    assert (await opens(there, keys)).status_code == 303
    first = await there.doors.post("/join", data=code)
    assert first.headers["location"] == f"/day/{there.other.id}/juror/2/card"
    full = await there.doors.post("/join", data=code)
    assert full.status_code == 400
    assert "Is your name on the list?" in full.text
    own = there.house.access.card_code(Card(there.other.id, By(Role.JUROR, 1)))
    seated = await there.doors.post("/join", data={"code": own})
    assert seated.headers["location"] == f"/day/{there.other.id}/juror/1/"


async def test_two_organisers_and_a_double_tap_open_the_same_doors_once(staff: Staffed):
    there, keys = staff
    twice = new_act_id()
    answers = await asyncio.gather(*(opens(there, keys, act_id=each) for each in (twice, twice, new_act_id())))
    later = await opens(there, keys, version="7", sure="")
    assert [answer.status_code for answer in (*answers, later)] == [303] * 4
    assert len(record(there)) == 1
    shown = await there.doors.get(path(there), headers=keys["organiser"])
    assert "The doors are open." in shown.text
    assert "<form" not in shown.text.partition("<main")[2]


async def test_what_was_changed_since_it_was_shown_is_shown_once_more(staff: Staffed):
    there, keys = staff
    changed = replace(PLAN, title={"en": "Another day"})
    saved(there, changed)
    answer = await opens(there, keys)
    assert answer.status_code == 409
    assert "Somebody has changed the plan or the seats" in answer.text
    assert digest_of(changed) in answer.text
    assert (await opens(there, keys, version="2", seats="23")).status_code == 409
    assert record(there) == []
    assert (await opens(there, keys, version="2")).status_code == 303
    assert record(there)[0].plan == changed


async def test_a_plan_with_a_fault_opens_nothing(staff: Staffed):
    there, keys = staff
    first = replace(PLAN.agenda[0], minutes=0)
    saved(there, replace(PLAN, agenda=(first, *PLAN.agenda[1:])))
    shown = await there.doors.get(path(there), headers=keys["organiser"])
    assert "a phase lasts a minute at least" in shown.text
    assert "Open the doors</button>" not in shown.text
    answer = await opens(there, keys, version="2")
    assert answer.status_code == 409
    assert record(there) == []


@pytest.mark.parametrize("wrong", [{"sure": ""}, {"version": ""}, {"version": "1 "}, {"seats": "\x00"}])
async def test_what_nobody_was_sure_of_opens_nothing(staff: Staffed, wrong: dict[str, str]):
    there, keys = staff
    answer = await opens(there, keys, **wrong)
    assert answer.status_code == 409
    assert "The doors are not open." in answer.text
    assert record(there) == []


async def test_what_is_no_form_of_ours_is_refused(staff: Staffed):
    there, keys = staff
    assert (await opens(there, keys, act_id="")).status_code == 400
    elsewhere = await there.doors.post(
        path(there), data=asked(), headers=keys["organiser"] | {"origin": "http://elsewhere.test"}
    )
    assert elsewhere.status_code == 403
    assert record(there) == []


async def test_once_the_doors_are_open_nobody_changes_the_plan(staff: Staffed):
    there, keys = staff
    assert (await opens(there, keys)).status_code == 303
    with pytest.raises(Exception, match="already-open"):
        saved(there, replace(PLAN, title={"en": "Another day"}))
    sitting = find_sitting(there.engine, there.other.id)
    assert sitting
    assert read_plan(sitting.plan) == PLAN
    shown = (await there.doors.get(f"/desk/sittings/{there.other.id}/", headers=keys["observer"])).text
    assert digest_of(PLAN) in shown


async def test_the_digest_is_published_where_people_are(staff: Staffed):
    there, keys = staff
    assert (await opens(there, keys)).status_code == 303
    await there.doors.post("/join", data={"code": there.other.join_code})
    screens = {FACILITATOR: ("main", 0), By(Role.JUROR, 1): ("card", 1)}
    for by, (name, generation) in screens.items():
        page = f"/day/{there.other.id}/{by.role}/{by.number}/{name}"
        shown = await there.doors.get(page, headers=there.cookie(by, generation, there.other))
        assert digest_of(PLAN) in shown.text, by
    plan = await there.doors.get(f"/desk/sittings/{there.other.id}/plan", headers=keys["observer"])
    assert f'with the digest <span class="digest">{digest_of(PLAN)}' in plan.text
    out = await there.doors.get(f"/desk/sittings/{there.other.id}/plan.json", headers=keys["observer"])
    assert digest_of(read_plan_file(out.text)) == digest_of(PLAN)


async def test_who_waits_to_lead_is_told_who_opens_and_others_are_not(staff: Staffed):
    there, _ = staff
    for by, told in ((FACILITATOR, True), (WALL, False)):
        door = f"/day/{there.other.id}/{by.role}/{by.number}/"
        shown = (await there.doors.get(door, headers=there.cookie(by, 0, there.other))).text
        assert ("An organiser opens them at the desk" in shown) == told


async def test_what_was_saved_in_the_very_moment_of_the_opening_is_said_not_to_be_in_it(staff: Staffed):
    there, keys = staff
    page = f"/desk/sittings/{there.other.id}/"
    told = "is not part of this day"
    assert (await opens(there, keys)).status_code == 303
    assert told not in (await there.doors.get(page, headers=keys["organiser"])).text
    with Session(there.engine) as session:
        row = session.get_one(Sitting, there.other.id)
        row.plan, row.plan_rev = write_plan(replace(PLAN, title={"en": "Too late"})), 2
        session.add(row)
        session.commit()
    shown = (await there.doors.get(page, headers=keys["organiser"])).text
    assert told in shown
    assert digest_of(PLAN) in shown
    out = await there.doors.get(f"{page}plan.json", headers=keys["organiser"])
    assert read_plan_file(out.text) == PLAN


async def test_texts_to_be_filled_in_are_counted_before_anybody_reads_them(staff: Staffed):
    there, keys = staff
    charge = replace(PLAN.charge, asked_by={"en": "To be filled in: who asks."})
    saved(there, replace(PLAN, charge=charge))
    shown = unescape((await there.doors.get(path(there), headers=keys["organiser"])).text)
    assert "1 text still says “To be filled in”" in shown
    assert re.search(r"Left to fill in</dt><dd>\s*<strong", shown)
    assert f'href="/desk/sittings/{there.other.id}/plan#still-to-do"' in shown


async def test_what_is_warned_of_names_its_exhibit_and_leads_to_it(staff: Staffed):
    there, keys = staff
    first, *others = PLAN.exhibits
    saved(there, replace(PLAN, exhibits=(replace(first, interest={}), *others)))
    shown = unescape((await there.doors.get(path(there), headers=keys["organiser"])).text)
    assert f"Exhibit “{first.title['en']}”:" in shown
    assert f'href="/desk/sittings/{there.other.id}/evidence/{first.id}">Nobody says who gains' in shown
