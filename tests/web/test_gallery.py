"""The gallery, and plans as files: whole plans looked at, taken out, taken in, and refused in sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import Session, select

from app.jury.frozen import digest_of
from app.plans.gallery import FOR_WHOM
from app.plans.ready import READY
from app.store.juries import find_sitting
from app.store.plan_files import plan_schema, read_plan_file, write_plan_file
from app.store.plan_versions import Saved, newest, save
from app.store.tables import PlanVersion, Sitting
from app.store.wire import read_plan
from app.web.desk.plan_sent import LARGEST_PLAN
from tests.days import PLAN, START
from tests.web.members import STRANGER, staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]
ONCE = "0123456789abcdef" * 2
TWO_EVENINGS = READY["two-evenings"]


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


def how_many(there: Place) -> int:
    with Session(there.engine) as session:
        return len(session.exec(select(Sitting.id)).all())


def asked(there: Place, **others: str) -> dict[str, str]:
    return {"once": ONCE, "jury": there.other.jury, "held_on": "2027-05-01", "seats": "18", **others}


async def sent(there: Place, keys: dict[str, str], content: bytes, **others: str) -> httpx.Response:
    files = {"file": ("plan.json", content, "application/json")}
    return await there.doors.post("/desk/plan-file", data=asked(there, **others), files=files, headers=keys)


def made_by(there: Place, answer: httpx.Response) -> Sitting:
    assert answer.status_code == 303, answer.text
    sitting = find_sitting(there.engine, answer.headers["location"].split("/")[3])
    assert sitting
    return sitting


def test_every_ready_made_jury_says_for_whom_it_is():
    assert set(FOR_WHOM) == set(READY)


async def test_every_ready_made_jury_has_a_card_and_a_page(staff: Staffed):
    there, keys = staff
    cards = unescape((await there.doors.get("/desk/gallery", headers=keys["observer"])).text)
    for name, plan in READY.items():
        assert f'href="/desk/gallery/{name}"' in cards
        assert plan.title["en"] in cards
        page = await there.doors.get(f"/desk/gallery/{name}", headers=keys["observer"])
        shown = unescape(page.text)
        for phase in plan.agenda:
            assert phase.title["en"] in shown
            assert not phase.notes or phase.notes["en"] in shown
        assert all(question.words["en"] in shown for question in plan.questions)
        assert all(exhibit.title["en"] in shown for exhibit in plan.exhibits)
        assert digest_of(plan) in shown
        assert "/desk/gallery/two-evenings" not in shown or name == "two-evenings"
        assert "/sittings/new" not in shown, "only who prepares sittings is asked for which jury"
    assert (await there.doors.get("/desk/gallery/nothing", headers=keys["organiser"])).status_code == 404


async def test_a_card_says_how_long_it_takes_and_what_is_left_to_fill_in(staff: Staffed):
    there, keys = staff
    page = unescape((await there.doors.get("/desk/gallery/two-evenings", headers=keys["organiser"])).text)
    assert "4 h, 3 h 35 min of it together, 15 steps" in page
    assert "17 texts that only you can write" in page
    assert "consent in four levels" in page
    assert "English, Cymraeg in part (" in page


async def test_a_ready_made_jury_leads_to_a_sitting_of_each_of_ones_juries(staff: Staffed):
    there, keys = staff
    way = f"/desk/juries/{there.other.jury}/sittings/new?plan=ready:two-evenings"
    page = (await there.doors.get("/desk/gallery/two-evenings", headers=keys["organiser"])).text
    assert f'href="{way}"' in page
    form = (await there.doors.get(way, headers=keys["organiser"])).text
    assert '<option value="ready:two-evenings" selected>' in form
    elsewhere = (await there.doors.get("/desk/gallery/two-evenings", headers=keys[STRANGER])).text
    assert there.other.jury not in elsewhere
    assert "First there has to be a jury" in elsewhere


async def test_a_sitting_made_from_a_file_has_a_plan_and_a_room_of_its_own(staff: Staffed):
    there, keys = staff
    sitting = made_by(there, await sent(there, keys["organiser"], write_plan_file(TWO_EVENINGS).encode()))
    assert (sitting.held_on, sitting.seats, sitting.plan_rev) == ("2027-05-01", 18, 1)
    assert read_plan(sitting.plan) == TWO_EVENINGS
    assert there.house.rooms.find(sitting.id) is not None
    with Session(there.engine) as session:
        first = session.get_one(PlanVersion, (sitting.id, 1))
        assert (first.by, first.note) == ("organiser", "From a plan’s file")


async def test_a_form_sent_twice_makes_one_sitting(staff: Staffed):
    there, keys = staff
    before = how_many(there)
    content = write_plan_file(TWO_EVENINGS).encode()
    answers = [await sent(there, keys["organiser"], content) for _ in range(3)]
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert how_many(there) == before + 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"jury": ""},
        {"jury": "f" * 16},
        {"held_on": "2027-02-30"},
        {"held_on": "soon"},
        {"seats": "0"},
        {"seats": "501"},
        {"seats": "-3"},
        {"seats": "a few"},
        {"seats": "\x00"},
    ],
)
async def test_what_cannot_be_so_is_said_beside_the_field_and_what_was_typed_stays(staff: Staffed, wrong: Any):
    there, keys = staff
    before = how_many(there)
    answer = await sent(there, keys["organiser"], write_plan_file(TWO_EVENINGS).encode(), **wrong)
    assert answer.status_code == 400
    assert f'id="no-{next(iter(wrong))}"' in answer.text
    assert ('value="2027-05-01"' in answer.text) == ("held_on" not in wrong)
    assert ONCE in answer.text
    assert how_many(there) == before


async def test_another_organisations_jury_is_none_of_ours(staff: Staffed):
    there, keys = staff
    answer = await sent(there, keys[STRANGER], write_plan_file(TWO_EVENINGS).encode())
    assert answer.status_code == 400
    assert "First there has to be a jury" in answer.text


async def test_a_plan_goes_out_as_a_file_and_comes_in_again_as_it_was(staff: Staffed):
    there, keys = staff
    for path, plan in (("gallery/two-evenings", TWO_EVENINGS), (f"sittings/{there.other.id}", PLAN)):
        out = await there.doors.get(f"/desk/{path}/plan.json", headers=keys["observer"])
        assert out.headers["content-type"] == "application/json"
        assert "attachment" in out.headers["content-disposition"]
        assert read_plan_file(out.text) == plan
        sitting = made_by(there, await sent(there, keys["organiser"], out.content, once=digest_of(plan)[:32]))
        assert digest_of(read_plan(sitting.plan)) == digest_of(plan)


async def test_the_schema_is_there_for_everybody(staff: Staffed):
    there, _ = staff
    answer = await there.doors.get("/desk/plan.schema.json")
    assert answer.status_code == 200
    assert json.loads(answer.text) == plan_schema()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no file was chosen"),
        (b"\xff\xfe\x00", "it is not text in UTF-8"),
        (b"{", "it is not JSON"),
        (b"[]", "the plan has to be an object"),
        (b'{"title": {"en": "\\ud800"}}', "it is not JSON"),
        (b'{"title": "Pay?"}', "title has to be texts by language"),
        (write_plan_file(PLAN).replace('"minutes": 10', '"minutes": "10"', 1).encode(), "has to be a whole number"),
        (b'{"<script>alert(1)</script>": 1, ' + write_plan_file(PLAN).encode()[1:], "“<script>alert(1)"),
    ],
)
async def test_a_file_that_is_no_plan_is_refused_in_a_sentence(staff: Staffed, content: bytes, says: str):
    there, keys = staff
    before = how_many(there)
    answer = await sent(there, keys["organiser"], content)
    assert answer.status_code == 400
    assert "Nothing was taken in." in answer.text
    assert says in unescape(answer.text)
    assert "<script>alert" not in answer.text
    assert 'value="2027-05-01"' in answer.text
    assert how_many(there) == before


async def test_a_plan_that_cannot_be_held_is_refused_with_every_reason(staff: Staffed):
    there, keys = staff
    written = json.loads(write_plan_file(PLAN))
    written["agenda"][0]["votes"] = ["nothing-like-it"]
    written["agenda"][1]["minutes"] = 0
    before = how_many(there)
    answer = await sent(there, keys["organiser"], json.dumps(written).encode())
    assert answer.status_code == 400
    shown = unescape(answer.text)
    assert "for 2 reasons" in shown
    assert "there is no vote “nothing-like-it”" in shown
    assert "a phase lasts a minute at least" in shown
    assert how_many(there) == before


async def test_a_file_that_is_too_large_is_not_read(staff: Staffed):
    there, keys = staff
    answer = await sent(there, keys["organiser"], b" " * (LARGEST_PLAN + 100_000))
    assert answer.status_code == 400
    assert "larger than 1 MB" in answer.text
    assert 'value="2027-05-01"' in answer.text or 'name="file"' in answer.text


@pytest.mark.parametrize("held_on", ["9999-12-31", "0001-01-01", "2027-W01-1", "2027-02-30"])
async def test_a_day_that_no_calendar_shows_is_asked_for_again(staff: Staffed, held_on: str):
    there, keys = staff
    before = how_many(there)
    answer = await sent(there, keys["organiser"], write_plan_file(TWO_EVENINGS).encode(), held_on=held_on)
    assert (answer.status_code, held_on in answer.text) == (400, True)
    assert how_many(there) == before


async def test_what_is_no_form_with_a_file_is_refused(staff: Staffed):
    there, keys = staff
    for headers in (
        {},
        {"content-type": "multipart/form-data"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/json"},
    ):
        answer = await there.doors.post("/desk/plan-file", content=b"--y\r\n", headers=keys["organiser"] | headers)
        assert answer.status_code == 400, (headers, answer.text)
    part = b'--x\r\ncontent-disposition: form-data; name="file"\r\n\r\n+2AA-\r\n--x--\r\n'
    for charset in ("utf-7", "punycode", "undefined", "nothing"):
        kind = {"content-type": f"multipart/form-data; boundary=x; charset={charset}"}
        answer = await there.doors.post("/desk/plan-file", content=part, headers=keys["organiser"] | kind)
        assert answer.status_code == 400, (charset, answer.text)
    elsewhere = {"origin": "http://elsewhere.test"}
    assert (await there.doors.post("/desk/plan-file", headers=keys["organiser"] | elsewhere)).status_code == 403


async def taken_in(there: Place, keys: dict[str, str], content: bytes, version: int = 1) -> httpx.Response:
    files = {"file": ("plan.json", content, "application/json")}
    door = f"/desk/sittings/{there.other.id}/plan/file"
    return await there.doors.post(door, data={"version": str(version)}, files=files, headers=keys)


async def test_a_file_becomes_one_more_version_of_a_plan(staff: Staffed):
    there, keys = staff
    answer = await taken_in(there, keys["organiser"], write_plan_file(TWO_EVENINGS).encode())
    assert answer.status_code == 303
    assert newest(there.engine, there.other.id) == Saved(2, TWO_EVENINGS)
    page = (await there.doors.get(f"/desk/sittings/{there.other.id}/plan/file", headers=keys["observer"])).text
    assert digest_of(TWO_EVENINGS) in page
    assert 'type="file"' not in page, "who only looks on takes nothing in"


async def test_what_somebody_else_changed_meanwhile_is_not_written_over(staff: Staffed):
    there, keys = staff
    theirs = replace(PLAN, title={"en": "Theirs"})
    mine = write_plan_file(replace(PLAN, title={"en": "Mine"})).encode()
    save(there.engine, there.other.id, 1, lambda base, newest: theirs, by="ada", note="", now=START)
    answer = await taken_in(there, keys["organiser"], mine)
    assert answer.status_code == 409
    assert "Somebody else has changed the same meanwhile" in answer.text
    assert newest(there.engine, there.other.id) == Saved(2, theirs)
    assert 'name="version" value="2"' in answer.text
    assert (await taken_in(there, keys["organiser"], mine, version=2)).status_code == 303
    assert newest(there.engine, there.other.id).plan.title == {"en": "Mine"}


async def test_no_version_comes_of_what_is_no_plan_and_none_once_the_doors_are_open(staff: Staffed):
    there, keys = staff
    for content, says in ((b"{", "it is not JSON"), (b" " * (LARGEST_PLAN + 1), "larger than 1 MB")):
        answer = await taken_in(there, keys["organiser"], content)
        assert (answer.status_code, says in answer.text) == (400, True)
    faulty = replace(PLAN, agenda=(replace(PLAN.agenda[0], minutes=0), *PLAN.agenda[1:]))
    answer = await taken_in(there, keys["organiser"], write_plan_file(faulty).encode())
    assert (answer.status_code, "for one reason" in answer.text) == (400, True)
    assert newest(there.engine, there.other.id).number == 1
    there.other = there.sitting
    answer = await taken_in(there, keys["organiser"], write_plan_file(TWO_EVENINGS).encode())
    assert answer.status_code == 400
    assert newest(there.engine, there.sitting.id).number == 1
