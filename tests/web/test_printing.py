"""Printing at the desk and on the console: a scanned card seats a juror, a card that was replaced seats nobody."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlmodel import Session

from app.jury.people import By, Role
from app.jury.seats.acts import ReissueCard
from app.live.answer import Sent
from app.store.cards import issues
from app.store.roster import Listed, write_roster
from app.store.tables import Sitting
from app.store.wire import write_plan
from app.web.access import Card
from tests.days import FACILITATOR, PLAN, juror
from tests.printing.paper import scanned, written
from tests.voter import new_act_id
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]
REPLACED = "This card has been replaced by a newer one."
ALIEN = "\U00012000"
"""A cuneiform sign, which no font here has."""


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


async def pdf(staff: Staffed, file: str, query: str = "", *, sitting: str = "", who: str = "organiser") -> bytes:
    there, keys = staff
    path = f"/desk/sittings/{sitting or there.sitting.id}/print/{file}?{query}"
    answer = await there.doors.get(path, headers=keys[who])
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store"), answer.text
    return answer.content


async def test_a_language_that_nothing_here_knows_goes_by_its_tag(staff: Staffed) -> None:
    there, keys = staff
    with Session(there.engine) as session:
        row = session.get_one(Sitting, there.other.id)
        row.plan = write_plan(replace(PLAN, title={"en": "A day", "tlh": "jaj"}))
        session.add(row)
        session.commit()
    answer = await there.doors.get(f"/desk/sittings/{there.other.id}/print", headers=keys["facilitator"])
    assert (answer.status_code, ">tlh<" in answer.text) == (200, True)


async def entered(there: Place, link: str) -> httpx.Response:
    """What the page does on which a card's link lands."""
    address, _, secret = link.partition("#")
    assert address == "http://jury.test/enter"
    return await there.doors.post("/enter", data={"card": secret})


async def renewed(staff: Staffed, card: str, *, sitting: str = "", put_out: str = "") -> httpx.Response:
    there, keys = staff
    path = f"/desk/sittings/{sitting or there.sitting.id}/cards"
    return await there.doors.post(path, data={"card": card, "put_out": put_out}, headers=keys["facilitator"])


async def test_every_card_has_its_number_a_code_and_a_square_that_seats_its_juror(staff: Staffed) -> None:
    there, _ = staff
    made = await pdf(staff, "seat-cards.pdf", "seats=2-4,+1&names=yes")
    links = scanned(made)
    assert len(links) == 4
    for number, link in zip((2, 3, 4, 1), links, strict=True):
        answer = await entered(there, link)
        assert answer.headers["location"] == f"/day/{there.sitting.id}/juror/{number}/"
    (page,) = written(made)
    for number in (1, 2, 3, 4):
        assert f"Seat {number} " in page
        assert there.house.printer.code(there.card(juror(number))) in page
    assert "whoever has this card can sit at your seat" in page
    assert "jury.test" in page


async def test_an_old_card_is_refused_by_its_square_and_by_its_code_and_the_new_one_is_not(staff: Staffed) -> None:
    there, _ = staff
    (old,) = scanned(await pdf(staff, "seat-cards.pdf", "seats=2"))
    code = there.house.printer.code(there.card(juror(2)))
    answer = await renewed(staff, "2.1")
    assert answer.headers["location"].endswith("/print?renewed=2#cards")
    made = await pdf(staff, "seat-cards.pdf", "seats=2")
    (new,) = scanned(made)
    assert "Seat, card 2 2" in written(made)[0]
    refused = await entered(there, old)
    assert (refused.status_code, REPLACED in refused.text) == (400, True)
    typed = await there.doors.post("/join", data={"code": code})
    assert (typed.status_code, REPLACED in typed.text) == (400, True)
    assert (await there.doors.get(there.path(juror(2)), headers=there.cookie(juror(2)))).status_code == 200
    assert (await entered(there, new)).headers["location"] == f"{there.path(juror(2))}wait", "the other is alive"
    again = await renewed(staff, "2.1")
    assert (again.status_code, "has no new card" in again.text) == (409, True)


async def test_whoever_sits_there_can_be_put_out(staff: Staffed) -> None:
    there, _ = staff
    await renewed(staff, "3.1", put_out="yes")
    answer = await there.doors.get(there.path(juror(3)), headers=there.cookie(juror(3)))
    assert answer.status_code == 410


