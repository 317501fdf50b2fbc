"""All contributions that wait are shown with one tap: those that stood on the screen, as they stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.days import FACILITATOR, SPOKEN, Step, contributed, juror, scribe
from tests.web.place import place

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from app.jury.people import By
    from tests.web.place import Place

THREE: Step = (SPOKEN, contributed(2, "It is dear."), contributed(3, "Ask the young."))
STAYS = {"accept": "application/json"}


async def shown(there: Place, said: str, by: By = FACILITATOR) -> httpx.Response:
    headers = there.cookie(by) | STAYS
    return await there.doors.post(f"{there.path(by)}show-all", data={"said": said}, headers=headers)


def decisions(there: Place) -> list[bool | None]:
    return [said.decision for said in there.house.state_of(there.sitting.id).contributions.values()]


async def test_what_was_changed_since_goes_on_waiting_and_each_is_an_act_of_its_own(tmp_path: Path) -> None:
    async with place(tmp_path, THREE) as there:
        state = there.house.state_of(there.sitting.id)
        named = " ".join(f"{seq}.{said.rev}" for seq, said in state.contributions.items())
        page = await there.doors.get(there.path(FACILITATOR), headers=there.cookie(FACILITATOR))
        assert f'name="said" value="{named}"' in page.text
        first = min(state.contributions)
        better = {"contribution": first, "rev": 2, "perspective": "all", "stance": "for", "text": "It gives much work."}
        await there.act(juror(1), "ReviseContribution", "a" * 32, **better)
        before = there.entries()
        assert (await shown(there, named)).status_code == 409
        assert decisions(there) == [None, True, True]
        assert there.entries() == before + 2
        assert (await shown(there, named)).status_code == 409, "a double tap shows nothing more"
        assert there.entries() == before + 2


@pytest.mark.parametrize("said", ["", "1", "1.x", "9" * 30 + ".1", "1.1 " * 201])
async def test_what_no_page_of_ours_sends_is_refused(tmp_path: Path, said: str) -> None:
    async with place(tmp_path, THREE) as there:
        before = there.entries()
        assert (await shown(there, said)).status_code == 400
        assert there.entries() == before


async def test_a_scribe_shows_nothing_where_the_plan_leaves_it_to_facilitators(tmp_path: Path) -> None:
    async with place(tmp_path, THREE) as there:
        (seq, *_) = there.house.state_of(there.sitting.id).contributions
        assert (await shown(there, f"{seq}.1", scribe(1))).status_code == 409
        assert decisions(there) == [None, None, None]
