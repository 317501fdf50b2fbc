"""Words are read at the desk before anything leaves, and removed; a juror who asks for it is erased from every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.contributions.acts import Contribute, Perspective, Stance
from app.jury.votes.acts import CastBallot
from app.store.journal import Journal
from app.store.lines import removed_in, verified
from app.store.tables import Office
from tests.days import OPENING, TALKING, juror
from tests.live.rooms import asked
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.place import Place

CANARY = "The canary sings in Tapestry Lane"
SAID = Contribute("talk", Perspective.MYSELF, Stance.FOR, f"{CANARY} <14>.")


def files_with(folder: Path, text: str) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes()]


async def say(place: Place, *acts: Contribute | CastBallot) -> int:
    room = place.house.rooms.find(place.sitting.id)
    assert room is not None
    answers = [await asked(room, juror(1), act) for act in acts]
    assert answers[0].seq, answers
    return int(answers[0].seq)


async def test_an_organiser_finds_a_text_and_removes_it_for_good(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, TALKING) as (place, keys):
        at, key = f"/desk/sittings/{place.sitting.id}/texts", keys[Office.ORGANISER.value]
        seq = await say(place, SAID)
        assert (await place.doors.get(at, headers=keys[Office.FACILITATOR.value])).status_code == 403
        page = (await place.doors.get(f"{at}?q=CANARY", headers=key)).text
        assert "&lt;14&gt;" in page
        assert f"{seq}:act.text" in page
        assert "Nothing is found." in (await place.doors.get(f"{at}?q=sparrow", headers=key)).text
        form = {"places": f"{seq}:act.text ", "because": " "}
        unsaid = await place.doors.post(at, data=form, headers=key)
        assert (unsaid.status_code, "Nothing was removed." in unsaid.text) == (409, True)
        for _ in range(2):
            done = await place.doors.post(at, data=form | {"because": "It names a home."}, headers=key)
            assert done.status_code == 303
        assert "It names a home." in (await place.doors.get(f"{at}?which=all", headers=key)).text
        page = (await place.doors.get(f"{at}?removed=1", headers=key)).text
        assert "1 text was removed so far." in page
        assert CANARY not in page
        lines = [line.decode() for line in Journal(place.house.engine, place.sitting).lines()]
        assert removed_in(verified(lines)[1]).keys() == {seq}
        assert files_with(tmp_path, CANARY) == []
        for bad in ({}, {"places": "x"}, {"places": "1:act.text y"}):
            assert (await place.doors.post(at, data=bad, headers=key)).status_code >= 400


async def test_a_seat_is_erased_with_what_it_said_by_an_organiser_alone(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, TALKING) as (place, keys):
        at = f"/desk/sittings/{place.sitting.id}/roster/1/erase"
        await say(place, SAID)
        form = {"record": "yes", "because": "They asked."}
        team, key = keys[Office.FACILITATOR.value], keys[Office.ORGANISER.value]
        assert (
            "record" not in (await place.doors.get(at, headers=team)).text.partition("<form")[2].partition("</form")[0]
        )
        assert (await place.doors.post(at, data=form, headers=team)).status_code == 403
        assert files_with(tmp_path, CANARY)
        assert (await place.doors.post(at, data=form, headers=key)).status_code == 303
        assert files_with(tmp_path, CANARY) == []
        assert place.house.state_of(place.sitting.id).removals.jurors == {1}


async def test_while_a_vote_is_open_nothing_is_erased_and_the_page_says_why(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, OPENING) as (place, keys):
        at = f"/desk/sittings/{place.sitting.id}/roster/1/erase"
        form = {"record": "yes", "because": "They asked."}
        answer = await place.doors.post(at, data=form, headers=keys[Office.ORGANISER.value])
        assert (answer.status_code, "Nothing was erased." in answer.text) == (409, True)
        assert place.house.state_of(place.sitting.id).removals.jurors == frozenset()
