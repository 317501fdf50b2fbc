"""A question that was left out is found again by one tap, from the last page of a long paper and on any device."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.plans import methods
from tests.browser.day import PHONE, TABLET, Venue, a_venue
from tests.browser.papers import CONSENT, PLANS, SCALE, SCORE, SINGLE, Voter
from tests.browser.people import entered
from tests.browser.test_papers import focused, to
from tests.browser.whole import Facilitator, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator

    from app.jury.plan import Plan
    from tests.browser.day import Day

GO = "Go to the next one without an answer"
FINISH = CONSENT + 1
"""The page on which a juror locks the answers."""


def locked_in_the_end() -> Plan:
    (vote,) = methods.PLAN.votes
    return replace(methods.PLAN, votes=(replace(vote, to_finish=True),))


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    plans = dict.fromkeys(PLANS, locked_in_the_end())
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=4, plans=plans) as opened:
        yield opened


def voting(day: Day, device: BrowserContext) -> Voter:
    console = Facilitator(entered(day.device((1440, 900)), day.printed.console))
    ana = Voter(entered(device, day.printed.seats[1]))
    ana.check_in()
    console.goes_on_to("Every way of asking")
    console.open_vote()
    return ana


def back(ana: Voter) -> Locator:
    return ana.page.get_by_role("button", name=GO)


def is_at(ana: Voter, number: int) -> None:
    expect(ana.question).to_have_attribute("data-number", str(number))


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_one_tap_leads_to_what_was_left_out(venue: Venue, size: tuple[int, int]) -> None:
    with venue.a_day() as day:
        ana = voting(day, day.device(size, has_touch=True))
        ana.touches = True
        is_at(ana, SINGLE)
        expect(back(ana)).to_be_hidden()
        ana.press(ana.choice("The park"))
        ana.saves(SINGLE, "The park")
        is_at(ana, SCALE)
        ana.turn_to(SCORE)
        expect(back(ana)).to_be_hidden()
        ana.press(ana.choice("7"))
        ana.saves(SCORE, "7")
        ana.turn_to(FINISH)
        ana.sees("You have answered 2 of 10 questions.")
        look(ana)
        ana.press(back(ana))
        is_at(ana, SCALE)
        ana.press(back(ana))
        is_at(ana, SCORE + 1)


def test_with_keys_alone_the_focus_goes_along(venue: Venue) -> None:
    with venue.a_day() as day:
        ana = voting(day, day.device(TABLET))
        ana.answer(SINGLE, "The park")
        is_at(ana, SCALE)
        ana.turn_to(FINISH)
        to(ana.page, GO)
        ana.page.keyboard.press("Enter")
        is_at(ana, SCALE)
        assert ana.question.locator("legend").inner_text() == focused(ana.page)


def test_it_is_gone_when_every_question_is_answered_and_where_no_script_turns_pages(venue: Venue) -> None:
    with venue.a_day() as day:
        ana = voting(day, day.device(TABLET))
        ana.fills_in_everything()
        ana.turn_to(FINISH)
        ana.sees("You have answered every question.")
        expect(back(ana)).to_be_hidden()
        ana.turn_to(SINGLE)
        expect(back(ana)).to_be_hidden()
        still = day.at_the_door(java_script_enabled=False)
        still.get_by_label("Type the code on the wall").fill(day.printed.codes[2])
        still.get_by_role("button", name="Take a seat").click()
        still.get_by_role("button", name="I am here").click()
        expect(still.locator("[data-page]")).to_have_count(FINISH)
        expect(still.get_by_role("button", name=GO)).to_have_count(0)
