"""The agenda's page in a browser: with the keyboard alone, by dragging, on a phone; and two people at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.plans.ready import READY
from app.store import accounts, juries
from app.store.plan_versions import newest
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import START
from tests.server import Server, served
from tests.store.books import database, home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

NAME, PASSWORD = "ada", "correct horse battery"
WIDE, NARROW = (1440, 900), (390, 844)
FIRST = ["Arriving", "The question", "Your first view", "The evidence"]


@dataclass
class Planning:
    """Two sittings that are being prepared, on two evenings each."""

    server: Server
    browser: Browser
    sitting: str
    other: str

    def page(self, sitting: str, **opts: bool) -> Page:
        page = new_page(self.browser, *WIDE, **opts)
        page.goto(f"{self.server.address}/desk/")
        page.get_by_label("Name").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your inquiries")
        page.goto(f"{self.server.address}/desk/sittings/{sitting}/plan/agenda")
        return page

    def order(self, sitting: str) -> list[str]:
        with database(self.server.folder) as engine:
            return [phase.title["en"] for phase in newest(engine, sitting).plan.agenda]


@pytest.fixture(scope="module")
def planning(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planning]:
    folder = tmp_path_factory.mktemp("planning")
    with database(folder) as engine:
        accounts.set_password(engine, NAME, PASSWORD, START)
        jury = juries.add_jury(engine, juries.add_inquiry(engine, home(engine), "Street?", "To know"), "School")
        days = [juries.add_sitting(engine, jury, READY["two-evenings"], "Europe/London", START).id for _ in range(2)]
    with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
        yield Planning(server, browser, *days)


def steps(page: Page) -> list[str]:
    return page.locator("#agenda tbody th a").all_inner_texts()


def test_the_agenda_is_put_in_order_with_the_keyboard_by_dragging_and_by_two_at_once(planning: Planning) -> None:
    page, other = (planning.page(planning.sitting) for _ in range(2))
    assert steps(page)[:4] == FIRST
    with_the_keyboard(page)
    by_dragging(page)
    two_at_once(page, other)
    for size in (WIDE, NARROW):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert violations(page) == []
        wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= fits
    assert planning.order(planning.sitting)[:3] == ["Your first view", "The question", "Arriving"]
    page.context.close()
    other.context.close()


def with_the_keyboard(page: Page) -> None:
    """The button goes along with its step, and whoever pressed it can press it again; the clock is right at once."""
    page.locator("#down-arrive").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Saved, version 2. “Arriving” is now step 2 of 15")
    expect(page.locator("#down-arrive")).to_be_focused()
    expect(page.locator("#phase-arrive time").first).to_have_text("09:40")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("step 3 of 15")
    assert steps(page)[:4] == ["The question", "Your first view", "Arriving", "The evidence"]
    page.get_by_label("Minutes, Arriving", exact=True).fill("25")
    expect(page.locator("#phase-arrive time").last).to_have_text("10:25")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Saved, version 4.")
    expect(page.get_by_label("Minutes, Arriving", exact=True)).to_have_value("25")


def by_dragging(page: Page) -> None:
    hold, to = page.locator("#phase-charge .hold"), page.locator("#phase-opening")
    hold.scroll_into_view_if_needed()
    there = to.bounding_box()
    assert there is not None
    hold.hover()
    page.mouse.down()
    page.mouse.move(there["x"] + 50, there["y"] + there["height"] * 0.8, steps=4)
    expect(page.locator("#phase-arrive")).to_have_class("goes-before")
    page.mouse.up()
    expect(page.locator("#told")).to_contain_text("“The question” is now step 2 of 15")
    assert steps(page)[:3] == ["Your first view", "The question", "Arriving"]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#told")).to_contain_text("Undone: version 5")
    assert steps(page)[:3] == ["The question", "Your first view", "Arriving"]
    page.locator("#up-opening").click()
    expect(page.locator("#told")).to_contain_text("step 1 of 15")


def two_at_once(page: Page, other: Page) -> None:
    """The other page still shows the first version: what it changes elsewhere goes through, and the same is shown."""
    other.get_by_label("Minutes, Goodbye", exact=True).fill("9")
    other.get_by_role("button", name="Save the minutes").click()
    expect(other.locator("#told")).to_contain_text("Saved, version 8.")
    assert steps(other)[:3] == ["Your first view", "The question", "Arriving"]
    page.get_by_label("Minutes, Goodbye", exact=True).fill("12")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.get_by_role("alert")).to_contain_text("somebody else has changed the same")
    expect(page.locator("#phase-close")).to_contain_text("It now says: 9")
    expect(page.get_by_label("Minutes, Goodbye", exact=True)).to_have_value("12")
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.locator("#told")).to_contain_text("Saved, version 9.")


def test_without_scripts_the_buttons_do_the_same(planning: Planning) -> None:
    page = planning.page(planning.other, java_script_enabled=False)
    page.get_by_role("button", name="Down Arriving").click()
    expect(page.locator("#told")).to_contain_text("“Arriving” is now step 2 of 15")
    expect(page.locator("#down-arrive")).to_be_focused()
    page.get_by_label("Kind").select_option("break")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("#told")).to_contain_text("New phase: “Short break”")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#told")).to_contain_text("Undone")
    assert planning.order(planning.other)[:2] == ["The question", "Arriving"]
    page.context.close()
