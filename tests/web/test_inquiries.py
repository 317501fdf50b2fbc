"""From the first word of an inquiry to a sitting that is prepared: what is typed stays, what is put away comes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.jury.day.agenda_acts import CloseSitting
from app.store import juries, organisations, preparing
from app.store.roster import Listed, write_roster
from app.store.tables import Inquiry, Sitting
from app.store.wire import read_plan
from tests.days import CLOSING, COUNTED, FACILITATOR, PLAN, juror
from tests.web.members import STRANGER, staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from tests.web.place import Place

BEGUN = {"title": "A town centre", "purpose": "To know\nwhat for", "influence": "consult", "answer_by": "31/12/2027"}
SETTLED = {"held_on": "2027-06-12", "starts": "9:30", "zone": "Europe/Paris", "seats": "24"}
READY = SETTLED | {"plan": "ready:planning-redevelopment"}
HUGE = "x" * 60_000


class Desk:
    """An organiser at the desk of a place with one open sitting, and one that is not."""

    def __init__(self, there: Place, keys: dict[str, dict[str, str]]) -> None:
        self.there = there
        self.keys = keys

    async def get(self, path: str, who: str = "organiser") -> str:
        answer = await self.there.doors.get(path, headers=self.keys[who])
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    async def post(self, path: str, who: str = "organiser", /, **form: str) -> httpx.Response:
        return await self.there.doors.post(path, data=form, headers=self.keys[who])

    async def posted(self, path: str, /, **form: str) -> str:
        """Where one comes out."""
        answer = await self.post(path, **form)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def inquiry(self, page: str) -> Inquiry:
        found = organisations.inquiry_in(self.there.engine, self.home, page.split("/")[3])
        assert found is not None
        return found

    def sitting(self, page: str) -> Sitting:
        found = juries.find_sitting(self.there.engine, page.split("/")[3])
        assert found is not None
        return found

    @property
    def home(self) -> str:
        _, inquiry = preparing.home_of(self.there.engine, self.there.sitting.jury)
        assert inquiry.organisation
        return inquiry.organisation

    @property
    def other(self) -> str:
        return f"/desk/sittings/{self.there.other.id}/"

    async def jury(self) -> tuple[str, str]:
        """A new inquiry's page, and the id of its jury."""
        page = await self.posted("/desk/inquiries/new", **BEGUN)
        there = await self.posted(f"{page}juries/new", place="Northgate", venue="The library.")
        return page, there.partition("#jury-")[2]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with staffed_place(tmp_path, COUNTED) as (there, keys):
        yield Desk(there, keys)


def made_in(html: str) -> str:
    found = re.search(r'name="made" value="([0-9a-f]{16})"', html)
    assert found
    return found[1]


async def test_from_an_empty_desk_to_a_sitting_with_a_room_of_its_own(desk: Desk) -> None:
    assert "Nothing has been prepared yet" in await desk.get("/desk/", STRANGER)
    page, jury = await desk.jury()
    inquiry = desk.inquiry(page)
    assert (inquiry.title, inquiry.purpose, inquiry.answer_by) == ("A town centre", "To know\nwhat for", "2027-12-31")
    html = await desk.get(page)
    assert "Settle a day for Northgate" in html
    assert "The library." in html
    assert "Your view will be heard, and you will be told what became of it." in html
    form = await desk.get(f"/desk/juries/{jury}/sittings/new")
    assert 'value="ready:planning-redevelopment"' in form
    there = await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)
    sitting = desk.sitting(there)
    assert (sitting.held_on, sitting.starts, sitting.zone) == ("2027-06-12", "09:30", "Europe/Paris")
    assert (sitting.seats, sitting.keep_until) == (24, "2027-12-12")
    room = desk.there.house.rooms.find(sitting.id)
    assert room is not None
    assert not room.state.is_open
    checklist = await desk.get(there)
    assert "Saturday 12 June 2027, 09:30" in checklist
    assert checklist.count('class="is-') == 10
    assert "Europe/Paris" in await desk.get(f"/desk/juries/{jury}/sittings/new"), "the next one is offered its zone"
    assert "Northgate: The plan" in await desk.get("/desk/")


