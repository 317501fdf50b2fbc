"""Once the doors are open the desk leads to the console and the wall; before that it says how the venue stands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from app.store import venue
from app.store.venue import Disk
from app.web.desk.venue.points import Found, plain
from tests.days import START
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


async def page(staffed: Staffed, path: str, who: str = "organiser") -> str:
    there, keys = staffed
    return unescape((await there.doors.get(path, headers=keys[who])).text)


async def test_an_open_day_offers_console_and_wall_first_to_those_who_may_lead_it(staff: Staffed):
    there, keys = staff
    first = f"/desk/sittings/{there.sitting.id}/"
    shown = await page(staff, first)
    assert shown.index("Open the console</button>") < shown.index("Open the wall</button>") < shown.index("Look on as")
    assert f'href="{first}consoles">Make one' in shown
    card = re.search(r'name="card" value="([^"]+)"', shown)
    assert card
    entered = await there.doors.post("/enter", data={"card": card[1]})
    assert entered.headers["location"].startswith(f"/day/{there.sitting.id}/wall/")
    opened = await there.doors.post(f"{first}consoles/open", headers=keys["organiser"])
    assert opened.headers["location"].startswith(f"/day/{there.sitting.id}/facilitator/")
    assert "Make one for whoever leads" not in await page(staff, first)
    for who in ("observer", "commissioner"):
        seen = await page(staff, first, who)
        assert "Open the console" not in seen
        assert 'name="card"' not in seen


async def test_the_desk_begins_with_the_day_that_is_open(staff: Staffed):
    there, _ = staff
    shown = (await page(staff, "/desk/")).partition("<main")[2]
    assert shown.index("Go to the open day") < shown.index("Your inquiries")
    assert shown.count(f'href="/desk/sittings/{there.other.id}/">Go to') == 0


async def test_a_check_of_the_venue_that_failed_is_not_done_and_said_to_have_failed(staff: Staffed):
    there, _ = staff
    first = f"/desk/sittings/{there.other.id}/"
    assert "It has not been checked." in await page(staff, f"{first}open")
    good = Found(True, 20, 40, 0, Disk(1, 2, 10_000_000_000), 5, "")
    bad = Found(True, 20, 40, 0, Disk(1, 2, 1), 5, "")
    for at, (found, done, told) in enumerate(
        ((good, True, "The last check passed."), (bad, False, "The last check failed"))
    ):
        venue.keep_check(there.engine, there.other.id, "ada", plain(found), START + at)
        shown = await page(staff, first)
        assert ('id="step-venue" class="is-done' in shown) == done
        assert told in shown
        assert told in await page(staff, f"{first}open")