async def test_cards_that_are_printed_and_renewed_before_the_doors_open_are_the_ones_that_open_them(
    staff: Staffed,
) -> None:
    there, keys = staff
    sitting = there.other.id
    assert len(scanned(await pdf(staff, "seat-cards.pdf", sitting=sitting))) == 8
    assert len(written(await pdf(staff, "seat-cards.pdf", sitting=sitting))) == there.other.seats / 8
    assert (await renewed(staff, "2.1", sitting=sitting)).status_code == 303
    assert (await renewed(staff, "2.1", sitting=sitting)).status_code == 409
    assert issues(there.engine, sitting) == {2: 2}
    old, new = (
        there.house.printer.link(Card(sitting, juror(2), 1)),
        there.house.printer.link(Card(sitting, juror(2), 2)),
    )
    assert scanned(await pdf(staff, "seat-cards.pdf", "seats=2", sitting=sitting)) == [new]
    form = {"act_id": new_act_id(), "version": "1", "seats": str(there.other.seats), "sure": "yes"}
    await there.doors.post(f"/desk/sittings/{sitting}/open", data=form, headers=keys["organiser"])
    assert scanned(await pdf(staff, "seat-cards.pdf", "seats=2", sitting=sitting)) == [new]
    assert REPLACED in (await entered(there, old)).text
    assert (await entered(there, new)).headers["location"] == f"/day/{sitting}/juror/2/"


async def test_no_card_is_renewed_that_is_not_named_well(staff: Staffed) -> None:
    there, _ = staff
    before = there.entries()
    for card in ("", "2", "2.", ".1", "x.1", "2.x", "0.1", "2.1.1", "99999999.1", "2.-1"):
        assert (await renewed(staff, card)).status_code == 400, card
    assert (await renewed(staff, "77.1")).status_code == 404
    assert there.entries() == before


async def test_names_are_on_cards_where_it_is_wished_and_each_card_is_in_its_jurors_language(staff: Staffed) -> None:
    there, _ = staff
    assert write_roster(there.engine, there.sitting.id, Listed(1, "#import *Ann* $x$", "a ramp", 0))
    assert write_roster(there.engine, there.sitting.id, Listed(2, "Siôn ŵ", "", 0, lang="cy"))
    (named,) = written(await pdf(staff, "seat-cards.pdf", "names=yes"))
    (bare,) = written(await pdf(staff, "seat-cards.pdf"))
    assert "#import *Ann* $x$" in named
    assert "Siôn ŵ" in named
    assert "Sedd 2" in named
    assert "a ramp" not in named
    assert "Ann" not in bare


async def test_a_name_that_no_font_can_write_leaves_a_line_for_the_hand(staff: Staffed) -> None:
    there, _ = staff
    assert write_roster(there.engine, there.sitting.id, Listed(1, f"{ALIEN}{ALIEN}", "", 0))
    assert write_roster(there.engine, there.sitting.id, Listed(2, "Bob", "", 0))
    made = await pdf(staff, "seat-cards.pdf", "names=yes")
    assert "Bob" in written(made)[0]
    assert len(scanned(made)) == 5


async def test_everything_is_one_file_of_every_pack(staff: Staffed) -> None:
    there, _ = staff
    with zipfile.ZipFile(io.BytesIO(await pdf(staff, "everything.zip", "names=yes"))) as packed:
        names = packed.namelist()
        first = {name: written(packed.read(name))[0] for name in names}
    assert sorted(names) == [
        "paper-ballots.pdf",
        "result-boards.pdf",
        "run-sheet.pdf",
        "seat-cards.pdf",
        "table-signs.pdf",
        "when-the-wifi-dies.pdf",
    ]
    assert "My seat number" in first["paper-ballots.pdf"]
    assert "Recorded" in first["when-the-wifi-dies.pdf"]
    assert there.house.access.recovery_code(there.sitting.id)[:4] not in "".join(first.values())


async def test_the_run_sheet_runs_by_the_clock_that_was_chosen(staff: Staffed) -> None:
    text = " ".join(written(await pdf(staff, "run-sheet.pdf", "starts=23%3A50")))
    at = [re.search(rf"(\d\d:\d\d) {phase.minutes} {phase.title['en']}", text) for phase in PLAN.agenda]
    assert [found[1] for found in at if found] == ["23:50", "00:00", "00:15", "00:30", "01:10", "01:30"]
    assert "01:45 The end" in text
    assert "Votes: Opening view" in text


async def test_signs_and_ballots_are_as_many_as_were_asked_for(staff: Staffed) -> None:
    assert len(written(await pdf(staff, "table-signs.pdf", "tables=3&lang=cy"))) == 3
    (page, *_) = written(await pdf(staff, "paper-ballots.pdf", "vote=refined&lang=cy"))
    assert "Refined view (cy)" in page
    assert "Opening view" not in page
    assert "Tudalen 1 o" in page


CANNOT_BE = (
    ("seat-cards.pdf", "seats=1-9%2C99", 'value="1-9,99"'),
    ("seat-cards.pdf", "seats=%3Cscript%3E", "&lt;script&gt;"),
    ("seat-cards.pdf", "seats=5-1", 'value="5-1"'),
    ("seat-cards.pdf", "seats=1-999999", 'value="1-999999"'),
    ("seat-cards.pdf", "seats=%00", "no-seat-cards-seats"),
    ("table-signs.pdf", "tables=0", 'value="0"'),
    ("table-signs.pdf", "tables=999", 'value="999"'),
    ("run-sheet.pdf", "starts=24%3A00", 'value="24:00"'),
    ("paper-ballots.pdf", "vote=nothing", "Not printed yet"),
    ("paper-ballots.pdf", "lang=xx", "Not printed yet"),
    ("everything.zip", "lang=..%2F..", "Not printed yet"),
)