async def test_a_form_that_is_sent_twice_makes_one_thing(desk: Desk) -> None:
    made = made_in(await desk.get("/desk/inquiries/new"))
    pages = {await desk.posted("/desk/inquiries/new", made=made, **BEGUN) for _ in range(2)}
    assert pages == {f"/desk/inquiries/{made}/"}
    jury = made_in(await desk.get(f"/desk/inquiries/{made}/juries/new"))
    for _ in range(2):
        await desk.posted(f"/desk/inquiries/{made}/juries/new", made=jury, place="Northgate")
    held = made_in(await desk.get(f"/desk/juries/{jury}/sittings/new"))
    for _ in range(2):
        assert await desk.posted(f"/desk/juries/{jury}/sittings/new", made=held, **READY) == f"/desk/sittings/{held}/"
    inquiry = desk.inquiry(f"/desk/inquiries/{made}/")
    assert len(juries.juries_of(desk.there.engine, inquiry)) == 1
    assert (await desk.post("/desk/inquiries/new", made="../x", **BEGUN)).status_code == 400


async def test_a_name_that_another_organisation_has_given_already_tells_nothing_of_it(desk: Desk) -> None:
    page = await desk.posted("/desk/inquiries/new", **BEGUN)
    made = page.split("/")[3]
    answer = await desk.post("/desk/inquiries/new", STRANGER, made=made, title="Mine", purpose="x")
    assert answer.headers["location"] == page
    seen = await desk.there.doors.get(page, headers=desk.keys[STRANGER])
    assert seen.status_code == 404
    assert desk.inquiry(page).title == "A town centre"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Please write something here."),
        ({"title": "x" * 161}, "That is too long."),
        ({"purpose": HUGE}, "That is too long."),
        ({"purpose": "a\x00b"}, "There is a character in it that cannot be kept."),
        ({"influence": "rule"}, "Please choose one of those that are offered."),
        ({"answer_by": "31/02/2027"}, "That is not a day we can read."),
    ],
    ids=["empty", "long", "huge", "nul", "influence", "date"],
)
async def test_what_cannot_be_kept_is_told_beside_its_box_and_all_else_stays(
    desk: Desk, wrong: dict[str, str], told: str
) -> None:
    typed = BEGUN | {"up_for_grabs": "<script>everything</script>"} | wrong
    answer = await desk.post("/desk/inquiries/new", **typed)
    assert answer.status_code == 400
    assert "1 box needs another look." in answer.text
    assert f'href="#{next(iter(wrong))}"' in answer.text
    assert told in answer.text
    assert "&lt;script&gt;everything&lt;/script&gt;" in answer.text
    assert wrong.get("title", BEGUN["title"]) in answer.text
    assert len(juries.inquiries(desk.there.engine, desk.home)) == 2


async def test_two_editors_lose_nothing_that_they_typed(desk: Desk) -> None:
    page = await desk.posted("/desk/inquiries/new", **BEGUN)
    mine, theirs = (BEGUN | {"rev": "0", "title": title} for title in ("My <b>title</b>", "Their title"))
    assert await desk.posted(f"{page}edit", **theirs) == page
    late = await desk.post(f"{page}edit", **mine)
    assert late.status_code == 409
    assert "somebody else has changed this meanwhile" in late.text
    assert "Their title</span>" in late.text
    assert 'value="My &lt;b&gt;title&lt;/b&gt;"' in late.text
    assert late.text.count("It now says:") == 1, "where both say the same there is nothing to tell"
    assert desk.inquiry(page).title == "Their title"
    assert 'name="rev" value="1"' in late.text
    assert await desk.posted(f"{page}edit", **mine | {"rev": "1"}) == page
    assert desk.inquiry(page).title == "My <b>title</b>"


