"""Tables on the console: wishes that a draw keeps to, seating again with a preview, and what nobody else may see."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from app.jury.seats.acts import RecordLeaving
from app.store.journal import Journal
from app.store.roster import Listed, write_roster
from app.store.wishes import Held, held_wishes
from tests.days import FACILITATOR, TALKING, WALL, WHOLE_ARRIVED, juror, moved_to
from tests.voter import new_act_id
from tests.web.place import place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.place import Place


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Place]:
    async with place(tmp_path, (WHOLE_ARRIVED, moved_to("talk"))) as here:
        yield here


async def page(there: Place, which: str = "", by=FACILITATOR) -> str:
    return unescape((await there.doors.get(f"{there.path(by)}{which}", headers=there.cookie(by))).text)


async def posted(there: Place, which: str, **fields: str):
    return await there.doors.post(f"{there.path(FACILITATOR)}{which}", data=fields, headers=there.cookie(FACILITATOR))


async def test_a_draw_keeps_to_wishes_and_what_it_cannot_keep_is_said(there: Place) -> None:
    write_roster(there.engine, there.sitting.id, Listed(1, "Ada", "A wheelchair", attributes={"age": "young"}))
    write_roster(there.engine, there.sitting.id, Listed(2, "Bea", attributes={"age": "young"}))
    assert (await posted(there, "mixing", do="pin", one="1", table="2")).status_code == 303
    assert (await posted(there, "mixing", do="apart", one="2", other="1")).status_code == 303
    shown = await page(there, "mixing")
    assert "Seat 1 Ada: <strong>Table 2" in shown
    assert "A wheelchair" in shown
    assert "Seats 1 and 2" in shown
    assert (await there.act(FACILITATOR, "DrawTables", new_act_id(), phase="talk", draw=1, tables=2)).status_code == 200
    (one, two) = there.house.state_of(there.sitting.id).tables["talk"].tables
    assert 1 in two
    assert 2 in one
    console = await page(there)
    assert "age: every table has its fair share. No table has fewer than 1 “young”." in " ".join(console.split())
    assert "asked for is kept" not in console
    await posted(there, "mixing", do="pin", one="2", table="2")
    console = await page(there)
    assert "Seats 1, 2 are to be kept apart, and all of them are to sit at table 2." in console
    assert "Seat 2 is to sit at table 2, and sits elsewhere." in console
    record = json.dumps([str(entry) for entry in Journal(there.engine, there.sitting).read()])
    for screen in (await page(there, by=WALL), await page(there, by=juror(1)), record):
        assert not re.search("young|wheelchair|kept apart|fair share", screen)


async def test_seating_again_shows_who_moves_changes_nothing_and_is_applied_and_undone(there: Place) -> None:
    await there.act(FACILITATOR, "SetTables", new_act_id(), phase="talk", draw=1, tables=[[1, 2, 3], [4]])
    before = there.entries()
    shown = unescape((await posted(there, "seat-again")).text)
    assert "1 person has to change tables." in shown
    assert there.entries() == before
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown))
    assert (await posted(there, "acts", **form)).headers["location"] == there.path(FACILITATOR)
    assert sorted(map(len, there.house.state_of(there.sitting.id).tables["talk"].tables)) == [2, 2]
    assert (await posted(there, "acts", **form)).status_code == 303, "sent twice, it is one act"
    assert there.entries() == before + 1
    undo = {"phase": "talk", "draw": 3, "tables": [[1, 2, 3], [4]], "undoes": before}
    seq = len(Journal(there.engine, there.sitting).read())
    assert (await there.act(FACILITATOR, "SetTables", new_act_id(), **undo | {"undoes": seq})).status_code == 200
    assert there.house.state_of(there.sitting.id).tables["talk"].tables == ((1, 2, 3), (4,))


async def test_whoever_went_home_is_named_and_a_latecomer_gets_the_best_place_in_one_tap(there: Place) -> None:
    await there.act(FACILITATOR, "SetTables", new_act_id(), phase="talk", draw=1, tables=[[1, 2], [3]])
    console = await page(there)
    assert "Seat 4 to table 2, the best place" in console
    await there.act(FACILITATOR, "RecordLeaving", new_act_id(), juror=RecordLeaving(1).juror)
    assert "Seat 1 has gone home and is still at a table." in await page(there)
    assert "<span>2</span>" in await page(there, by=WALL)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"do": "pin", "one": "", "table": "2"}, "Choose which seat"),
        ({"do": "pin", "one": "1", "table": "<b>"}, "Write the number of a table"),
        ({"do": "pin", "one": "1", "table": "0"}, "Write the number of a table"),
        ({"do": "apart", "one": "1", "other": "99"}, "Choose both seats"),
        ({"do": "apart", "one": "1", "other": "1"}, "Choose two different seats"),
    ],
)
async def test_what_cannot_be_kept_is_said_beside_the_boxes(there: Place, form: dict[str, str], said: str) -> None:
    answer = await posted(there, "mixing", **form)
    assert answer.status_code == 400
    assert said in answer.text
    assert held_wishes(there.engine, there.sitting.id) == Held()


async def test_garbage_is_refused_and_seating_again_is_for_a_round_with_tables(there: Place) -> None:
    for form in ({}, {"do": "<script>"}, {"do": "unpin", "one": "\x00"}, {"do": "together"}):
        assert (await posted(there, "mixing", **form)).status_code == 400
    assert (await posted(there, "seat-again")).status_code == 400, "nobody has a table"


async def test_welsh_jurors_read_their_table_in_welsh(tmp_path: Path) -> None:
    async with place(tmp_path, TALKING) as there:
        keys = there.cookie(juror(3))
        keys["cookie"] += "; juryday-language=cy"
        shown = (await there.doors.get(there.path(juror(3)), headers=keys)).text
        assert "Nifer y bobl wrth y bwrdd hwn: 2." in shown
