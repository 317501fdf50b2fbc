"""Bad lines: server killed or frozen, tablet offline, sockets cut, storage refused. No vote is lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.day import Venue, a_venue
from tests.browser.people import Juror

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NATION = "It keeps something that matters to the whole nation"
TALENT = "It supports talent and helps people learn"
WORK = "It gives people work and training, and brings visitors"

NO_SOCKETS = """
window.WebSocket = class extends WebSocket {
  constructor(url, ...rest) { super(String(url).replace(/live$/, "cut"), ...rest); }
};
"""
"""Where upgrades are stripped: the handshake is refused, again and again."""

NO_STORAGE = """
Object.defineProperty(window, "localStorage", {get() { throw new DOMException("refused", "SecurityError"); }});
"""


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=7) as opened:
        yield opened


def test_the_server_is_killed_during_a_vote(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, wall, ana, ben = day.console(), day.wall(), day.juror(1), day.juror(2)
        console.open_the("Your first view")
        ana.answer(1, NATION)
        ben.pick(1, TALENT)
        ana.pick(2, "Against")
        for screen in (console, wall, ana, ben):
            screen.page.evaluate("window.neverReloaded = true")

        venue.server.kill()
        ana.save()
        expect(ana.fate).to_have_text("Waiting to send")
        expect(ana.page.locator("#line")).to_contain_text("No connection just now")
        expect(ana.recorded).to_have_count(0)
        assert len(ballots := day.ballots()) == 1, ballots

        venue.server.start()
        expect(ana.fate).to_have_text("Recorded")
        ana.has_recorded(2, "Against")
        expect(ben.choice(TALENT)).to_be_checked()
        ben.save()
        ben.has_recorded(1, TALENT)
        wall.sees("2 have begun")
        console.sees("2 have begun")
        console.close_vote()
        for screen in (console, wall, ana, ben):
            assert screen.page.evaluate("window.neverReloaded")
        assert [(b.by.number, *b.act.answers.values()) for b in day.ballots()] == [(1, 0), (1, -2), (2, 1)]


def test_a_vote_saved_offline_is_sent_by_a_later_tab(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.pick(1, TALENT)
        ana.page.context.set_offline(True)
        ana.save()
        expect(ana.fate).to_have_text("Waiting to send")
        address = ana.page.url
        later = ana.page.context.new_page()
        assert day.ballots() == []
        ana.page.close()

        later.context.set_offline(False)
        later.goto(address)
        ana = Juror(later)
        expect(ana.fate).to_have_text("Recorded")
        ana.has_recorded(1, TALENT)
        assert len(day.ballots()) == 1


def test_who_comes_back_to_the_first_choice_while_offline_has_it_counted(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.turn_to(1)
        ana.page.context.set_offline(True)
        first, other = ana.question.get_by_role("radio").nth(0), ana.question.get_by_role("radio").nth(1)
        for choice in (first, other, first):
            choice.check()
            ana.save()
            ana.save()
        ana.page.context.set_offline(False)
        expect(ana.fate).to_have_text("Recorded")
        assert [list(ballot.act.answers.values()) for ballot in day.ballots()] == [[0], [1], [0]]


def test_a_vote_that_arrives_after_the_close_is_told_so(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.pick(1, TALENT)
        ana.page.context.set_offline(True)
        ana.save()
        expect(ana.fate).to_have_text("Waiting to send")
        console.close_vote()
        ana.page.context.set_offline(False)
        expect(ana.fate).to_have_text("Not counted: voting had closed when this arrived.")
        ana.sees("Your answers to 0 of 4 questions were counted.")
        assert day.ballots() == []


def test_nothing_is_claimed_while_the_server_is_frozen(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.pick(1, NATION)
        venue.server.freeze()
        ana.save()
        expect(ana.fate).to_have_text("Waiting to send")
        # By now the same act has gone out a second time, by the other way.
        with ana.page.expect_request("**/acts"):
            ana.save()
        expect(ana.recorded).to_have_count(0)
        venue.server.thaw()
        expect(ana.fate).to_have_text("Recorded")
        ana.has_recorded(1, NATION)
        assert len(day.ballots()) == 1


def test_a_whole_vote_without_sockets(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console = day.console()
        device = day.device(script=NO_SOCKETS)
        ana = day.juror(1, device)
        console.open_the("Your first view")
        ana.answer_all(NATION, "For", "Not sure", "Very good")
        console.sees("Everybody has answered.")
        ana.answer(1, WORK)
        console.close_vote()
        ana.sees("Your answers to 4 of 4 questions were counted.")
        assert [b.act.rev for b in day.ballots()] == [1, 1, 1, 1, 2]


def test_a_device_that_refuses_storage_votes_all_the_same(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        console = day.console()
        device = day.device(script=NO_STORAGE)
        ana = day.juror(1, device)
        console.open_the("Your first view")
        ana.pick(1, NATION)
        device.set_offline(True)
        ana.save()
        expect(ana.fate).to_have_text("Waiting to send Keep this page open until it is sent")
        device.set_offline(False)
        expect(ana.fate).to_have_text("Recorded")
        ana.has_recorded(1, NATION)
        ana.answer(1, TALENT)
        assert [b.act.rev for b in day.ballots()] == [1, 2]