async def test_what_two_editors_change_in_different_boxes_is_both_kept(desk: Desk) -> None:
    page = await desk.posted("/desk/inquiries/new", **BEGUN)
    marks = re.search(r'name="was" value="([0-9a-f ]+)"', await desk.get(f"{page}edit"))
    assert marks
    shown = BEGUN | {"rev": "0", "was": marks[1]}
    await desk.posted(f"{page}edit", **shown | {"up_for_grabs": "The hall"})
    assert await desk.posted(f"{page}edit", **shown | {"accountable": "The mayor"}) == page
    now = desk.inquiry(page)
    assert (now.up_for_grabs, now.accountable, now.rev) == ("The hall", "The mayor", 2)
    late = await desk.post(f"{page}edit", **shown | {"up_for_grabs": "The park", "accountable": ""})
    assert (late.status_code, late.text.count("It now says:")) == (409, 1)
    assert "The park</textarea>" in late.text
    assert 'value="The mayor"' in late.text, "left alone, it is what somebody else saved"


async def test_two_editors_of_a_jury_and_of_a_sitting_lose_nothing_either(desk: Desk) -> None:
    _, jury = await desk.jury()
    there = await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)
    for page, first, second, box in (
        (f"/desk/juries/{jury}/edit", {"place": "Southgate"}, {"place": "Eastgate"}, "place"),
        (f"{there}edit", SETTLED | {"seats": "18"}, SETTLED | {"seats": "20"}, "seats"),
    ):
        await desk.posted(page, rev="0", **first)
        late = await desk.post(page, rev="0", **second)
        assert late.status_code == 409
        assert f"{first[box]}</span>" in late.text
        assert f'value="{second[box]}"' in late.text
    assert desk.sitting(there).seats == 18


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": ""},
        {"held_on": "soon"},
        {"starts": "25:00"},
        {"zone": "Mars/Olympus"},
        {"seats": "501"},
        {"plan": "ready:nothing"},
        {"plan": "sitting:0000000000000000"},
    ],
    ids=repr,
)
async def test_a_sitting_that_cannot_be_is_not_added(desk: Desk, wrong: dict[str, str]) -> None:
    jury = desk.there.other.jury
    answer = await desk.post(f"/desk/juries/{jury}/sittings/new", **READY | wrong)
    assert answer.status_code == 400
    assert f'id="{next(iter(wrong))}-about"' in answer.text
    assert len(preparing.sittings_in(desk.there.engine, desk.home)) == 2


async def test_a_sitting_is_copied_from_one_of_ones_own_and_never_from_elsewhere(desk: Desk) -> None:
    _, jury = await desk.jury()
    copy = SETTLED | {"plan": f"sitting:{desk.there.sitting.id}"}
    there = await desk.posted(f"/desk/juries/{jury}/sittings/new", **copy)
    copied = read_plan(desk.sitting(there).plan)
    assert (copied.agenda, copied.charge.influence) == (PLAN.agenda, "consult")
    page = (await desk.post("/desk/inquiries/new", STRANGER, **BEGUN)).headers["location"]
    added = (await desk.post(f"{page}juries/new", STRANGER, place="Elsewhere")).headers["location"]
    elsewhere = f"/desk/juries/{added.partition('#jury-')[2]}/sittings/new"
    assert (await desk.post(elsewhere, STRANGER, **copy)).status_code == 400


async def test_what_an_inquiry_has_settled_is_in_the_plan_of_its_new_sitting(desk: Desk) -> None:
    settled = {"asked_by": "The cabinet", "accountable": "The mayor", "influence": "empower"}
    page = await desk.posted("/desk/inquiries/new", **BEGUN | settled)
    jury = (await desk.posted(f"{page}juries/new", place="Northgate")).partition("#jury-")[2]
    charge = read_plan(desk.sitting(await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)).plan).charge
    assert (charge.influence, charge.asked_by) == ("empower", {"en": "The cabinet"})
    assert charge.answered_by == {"en": "The mayor will answer by 31 December 2027."}


