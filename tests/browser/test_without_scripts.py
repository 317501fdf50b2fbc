"""A browser that runs no scripts: everything a juror does works by plain forms and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import WHOLE
from tests.browser.day import CONSOLE, Venue, a_venue
from tests.browser.people import entered
from tests.browser.whole import Facilitator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

NATION = "It keeps something that matters to the whole nation"
TALENT = "It supports talent and helps people learn"


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=2) as opened:
        yield opened


def test_a_vote_without_scripts(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console()
        page = day.at_the_door(java_script_enabled=False)
        page.get_by_label("Type the code on the wall").fill(day.printed.join_code)
        tap(page, "Take a seat")
        page.get_by_role("link", name="Go to seat 1").click()
        page.get_by_role("checkbox").check()
        tap(page, "I am here")
        expect(page.get_by_role("heading", level=1)).to_have_text("Arriving")
        expect(page.locator("#CheckInForm")).to_have_count(0)

        console.open_the("Your first view")
        latest(page)
        expect(page.locator("[data-page]:visible")).to_have_count(4)
        cast(page, 1, NATION)
        expect(question(page, 1).locator(".recorded")).to_contain_text(NATION)
        cast(page, 1, TALENT)
        cast(page, 2, "For")
        expect(question(page, 1).locator(".recorded")).to_contain_text(TALENT)
        expect(question(page, 2).locator(".recorded")).to_contain_text("For")
        assert [(b.act.rev, *b.act.answers.values()) for b in day.ballots()] == [(1, 0), (2, 1), (1, 2)]

        question(page, 3).get_by_role("radio", name="Good", exact=True).check()
        console.close_vote()
        question(page, 3).locator("button.go").click()
        expect(page.get_by_role("alert")).to_have_text("Not counted: voting had closed when this arrived.")
        expect(page.locator("#screen")).to_contain_text("Your answers to 2 of 4 questions were counted.")
        latest(page)
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_card_without_scripts(venue: Venue) -> None:
    with venue.a_day() as day:
        page = day.device(java_script_enabled=False).new_page()
        page.goto(day.printed.seats[2])
        page.get_by_role("link", name="Type the code on the card instead").click()
        page.get_by_label("Type the code on the wall").fill("not a code")
        tap(page, "Take a seat")
        expect(page.get_by_role("alert")).to_contain_text("We do not know that code.")
        day.expects("400 .Bad Request.")
        page.get_by_label("Type the code on the wall").fill(day.printed.codes[2])
        tap(page, "Take a seat")
        expect(page.locator("#screen")).to_contain_text("Welcome. This is seat 2.")
        page.goto(f"{page.url}card")
        expect(page.locator(".big .code")).to_have_text(day.printed.codes[2])


def test_a_whole_day_without_scripts(browser: Browser, tmp_path: Path) -> None:
    with a_venue(tmp_path, browser, plans=WHOLE) as opened, opened.a_day() as day:
        console = Facilitator(entered(day.device(CONSOLE), day.printed.console))
        page = day.at_the_door(java_script_enabled=False)
        page.get_by_label("Type the code on the wall").fill(day.printed.codes[1])
        tap(page, "Take a seat")
        tap(page, "I am here")
        page.get_by_role("link", name="Seat 1").click()
        page.get_by_label("What you need to take part").fill("Large print")
        tap(page, "Save")
        expect(page.get_by_role("status")).to_have_text("Kept. The team can see it.")
        page.get_by_role("checkbox").first.check()
        tap(page, "Save the change")

        console.goes_on_to("Your first view")
        console.open_vote()
        latest(page)
        reasons = page.locator("[data-page]", has=page.get_by_label("In your own words, if you like"))
        reasons.get_by_role("checkbox", name="What it costs me").check()
        reasons.get_by_role("textbox").fill("I pay for it too.")
        reasons.locator("button.go").click()
        expect(reasons.locator(".recorded strong")).to_have_text("What it costs me")
        tap(page, "Finish")
        expect(page.locator("#screen")).to_contain_text("You have finished. Thank you.")
        console.close_vote()

        console.goes_on_to("Your questions")
        latest(page)
        page.get_by_label("Ask a question").fill("Who decides?")
        tap(page, "Send the question")
        expect(page.locator("#WitnessQuestions")).to_contain_text("Who decides?")
        console.goes_on_to("Table talk: what it is to me")
        console.page.get_by_label("Number of tables").fill("1")
        console.tap("Draw the tables")
        console.sees("Table 1")
        latest(page)
        page.get_by_role("radio", name="For myself").first.check()
        page.get_by_role("radio", name="Only if").first.check()
        page.get_by_label("In your own words").first.fill("Only if they say what for.")
        tap(page, "Send")
        expect(page.locator(".my-contribution .text")).to_have_text("Only if they say what for.")


def question(page: Page, number: int) -> Locator:
    return page.locator(f"[data-page][data-number='{number}']")


def cast(page: Page, number: int, words: str) -> None:
    question(page, number).get_by_role("radio", name=words, exact=True).check()
    question(page, number).locator("button.go").click()


def tap(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def latest(page: Page) -> None:
    page.get_by_role("link", name="Show the latest").click()
