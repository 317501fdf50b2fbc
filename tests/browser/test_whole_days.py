"""The whole day in each place, with the screens alone as guide: six tablets, and trouble in four of its phases."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import WHOLE, Place
from app.jury.contributions.acts import Contribute
from app.jury.questions.acts import AskWitness
from app.jury.seats.acts import CheckIn
from app.jury.votes.acts import CastBallot, Finish
from app.study.findings import findings
from tests.browser.day import Venue, a_venue
from tests.browser.people import Juror, Screen, entered
from tests.browser.whole import Facilitator, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.day import Day

FIRST = {
    Place.LONDON: (
        "It keeps something that matters to the whole nation",
        "It serves the people who go, and few others",
    ),
    Place.MANCHESTER: ("Yes, with about as much public money as now", "No, there should not be one"),
}
"""Two answers to the city's own question."""


@pytest.fixture(params=list(Place))
def place(request: pytest.FixtureRequest) -> Place:
    return request.param


@pytest.fixture
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory, place: Place) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans=WHOLE, place=place) as opened:
        yield opened


def says(juror: Screen, text: str, perspective: str, stance: str) -> None:
    form = juror.page.locator(".contribution-form")
    form.get_by_role("radio", name=perspective).check()
    form.get_by_role("radio", name=stance, exact=True).check()
    form.get_by_role("textbox").fill(text)
    form.get_by_role("button", name="Send").click()
    expect(juror.page.locator(".my-contribution .text", has_text=text)).to_have_count(1)


def finish(juror: Juror) -> None:
    """From wherever the paper is open, on to its last page, and lock it."""
    onward, last = juror.page.locator("[data-page-go='next']"), juror.page.locator(".finish:visible")
    while onward.is_enabled():
        onward.click()
    expect(last).to_have_count(1)
    juror.page.once("dialog", lambda dialog: dialog.accept())
    juror.tap("Finish")
    juror.sees("You have finished. Thank you.")


def answer_everything(juror: Juror, first: str) -> None:
    """Every page as it comes: the first answer on offer, the city's own question apart."""
    juror.answer(1, first)
    total = int(re.search(r"of (\d+)", juror.question.locator(".count").inner_text())[1])
    for number in range(2, total + 1):
        juror.turn_to(number)
        if (ladder := juror.question.get_by_role("button", name="Add")).count():
            ladder.first.click()
        else:
            juror.question.locator("input:not([type=hidden])").first.check()
        juror.save()
        expect(juror.page.locator(f"[data-page][data-number='{number}'] .recorded strong")).to_have_count(1)
    look(juror)
    finish(juror)


def arrive(day: Day, console: Facilitator) -> list[Juror]:
    jurors = [day.juror(seat) for seat in range(1, 6)]
    console.open_vote()
    for juror in jurors[:2]:
        juror.answer(1, "Tea")
    console.close_vote()
    jurors[0].sees("That was practice.")
    return jurors