async def test_what_an_inquiry_settles_later_is_taken_over_into_what_still_waits(desk: Desk) -> None:
    page, jury = await desk.jury()
    there = await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)
    offer, way = "Take over what the inquiry says", f"{there}plan/authority"
    assert offer not in await desk.get(there)
    await desk.posted(f"{page}edit", rev="0", **BEGUN | {"accountable": "The mayor", "influence": "involve"})
    assert offer in await desk.get(there)
    assert offer in await desk.get(f"{there}plan/charge")
    assert offer not in await desk.get(there, "facilitator")
    assert await desk.posted(way) == f"{there}plan/charge?saved=2"
    charge = read_plan(desk.sitting(there).plan).charge
    assert (charge.influence, charge.answered_by["en"]) == ("involve", "The mayor will answer by 31 December 2027.")
    assert offer not in await desk.get(there) + await desk.get(f"{there}plan/charge")
    is_open = f"/desk/sittings/{desk.there.sitting.id}/plan/authority"
    assert (await desk.post(is_open)).status_code == 400


async def test_an_answer_that_is_promised_too_early_is_warned_of(desk: Desk) -> None:
    page, jury = await desk.jury()
    await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)
    assert "Promise a later day" not in await desk.get(page)
    await desk.posted(f"{page}edit", rev="0", **BEGUN | {"answer_by": "2027-06-12"})
    assert "Promise a later day" in await desk.get(page)


async def test_the_time_zone_reaches_the_room_and_an_open_sitting_keeps_its_day(desk: Desk) -> None:
    kept = {"keep_until": "2030-01-01"}
    await desk.posted(f"{desk.other}edit", rev="0", **SETTLED | kept)
    room = desk.there.house.rooms.find(desk.there.other.id)
    assert room is not None
    assert room.links.zone == "Europe/Paris"
    is_open = f"/desk/sittings/{desk.there.sitting.id}/"
    assert 'name="held_on"' not in await desk.get(f"{is_open}edit")
    await desk.posted(f"{is_open}edit", rev="0", **SETTLED | kept)
    now = desk.sitting(is_open)
    assert (now.held_on, now.zone, now.keep_until) == ("", "Europe/London", "2030-01-01")
    assert (await desk.post(f"{is_open}edit", rev="1", keep_until="never")).status_code == 400


async def test_the_end_of_what_is_kept_moves_with_the_day_unless_somebody_settled_it(desk: Desk) -> None:
    _, jury = await desk.jury()
    there = await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)
    moved = SETTLED | {"held_on": "2028-01-31", "keep_until": "2027-12-12"}
    await desk.posted(f"{there}edit", rev="0", **moved)
    assert desk.sitting(there).keep_until == "2028-07-31"
    early = await desk.post(f"{there}edit", rev="1", **moved)
    assert early.status_code == 400
    assert "That is before the day itself." in early.text
    await desk.posted(f"{there}edit", rev="1", **moved | {"keep_until": "2028-02-28"})
    await desk.posted(f"{there}edit", rev="2", **moved | {"held_on": "2028-02-01", "keep_until": "2028-02-28"})
    assert desk.sitting(there).keep_until == "2028-02-28"
    await desk.posted(f"{desk.other}edit", rev="0", **SETTLED)
    assert desk.sitting(desk.other).keep_until == "2027-12-12", "a day that is settled later has an end, too"


