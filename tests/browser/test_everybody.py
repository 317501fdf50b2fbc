"""Everybody can take part: axe is content in every phase, look and text size, and no mouse is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.day import PHONE, Venue, a_venue
from tests.browser.people import Juror

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AUDIENCE = "It serves the people who go, and few others"
LIGHT, HIGH, DARK = "light", "high contrast", "dark"


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=4) as opened:
        yield opened


def test_axe_in_every_phase(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall = day.console(), day.wall()
        tablet, phone = day.arriving(1), day.arriving(2, day.device(PHONE))
        found: list[str] = []

        def look(moment: str) -> None:
            for name, screen in (("console", console), ("wall", wall)):
                found.extend(f"{moment}, {name}: {line}" for line in violations(screen.page))
            for name, juror in (("tablet", tablet), ("phone", phone)):
                found.extend(f"{moment}, {name}, {line}" for line in in_every_look(juror))

        look("not checked in")
        for juror in (tablet, phone):
            juror.check_in()
        look("waiting")
        console.next_to("The question")
        look("charge")
        console.next_to("Your first view")
        look("before the vote")
        console.open_vote()
        look("voting")
        tablet.answer_all(AUDIENCE, "For", "Good", "Not sure")
        phone.answer_all(AUDIENCE, "For", "Good", "Good")
        look("voted")
        console.close_vote()
        look("closed")
        console.next_to("The evidence")
        look("evidence")
        console.show_exhibit()
        look("exhibit")
        console.open_the("Your view now")
        tablet.answer_all(AUDIENCE, "Against", "Good", "Good")
        phone.answer_all(AUDIENCE, "For", "Good", "Not sure")
        console.close_vote()
        console.next_to("The result")
        look("before the reveal")
        console.reveal()
        console.announce("Tea is ready.")
        tablet.sees("Tea is ready.")
        look("result")
        console.call_eyes_up()
        tablet.sees("Please look up")
        look("eyes up")
        assert found == []


def test_axe_on_the_pages_before_the_screen(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects("40[0-9] ")
        found: list[str] = []
        page = day.at_the_door()
        found += violations(page)
        page.get_by_label("Type the code on the wall").fill("wrong")
        page.get_by_role("button", name="Take a seat").click()
        expect(page.get_by_role("alert")).to_be_visible()
        found += violations(page)
        for path in ("/recover", "/enter", "/nowhere", "/day/0/juror/1/"):
            page.goto(day.printed.address + path)
            found += violations(page)
        ana = day.juror(1)
        ana.page.goto(f"{ana.page.url}card")
        found += violations(ana.page)
        assert found == []


def test_axe_at_twice_the_text(venue: Venue) -> None:
    with venue.a_day() as day:
        console, tablet, phone = day.console(), day.arriving(1), day.arriving(2, day.device(PHONE))
        jurors = (tablet, phone)
        found: list[str] = []

        def look(moment: str) -> None:
            for juror in jurors:
                found.extend(f"{moment}: {line}" for line in violations(juror.page))
                wide, fits = juror.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
                assert wide <= fits, f"{moment}: {wide} px on {fits}"

        for juror in jurors:
            juror.tap("Text size")
            juror.tap("Text size")
            expect(juror.page.locator("html")).to_have_attribute("data-text", "larger")
        look("not checked in")
        for juror in jurors:
            juror.check_in()
        console.open_the("Your first view")
        look("voting")
        tablet.answer_all(AUDIENCE, "For", "Good", "Not sure")
        look("voted")
        console.close_vote()
        console.next_to("The evidence")
        console.show_exhibit()
        look("exhibit")
        console.open_the("Your view now")
        tablet.answer_all(AUDIENCE, "For", "Good", "Not sure")
        console.close_vote()
        console.next_to("The result")
        console.reveal()
        tablet.sees("both times")
        look("result")
        assert found == []


def test_a_juror_with_only_a_keyboard(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console()
        page = day.at_the_door()
        keys = page.keyboard
        to(page, "Type the code on the wall")
        keys.type(day.printed.join_code)
        keys.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Your card: seat 1")
        to(page, "Go to seat 1")
        keys.press("Enter")
        page.wait_for_url("**/juror/1/")
        ana = Juror(page)
        to(page, "My first and second answers may be compared")
        keys.press("Space")
        to(page, "I am here")
        keys.press("Space")
        expect(page.locator("#CheckInForm")).to_have_count(0)

        console.open_the("Your first view")
        ana.at_step("Your first view")
        to(page, "It keeps something that matters")
        for _ in range(3):
            keys.press("ArrowDown")
        expect(ana.choice(AUDIENCE)).to_be_checked()
        assert day.ballots() == []
        to(page, "Save")
        keys.press("Enter")
        ana.has_recorded(1, AUDIENCE)
        expect(ana.question).to_have_attribute("data-number", "2")
        to(page, "Strongly for")
        keys.press("Space")
        keys.press("Enter")
        ana.has_recorded(2, "Strongly for")
        expect(ana.question).to_have_attribute("data-number", "3")


def to(page: Page, name: str) -> None:
    """Tab on until the control with this label or text has the focus."""
    focused = "document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.innerText ?? ''"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(focused).strip().startswith(name):
            return
    raise AssertionError(f"no way to {name} by Tab")


def in_every_look(juror: Juror) -> Iterator[str]:
    """Once through the looks that the Contrast button gives, and back to the first."""
    root = juror.page.locator("html")
    for look in (LIGHT, HIGH, DARK):
        yield from (f"{look}: {line}" for line in violations(juror.page))
        was = (root.get_attribute("data-contrast"), root.get_attribute("data-theme"))
        juror.tap("Contrast")
        assert was != (root.get_attribute("data-contrast"), root.get_attribute("data-theme"))
