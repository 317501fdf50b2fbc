"""A recommendation from what a table said to the vote that carries it, with somebody who does not agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.demo.opening import Place
from app.plans.agenda import for_me, goodbye, recommendations
from app.plans.royal_opera_house.short import LONDON
from tests.browser.axe import violations
from tests.browser.day import Venue, a_venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.people import Console, Juror

PLAN = replace(LONDON, agenda=(LONDON.agenda[0], for_me(20, 0, "Talk."), recommendations(40), goodbye(10)))


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans=dict.fromkeys(Place, PLAN)) as opened:
        yield opened


def says(juror: Juror, fold: str, text: str, button: str) -> None:
    """Unfolds one of the things a juror can say, and says it."""
    part = juror.page.locator(".my-reply details", has=juror.page.get_by_text(fold, exact=True))
    part.locator("summary").click()
    part.get_by_role("textbox").fill(text)
    part.get_by_role("button", name=button).click()


def writes(console: Console, fold: str, words: str, button: str) -> None:
    part = console.page.locator("main details", has=console.page.get_by_text(fold, exact=True)).last
    part.locator("summary").first.click()
    part.get_by_label("Wording").first.fill(words)
    part.get_by_role("button", name=button).click()
    console.sees(words)


def vote(console: Console, answers: dict[Juror, str], kind: str) -> None:
    console.page.get_by_text("Put it to a vote", exact=True).click()
    console.page.locator(".put-to-vote").get_by_text(kind).click()
    assert violations(console.page) == []
    console.tap("Prepare the vote")
    console.open_vote()
    for juror, answer in answers.items():
        juror.page.get_by_text(answer, exact=True).click()
        juror.page.get_by_role("button", name="Save").first.click()
        juror.sees("Recorded")
    console.close_vote()


def test_what_a_table_said_is_drafted_dissented_from_reworked_and_carried(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall = day.console(), day.wall()
        ana, ben = day.juror(1), day.juror(2)
        console.next_to("Table talk: what it is to me")
        ana.page.get_by_text("For everybody", exact=True).click()
        ana.page.get_by_text("Only if", exact=True).click()
        ana.page.get_by_label("In your own words").fill("Only if it says what it costs.")
        ana.tap("Send")
        console.sees("Only if it says what it costs.")

        console.next_to("What we recommend")
        writes(console, "Write a recommendation", "Go on paying.", "Save the draft")
        for screen in (wall, ana, ben):
            screen.sees("Go on paying.")
        says(ana, "I would put it otherwise", "Say openly what it costs.", "Send")
        console.sees("Say openly what it costs.")
        writes(console, "Change the wording", "Go on paying, openly.", "Save the wording")
        console.tap("Freeze this wording")
        ana.sees("Version 1. These words stand.")

        ana.tap("These are our words")
        ana.sees("You said: these are our words.")
        says(ben, "Not yet, because …", "It says nothing of schools.", "Send")
        says(ben, "I would support it if …", "it sings in schools", "Send")
        wall.sees("1 of 2 say: these are our words.")
        wall.sees_nothing_of("nothing of schools")
        console.page.get_by_label("it sings in schools").check()
        console.page.get_by_label("One wording for those that come to the same").fill("it goes into schools")
        console.tap("Ask their authors whether it is theirs")
        ben.tap("Yes, that is mine")
        ana.sees("it goes into schools")
        says(ben, "I do not agree: write a minority statement", "The money is needed elsewhere.", "Write and sign it")
        ana.sees_nothing_of("The money is needed elsewhere.")
        console.tap("Show it to everybody")
        ana.sees("The money is needed elsewhere.")
        for screen in (ana, ben, console, wall):
            assert violations(screen.page) == []

        vote(console, {ana: "Yes", ben: "No"}, "Yes or no.")
        console.sees("below what was settled as enough")
        ana.sees("The vote has closed.")
        console.tap("Back to drafting")
        ana.sees_nothing_of("The vote has closed.")
        writes(console, "Change the wording", "Go on paying, openly, and go into schools.", "Save the wording")
        console.tap("Freeze this wording")
        ben.sees("What changed since the version before")
        ben.sees("Does this still stand for you?")
        ben.tap("It still stands")
        levels = {ana: "I support it wholeheartedly", ben: "I can live with it"}
        vote(console, levels, "I support it wholeheartedly, I can live with it, I stand aside, I oppose it.")
        console.sees("carried")
        ana.sees("The money is needed elsewhere.")
