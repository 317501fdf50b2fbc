"""The wall by hand: what a console puts on it, what a tablet says of it, and seats that are more than a wall holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.jury.people import By
from app.store.key import server_key
from app.web.access import Access, Pass
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import FACILITATOR, WALL, WHOLE, juror, moved_to, opened, seated, tables_set
from tests.server import served
from tests.store.books import database, kept

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SMALLEST = 40
TOO_SMALL = """() => [...document.querySelectorAll("#screen *")].filter((each) =>
    [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    && parseFloat(getComputedStyle(each).fontSize) < %s).map((each) => each.outerHTML)""" % (SMALLEST - 0.1)
TOO_HIGH = "() => document.documentElement.scrollHeight > innerHeight"
A_WHILE = 13_000


@pytest.mark.parametrize(("people", "tables", "pages"), [(24, 4, 1), (150, 15, 1), (250, 25, 3)])
def test_who_sits_where_is_read_from_the_back_of_a_hall_and_on_ones_own_screen(
    browser: Browser, tmp_path: Path, people: int, tables: int, pages: int
) -> None:
    seats = tuple(tuple(range(first, people + 1, tables)) for first in range(1, tables + 1))
    with database(tmp_path) as engine:
        days = (opened(people, plan=WHOLE), seated(*range(1, people + 1)), moved_to("talk"), tables_set(*seats))
        sitting, _ = kept(engine, (*days, moved_to("break")))
    access = Access(server_key(tmp_path / "keys"))
    with served(tmp_path, sys.executable, "-m", "app.cli", "serve") as server:

        def screen(by: By, size: tuple[int, int], generation: int = 0) -> Page:
            page, held = new_page(browser, *size), Pass(sitting.id, by, generation)
            cookie = {"name": "juryday", "value": access.write_pass(held), "url": server.address + held.path}
            page.context.add_cookies([cookie])  # type: ignore[list-item]
            page.clock.install()
            page.goto(server.address + held.path)
            return page

        console, wall = screen(FACILITATOR, (1440, 900)), screen(WALL, (1920, 1080))
        tablet = screen(juror(people), (820, 1180), 1)
        expect(console.get_by_role("button", name="Who speaks now")).to_have_count(0)
        console.get_by_role("button", name="Who sits where").click()
        there = wall.locator("#WallTables li:visible")
        for page in range(pages):
            expect(there.first).to_contain_text(f"Table {1 + 12 * page} ")
            assert not wall.evaluate(TOO_SMALL)
            assert not wall.evaluate(TOO_HIGH)
            if pages > 1:
                expect(wall.locator(".which")).to_contain_text(f"of {tables}. Your own screen says your table, too.")
                wall.clock.run_for(A_WHILE)
        expect(there.first).to_contain_text("Table 1 ")
        expect(tablet.get_by_role("heading", name=f"Table {tables}", exact=True)).to_be_visible()
        tablet.get_by_text("Every table and its seats").click()
        expect(tablet.get_by_text(f"Table {tables}: {tables}, ")).to_be_visible()
        for each in (console, wall, tablet):
            assert not violations(each)
            each.context.close()
