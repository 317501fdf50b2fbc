"""The whole day: two tablets and a phone, a console, a wall, from the door to the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.plans.royal_opera_house.short import AGAINST_TO_FOR, BAD_TO_GOOD
from app.plans.scales import JUDGEMENTS
from tests.browser.day import PHONE, Venue, a_venue
from tests.browser.people import Juror, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=2) as opened:
        yield opened


AUDIENCE = "It serves the people who go, and few others"
NATION = "It keeps something that matters to the whole nation"


def tells_no_answer(screen: Screen) -> None:
    """Not a word of any answer, in all that the browser has got. Words of one syllable would be found anywhere, and an
    exhibit can be neither for nor against, and a console has its own judgements for a question of its own."""
    got = screen.page.content().replace("Neither for nor against</option>", "").replace("\n".join(JUDGEMENTS), "")
    telling = [words for words in (*AGAINST_TO_FOR, *BAD_TO_GOOD, AUDIENCE, NATION, "moved up") if " " in words]
    assert not [words for words in telling if words in got]


def test_a_day_from_the_door_to_the_result(venue: Venue) -> None:
    with venue.a_day() as day:
        console, wall = day.console(), day.wall()
        wall.sees("Take your seat")
        wall.sees("0 of 24 are here")

        door = day.at_the_door(PHONE)
        door.get_by_label("Type the code on the wall").fill(day.printed.join_code.lower())
        door.get_by_role("button", name="Take a seat").click()
        expect(door.get_by_role("heading", level=1)).to_have_text("Your card: seat 1")
        door.get_by_role("link", name="Go to seat 1").click()
        ana = Juror(door)
        ana.check_in(agreeing=False)
        ben, cem = day.juror(2), day.juror(3)
        everybody = (ana, ben, cem)
        wall.sees("3 of 24 are here")
        console.sees("24 seats: 3 connected, 3 checked in")

        console.next_to("The question")
        for screen in (wall, *everybody):
            screen.at_step("The question")
            screen.sees("What role does the Royal Opera House have in UK society?")

        console.open_the("Your first view")
        ana.answer_all(AUDIENCE, "Against", "Bad", "Not sure")
        ben.answer_all(AUDIENCE, "Slightly for", "Good", "Good")
        cem.answer_all(NATION, "For", "Good", "Very good")
        wall.sees("3 of 3 have answered every question")
        console.sees("Everybody has answered.")
        for screen in (console, wall):
            tells_no_answer(screen)
        console.close_vote()
        ana.sees("Your answers to 4 of 4 questions were counted.")

        tells_no_answer(console)
        console.next_to("The evidence")
        console.show_exhibit()
        for screen in (wall, *everybody):
            screen.sees("What the Royal Opera House is, and who pays")

        console.open_the("Your view now")
        ben.turn_to(1)
        expect(ben.question.get_by_role("radio", checked=True)).to_have_count(0)
        ana.answer_all(AUDIENCE, "Strongly against", "Bad", "Bad")
        ben.answer_all(NATION, "For", "Good", "Good")
        cem.answer_all(NATION, "For", "Good", "Good")
        console.close_vote()

        console.next_to("The result")
        for screen in (wall, console, *everybody):
            screen.at_step("The result")
        for screen in (wall, *everybody):
            tells_no_answer(screen)
        console.sees("Only this screen shows it.")
        console.reveal()
        for screen in (wall, *everybody):
            expect(screen.page.locator("table.result")).to_have_count(4)
            role = screen.page.get_by_role("row", name=NATION)
            expect(role.get_by_role("cell").filter(visible=True)).to_contain_text(["1", "2"])
            screen.sees("1 chose a different answer, 1 the same, of the 2 who answered both times")
            screen.sees("1 moved up, 0 moved down, 1 stayed, of the 2")
        ben.sees(f"You: at first “{AUDIENCE}”, now “{NATION}”. Only you see this.")
        ana.sees("You: at first “Not sure”, now “Bad”.")
        wall.sees_nothing_of("You: at first")
