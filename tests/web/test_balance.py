"""Whether the evidence is even: figures, sentences, what is missing, and signatures that say when it changed since."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.jury.day.acts import OpenSitting
from app.jury.exhibits.plan import Side
from app.live.answer import Sent
from app.store.evidence.reviews import balance_of, signed
from app.store.journal import Journal
from app.store.plan_versions import newest, save
from tests.days import ORGANISER, START, said
from tests.voter import new_act_id
from tests.web.evidence import shown_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import httpx

    from tests.web.evidence import Shown

TYPED = {"name": "A. Chair", "capacity": "Chair of the panel", "on": "2027-05-01", "remark": "Even enough."}
"""A signature, but for what the form brings along."""


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Shown]:
    async with shown_place(tmp_path) as shown:
        yield shown


def path(there: Shown) -> str:
    return f"/desk/sittings/{there.place.other.id}/balance"


async def page(there: Shown, who: str = "organiser") -> str:
    return (await there.place.doors.get(path(there), headers=there.keys[who])).text


async def sign(
    there: Shown, who: str = "organiser", brought: dict[str, str] | None = None, **typed: str
) -> httpx.Response:
    hidden = brought or hidden_in(await page(there))
    return await there.place.doors.post(path(there), data=hidden | TYPED | typed, headers=there.keys[who])


def hidden_in(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', html.split('id="sign"')[1]))


def change(there: Shown) -> None:
    """Somebody writes another source."""
    engine, sitting = there.place.engine, there.place.other.id
    before = newest(engine, sitting)
    changed = replace(before.plan.exhibits[0], source=said(f"Changed {before.number}"))
    plan = replace(before.plan, exhibits=(changed, *before.plan.exhibits[1:]))
    save(engine, sitting, before.number, lambda base, now: plan, by="x", note="", now=START)


async def test_figures_stand_in_a_table_and_in_words(there: Shown) -> None:
    html = await page(there)
    assert re.search(r"A person’s story</span>\s*</th><td>2</td><td>0</td><td>5</td><td>4</td>", html)
    assert "2 exhibits, 0 min to present, 5 min to be questioned, 4 pages" in html
    assert "Those for and those against are given the same." in html
    assert "Nobody has signed." in html
    assert "Nobody says who may copy its files:" in html
    assert (await there.place.doors.get(path(there), headers=there.keys["observer"])).status_code == 200


async def test_somebody_signs_once_and_it_says_when_the_evidence_changed_since(there: Shown) -> None:
    brought = hidden_in(await page(there))
    for _ in range(2):
        assert (await sign(there, brought=brought)).status_code == 303
    html = await page(there)
    assert html.count("A. Chair</strong>, Chair of the panel, 1 May 2027") == 1
    assert "Written down by organiser" in html
    assert "Signed before the last change" not in html
    change(there)
    assert "Signed before the last change of the evidence." in await page(there)
    stale = await sign(there, brought=brought, name="Another")
    assert (stale.status_code, "Another" in stale.text, "was changed while" in stale.text) == (409, True, True)
    assert len(signed(there.place.engine, there.place.other.id)) == 1


async def test_a_signature_can_be_taken_back(there: Shown) -> None:
    await sign(there)
    row = signed(there.place.engine, there.place.other.id)[0]
    answer = await there.place.doors.post(path(there), data={"withdraw": row.id}, headers=there.keys["commissioner"])
    assert answer.status_code == 303
    assert "Nobody has signed." in await page(there)


MISSING = [{"name": ""}, {"capacity": " "}, {"on": ""}, {"on": "1 May"}, {"on": "2027-02-30"}, {"on": "2027-W01-1"}]
TOO_LONG = [{"remark": "x" * 2_001}, {"name": "x" * 121}]


@pytest.mark.parametrize("typed", [*MISSING, *TOO_LONG])
async def test_what_is_missing_is_asked_for_and_the_rest_stays(there: Shown, typed: dict[str, str]) -> None:
    answer = await sign(there, **typed)
    assert (answer.status_code, "Everything you typed is still here." in answer.text) == (400, True)
    assert TYPED["remark"] in answer.text or "remark" in typed
    assert signed(there.place.engine, there.place.other.id) == []


async def test_who_may_sign(there: Shown) -> None:
    brought = hidden_in(await page(there))
    for who, status in (("commissioner", 303), ("facilitator", 403), ("observer", 403)):
        assert (await sign(there, who, brought)).status_code == status
    assert (await sign(there, brought=brought | {"once": "x"})).status_code == 400
    assert (await sign(there, brought=brought, name="a\x00b")).status_code == 400


async def test_it_goes_into_the_record_and_stays_as_it_was_there(there: Shown) -> None:
    await sign(there)
    engine, sitting = there.place.engine, there.place.other
    plan = newest(engine, sitting.id).plan
    found = balance_of(engine, sitting.id, plan.exhibits)
    assert found.reviews[0].name == "A. Chair"
    room = there.place.house.rooms.find(sitting.id)
    assert room is not None
    await room.submit(Sent(ORGANISER, new_act_id(), OpenSitting(plan, (1, 2), balance=found)))
    html = await page(there)
    assert "as it is in the record" in html
    assert "A. Chair</strong>, Chair of the panel, 1 May 2027" in html
    assert "Sign as a reviewer" not in html
    late = await there.place.doors.post(path(there), data=TYPED, headers=there.keys["organiser"])
    assert late.status_code in (400, 409)
    first = Journal(engine, sitting).read()[0].act
    assert isinstance(first, OpenSitting)
    assert first.balance == found


async def declare(there: Shown, share: str, who: str = "organiser", version: str = "") -> httpx.Response:
    shown = re.findall(r'name="version" value="([0-9]+)"', await page(there))
    typed = {"least_share": share, "version": version or shown[0]}
    return await there.place.doors.post(path(there), data=typed, headers=there.keys[who])


async def test_the_least_share_of_either_side_is_declared_with_the_plan_and_a_plan_that_breaks_it_is_told(
    there: Shown,
) -> None:
    engine, sitting = there.place.engine, there.place.other.id
    before = newest(engine, sitting)
    pro, con = (
        replace(before.plan.exhibits[0], id=side.value, side=side, minutes=minutes)
        for side, minutes in ((Side.FOR, 10), (Side.AGAINST, 30))
    )
    plan = replace(before.plan, exhibits=(*before.plan.exhibits, pro, con))
    save(engine, sitting, before.number, lambda base, now: plan, by="x", note="", now=START)
    assert "is less than" not in await page(there)
    for wrong in ("51", "-1", "x", "4.5"):
        answer = await declare(there, wrong)
        assert (answer.status_code, "whole number from 0 to 50" in answer.text) == (400, True), wrong
    assert (await declare(there, "40")).status_code == 303
    assert newest(engine, sitting).plan.least_share == 40
    assert "is less than the 40 % declared." in await page(there)
    assert (await declare(there, "30", who="commissioner")).status_code in (403, 409)
    assert newest(engine, sitting).plan.least_share == 40
    assert (await declare(there, "")).status_code == 303
    assert newest(engine, sitting).plan.least_share == 0
