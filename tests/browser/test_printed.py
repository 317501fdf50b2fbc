"""A card that was printed, held before a camera: it seats its juror, until it is made anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.printing.paper import read, scanned, written
from tests.server import Server, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE, TABLET, NARROW = (1440, 900), (820, 1180), (390, 844)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("printed")) as running:
        yield running


def told(server: Server, what: str) -> str:
    found = re.search(what, server.log.read_text())
    assert found
    return found[1]


def print_page(server: Server) -> str:
    sitting = told(server, r"Juryday, sitting (\w+)")
    return f"{server.address}/desk/sittings/{sitting}/print"


def desk(server: Server, browser: Browser) -> Page:
    """What can be printed of the sitting that is open."""
    page = new_page(browser, *WIDE)
    page.goto(f"{server.address}/desk/")
    page.get_by_label("Name").fill("organiser")
    page.get_by_label("Password").fill(told(server, r"password: (\S+)"))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
    page.goto(print_page(server))
    return page


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.path().read_bytes()


def scan(browser: Browser, link: str) -> Page:
    page = new_page(browser, *TABLET)
    page.goto(link)
    return page


def test_a_printed_card_scans_and_seats_its_juror_until_it_is_made_anew(server: Server, browser: Browser) -> None:
    page = desk(server, browser)
    assert violations(page) == []
    page.get_by_label("Which seats").fill("7, 99")
    page.get_by_role("button", name="Download the seat cards").click()
    expect(page.get_by_text("There are no such seats here.")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Which seats").fill("7")
    printed = downloaded(page, "Download the seat cards")
    (link,) = scanned(printed)
    seated = scan(browser, link)
    expect(seated.get_by_role("button", name="I am here")).to_be_visible()
    assert seated.url.endswith("/juror/7/")

    console = new_page(browser, *WIDE)
    console.goto(server.link("Console"))
    console.get_by_role("link", name="Seat cards").click()
    console.get_by_label("Card of seat").select_option("7")
    console.get_by_role("button", name="Show it").click()
    console.get_by_role("button", name="Make a new card for seat 7").click()
    expect(console.get_by_text("The old one is dead.")).to_be_visible()
    assert violations(console) == []
    console.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert console.evaluate("document.documentElement.scrollWidth") == NARROW[0]

    expect(scan(browser, link).get_by_text("This card has been replaced by a newer one.")).to_be_visible()
    seated.reload()
    expect(seated.get_by_role("button", name="I am here")).to_be_visible()
    (shown,) = read(console.locator(".square").screenshot())
    renewed = scan(browser, shown)
    expect(renewed.get_by_text("somebody from the team has to nod")).to_be_visible()
    console.goto(server.link("Console"))
    console.get_by_role("button", name="Let it in").click()
    renewed.get_by_role("button", name="Sit down here").click()
    expect(renewed.get_by_role("button", name="I am here")).to_be_visible()


def test_without_scripts_every_pack_can_be_downloaded(server: Server, browser: Browser) -> None:
    cookies = desk(server, browser).context.storage_state()
    page = new_page(browser, *NARROW, java_script_enabled=False, storage_state=cookies)
    page.goto(print_page(server))
    for button, says in (
        ("Download the table signs", "Table"),
        ("Download the run sheet", "Arriving"),
        ("Download the paper ballots", "My seat number"),
        ("Download these pages", "When the Wi-Fi dies"),
    ):
        assert says in written(downloaded(page, button))[0]
