"""A secret vote as its jurors meet it: cast once, final, forgotten by the tablet; with scripts and without."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import SHORT
from app.jury.votes.acts import CastSecret, VoteClosed
from app.live.clock import wall_clock
from app.settings import bundled
from app.store.copies import put_back
from tests.browser.axe import violations
from tests.browser.day import Venue, a_venue
from tests.browser.test_restored import copied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.day import Day
    from tests.browser.people import Juror

SECRETLY = {
    place: replace(plan, votes=tuple(replace(vote, secret=True) for vote in plan.votes))
    for place, plan in SHORT.items()
}
TALENT = "It supports talent and helps people learn"
STEP = "Your first view"
CAST = "Cast. It is final."


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=2, plans=SECRETLY) as opened:
        yield opened


def cast(juror: Juror) -> None:
    juror.turn_to(5)
    juror.question.get_by_role("checkbox").check()
    juror.tap("Cast my ballot")


def stored(page: Page) -> str:
    return json.dumps(page.evaluate("Object.entries(localStorage)"))


def forgets_the_ballot(page: Page) -> None:
    """The screen and the answer to what was sent come by themselves; what waits is forgotten once both are here."""
    page.evaluate(
        """async () => {
            const waits = () => JSON.stringify(Object.entries(localStorage)).includes("CastSecret");
            for (let tries = 0; waits() && tries < 100; tries += 1) await new Promise((go) => setTimeout(go, 50));
        }"""
    )
    assert "CastSecret" not in stored(page)


def closing(day: Day) -> VoteClosed:
    (outcome,) = (entry.outcome for entry in day.entries() if isinstance(entry.outcome, VoteClosed))
    return outcome


def test_a_secret_vote_is_cast_once_and_forgotten(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall = day.console(), day.wall()
        ana, ben, cem = (day.juror(seat) for seat in (1, 2, 3))
        console.open_the(STEP)
        ana.sees("Secret: nobody, not even the organiser, can see afterwards how you voted.")
        console.sees("Nobody has voted yet")
        console.sees("in the room 3 or more")
        ana.pick(1, TALENT)
        ana.pick(2, "For")
        assert TALENT not in stored(ana.page)
        assert "answers." not in stored(ana.page)
        assert violations(ana.page) == []
        ana.turn_to(5)
        ana.tap("Cast my ballot")
        expect(ana.question.get_by_role("button", name="Cast my ballot")).to_be_visible()
        assert not [entry for entry in day.entries() if isinstance(entry.act, CastSecret)]
        again = ana.another_tab()
        again.turn_to(1)
        expect(again.choice("I leave this blank")).to_be_checked()
        cast(ana)
        ana.sees(CAST)
        again.sees(CAST)
        assert "answers." not in stored(ana.page)
        forgets_the_ballot(ana.page)
        assert violations(ana.page) == []
        console.sees("Some have voted")
        wall.sees("Some have voted")
        for juror in (ben, cem):
            juror.pick(1, TALENT)
            cast(juror)
            juror.sees(CAST)
        console.sees("All have voted")
        assert violations(console.page) == []
        console.page.once("dialog", lambda asked: asked.dismiss())
        console.tap("Close the vote")
        console.sees("All have voted")
        console.page.once("dialog", lambda asked: asked.accept())
        console.close_vote()
        ben.sees("Your ballot was in the box.")
        wall.sees("of 3 have voted")
        assert closing(day).ballots["role"] == (1, 1, 1)
        assert len(closing(day).ballots["money-support"]) == 1


def test_without_scripts_it_is_one_form(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console()
        for seat in (2, 3):
            day.juror(seat)
        page = day.at_the_door(java_script_enabled=False)
        page.get_by_label("Type the code on the wall").fill(day.printed.codes[1])
        page.get_by_role("button", name="Take a seat").click()
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="I am here").click()
        console.open_the(STEP)
        page.goto(page.url.partition("?")[0])
        page.get_by_role("radio", name=TALENT, exact=True).check()
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="Cast my ballot").click()
        expect(page.locator("#screen")).to_contain_text(CAST)
        assert len([entry for entry in day.entries() if isinstance(entry.act, CastSecret)]) == 1
        console.page.once("dialog", lambda asked: asked.accept())
        console.close_vote()
        console.sees("Fewer than 3 voted")
        assert closing(day).withheld
        page.goto(page.url.partition("?")[0])
        expect(page.locator("#screen")).to_contain_text("the result is not told to anybody")


def test_what_waits_on_a_tablet_is_sent_once_and_what_was_put_back_is_void(browser: Browser, tmp_path: Path) -> None:
    with a_venue(tmp_path, browser, plans=SECRETLY) as venue, venue.a_day() as day:
        console = day.console()
        ana, *_ = (day.juror(seat) for seat in (1, 2, 3))
        console.open_the(STEP)
        copy = copied(venue)
        ana.pick(1, TALENT)
        day.expects_cuts()
        day.expects("409 .Conflict.")
        venue.server.kill()
        cast(ana)
        expect(ana.fate).to_contain_text("Waiting to send")
        ana.tap("Cast my ballot")
        assert stored(ana.page).count("answers.role") == 1
        day.forget_the_file()
        put_back(copy, f"sqlite:///{venue.server.database}", bundled("migrations"), wall_clock())
        venue.server.start()
        ana.sees("This secret vote is void.")
        console.sees("It has to be opened again, and everybody votes again.")
        forgets_the_ballot(ana.page)
        console.tap("Open the vote again, with an empty box")
        ana.turn_to(1)
        cast(ana)
        ana.sees(CAST)