async def test_each_office_sees_the_steps_and_ways_that_are_its_own(desk: Desk) -> None:
    seen = {who: await desk.get(desk.other, who) for who in ("organiser", "facilitator", "commissioner", "observer")}
    steps = {who: re.findall(r'id="step-(\w+)"', html) for who, html in seen.items()}
    assert steps["organiser"][0] == "when"
    assert "roster" in steps["facilitator"]
    for who in ("commissioner", "observer"):
        assert "roster" not in steps[who]
        assert f'{desk.other}roster"' not in seen[who]
    for who in ("facilitator", "commissioner", "observer"):
        assert "/tick" not in seen[who]
        assert f'{desk.other}edit"' not in seen[who]
        assert "inquiries/new" not in await desk.get("/desk/", who)
    _, inquiry = preparing.home_of(desk.there.engine, desk.there.other.jury)
    preparing.put_away(desk.there.engine, Sitting, desk.there.other.id, 1)
    for who, may in (("organiser", True), ("facilitator", False), ("commissioner", False), ("observer", False)):
        assert ("/edit" in await desk.get(f"/desk/inquiries/{inquiry.id}/", who)) == may
        assert ("/desk/archive" in await desk.get("/desk/", who)) == may
    preparing.put_away(desk.there.engine, Sitting, desk.there.other.id, None)
    assert 'class="next"' in await desk.get("/desk/", "organiser")
    for who in ("commissioner", "observer"):
        assert "is-next" not in seen[who], "nothing here is theirs to do"
        assert 'class="next"' not in await desk.get("/desk/", who)


async def test_a_step_is_ticked_off_by_hand_and_taken_back(desk: Desk) -> None:
    assert await desk.posted(f"{desk.other}tick", step="print", done="yes") == f"{desk.other}#step-print"
    assert re.search(r'id="step-print" class="is-done"', await desk.get(desk.other))
    await desk.posted(f"{desk.other}tick", step="print", done="no")
    assert re.search(r'id="step-print" class="is-to-do', await desk.get(desk.other))
    for form in ({}, {"step": "when", "done": "yes"}, {"step": "print", "done": "perhaps"}):
        assert (await desk.post(f"{desk.other}tick", **form)).status_code == 400


async def test_what_is_put_away_lets_nobody_in_until_it_is_brought_back(desk: Desk) -> None:
    jury, inquiry = preparing.home_of(desk.there.engine, desk.there.other.jury)
    ways = (f"{desk.other}archive", f"/desk/juries/{jury.id}/archive", f"/desk/inquiries/{inquiry.id}/archive")
    code = {"code": desk.there.other.join_code}

    async def let_in() -> str:
        return (await desk.there.doors.post("/join", data=code)).text

    assert "The doors are not open yet" in await let_in()
    for way in ways:
        there = await desk.posted(way, away="yes")
        assert there.startswith("/desk/archive?moved=")
        assert "Put away:" in await desk.get(there)
        assert "We do not know that code." in await let_in()
        assert desk.there.other.id not in await desk.get("/desk/")
        await desk.posted(way, away="no")
        assert "The doors are not open yet" in await let_in()
        assert desk.there.other.id in await desk.get("/desk/")
    assert (await desk.post(ways[0], away="perhaps")).status_code == 400
    assert "Nothing is put away." in await desk.get("/desk/archive")


async def test_what_is_open_is_not_put_away_and_its_cards_go_on(desk: Desk) -> None:
    jury, inquiry = preparing.home_of(desk.there.engine, desk.there.sitting.jury)
    for way in (f"sittings/{desk.there.sitting.id}", f"juries/{jury.id}", f"inquiries/{inquiry.id}"):
        answer = await desk.post(f"/desk/{way}/archive", away="yes")
        assert answer.status_code == 409
        assert "Not put away: a sitting is open." in answer.text
    card = desk.there.house.access.write_card(desk.there.card(juror(5)))
    assert (await desk.there.doors.post("/enter", data={"card": card})).status_code == 303
    preparing.put_away(desk.there.engine, Sitting, desk.there.sitting.id, 1)
    assert (await desk.there.doors.post("/enter", data={"card": card})).status_code == 404
    recovery = desk.there.house.access.recovery_code(desk.there.sitting.id)
    assert (await desk.there.doors.post("/recover", data={"code": recovery})).status_code == 400


