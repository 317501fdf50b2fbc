"""One juror's seat: taps too many, tabs too many, second thoughts, and a seat that moves to another tablet."""

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


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=9) as opened:
        yield opened


def test_two_taps_are_one_vote(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.pick(1, NATION)
        ana.question.locator("button.go").dblclick()
        ana.has_recorded(1, NATION)
        ana.answer(2, "For")
        assert [dict(b.act.answers) for b in day.ballots()] == [{"role": 0}, {"money-support": 2}]


def test_an_answer_can_be_changed_and_given_again(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.answer(1, NATION)
        ana.answer(1, TALENT)
        ana.turn_to(1)
        expect(ana.question.locator("button.go")).to_have_text("Save the change")
        ana.page.reload()
        ana.has_recorded(1, TALENT)
        ana.answer(1, TALENT)
        expect(ana.fate).to_have_text("Recorded")
        console.close_vote()
        ana.sees("Your answers to 1 of 4 questions were counted.")
        assert [(b.act.rev, b.act.answers["role"]) for b in day.ballots()] == [(1, 0), (2, 1), (3, 1)]


def test_second_thoughts_right_after_saving_keep_the_page(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.page.clock.install()
        ana.answer(1, NATION)
        ana.choice(TALENT).check()
        ana.page.clock.fast_forward(5_000)
        expect(ana.question).to_have_attribute("data-number", "1")
        expect(ana.choice(TALENT)).to_be_checked()


def test_a_second_tab_shows_the_same(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        tab = ana.another_tab()
        ana.answer(1, NATION)
        tab.has_recorded(1, NATION)
        tab.answer(1, WORK)
        ana.has_recorded(1, WORK)
        ana.answer(1, TALENT)
        tab.has_recorded(1, TALENT)
        tab.answer(2, "For")
        ana.has_recorded(2, "For")
        assert [b.act.rev for b in day.ballots()] == [1, 2, 3, 1]


def test_reload_and_back_after_saving(venue: Venue) -> None:
    with venue.a_day() as day:
        console, ana = day.console(), day.juror(1)
        console.open_the("Your first view")
        ana.answer(1, NATION)
        ana.page.reload()
        ana.has_recorded(1, NATION)
        expect(ana.question).to_have_attribute("data-number", "2")
        ana.answer(2, "For")
        ana.page.goto(f"{ana.page.url}card")
        ana.page.go_back()
        ana.has_recorded(2, "For")
        ana.answer(3, "Good")
        assert len(day.ballots()) == 3


def test_a_seat_moves_to_the_tablet_that_shows_its_card(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects("410 .Gone.", "WebSocket")
        console, old = day.console(), day.juror(1)
        console.open_the("Your first view")
        old.answer(1, NATION)
        new = day.arriving(1)
        new.sees("somebody from the team has to nod")
        console.let_in(new)
        new.has_recorded(1, NATION)
        old.sees("This seat has moved to another tablet. To use this one again, scan your card here.")
        new.answer(2, "For")
        console.sees("1 connected")

        old.page.get_by_role("link", name="Go back to the door").click()
        old.page.get_by_label("Type the code on the wall").fill(day.printed.codes[1].lower())
        old.tap("Take a seat")
        console.let_in(old)
        old.has_recorded(2, "For")
        new.sees("This seat has moved to another tablet.")


def test_what_was_unsent_waits_for_its_own_juror(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        day.expects("410 .Gone.")
        console, old = day.console(), day.juror(1)
        console.open_the("Your first view")
        old.pick(1, NATION)
        old.page.context.set_offline(True)
        old.save()
        expect(old.fate).to_have_text("Waiting to send")
        new = day.arriving(1)
        console.let_in(new)
        old.page.context.set_offline(False)
        old.sees("This seat has moved to another tablet.")
        assert day.ballots() == []

        # Somebody else sits down at the old tablet: what the first juror tapped there is not theirs.
        old.page.goto(day.printed.seats[2])
        old.page.wait_for_url("**/juror/2/")
        other = Juror(old.page)
        other.check_in()
        other.answer(2, "For")
        assert [(b.by.number, *b.act.answers.values()) for b in day.ballots()] == [(2, 2)]
        new.answer(1, TALENT)
        assert [(b.by.number, *b.act.answers.values()) for b in day.ballots()] == [(2, 2), (1, 1)]
