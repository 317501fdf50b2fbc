"""A list becomes the roster in a browser: an Excel file with three bad rows, put right, imported and erased again."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.store.tables import Office
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.roster.workbooks import written
from tests.server import Server, served
from tests.store.books import database, home, prepared
from tests.web.members import add_member, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE, NARROW = (1440, 900), (390, 844)
HEADINGS: list[object] = ["Seat", "First name", "Surname", "Access needs", "Language", "Age band", "E-mail"]


@dataclass
class Desk:
    """Two sittings that are not open, and an organiser who is signed in."""

    server: Server
    browser: Browser
    token: str
    sittings: list[str]

    def roster(self, size: tuple[int, int], which: int, **opts: object) -> Page:
        page = new_page(self.browser, *size, **opts)
        page.context.add_cookies([{"name": "juryday-desk", "value": self.token, "url": f"{self.server.address}/desk/"}])
        page.goto(f"{self.server.address}/desk/sittings/{self.sittings[which]}/roster")
        return page


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("roster")
    with database(folder) as engine:
        sittings = [prepared(engine).id, prepared(engine).id]
        token = keys_of(engine, add_member(engine, "Ada", Office.ORGANISER, home(engine)))["cookie"].partition("=")[2]
    with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
        yield Desk(server, browser, token, sittings)


def people(*, bad: bool) -> bytes:
    """Twenty-six seats. Of a bad list row 4 has no number, row 7 no language of ours, and row 10 the seat of row 9."""
    rows: list[list[object]] = [
        [n, "Siân", f"Example {n}", "A seat near the door, and large print", "Welsh", "65+", f"p{n}@x.example"]
        for n in range(1, 27)
    ]
    if bad:
        rows[2][0], rows[5][4], rows[8][0] = "three", "Klingon", 8
    return written([HEADINGS, *rows])


def choose(page: Page, label: str, content: bytes, button: str) -> None:
    page.get_by_label(label).set_input_files({"name": "people.xlsx", "mimeType": "", "buffer": content})
    page.get_by_role("button", name=button).click()


def well_made(page: Page) -> None:
    """No known barrier, and nothing wider than the device."""
    assert violations(page) == []
    wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= fits, f"{wide} px on {fits}"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["laptop", "phone"])
def test_a_list_with_three_bad_rows_is_put_right_imported_and_erased(desk: Desk, size: tuple[int, int]) -> None:
    page = desk.roster(size, which=size == NARROW)
    well_made(page)
    page.get_by_role("button", name="Import a list").click()
    well_made(page)
    choose(page, "The list of seats", people(bad=True), "Read this file")
    expect(page.get_by_label("What column C, Surname, is")).to_have_value("name")
    expect(page.get_by_label("What column G, E-mail, is")).to_have_value("")
    well_made(page)
    page.get_by_role("button", name="Show every row").click()
    expect(page.get_by_role("alert")).to_contain_text("4 rows have to be put right first")
    first = page.locator(".list-rows tbody tr")
    expect(first.nth(0)).to_contain_text("“three” is not a whole number.")
    expect(first.nth(1)).to_contain_text("“Klingon” is not one of the languages")
    expect(first.nth(2)).to_contain_text("Seat 8 is also on row 10.")
    expect(page.get_by_role("button", name="Import")).to_have_count(0)
    well_made(page)
    choose(page, "The corrected list", people(bad=False), "Read it again")
    expect(page.get_by_text("The sitting will have 26 seats")).to_be_visible()
    well_made(page)
    page.get_by_role("button", name="Import 26 seats").click()
    expect(page.get_by_role("status").first).to_have_text("26 seats of the list are on the roster.")
    expect(page.get_by_label("Name, seat 26")).to_have_value("Siân Example 26")
    expect(page.get_by_label("Language, seat 26")).to_have_value("cy")
    well_made(page)
    page.get_by_role("link", name="Erase names").click()
    well_made(page)
    page.get_by_role("checkbox", name="Languages").uncheck()
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_role("status").first).to_contain_text("Erased for 26 seats.")
    expect(page.get_by_label("Name, seat 26")).to_have_value("")
    expect(page.get_by_label("Language, seat 26")).to_have_value("cy")
    page.context.close()


def test_without_scripts_and_by_the_keyboard_alone_a_list_comes_in_as_well(desk: Desk) -> None:
    page = desk.roster(WIDE, 0, java_script_enabled=False)
    page.get_by_role("button", name="Import a list").press("Enter")
    page.get_by_label("The list of seats").set_input_files(
        {"name": "x.csv", "mimeType": "", "buffer": b"Sedd;Enw\n1;Gwen\n"}
    )
    for button in ("Read this file", "Show every row", "Import 1 seat"):
        page.get_by_role("button", name=button).press("Enter")
    expect(page.get_by_role("status").first).to_have_text("1 seat of the list is on the roster.")
    expect(page.get_by_label("Name, seat 1", exact=True)).to_have_value("Gwen")
    page.get_by_role("link", name="Erase seat 1", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Erase what is known of seat 1?")
    page.get_by_role("button", name="Erase for good").press("Enter")
    expect(page.get_by_label("Name, seat 1", exact=True)).to_have_value("")
    page.context.close()
