"""From an empty desk to a sitting's checklist with the keyboard alone, on pages without a known barrier."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.live.clock import wall_clock
from app.store import accounts
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.server import Server, served
from tests.store.books import database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

NAME, PASSWORD = "ada", "correct horse battery"
WIDE, NARROW = (1440, 900), (390, 844)
MOST_TABS = 90
FOCUSED = """() => {
  const here = document.activeElement
  return here.labels?.length ? here.labels[0].innerText : here.innerText || here.value || ''
}"""


class Keyboard:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.press = page.keyboard.press

    def reach(self, name: str) -> None:
        """Tab on to whatever is called so."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            if self.page.evaluate(FOCUSED).strip().startswith(name):
                return
        pytest.fail(f"nobody gets to “{name}” with the keyboard")

    def writes(self, name: str, text: str) -> None:
        self.reach(name)
        self.page.keyboard.type(text)

    def presses(self, name: str) -> None:
        self.reach(name)
        self.press("Enter")

    def comes_to(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        assert violations(self.page) == [], heading


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("preparing")
    with database(folder) as engine:
        accounts.set_password(engine, NAME, PASSWORD, wall_clock())
    with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
        yield server


def signed_in(server: Server, browser: Browser, size: tuple[int, int]) -> Page:
    page = new_page(browser, *size)
    page.goto(f"{server.address}/desk/")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="The desk")).to_be_visible()
    return page


def test_an_organiser_gets_from_nothing_to_the_checklist_with_the_keyboard_alone(
    empty: Server, browser: Browser
) -> None:
    page = signed_in(empty, browser, WIDE)
    keys = Keyboard(page)
    keys.comes_to("Welcome. Let us prepare a jury.")
    keys.presses("Skip to")
    keys.presses("Begin an inquiry")
    keys.comes_to("Begin an inquiry")
    keys.presses("Begin the inquiry")
    expect(page.get_by_role("alert")).to_contain_text("2 boxes need another look.")
    keys.presses("2 boxes need another look.")
    page.keyboard.type("The market hall")
    expect(page.get_by_label("What is the inquiry called?")).to_have_value("The market hall")
    keys.writes("Why do you ask?", "To know what it is for.")
    keys.writes("Who answers the jury?", "The mayor")
    keys.reach("Not settled yet")
    for _ in range(4):
        keys.press("ArrowUp")
    expect(page.get_by_label("Consult.")).to_be_checked()
    # The browser asks for month, day and year, as it is used to, whatever the page's language.
    keys.writes("By which day do you answer?", "12312027")
    keys.presses("Begin the inquiry")
    keys.comes_to("The market hall")
    keys.presses("Say where the jury meets")
    keys.comes_to("Add a jury")
    keys.writes("What is the jury called?", "Northgate")
    keys.writes("Where do people have to go?", "The library")
    keys.presses("Add the jury")
    keys.comes_to("The market hall")
    keys.presses("Settle a day for Northgate")
    keys.comes_to("Add a sitting")
    keys.writes("What is the day like?", "A town")
    keys.writes("On which day?", "06122027")
    keys.writes("How many seats?", "")
    page.keyboard.type("18")
    keys.presses("Add the sitting")
    keys.comes_to("A town centre redevelopment")
    expect(page.locator("#step-when")).to_contain_text("Saturday 12 June 2027, 09:30, The library.")
    keys.presses("Tick it off")
    expect(page.locator("#step-print")).to_contain_text("Done")
    keys.presses("Northgate")
    keys.comes_to("The market hall")
    page.context.close()


def test_no_page_of_the_preparation_has_a_known_barrier_or_is_wider_than_a_phone(
    empty: Server, browser: Browser
) -> None:
    page = signed_in(empty, browser, NARROW)
    page.goto(f"{empty.address}/desk/inquiries/new")
    page.get_by_label("What is the inquiry called?").fill("Rechtsschutzversicherungsgesellschaften" * 3)
    page.get_by_label("Why do you ask?").fill("x" * 300)
    page.get_by_role("button", name="Begin the inquiry").click()
    inquiry = page.url
    page.goto(f"{inquiry}juries/new")
    page.get_by_label("What is the jury called?").fill("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch")
    page.get_by_role("button", name="Add the jury").click()
    page.get_by_role("link", name="Add a sitting").click()
    form = page.url
    page.get_by_label("What is the day like?").select_option("ready:two-evenings")
    page.get_by_label("On which day?").fill("2027-06-12")
    page.get_by_role("button", name="Add the sitting").click()
    sitting = page.url
    pages = (inquiry, f"{inquiry}edit", f"{inquiry}juries/new", form, form.replace("sittings/new", "edit"))
    for address in (f"{empty.address}/desk/", *pages, sitting, f"{sitting}edit", f"{empty.address}/desk/archive"):
        page.goto(address)
        assert violations(page) == [], address
        wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= fits, f"{address}: {wide} px on {fits}"
    page.goto(f"{sitting}edit")
    page.locator("summary").click()
    page.get_by_role("button", name="Put this sitting away").click()
    expect(page.get_by_role("status")).to_contain_text("Put away:")
    assert violations(page) == []
    page.get_by_role("status").get_by_role("button").click()
    expect(page).to_have_url(sitting)
    page.context.close()
