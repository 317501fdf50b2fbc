"""What changed between both views: looked at on the console, read from the back of the hall, in figures on a tablet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import Place
from tests.browser.day import CONSOLE, Venue, a_venue
from tests.browser.people import entered
from tests.browser.test_results import SMALLEST_ON_THE_WALL, TOO_SMALL
from tests.browser.whole import Facilitator, look
from tests.days import told
from tests.moved import FOUR, SEVEN, both_views, of_proposals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from app.jury.plan import Plan
    from tests.browser.people import Screen

SMALL_IN_PICTURES = """least => [...document.querySelectorAll("svg text")]
  .filter(each => each.getScreenCTM().a * parseFloat(getComputedStyle(each).fontSize) < least - .1)
  .map(each => each.textContent)"""
ASIDE = """() => [...document.querySelectorAll("main > .wall-change > *:not(.unseen), svg text")]
  .filter(each => {
    const box = each.getBoundingClientRect();
    return box.right > innerWidth || box.left < 0 || box.bottom > innerHeight;
  }).map(each => each.textContent)"""


@pytest.fixture
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> Iterator[Venue]:
    so_far = told(both_views(plan))[0][1:]
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans=dict.fromkeys(Place, plan), so_far=so_far) as opened:
        yield opened


def is_read_from_the_back(wall: Screen) -> None:
    outside = [each for each in wall.page.evaluate(TOO_SMALL, SMALLEST_ON_THE_WALL) if not each.startswith("text")]
    assert outside == []
    assert wall.page.evaluate(SMALL_IN_PICTURES, SMALLEST_ON_THE_WALL) == []
    assert wall.page.evaluate(ASIDE) == []


@pytest.mark.parametrize("plan", [of_proposals(FOUR), of_proposals(SEVEN)])
def test_what_changed_is_previewed_then_read_from_the_back_of_the_hall(venue: Venue, plan: Plan) -> None:
    with venue.a_day() as day:
        console = Facilitator(entered(day.device(CONSOLE), day.printed.console))
        wall, tablet = day.wall(), day.arriving(1)
        console.page.get_by_text("Look at what changed before the room does").click()
        expect(console.page.locator(".change-panel svg")).to_be_visible()
        look(console)
        for screen in (wall, tablet):
            screen.sees_nothing_of("on average")

        console.reveal()
        expect(console.page.locator(".change-panel")).to_have_count(0)
        rows = console.page.locator(".results-panel li")
        turned = rows.filter(has_text="Before and after: what changed").last
        turned.get_by_role("button").click()
        expect(turned).to_have_class("shown")
        for screen in (wall, tablet):
            screen.sees("24 people: those who answered both times")
        expect(tablet.page.locator(".changed tbody")).to_have_count(len(plan.questions) // 3)
        is_read_from_the_back(wall)
        look(console, wall, tablet)

        rows.last.get_by_role("button").click()
        expect(rows.last).to_have_class("shown within")
        wall.sees("for everyone")
        expect(tablet.page.locator(".changed tbody")).to_have_count(1)
        is_read_from_the_back(wall)
        look(wall, tablet)
