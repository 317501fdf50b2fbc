"""Tables in a browser: wishes, a draw that keeps to them, somebody who goes home, seating again, and taking it back."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from app.jury.people import By
from app.store.key import server_key
from app.store.roster import Listed, write_roster
from app.web.access import Access, Pass
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import FACILITATOR, WALL, WHOLE, juror, moved_to, opened, seated
from tests.server import served
from tests.store.books import database, kept

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

JURORS = 8


def test_tables_are_drawn_to_wishes_and_seated_again(browser: Browser, tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting, _ = kept(engine, (opened(JURORS, plan=WHOLE), seated(*range(1, JURORS + 1)), moved_to("talk")))
        write_roster(engine, sitting.id, Listed(3, "Ada", "A wheelchair, near the door"))
    access = Access(server_key(tmp_path / "keys"))
    with served(tmp_path, sys.executable, "-m", "app.cli", "serve") as server:

        def screen(by: By, size: tuple[int, int], generation: int = 0) -> Page:
            page, held = new_page(browser, *size), Pass(sitting.id, by, generation)
            value = access.write_pass(held)
            page.context.add_cookies([{"name": "juryday", "value": value, "url": server.address + held.path}])
            page.goto(server.address + held.path)
            return page

        console, wall = screen(FACILITATOR, (1440, 900)), screen(WALL, (1920, 1080))
        tablet = screen(juror(3), (820, 1180), 1)
        _wish(console)
        console.get_by_role("button", name="Draw the tables").click()
        expect(wall.get_by_text("4 people")).to_have_count(2)
        expect(tablet.get_by_role("heading", name="Table 2", exact=True)).to_be_visible()
        _two_go_home_from_table_2(console)
        console.get_by_role("button", name="Seat again, moving the fewest people").click()
        expect(console.get_by_text("1 person has to change tables.")).to_be_visible()
        assert not violations(console)
        console.get_by_role("button", name="Seat them like this").click()
        expect(wall.get_by_text("3 people")).to_have_count(2)
        expect(console.get_by_text("3 people at every table.")).to_be_visible()
        console.get_by_role("button", name="Undo this").click()
        expect(console.get_by_text("have gone home and are still at a table")).to_be_visible()
        for page in (console, wall, tablet):
            page.context.close()


def _wish(console: Page) -> None:
    console.get_by_role("link", name="Who sits where, and who is kept apart").click()
    expect(console.get_by_text("A wheelchair, near the door")).to_be_visible()
    console.locator("#pin-seat").select_option("3")
    console.get_by_label("at table").fill("2")
    console.get_by_role("button", name="Always at this table").click()
    expect(console.get_by_role("button", name="Any table for seat 3")).to_be_visible()
    assert not violations(console)
    console.get_by_role("link", name="Back to the console").click()


def _two_go_home_from_table_2(console: Page) -> None:
    row = console.locator("#TablesPanel ol.tables li").nth(1)
    expect(row).to_contain_text("Table 2")
    there = [seat for seat in re.findall(r"\d+", row.inner_text().split("(")[0])[1:] if seat != "3"]
    console.get_by_text("Somebody leaves, comes back").click()
    for seat in there[:2]:
        console.get_by_role("button", name=f"Seat {seat} goes home", exact=True).click()
        expect(row.locator("s", has_text=re.compile(f"^{seat}$"))).to_be_visible()
