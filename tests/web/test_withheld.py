"""What only the team may know, looked for behind every door of the desk that is open to others, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.jury.people import By, Role
from app.store.roster import Listed, write_roster
from app.web.access import Card, grouped
from tests.days import juror
from tests.web.members import staffed_place
from tests.web.test_desk_doors import DESKS, path_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.place import Place

SCREENS = [f"?as={viewer}&at={at}" for viewer in ("juror", "wall", "console", "scribe") for at in range(3)]
CARDS = (juror(1), By(Role.FACILITATOR, 1), By(Role.WALL), By(Role.SCRIBE, 1))
NAME, NEED = "Gwenllian", "a step-free way in"


async def known(there: Place) -> dict[str, str]:
    """What is to be told to nobody else, by how it would be written."""
    told = {NAME: "a name", NEED: "a need"}
    for sitting in (there.sitting, there.other):
        write_roster(there.engine, sitting.id, Listed(juror(1).number, NAME, NEED))
        await there.house.recall(sitting.id)
        codes = {sitting.join_code: "the room’s code", there.house.access.recovery_code(sitting.id): "recovery"}
        told |= {text: what for code, what in codes.items() for text in (code, grouped(code), grouped(code, 4))}
        cards = (there.house.access.write_card(Card(sitting.id, by)) for by in CARDS)
        told |= {card.rpartition(".")[2]: "a card" for card in cards}
    return told


def pages(there: Place) -> list[str]:
    shapes = [door.removeprefix("GET ") for door in DESKS if door.startswith("GET ")]
    paths = [path_of(there, shape) for shape in shapes]
    paths += [f"{path}{look}" for path in paths if path.endswith("preview/screen") for look in SCREENS]
    return [path.replace(there.other.id, sitting.id) for path in paths for sitting in (there.sitting, there.other)]


@pytest.mark.parametrize("office", ["commissioner", "observer"])
async def test_nobody_outside_the_team_is_told_a_name_or_a_way_in(tmp_path: Path, office: str):
    async with staffed_place(tmp_path) as (there, keys):
        secrets, looked = await known(there), 0
        for path in pages(there):
            answer = await there.doors.get(path, headers=keys[office])
            looked += answer.status_code == 200
            found = {what for text, what in secrets.items() if text in answer.text}
            assert not found, (re.sub(there.other.id, "…", path), found)
        assert looked > 50


async def test_the_team_is_told(tmp_path: Path):
    async with staffed_place(tmp_path) as (there, keys):
        secrets = await known(there)
        answers = [(await there.doors.get(path, headers=keys["facilitator"])).text for path in pages(there)]
        found = {what for text, what in secrets.items() if any(text in answer for answer in answers)}
        assert found == {"a name", "a need", "the room’s code", "a card", "recovery"}