async def test_names_that_are_due_are_told_to_those_who_may_see_them_and_stay_until_somebody_erases_them(
    desk: Desk,
) -> None:
    engine, sitting = desk.there.engine, desk.there.sitting.id
    due = "Names that are due to be erased"
    assert preparing.change(engine, Sitting, sitting, 0, {"keep_until": "2020-01-31"})
    assert due not in await desk.get("/desk/"), "there are no names"
    assert write_roster(engine, sitting, Listed(juror(1).number, "Ada", "", 0))
    assert due in await desk.get("/desk/")
    assert "were to be kept until Friday 31 January 2020" in await desk.get(f"/desk/sittings/{sitting}/")
    assert due not in await desk.get("/desk/", "observer")
    assert preparing.listed_of(engine, sitting) == 1
    assert preparing.change(engine, Sitting, sitting, 1, {"keep_until": "2199-01-31"})
    assert due not in await desk.get("/desk/")


async def test_a_form_filled_to_the_brim_in_any_script_is_kept(desk: Desk) -> None:
    full = {"title": "問" * 160, "purpose": "問" * 3000, "up_for_grabs": "題" * 1500, "not_up_for_grabs": "題" * 1500}
    page = await desk.posted("/desk/inquiries/new", **full, asked_by="市" * 300, accountable="長" * 300)
    assert desk.inquiry(page).not_up_for_grabs == "題" * 1500


async def test_when_a_sitting_has_closed_its_findings_stand_where_recommendations_will_be(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, (CLOSING, (FACILITATOR, CloseSitting("close")))) as (there, keys):
        desk = Desk(there, keys)
        _, inquiry = preparing.home_of(there.engine, there.sitting.jury)
        html = await desk.get(f"/desk/inquiries/{inquiry.id}/")
        assert f'href="/desk/sittings/{there.sitting.id}/findings">Findings of London' in html
        assert "0 votes with a result" in html
        assert "appears here when its sitting has closed" not in html
        assert "Read what it found" in await desk.get(f"/desk/sittings/{there.sitting.id}/")
        await desk.posted(f"/desk/sittings/{there.sitting.id}/archive", away="yes")
        assert there.sitting.id not in await desk.get(f"/desk/inquiries/{inquiry.id}/")
        assert "This is put away" in await desk.get(f"/desk/sittings/{there.sitting.id}/")


async def test_the_rooms_that_are_not_filled_yet_say_so(desk: Desk) -> None:
    page, _ = await desk.jury()
    html = await desk.get(page)
    assert "What a jury recommends appears here when its sitting has closed." in html
    assert "The answer is promised by Friday 31 December 2027." in html
    assert all(f'id="{room}"' in html for room in ("authorise", "create", "measure"))


async def test_a_day_that_has_passed_is_warned_of_and_kept(desk: Desk) -> None:
    page, jury = await desk.jury()
    there = await desk.posted(f"/desk/juries/{jury}/sittings/new", **READY)
    warned, late = "That day has passed.", "The day by which an answer is promised has passed."
    for past, (day, by) in ((False, ("2190-06-12", "2190-12-31")), (True, ("2001-06-12", "2001-12-31"))):
        await desk.posted(f"{page}edit", rev=str(desk.inquiry(page).rev), **BEGUN | {"answer_by": by})
        sitting = desk.sitting(there)
        await desk.posted(f"{there}edit", rev=str(sitting.rev), **SETTLED | {"held_on": day, "keep_until": ""})
        assert desk.sitting(there).held_on == day
        assert (warned in await desk.get(there)) == past
        assert (late in await desk.get(page)) == past
        last = await desk.get(f"{there}open")
        assert (warned in last, late in last) == (past, past)
