"""What somebody was writing when the room moved on: said to be kept, read, copied, and back in its box later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import SHORT, Place
from app.jury.contributions.acts import Contribute
from app.jury.day.plan import Phase, PhaseKind
from app.jury.numbers import PhaseId
from tests.browser.axe import violations
from tests.browser.day import PHONE, Venue, a_venue
from tests.browser.people import Screen, entered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


def talk(name: str, title: str) -> Phase:
    return Phase(PhaseId(name), PhaseKind.TALK, {"en": title}, 10, {"en": "Talk about it."})


ROUNDS = (talk("first", "First round"), talk("second", "Second round"))
PLAN = replace(SHORT[Place.LONDON], agenda=(*ROUNDS, *SHORT[Place.LONDON].agenda[2:]))
PRICES = "Tickets for people like us.\nAnd trains home."
KEPT = "What you wrote and did not send in time is kept on this tablet."
TOO_LATE = "Not taken: this round had ended when it arrived."


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    plans = {**SHORT, Place.LONDON: PLAN}
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=3, plans=plans) as opened:
        yield opened


def writes(screen: Screen, text: str) -> None:
    screen.page.locator(".contribution-form textarea").fill(text)


def has_written(screen: Screen, text: str) -> None:
    expect(screen.page.locator(".contribution-form textarea")).to_have_value(text)


def goes_back(console: Screen) -> None:
    console.page.once("dialog", lambda dialog: dialog.accept())
    console.tap("Back one step")


def keeps(screen: Screen, *texts: str) -> None:
    expect(screen.page.locator("#kept .text")).to_have_text(texts)


def test_what_was_being_written_when_the_step_ended_is_kept_and_comes_back(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana, ben = day.console(), day.juror(1), day.juror(2, day.device(PHONE))
        scribe = Screen(entered(day.device(), day.printed.scribe))
        for screen in (ana, scribe):
            writes(screen, PRICES)
            expect(screen.page.locator("#kept-line")).to_be_hidden()
        console.call_eyes_up()
        ana.sees("Please look up")
        expect(ana.page.locator("#kept")).to_be_hidden()
        console.give_the_screens_back()
        console.next_to("Second round")
        for screen in (ana, scribe):
            expect(screen.page.locator("#kept-line")).to_contain_text(KEPT)
            keeps(screen, PRICES)
            has_written(screen, "")
        ana.page.reload()
        keeps(ana, PRICES)
        assert violations(ana.page) == []
        ana.page.get_by_role("link", name="Read it").click()
        expect(ana.page.locator("#kept-line")).to_be_hidden()
        ana.tap("Copy")
        expect(ana.page.get_by_role("button", name="Copied")).to_be_visible()
        ana.page.locator(".contribution-form textarea").press("Control+v")
        has_written(ana, PRICES)
        writes(ana, "")
        ben.at_step("Second round")
        expect(ben.page.locator("#kept")).to_be_hidden()
        assert PRICES.split("\n")[0] not in ben.page.content()

        goes_back(console)
        for screen in (ana, scribe):
            screen.at_step("First round")
            has_written(screen, PRICES)
            expect(screen.page.locator("#kept")).to_be_hidden()

        assert not [entry for entry in day.entries() if isinstance(entry.act, Contribute)]


def test_what_was_sent_a_moment_too_late_is_told_so_once_and_for_all_and_kept(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, ana = day.console(), day.juror(1)
        writes(ana, PRICES)
        for label in ("For myself", "For"):
            ana.page.get_by_role("radio", name=label, exact=True).check()
        ana.page.context.set_offline(True)
        ana.tap("Send")
        expect(ana.fate).to_have_text("Waiting to send")
        console.next_to("Second round")
        ana.page.context.set_offline(False)
        expect(ana.fate).to_have_text(TOO_LATE)
        keeps(ana, PRICES)
        ana.page.reload()
        keeps(ana, PRICES)
        assert not [entry for entry in day.entries() if isinstance(entry.act, Contribute)]

        goes_back(console)
        has_written(ana, PRICES)
        ana.tap("Send")
        expect(ana.fate).to_have_text("Recorded")
        console.next_to("Second round")
        ana.at_step("Second round")
        expect(ana.page.locator("#kept")).to_be_hidden()
        assert [entry.act.text for entry in day.entries() if isinstance(entry.act, Contribute)] == [PRICES]


def test_what_is_thrown_away_is_gone(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        ana.page.on("dialog", lambda dialog: dialog.accept())
        writes(ana, PRICES)
        console.next_to("Second round")
        keeps(ana, PRICES)
        ana.tap("Throw it away")
        expect(ana.page.locator("#kept")).to_be_hidden()
        goes_back(console)
        ana.at_step("First round")
        has_written(ana, "")
