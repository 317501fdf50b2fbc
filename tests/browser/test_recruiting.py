"""Targets of recruitment in a browser: set with and without scripts, put right, and compared with the list."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.jury.numbers import JurorNumber
from app.plans.ready import READY
from app.store.juries import add_inquiry, add_jury, add_sitting
from app.store.plan_versions import newest
from app.store.roster import Listed, write_roster
from app.store.tables import Office
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import START
from tests.server import Server, served
from tests.store.books import database, home
from tests.web.members import add_member, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE, NARROW = (1440, 900), (390, 844)
LISTED = ("North", *["South"] * 11, *["North"] * 9)
"""Of twenty-one of twenty-four seats."""


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str, str]]:
    folder = tmp_path_factory.mktemp("recruiting")
    with database(folder) as engine:
        jury = add_jury(engine, add_inquiry(engine, home(engine), "Street?", "To know"), "School")
        sitting = add_sitting(engine, jury, READY["neighbourhood-priorities"], "Europe/London", START).id
        for seat, area in enumerate(LISTED, 1):
            write_roster(engine, sitting, Listed(JurorNumber(seat), attributes={"Area": area}))
        token = keys_of(engine, add_member(engine, "Ada", Office.ORGANISER, home(engine)))["cookie"].partition("=")[2]
    with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
        yield server, sitting, token


def opened(browser: Browser, desk: tuple[Server, str, str], **opts: bool) -> Page:
    server, sitting, token = desk
    page = new_page(browser, *WIDE, **opts)
    page.context.add_cookies([{"name": "juryday-desk", "value": token, "url": f"{server.address}/desk/"}])
    page.goto(f"{server.address}/desk/sittings/{sitting}/roster")
    return page


def staying(page: Page) -> list[str]:
    """The questions that the browser asks from now on; each is answered by staying."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    return asked


def well_made(page: Page) -> None:
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        assert violations(page) == []
        wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= fits, f"{wide} px on {fits}"
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def fill(page: Page, place: int, attribute: str, quotas: str, source: str) -> None:
    row = page.locator(f'[id="box-target.{place}"]')
    row.get_by_label("What of people").fill(attribute)
    row.get_by_label("The groups").fill(quotas)
    row.get_by_label("Where the numbers come from").first.fill(source)


def test_targets_are_set_put_right_and_stand_beside_the_list(browser: Browser, desk: tuple[Server, str, str]) -> None:
    page = opened(browser, desk)
    expect(page.get_by_text("The plan sets no targets.")).to_be_visible()
    page.get_by_role("link", name="Set targets").click()
    expect(page.get_by_text("The list knows people by: Area (North, South).")).to_be_visible()
    fill(page, 0, "Area", "North: 50\nSouth: 40", "Census 2021, residents of 16 and over")
    page.get_by_role("button", name="Add something else to recruit by").click()
    fill(page, 1, "Tenure", "Rents: 14\nOwns: 10", "The recruitment brief")
    page.locator('[id="box-target.1"]').get_by_label("The numbers are").select_option("seats")
    page.get_by_role("button", name="Save the targets").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Area: the shares add up to 90 %, and everybody together is 100 %."
    )
    well_made(page)
    expect(page.locator('[id="box-target.1"]').get_by_label("The groups")).to_have_value("Rents: 14\nOwns: 10")
    page.locator('[id="box-target.0"]').get_by_label("The groups").fill("North: 50\nSouth: 50")
    page.get_by_role("button", name="Save the targets").click()
    expect(page.locator("#told")).to_contain_text("Saved, version 2. Who is to be recruited")
    well_made(page)
    page.goto(page.url.partition("/plan/")[0] + "/roster")
    area = page.get_by_role("table", name="Area")
    expect(area.get_by_role("row", name="North")).to_have_text("North12102 fewer than the target of 12")
    expect(area.get_by_role("row", name="South")).to_have_text("South12111 fewer than the target of 12")
    expect(page.get_by_text("Of 3 seats the list does not say it yet.")).to_be_visible()
    well_made(page)
    page.context.close()


