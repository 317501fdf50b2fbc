"""A release for a narrower circle is an organiser's, is remembered, and is refused where it would tell of a few."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from app.export.tellings import MOVES
from app.jury.removals.acts import EraseJuror
from app.store.releases import releases
from app.store.tables import Office
from tests.days import OPENING_CAST, ORGANISER
from tests.export.test_report import HELD
from tests.live.rooms import asked
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from pathlib import Path


async def test_an_organiser_releases_to_partners_and_not_again_without_one_person(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, HELD) as (place, keys):
        at, key = f"/desk/sittings/{place.sitting.id}", keys[Office.ORGANISER.value]
        assert "narrower-circles" in (await place.doors.get(f"{at}/pack", headers=key)).text
        others = keys[Office.FACILITATOR.value]
        assert "narrower-circles" not in (await place.doors.get(f"{at}/pack", headers=others)).text
        assert (await place.doors.post(f"{at}/release", data={"tier": "partners"}, headers=others)).status_code == 403
        for _ in range(2):
            made = await place.doors.post(f"{at}/release", data={"tier": "partners"}, headers=key)
            assert "crossings.csv" in zipfile.ZipFile(io.BytesIO(made.content)).namelist()
        assert [each.tier for each in releases(place.house.engine, place.sitting.id)] == ["PARTNERS", MOVES]
        nobody = await place.doors.post(f"{at}/release", data={"tier": "research"}, headers=key)
        assert (nobody.status_code, "nobody agreed" in nobody.text) == (409, True)
        assert (await place.doors.post(f"{at}/release", data={"tier": "everybody"}, headers=key)).status_code == 400
        everything = await place.doors.post(f"{at}/release", data={"tier": "operator"}, headers=key)
        assert "turns.csv" in zipfile.ZipFile(io.BytesIO(everything.content)).namelist()
        assert [each.tier for each in releases(place.house.engine, place.sitting.id)] == ["PARTNERS", MOVES]
        room = place.house.rooms.find(place.sitting.id)
        assert room is not None
        assert (await asked(room, ORGANISER, EraseJuror(1, "Asked."))).seq
        refused = await place.doors.post(f"{at}/release", data={"tier": "partners"}, headers=key)
        assert (refused.status_code, "fewer than five people" in refused.text) == (409, True)


async def test_nothing_is_released_while_a_vote_is_open(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, OPENING_CAST) as (place, keys):
        at = f"/desk/sittings/{place.sitting.id}/release"
        answer = await place.doors.post(at, data={"tier": "partners"}, headers=keys[Office.ORGANISER.value])
        assert (answer.status_code, "Nothing was released" in answer.text) == (409, True)
        assert releases(place.house.engine, place.sitting.id) == ()