async def test_what_cannot_be_printed_comes_back_with_what_was_typed(staff: Staffed) -> None:
    there, keys = staff
    for file, query, kept in CANNOT_BE:
        path = f"/desk/sittings/{there.sitting.id}/print/{file}?{query}"
        answer = await there.doors.get(path, headers=keys["organiser"])
        assert (answer.status_code, kept in answer.text) == (400, True), query


async def test_the_page_says_where_the_cards_lead(staff: Staffed) -> None:
    there, keys = staff
    page = await there.doors.get(f"/desk/sittings/{there.other.id}/print", headers=keys["facilitator"])
    assert "These cards lead to http://jury.test." in page.text
    assert there.house.access.card_code(Card(there.other.id, juror(1))) not in page.text


async def test_there_is_no_other_file(staff: Staffed) -> None:
    there, keys = staff
    for file in ("plan.pdf", "..%2Fkeys", "seat-cards", "everything.pdf"):
        answer = await there.doors.get(f"/desk/sittings/{there.sitting.id}/print/{file}", headers=keys["organiser"])
        assert answer.status_code == 404


async def test_a_letter_that_no_font_has_is_said_and_nothing_is_lost(staff: Staffed) -> None:
    there, keys = staff
    await there.house.rooms.close()
    path = f"/desk/sittings/{there.other.id}/print/table-signs.pdf?tables=3"
    with there.engine.begin() as connection:
        plan = there.other.plan.replace("The opera house", f"The {ALIEN} house")
        connection.exec_driver_sql("UPDATE sitting SET plan = ? WHERE id = ?", (plan, there.other.id))
    answer = await there.doors.get(path, headers=keys["organiser"])
    assert (answer.status_code, ALIEN in answer.text, 'value="3"' in answer.text) == (409, True, True)


async def test_the_console_shows_prints_and_renews_a_card(staff: Staffed) -> None:
    there, _ = staff
    held = there.cookie(FACILITATOR, 0)
    cards = f"{there.path(FACILITATOR)}cards"
    page = (await there.doors.get(f"{cards}?juror=2", headers=held)).text
    assert there.house.printer.code(there.card(juror(2))) in page
    assert "Make a new card for seat 2" in page
    answer = await there.doors.post(cards, data={"card": "2.1", "act_id": new_act_id()}, headers=held)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{cards}?juror=2&renewed=yes")
    page = (await there.doors.get(answer.headers["location"], headers=held)).text
    assert there.house.printer.code(there.card(juror(2), issue=2)) in page
    made = await there.doors.get(f"{cards}.pdf?juror=2", headers=held)
    (link,) = scanned(made.content)
    assert (await entered(there, link)).status_code == 303
    stale = await there.doors.post(cards, data={"card": "2.1"}, headers=held)
    assert (stale.status_code, "moved on" in stale.text) == (409, True)


async def test_the_same_form_sent_twice_renews_once(staff: Staffed) -> None:
    there, _ = staff
    form = {"card": "2.1", "act_id": new_act_id()}
    for _ in range(2):
        answer = await there.doors.post(
            f"{there.path(FACILITATOR)}cards", data=form, headers=there.cookie(FACILITATOR, 0)
        )
        assert answer.status_code == 303
    assert there.house.state_of(there.sitting.id).seats[2].issue == 2


async def test_the_record_says_who_renewed_it(staff: Staffed) -> None:
    there, keys = staff
    await renewed(staff, "1.1")
    path = f"/desk/sittings/{there.sitting.id}/cards"
    await there.doors.post(path, data={"card": "1.2"}, headers=keys["organiser"])
    room = there.house.rooms.find(there.sitting.id)
    assert room is not None
    assert room.state.seats[1].issue == 3
    answer = await room.submit(Sent(By(Role.JUROR, 1), new_act_id(), ReissueCard(1, 3)))
    assert answer.reason == "not-allowed"


async def test_whoever_waits_for_the_printer_holds_up_nobody_else(staff: Staffed) -> None:
    """More downloads at once than there are threads: a juror's answer is taken while they wait."""
    there, _ = staff
    async with asyncio.timeout(30), there.house.printing:
        waiting = [asyncio.create_task(pdf(staff, "table-signs.pdf", "tables=1")) for _ in range(40)]
        while len(there.house.printing._waiters or ()) < 40:
            await asyncio.sleep(0)
        assert (await there.doors.get("/healthz")).status_code == 200
        for task in waiting[1:]:
            task.cancel()
    assert len(written(await waiting[0])) == 1
