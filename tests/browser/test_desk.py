"""The organiser's desk in a browser: no known barrier, nothing typed is lost, and looking on keeps up by itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from app.store import accounts, juries
from app.store.journal import Journal
from app.store.key import server_key
from app.store.roster import Listed, write_roster
from app.web.access import Access, Card
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import OPENING_CAST, START, juror, told
from tests.journals.test_golden import HERE as GOLDEN
from tests.journals.test_golden import entries_of
from tests.server import Server, served
from tests.store.books import database, home
from tests.voter import new_act_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

NAME, PASSWORD = "ada", "correct horse battery"
WIDE, NARROW = (1440, 900), (390, 844)
LATER = 12_000
"""Milliseconds in which a page that asks every five seconds has asked."""


@dataclass
class Desk:
    """Two sittings: a whole day that is over, and one whose first view is being taken.

    What the consoles complain of is kept and told at the end. It must not be raised where it is heard: an exception
    there can end the loop that drives the browser.
    """

    server: Server
    browser: Browser
    over: str
    going_on: str
    complaints: list[str] = field(default_factory=list)

    def page(self, size: tuple[int, int] = WIDE) -> Page:
        """The desk, signed in."""
        page = new_page(self.browser, *size)
        page.on(
            "console",
            lambda said: said.type == "error" and "409" not in said.text and self.complaints.append(said.text),
        )
        page.goto(f"{self.server.address}/desk/")
        assert violations(page) == [], "the page to sign in"
        page.get_by_label("Name").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your inquiries")
        return page

    def goes_to(self, page: Page, sitting: str, name: str) -> None:
        page.goto(f"{self.server.address}/desk/sittings/{sitting}/{name}")


@pytest.fixture(scope="module")
def desks(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    with database(folder) as engine:
        accounts.set_password(engine, NAME, PASSWORD, START)
        london = juries.add_jury(engine, juries.add_inquiry(engine, home(engine), "Pay?", "To know"), "London")
        ids = []
        for entries in (entries_of(GOLDEN / "london-12.jsonl"), told(OPENING_CAST)[0]):
            sitting = juries.add_sitting(engine, london, entries[0].act.plan, "Europe/London", START)  # type: ignore[attr-defined]
            Journal(engine, sitting).append(entries)
            ids.append(sitting.id)
    with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
        yield Desk(server, browser, *ids)


@pytest.fixture
def desk(desks: Desk) -> Iterator[Desk]:
    """Whoever complained did it in this test."""
    yield desks
    told, desks.complaints = desks.complaints, []
    assert not told, told


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["laptop", "phone"])
def test_no_page_of_the_desk_has_a_known_barrier_or_is_wider_than_the_device(desk: Desk, size: tuple[int, int]) -> None:
    page = desk.page(size)
    seen = 0
    for sitting in (desk.over, desk.going_on):
        for name in ("", "live", "roster", "findings"):
            desk.goes_to(page, sitting, name)
            assert violations(page) == [], name
            wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide <= fits, f"{name}: {wide} px on {fits}"
            seen += 1
    page.goto(f"{desk.server.address}/desk/")
    assert violations(page) == []
    assert seen == 8
    page.context.close()


def test_saving_one_line_leaves_the_others_as_typed(desk: Desk) -> None:
    page = desk.page()
    desk.goes_to(page, desk.going_on, "roster")
    page.get_by_label("Name, seat 2").fill("Bea, not saved yet")
    page.get_by_label("Name, seat 1").fill("  Ada Example ")
    page.get_by_label("Access needs, seat 1").fill("Step-free")
    page.get_by_role("button", name="Save seat 1", exact=True).click()
    expect(page.locator("#seat-1").get_by_role("status")).to_have_text("Saved")
    expect(page.get_by_label("Name, seat 2")).to_have_value("Bea, not saved yet")
    page.get_by_label("Name, seat 1").fill("Ada Example-Two")
    page.get_by_role("button", name="Save seat 1", exact=True).click()
    expect(page.locator("#seat-1 [name='rev']")).to_have_value("2")
    page.reload()
    expect(page.get_by_label("Name, seat 1")).to_have_value("Ada Example-Two")
    page.context.close()


def test_a_line_that_somebody_else_has_changed_shows_both_and_can_be_saved_again(desk: Desk) -> None:
    page = desk.page()
    desk.goes_to(page, desk.going_on, "roster")
    with database(desk.server.folder) as engine:
        assert write_roster(engine, desk.going_on, Listed(3, "Cem", "", 0))
    page.get_by_label("Name, seat 3").fill("Dana")
    page.get_by_label("Name, seat 4").fill("Eve, not saved yet")
    page.get_by_role("button", name="Save seat 3", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("somebody else has changed seat 3 meanwhile")
    expect(page.get_by_role("alert")).to_contain_text("“Cem”")
    expect(page.get_by_label("Name, seat 3")).to_have_value("Dana")
    expect(page.get_by_label("Name, seat 4")).to_have_value("Eve, not saved yet")
    assert violations(page) == []
    page.get_by_role("button", name="Save seat 3", exact=True).click()
    expect(page.locator("#seat-3").get_by_role("status")).to_have_text("Saved")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.context.close()


def test_looking_on_keeps_up_without_losing_its_place_and_ends_when_signed_out(desk: Desk) -> None:
    page = desk.page(NARROW)
    desk.goes_to(page, desk.going_on, "live")
    progress = page.locator("#Progress")
    expect(progress).to_contain_text("3 of 4 have answered every question")
    page.evaluate("scrollTo(0, 300)")
    page.locator("body").evaluate("body => { body.dataset.loaded = 'once' }")
    answered(desk)
    expect(progress).to_contain_text("4 of 4 have answered every question", timeout=LATER)
    expect(page.locator("body")).to_have_attribute("data-loaded", "once")
    assert page.evaluate("scrollY") == 300
    assert violations(page) == []
    other = desk.page()
    other.get_by_role("link", name="Your account").click()
    other.get_by_role("button", name="Sign out everywhere", exact=True).click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=LATER)
    for each in (page, other):
        each.context.close()


def answered(desk: Desk) -> None:
    """Juror 4 answers what was left."""
    card = Access(server_key(desk.server.folder / "keys")).write_card(Card(desk.going_on, juror(4)))
    with httpx.Client(base_url=desk.server.address, headers={"origin": desk.server.address}) as tablet:
        seat = tablet.post("/enter", data={"card": card}).headers["location"]
        ballot = {"act": "CastBallot", "act_id": new_act_id(), "vote": "opening", "version": 1, "rev": 5}
        told = tablet.post(f"{seat}acts", json=ballot | {"answers.me": 1, "answers.all": 1})
        assert told.json()["fate"] == "recorded", told.text
