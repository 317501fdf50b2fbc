"""What a ready-made jury asks is nobody's own until somebody has looked at it: the desk says so until then."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from app.plans.ready import READY
from app.plans.untouched import parts_as_they_came, questions_as_they_came
from app.store.plan_versions import save
from tests.days import START
from tests.web.members import staffed_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from app.jury.plan import Plan
    from tests.web.place import Place

Staffed = tuple["Place", dict[str, dict[str, str]]]
LIDO = READY["two-evenings"]


@pytest.fixture
async def staff(tmp_path: Path) -> AsyncIterator[Staffed]:
    async with staffed_place(tmp_path) as there:
        yield there


def saved(there: Place, plan: Plan, made_from: int) -> None:
    save(there.engine, there.other.id, made_from, lambda base, newest: plan, by="ada", note="", now=START)


def filled(plan: Plan) -> Plan:
    """With one question put in other words."""
    first, *others = plan.questions
    return replace(plan, questions=(replace(first, words={"en": "Should the lido be kept?"}), *others))


def test_a_part_is_as_it_came_until_something_in_it_is_changed():
    assert parts_as_they_came(LIDO) == {"plan", "questions"}
    assert parts_as_they_came(filled(LIDO)) == {"plan"}
    assert parts_as_they_came(replace(LIDO, title={"en": "The lido"})) == {"questions"}
    assert questions_as_they_came(filled(LIDO)) == questions_as_they_came(LIDO) - 1 == len(LIDO.questions) - 1


async def test_questions_that_nobody_looked_at_are_not_done_and_the_opening_counts_them(staff: Staffed):
    there, keys = staff
    first = f"/desk/sittings/{there.other.id}/"

    async def standing() -> str:
        shown = await there.doors.get(first, headers=keys["organiser"])
        found = re.search(r'id="step-questions" class="is-([a-z-]+)', shown.text)
        assert found
        return found[1].removesuffix(" is-next")

    saved(there, LIDO, 1)
    assert await standing() == "to-look-at"
    ticked = {"step": "questions", "done": "yes"}
    assert (await there.doors.post(f"{first}tick", data=ticked, headers=keys["organiser"])).status_code == 303
    assert await standing() == "done"
    await there.doors.post(f"{first}tick", data=ticked | {"done": "no"}, headers=keys["organiser"])
    assert await standing() == "to-look-at"
    shown = unescape((await there.doors.get(f"{first}open", headers=keys["organiser"])).text)
    assert f"{len(LIDO.questions)} questions are still word for word those of a ready-made jury" in shown
    assert LIDO.charge.question["en"] in shown
    assert f'href="{first}plan/questions"' in shown
    saved(there, filled(LIDO), 2)
    assert await standing() == "done"
