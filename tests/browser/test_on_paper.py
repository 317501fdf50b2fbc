"""A ballot paper is entered by the team, twice, and found again after the reveal: by keys, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.day import CONSOLE, PHONE, TABLET, Venue, a_venue
from tests.browser.papers import PLANS
from tests.browser.people import Juror, Screen, entered
from tests.browser.whole import Facilitator, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from tests.browser.day import Day

FROM_PAPER = "Entered from paper by the team"


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=2, plans=PLANS) as opened:
        yield opened


def voting(day: Day, *devices: BrowserContext) -> tuple[Facilitator, list[Juror]]:
    console = Facilitator(entered(day.device(CONSOLE), day.printed.console))
    jurors = [Juror(entered(device, day.printed.seats[seat])) for seat, device in enumerate(devices, 1)]
    for juror in jurors:
        juror.check_in()
    console.goes_on_to("Every way of asking")
    console.open_vote()
    return console, jurors


def box(page: Page, time: str, question: str) -> Locator:
    return page.locator(f"[name='{time}.{question}']")


def take_seat(page: Page, seat: int) -> None:
    page.get_by_label("Seat on the paper").select_option(str(seat))
    page.get_by_role("button", name="Take this seat’s paper").click()
    expect(page.get_by_role("button", name="Record this paper")).to_be_visible()


def key(page: Page, time: str, single: int, ranks: tuple[int, ...]) -> None:
    box(page, time, "single").select_option(str(single))
    for place, rank in enumerate(ranks):
        box(page, time, f"ranking[{place}]").fill(str(rank))


def record(page: Page) -> None:
    page.get_by_role("button", name="Record this paper").click()


def test_a_paper_keyed_twice_and_found_again(venue: Venue) -> None:
    with venue.a_day() as day:
        console, (ana, ben) = voting(day, day.device(TABLET), day.device(PHONE))
        paper = console.another_tab()
        paper.page.get_by_role("link", name="Enter a paper ballot").click()
        look(paper)
        take_seat(paper.page, 1)
        look(paper)
        key(paper.page, "answers", 1, (2, 1, 3))
        key(paper.page, "again", 2, (2, 1, 3))
        day.expects("409")
        record(paper.page)
        expect(paper.page.get_by_role("alert")).to_contain_text("is not the same as the first")
        expect(paper.page.get_by_text("Here the two times differ.")).to_have_count(1)
        expect(box(paper.page, "again", "ranking[2]")).to_have_value("3")
        look(paper)
        box(paper.page, "again", "single").select_option("1")
        record(paper.page)
        expect(paper.page.get_by_role("status")).to_have_text("Recorded: the paper of seat 1.")

        ana.sees(FROM_PAPER)
        ben.sees_nothing_of(FROM_PAPER)
        look(ana)
        take_seat(paper.page, 3)
        key(paper.page, "answers", 1, (1, 1, 0))
        key(paper.page, "again", 1, (1, 1, 0))
        record(paper.page)
        expect(paper.page.get_by_text("2 ballots have been entered from paper so far.")).to_be_visible()

        console.close_vote()
        console.goes_on()
        console.page.get_by_role("button", name="Reveal the results to everybody").click()
        ana.sees("Your ballot is counted")
        ana.sees("2 ballots say the same here, yours among them.")
        ben.sees("You gave no answer here")
        ana.page.get_by_text("Every ballot that was counted").click()
        look(ana, ben)
        ana.page.get_by_role("link", name="The whole list on a page of its own").click()
        ana.sees("the same as yours")
        look(ana)


def test_a_paper_by_keys_alone_and_without_scripts(venue: Venue) -> None:
    with venue.a_day() as day:
        voting(day)
        device = day.device(CONSOLE, java_script_enabled=False)
        page = device.new_page()
        page.goto(f"{day.printed.address}/recover")
        page.get_by_role("textbox").fill(day.printed.recovery)
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Enter a paper ballot").click()
        keys = page.keyboard
        expect(page.get_by_label("Seat on the paper")).to_be_focused()
        keys.press("2")
        keys.press("Tab")
        keys.press("Enter")
        for time in ("answers", "again"):
            box(page, time, "single").focus()
            keys.type("3")
        record(page)
        expect(page.get_by_role("status")).to_have_text("Recorded: the paper of seat 2.")
        Screen(page).sees("1 ballot has been entered from paper so far.")
