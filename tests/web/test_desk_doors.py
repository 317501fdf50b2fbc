"""Every door of the desk, for a member of every office, for another organisation's organiser, and for nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.store.accounts import members
from app.store.tables import Office
from app.web.doors import DOORS, MEMBERS
from tests.web.members import STRANGER, staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.place import Place

DESKS = {door: those for door, those in DOORS.items() if those & MEMBERS}
SIGN_OUT = "POST /desk/sign-out"
"""Done last: it ends what the others come with."""

Staffed = tuple["Place", dict[str, dict[str, str]]]


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


def path_of(there: Place, shape: str) -> str:
    """The door's address, with what is really there in it; whatever else it names is made up."""
    other = there.other
    named = {"sitting": other.id, "jury": other.jury, "inquiry": inquiry_of(there), "member": organiser(there)}
    return re.sub(r"\{(\w+)\}", lambda match: named.get(match[1], "1"), shape)


def organiser(there: Place) -> str:
    """The last one, who can be neither removed nor demoted."""
    return next(member.id for member in members(there.engine) if member.name == Office.ORGANISER.value)


def inquiry_of(there: Place) -> str:
    with there.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT inquiry FROM jury WHERE id = '" + there.other.jury + "'")
        return str(found.scalar_one())


async def test_a_desks_door_opens_to_the_offices_that_the_table_names(staff: Staffed) -> None:
    there, keys = staff
    for door, those in DESKS.items():
        method, _, shape = door.partition(" ")
        path = path_of(there, shape)
        if door == SIGN_OUT:
            continue
        for office in Office:
            answer = await there.doors.request(method, path, headers=keys[office.value])
            assert answer.status_code < 500, (door, office, answer.text)
            assert (answer.status_code == 403) == (office not in those), (door, office, answer.text)
            assert "sign-in" not in answer.headers.get("location", ""), (door, office)


async def test_what_another_organisation_has_is_not_there(staff: Staffed) -> None:
    there, keys = staff
    named = [door for door in DESKS if re.search(r"\{(sitting|jury|inquiry|member)\}", door)]
    assert len(named) > 4
    for door in named:
        method, _, shape = door.partition(" ")
        answer = await there.doors.request(method, path_of(there, shape), headers=keys[STRANGER])
        made_up = re.sub(r"\{\w+\}", "1", shape)
        nowhere = await there.doors.request(method, made_up, headers=keys["organiser"])
        expected = 404 if Office.ORGANISER in DESKS[door] else 403
        assert (answer.status_code, nowhere.status_code) == (expected, expected), (door, answer.text)
    assert (await there.doors.get("/desk/", headers=keys[STRANGER])).text.count("/desk/sittings/") == 0


async def test_nobody_gets_further_than_the_sign_in(staff: Staffed) -> None:
    there, _ = staff
    for door in DESKS:
        method, _, shape = door.partition(" ")
        answer = await there.doors.request(method, path_of(there, shape))
        assert answer.status_code == 303, door
        assert answer.headers["location"].startswith("/desk/sign-in"), door
