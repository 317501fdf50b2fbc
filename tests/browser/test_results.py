"""The results of every method as they are seen: from the back of the room, on one’s own device, a console first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import Place
from tests.asked_twice import CROWDED, EACH, EVERY, asked_twice
from tests.browser.day import CONSOLE, PHONE, Venue, a_venue
from tests.browser.people import Juror, Screen, entered
from tests.browser.whole import Facilitator, look
from tests.days import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from app.jury.plan import Plan

SMALLEST_ON_THE_WALL = 40
"""Pixels on a wall of 1920×1080."""

TOO_SMALL = """least => [...document.querySelectorAll("main *")]
  .filter(each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .filter(each => each.getClientRects().length && parseFloat(getComputedStyle(each).fontSize) < least)
  .map(each => `${each.tagName} ${each.textContent}`)"""


@pytest.fixture
def plan() -> Plan:
    return EVERY


@pytest.fixture
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> Iterator[Venue]:
    plans = dict.fromkeys(Place, plan)
    so_far = told(asked_twice(plan))[0][1:]
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans=plans, so_far=so_far) as opened:
        yield opened


def is_read_from_the_back(wall: Screen) -> None:
    """Everything is on the wall, and nothing in letters that are too small."""
    assert wall.page.evaluate(TOO_SMALL, SMALLEST_ON_THE_WALL) == []
    tall, fits = wall.page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert tall <= fits, f"{tall} px on {fits}"


def turn_to(console: Facilitator, number: int) -> None:
    """So many results down the list; the first is shown from the start."""
    row = console.page.locator(".results-panel li").nth(number)
    if number:
        row.get_by_role("button").click()
    expect(row).to_have_class("shown")


def unfold(screen: Screen) -> None:
    """Down to the end of the page, where the helps at its foot cover nothing."""
    for fold in screen.page.locator("details.fold").all():
        fold.locator("summary").first.click()
    screen.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")


def test_the_result_of_every_method(venue: Venue) -> None:
    with venue.a_day() as day:
        console = Facilitator(entered(day.device(CONSOLE), day.printed.console))
        wall, tablet = day.wall(), day.arriving(1)
        phone = Juror(entered(day.device(PHONE), day.printed.seats[2]))

        console.page.get_by_text("Look at the result before the room does").click()
        expect(console.page.get_by_text("Only this screen shows it.")).to_be_visible()
        unfold(console)
        expect(console.page.locator(".preview-panel table.result:visible")).to_have_count(len(EACH))
        look(console)
        for screen in (wall, tablet, phone):
            screen.sees_nothing_of("A question of")

        console.reveal()
        expect(console.page.locator(".preview-panel")).to_have_count(0)
        for number, question in enumerate(EACH):
            turn_to(console, number)
            for screen in (wall, tablet, phone):
                screen.sees(f"A question of {question}")
                expect(screen.page.locator("table.result")).to_have_count(1)
            is_read_from_the_back(wall)
            unfold(tablet)
            unfold(phone)
            tablet.sees("How this was counted")
            look(wall, tablet, phone)
        look(console)


@pytest.mark.parametrize("plan", [CROWDED])
def test_nine_long_options_are_read_from_the_back_too(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall = Facilitator(entered(day.device(CONSOLE), day.printed.console)), day.wall()
        console.reveal()
        for number, question in enumerate(CROWDED.questions):
            turn_to(console, number)
            wall.sees(question.words["en"])
            expect(wall.page.locator("table.result")).to_have_count(1)
            is_read_from_the_back(wall)
            look(wall)
