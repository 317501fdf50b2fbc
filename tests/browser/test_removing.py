"""An organiser takes a text out of the record, in a browser: on a wide screen and on a telephone, without a barrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_desk import NARROW, Desk
from tests.browser.test_desk import desk as desk
from tests.browser.test_desk import desks as desks

if TYPE_CHECKING:
    from playwright.sync_api import Page


def texts(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.server.address}/desk/sittings/{desk.over}/texts")
    expect(page.get_by_role("heading", level=1)).to_have_text("People’s own words")


def test_a_text_is_found_removed_and_gone_after_a_reload(desk: Desk) -> None:
    page = desk.page()
    texts(desk, page)
    assert violations(page) == []
    row = page.locator("#texts > li").first
    text = row.locator(".text").inner_text()
    row.get_by_text("Remove it…").click()
    row.get_by_label("Why?").fill("It names a neighbour.")
    assert violations(page) == []
    row.get_by_role("button", name="Remove for good").dblclick()
    expect(page.get_by_role("status")).to_contain_text("It is removed.")
    expect(page.get_by_text("1 text was removed so far.")).to_be_visible()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    page.reload()
    expect(page.locator("#texts").get_by_text(text, exact=True)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Words to look for").fill("no such words")
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_text("Nothing is found.")).to_be_visible()
    assert violations(page) == []
    page.goto(f"{desk.server.address}/desk/sittings/{desk.over}/roster/2/erase")
    assert violations(page) == []