def test_another_page_is_not_opened_over_what_is_not_saved(browser: Browser, desk: tuple[Server, str, str]) -> None:
    server, sitting, _ = desk
    page = opened(browser, desk)
    asked = staying(page)
    targets = f"{server.address}/desk/sittings/{sitting}/plan/targets"
    page.goto(targets)
    rows = page.locator(".ask fieldset")
    last = rows.count()
    page.get_by_role("link", name="Roster").first.click()
    page.wait_for_url("**/roster")
    assert asked == [], "nothing was changed"

    page.goto(targets)
    page.get_by_role("button", name="Add something else to recruit by").click()
    expect(rows).to_have_count(last + 1)
    page.get_by_role("link", name="Roster").first.click()
    expect(rows).to_have_count(last + 1)
    assert asked == ["beforeunload"], "a row more was not saved"

    fill(page, last, "Work", "Yes: 50\nNo: 50", "The recruitment brief")
    page.get_by_role("link", name="Roster").first.click()
    expect(page.locator(f'[id="box-target.{last}"]').get_by_label("What of people")).to_have_value("Work")
    assert asked == ["beforeunload"] * 2
    page.get_by_role("button", name="Save the targets").click()
    expect(page.locator("#told")).to_contain_text("Saved")
    page.get_by_role("link", name="Roster").first.click()
    page.wait_for_url("**/roster")
    assert asked == ["beforeunload"] * 2, "it was saved"
    page.context.close()


def test_what_was_typed_and_taken_back_needs_no_question(browser: Browser, desk: tuple[Server, str, str]) -> None:
    server, sitting, _ = desk
    page = opened(browser, desk)
    asked = staying(page)
    plan = f"{server.address}/desk/sittings/{sitting}/plan"
    page.goto(f"{plan}/targets")
    first = page.locator('[id="box-target.0"]')
    name, counted = first.get_by_label("What of people"), first.get_by_label("The numbers are")
    was, chosen = name.input_value(), counted.input_value()
    name.press("End")
    name.press_sequentially("x")
    counted.select_option("seats" if chosen == "per-cent" else "per-cent")
    leave(page)
    expect(name).not_to_have_value(was)
    assert asked == ["beforeunload"], "a letter more, and another choice"
    counted.select_option(chosen)
    leave(page)
    expect(name).not_to_have_value(was)
    assert asked == ["beforeunload"] * 2, "a letter more"
    name.press("End")
    name.press("Backspace")
    expect(name).to_have_value(was)
    leave(page)
    page.wait_for_url("**/roster")
    assert asked == ["beforeunload"] * 2, "everything is as it was"

    page.goto(f"{plan}/consents")
    tick = page.get_by_role("main").get_by_role("checkbox").first
    tick.click()
    leave(page)
    assert asked == ["beforeunload"] * 3, "a tick"
    tick.click()
    leave(page)
    page.wait_for_url("**/roster")
    assert asked == ["beforeunload"] * 3, "no tick any more"

    page.goto(f"{plan}/targets")
    fill(page, 0, "Age", "20 to 29: many", "The recruitment brief")
    page.get_by_role("button", name="Save the targets").click()
    expect(page.get_by_role("alert")).to_be_visible()
    leave(page)
    expect(page.get_by_role("alert")).to_be_visible()
    assert asked == ["beforeunload"] * 4, "what came back is not saved"
    page.context.close()


def leave(page: Page) -> None:
    page.get_by_role("link", name="Roster").first.click()


def test_it_works_without_scripts(browser: Browser, desk: tuple[Server, str, str]) -> None:
    server, sitting, _ = desk
    page = opened(browser, desk, java_script_enabled=False)
    page.goto(f"{server.address}/desk/sittings/{sitting}/plan/targets")
    page.get_by_role("button", name="Add something else to recruit by").click()
    last = page.locator(".ask fieldset").count() - 1
    fill(page, last, "Age", "20 to 29: 12", "The recruitment brief")
    page.locator(f'[id="box-target.{last}"]').get_by_label("The numbers are").select_option("seats")
    page.get_by_role("button", name="Save the targets").click()
    expect(page.locator("#told")).to_contain_text("Saved")
    page.get_by_role("group", name="Age").get_by_role("button", name="Take it out").click()
    page.get_by_role("button", name="Save the targets").click()
    expect(page.locator("#told")).to_contain_text("Saved")
    with database(server.folder) as engine:
        assert "Age" not in [target.attribute for target in newest(engine, sitting).plan.targets]
    page.context.close()