def test_a_whole_day(venue: Venue, place: Place) -> None:
    with venue.a_day() as day:
        day.expects_cuts()
        day.expects("the server responded with a status of 410")
        keep, change = FIRST[place]
        console = Facilitator(entered(day.device((1440, 900)), day.printed.console))
        wall = day.wall()
        jurors = arrive(day, console)
        ana, ben, cem, dee, eve = jurors
        everybody = [*jurors, wall]

        # The opening view. Trouble: the server is killed while people answer, and somebody taps twice.
        console.goes_on_to("Your first view")
        console.open_vote()
        ana.answer(1, keep)
        ben.pick(1, change)
        venue.server.kill()
        ben.question.locator("button.go").dblclick()
        expect(ben.fate).to_have_text("Waiting to send")
        venue.server.start()
        ben.has_recorded(1, change)
        if place is Place.LONDON:
            answer_everything(ana, keep)
        else:
            ana.answer(1, keep)
            finish(ana)
        for juror in (ben, cem, dee, eve):
            juror.answer(1, change)
            finish(juror)
        console.sees("Everybody has answered.")
        console.close_vote()

        # The evidence and the questions. Trouble: a tablet loses the network while its juror asks; a latecomer.
        console.goes_on_to("The evidence")
        console.show_exhibit()
        for screen in everybody:
            screen.sees("What the Royal Opera House is, and who pays")
        fay = day.juror(6)
        console.goes_on_to("Your questions")
        cem.page.context.set_offline(True)
        cem.page.locator("#ask-text").fill("What would it cost to run it without public money?")
        cem.tap("Send the question")
        expect(cem.fate).to_have_text("Waiting to send")
        cem.page.context.set_offline(False)
        cem.sees("Yours: a facilitator looks at it first.")
        dee.sees_nothing_of("What would it cost")
        console.looks_at(1, "Show to the room")
        dee.tap("I want to know this too")
        console.tap("Put it now")
        wall.sees("What would it cost to run it without public money?")
        console.page.get_by_text("What was answered").first.click()
        console.page.get_by_label("The answer in a few words, if you like").fill("Nobody here knows.")
        console.tap("It was answered")
        cem.sees("Nobody here knows.")
        look(cem, dee, wall, console)

        # Table talk. Trouble: a tablet is exchanged for another while its juror is writing.
        console.goes_on_to("Table talk: what it is to me")
        console.page.get_by_label("Number of tables").fill("2")
        console.tap("Draw the tables")
        wall.sees("Table 2")
        for juror in (*jurors, fay):
            expect(juror.page.locator("#TableCard h2")).to_have_text(re.compile(r"Table [12]"))
        scribe = Screen(entered(day.device(), day.printed.scribe))
        says(scribe, "Our table wants it said openly.", "For everybody", "Only if")
        says(ana, "It gave my sister work.", "For myself", "For")
        dee.page.locator(".contribution-form").get_by_role("textbox").fill("Half a thought")
        dee.page.reload()
        expect(dee.page.locator(".contribution-form").get_by_role("textbox")).to_have_value("Half a thought")
        spare = day.arriving(4)
        console.let_in(spare)
        dee.page.wait_for_load_state()
        expect(dee.page.locator("body")).to_contain_text("This seat has moved to another tablet")
        says(spare, "A whole thought.", "For everybody", "Against")
        dee = spare
        if place is Place.LONDON:
            console.looks_at(3, "Show to the table")
            expect(ana.page.locator(".my-contribution")).to_contain_text("Your table can see this.")
        else:
            scribe.page.get_by_role("button", name="Show to the table").first.click()

        look(ana, scribe, wall, console)

        # The refined view. Trouble: the facilitator's laptop dies, and another one takes over with the code.
        console.page.context.close()
        other = day.at_the_door((1440, 900), "/recover")
        other.get_by_label("Type the recovery code").fill(day.printed.recovery.lower())
        other.get_by_role("button", name="Take over here").click()
        console = Facilitator(other)
        console.goes_on_to("Your view now")
        console.open_vote()
        for juror in (ana, ben, cem, dee, eve, fay):
            juror.answer(1, keep)
            finish(juror)
        console.close_vote()

        # The result, the day about the day, and the end.
        console.goes_on_to("The result")
        for screen in (*jurors[:3], wall):
            screen.sees_nothing_of("At first")
        console.reveal()
        wall.sees("At first")
        ana.sees(f"You: “{keep}” both times.")
        ben.sees(f"You: at first “{change}”, now “{keep}”.")
        fay.sees("You: at first no answer")
        console.tap("Turn to this")
        wall.sees("Middle")
        look(ana, wall, console)
        console.goes_on_to("Goodbye")
        cem.sees("What would it cost to run it without public money?")
        console.page.once("dialog", lambda dialog: dialog.accept())
        console.tap("End the day")
        for screen in (ana, wall):
            screen.sees("The day is over")
        cem.sees("Your answers")
        ana.page.get_by_text("Your other answers" if place is Place.LONDON else "Your answers", exact=True).click()
        look(ana, cem, wall, console)
        cem.page.get_by_role("link", name="Take it home").click()
        expect(cem.page.get_by_role("heading", level=1)).to_have_text("Your own way through the day")
        expect(cem.page.locator("body")).to_contain_text("The answer, as it was noted: Nobody here knows.")
        look(cem)

        entries = day.entries()
        told = findings(entries)
        assert (told.people.checked_in, told.people.late, told.closed) == (6, 1, True)
        kinds = Counter(type(entry.act) for entry in entries)
        assert [kinds[act] for act in (CheckIn, Finish, AskWitness, Contribute)] == [6, 11, 1, 3]
        firsts = [entry for entry in entries if isinstance(entry.act, CastBallot) and entry.by.number == 2]
        assert len(firsts) == 4, "a double tap in the middle of a restart counts once"
