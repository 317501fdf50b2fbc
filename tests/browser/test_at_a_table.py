"""At a table: a juror looks after the turns, somebody is not heard, and a facilitator writes what the table says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import Place
from app.plans.agenda import for_all, goodbye
from app.plans.royal_opera_house.short import LONDON
from tests.browser.day import PHONE, Venue, a_venue
from tests.browser.whole import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.people import Juror

TALK = for_all(20, 1, "What is it to all of us?", "Who else is affected?", "What if it did not exist?")
PLAN = replace(LONDON, agenda=(LONDON.agenda[0], TALK, goodbye(10)))


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans=dict.fromkeys(Place, PLAN)) as opened:
        yield opened


def seat(host: Juror, number: int) -> Locator:
    return host.page.locator(".table-host .speaker", has_text=f"Seat {number}")


def test_a_juror_looks_after_the_turns_so_that_everybody_is_heard(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall = day.console(), day.wall()
        ana, ben, cem = day.juror(1), day.juror(2, day.device(PHONE)), day.juror(3)
        console.next_to(TALK.title["en"])
        console.tap("Draw the tables")
        for prompt in ("Who else is affected?", "What if it did not exist?"):
            wall.sees(prompt)
            ben.sees(prompt)

        ana.page.get_by_text("Look after the turns at this table", exact=True).click()
        ana.tap("I will look after them")
        expect(cem.page.get_by_text("Look after the turns at this table")).to_have_count(0)
        ana.tap("Start a go-round")
        ana.sees("You are next")
        cem.sees("Your turn is still to come.")
        look(ana, ben, cem, wall, console)

        seat(ana, 1).click()
        expect(seat(ana, 1)).to_be_disabled()
        seat(ana, 3).click()
        cem.sees("It is your turn to speak")
        ana.sees("Not heard yet: 2")
        ana.tap("Not seat 3")
        ana.sees("Not heard yet: 2, 3")
        ben.sees("You are next")
        ben.tap("Pass for now")
        ben.sees("You have passed.")
        ana.page.locator(".quiets").get_by_role("button", name="2 min").click()
        for juror in (ana, ben, cem):
            juror.sees("Nobody talks now. Take the time to think.")
        look(ana, ben)
        ana.tap("Talk again")
        ben.sees_nothing_of("Nobody talks now.")
        seat(ana, 3).dblclick()
        ana.sees("Seat 3 is speaking")
        expect(ana.page.get_by_role("button", name="Start a go-round")).to_be_visible()
        ana.sees("Not heard yet: 2")
        ana.page.reload()
        ana.sees("Not heard yet: 2")

        console.page.get_by_text("Write for a table that has no scribe", exact=True).click()
        form = console.page.locator(".contribution-form")
        form.get_by_role("radio", name="For everybody").check()
        form.get_by_role("radio", name="Only if", exact=True).check()
        form.get_by_role("textbox").fill("Only if it is said openly.")
        form.get_by_role("button", name="Send").click()
        for juror in (ana, ben, cem):
            juror.sees("Only if it is said openly.")
            juror.sees("Written down by the facilitator, in the table’s words.")
        look(ana, ben, console)
