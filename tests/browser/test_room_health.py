"""How the room is, as its people see it: what has not been sent, who wants help, and which page is an older one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.day import Venue, a_venue
from tests.browser.test_bad_lines import NATION, NO_SOCKETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Route

A_WHILE = 30_000
"""More than a page is left alone for before it comes anew, in ms."""


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=2) as opened:
        yield opened


def test_what_waits_on_a_tablet_and_who_wants_help_stand_on_the_console_until_it_is_over(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, wall, ana = day.console(), day.wall(), day.juror(1, day.device(script=NO_SOCKETS))
        console.open_the("Your first view")
        ana.pick(1, NATION)
        ana.page.route("**/acts", lambda route: route.abort())
        ana.save()
        expect(ana.fate).to_have_text("Waiting to send")
        console.sees("seat 1 has one unsent")
        expect(console.page.locator(".vote-panel")).to_contain_text(
            "Something waits on the tablet, on its way: seats 1"
        )
        ana.page.unroute("**/acts")
        ana.has_recorded(1, NATION)
        console.sees_nothing_of("unsent")

        ana.tap("Ask for help quietly")
        ana.sees("You asked for help. The team has been told.")
        console.sees("Seat 1 asks for help")
        assert not violations(console.page)
        console.tap("I’m going")
        ana.sees("Someone is coming.")
        console.tap("Done")
        for screen in (ana, console):
            screen.sees_nothing_of("help. The team" if screen is ana else "asks for help")
        wall.sees_nothing_of("help")


def test_a_page_that_is_older_than_the_server_comes_anew_once_nothing_is_being_written(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()  # a page that was put together here may open no socket: the tablet polls
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")

        def older(route: Route) -> None:
            page = route.fetch()
            route.fulfill(response=page, body=re.sub(r'data-code="\w+"', 'data-code="before"', page.text()))

        ana.page.route("**/juror/1/", older)
        ana.page.reload()
        ana.page.unroute("**/juror/1/")
        ana.pick(1, NATION)
        page = ana.page.locator("body")
        console.sees("older page, reloads when nothing is being written")
        expect(page, "an answer that is picked is not taken away").to_have_attribute("data-code", "before")
        ana.save()
        expect(page).not_to_have_attribute("data-code", "before", timeout=A_WHILE)
        ana.has_recorded(1, NATION)
        console.sees_nothing_of("older page")
