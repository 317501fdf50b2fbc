"""Targets of recruitment at the desk: set with the plan, never half, by two at once, and beside the roster."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.numbers import JurorNumber
from app.jury.seats.targets import Counted, Quota, Target
from app.store.roster import Listed, write_roster
from tests.days import PLAN, opened, seated
from tests.web.forms import form_of
from tests.web.members import STRANGER, staffed_place
from tests.web.test_asking import TRUST, form, sent
from tests.web.test_planning import planned, saved_as

if TYPE_CHECKING:
    from pathlib import Path

AREA = Target("Area", (Quota("North", 50), Quota("South", 50)), {"en": "Census 2021"})
TYPED = {
    "target__0__attribute": " Area ",
    "target__0__quotas": "North:50\r\nSouth = 50 %",
    "target__0__en": "Census 2021",
}


async def test_targets_are_set_changed_and_taken_out_each_as_a_version(tmp_path: Path) -> None:
    async with planned(tmp_path, TRUST) as desk:
        assert "The plan sets no targets." in (await desk.get()).text
        assert saved_as(await sent(desk, "/targets")) == 1, "an empty form sets nothing"
        saved_as(await sent(desk, "/targets", **TYPED))
        assert desk.plan.targets == (AREA,)
        assert "Who is to be recruited: “Area”" in (await desk.get("/history")).text
        assert "Set by: Area." in (await desk.get()).text
        assert saved_as(await sent(desk, "/targets")) == 2, "sent as it stands it changes nothing"
        saved_as(await sent(desk, "/targets", target__0__counted="seats", target__0__quotas="North: 12"))
        assert desk.plan.targets[0].counted is Counted.SEATS
        typed = await form(desk, "/targets")
        less = form_of((await desk.post("/targets", **typed | {"do": "out.target.0"})).text, "/targets")
        saved_as(await desk.post("/targets", **less))
        assert desk.plan.targets == ()
        assert (await desk.get("/targets", STRANGER)).status_code == 404
        assert (await desk.get("/targets", "facilitator")).status_code == 403


async def test_what_cannot_be_kept_comes_back_whole_with_a_sentence_beside_its_box(tmp_path: Path) -> None:
    async with planned(tmp_path, TRUST) as desk:
        wrong = {
            "target__0__quotas": ("North: a half\nSouth: 50", "this could not be read: “North: a half”"),
            "target__0__attribute": ("", "Number 1: say what of people it is about"),
            "target__0__en": (" ", "Area: say where the numbers come from."),
        }
        for box, (text, sentence) in wrong.items():
            answer = await sent(desk, "/targets", **TYPED | {box: text})
            assert answer.status_code == 400
            assert sentence in answer.text
            assert form_of(answer.text, "/targets")["target.0.quotas"]
        for quotas, sentence in (("North: 120\nSouth: -20", "fewer than nobody"), ("A: 1\n" * 2_000, "room for")):
            answer = await sent(desk, "/targets", **TYPED | {"target__0__quotas": quotas})
            assert (answer.status_code, sentence in answer.text) == (400, True)
        twice = {name.replace("0", "1"): text for name, text in TYPED.items()}
        assert "“Area” has a target already" in (await sent(desk, "/targets", **TYPED, **twice)).text
        assert (desk.plan, desk.version) == (TRUST, 1)


async def test_two_who_change_one_target_are_told_and_two_who_change_two_are_both_kept(tmp_path: Path) -> None:
    async with planned(tmp_path, replace(TRUST, targets=(AREA, replace(AREA, attribute="Age")))) as desk:
        first, other = await form(desk, "/targets"), await form(desk, "/targets")
        saved_as(await sent(desk, "/targets", target__0__quotas="North: 40\nSouth: 60"))
        saved_as(await desk.post("/targets", **other | {"target.1.quotas": "North: 10\nSouth: 90"}))
        assert [[quota.wanted for quota in target.quotas] for target in desk.plan.targets] == [[40, 60], [10, 90]]
        clash = await desk.post("/targets", **first | {"target.0.quotas": "North: 30\nSouth: 70"})
        assert clash.status_code == 409
        again = form_of(clash.text, "/targets")
        assert again["target.0.quotas"].split() == ["North:", "30", "South:", "70"]
        saved_as(await desk.post("/targets", **again))
        assert desk.plan.targets[0].quotas == (Quota("North", 30), Quota("South", 70))


async def test_once_the_day_is_open_targets_are_read_beside_who_came_and_not_changed(tmp_path: Path) -> None:
    held = (opened(3, replace(PLAN, targets=(AREA,))), seated(1, 3))
    async with staffed_place(tmp_path, held) as (place, keys):
        at = f"/desk/sittings/{place.sitting.id}"
        page = (await place.doors.get(f"{at}/roster", headers=keys["organiser"])).text
        assert "The list says nothing of it yet." in page
        assert "fewer than" not in page, "of nobody is it known"
        for seat, area in enumerate(("North", "North", "West"), 1):
            write_roster(place.engine, place.sitting.id, Listed(JurorNumber(seat), attributes={"Area": area}))
        page = (await place.doors.get(f"{at}/roster", headers=keys["organiser"])).text
        rows = [" ".join(re.sub("<[^>]*>", " ", row).split()) for row in re.findall("<tr>.*?</tr>", page, re.DOTALL)]
        assert "North 2 2 1 1 fewer than the target of 2" in rows
        assert "South 1 0 0 1 fewer than the target of 1" in rows
        assert "The list also says what is in no target: West (1)." in " ".join(page.split())
        assert "/plan/targets" not in page
        refused = await place.doors.post(f"{at}/plan/targets", data={"version": "1"}, headers=keys["organiser"])
        assert refused.status_code in (400, 409)
        assert place.house.state_of(place.sitting.id).the_plan.targets == (AREA,)
