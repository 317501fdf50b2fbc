"""A facilitator asks something nobody had planned, in whichever way, and the jurors have it before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.jury.day.agenda_acts import AddQuestion
from app.jury.votes.plan import Method
from tests.browser.axe import violations
from tests.browser.day import CONSOLE, TABLET, Venue, a_venue
from tests.browser.papers import PLANS, Voter
from tests.browser.people import entered
from tests.browser.whole import Facilitator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from tests.browser.day import Day

BOXES = {
    "budget": {"Projects, one a line": "Chairs: 30\nTables: 50", "How much there is to spend": "60"},
    "score": {"The highest score": "10"},
    "consent": {},
}
ANSWERS = {"Answers, one a line": "Tea\nCoffee\nNeither"}


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=4, plans=PLANS) as opened:
        yield opened


def at_the_console(day: Day, **options: object) -> tuple[Facilitator, Locator]:
    """A console with the form unfolded."""
    console = Facilitator(entered(day.device(CONSOLE, **options), day.printed.console))
    console.page.get_by_text("Add a question", exact=True).click()
    return console, console.page.locator("form[data-asks]")


def fill_in(form: Locator, method: str, question: str) -> None:
    form.get_by_role("textbox", name="The question").fill(question)
    form.get_by_label("How it is answered").select_option(method)
    for label, text in BOXES.get(method, ANSWERS).items():
        form.get_by_label(label).fill(text)


def add(form: Locator) -> None:
    form.get_by_role("button", name="Add the question").click()


def added(day: Day) -> list[AddQuestion]:
    return [entry.act for entry in day.entries() if isinstance(entry.act, AddQuestion)]


def test_a_question_of_every_method_is_added_from_the_console(venue: Venue) -> None:
    with venue.a_day() as day:
        console, form = at_the_console(day)
        for number, method in enumerate(Method, 1):
            fill_in(form, method, f"Asked as {method}?")
            assert violations(console.page) == []
            add(form)
            expect(form.get_by_role("textbox", name="The question")).to_have_value("")
            assert len(added(day)) == number
        assert [act.question.method for act in added(day)] == list(Method)


def test_what_was_added_is_answered_on_a_tablet_and_says_what_was_settled(venue: Venue) -> None:
    with venue.a_day() as day:
        console, form = at_the_console(day)
        ana = Voter(entered(day.device(TABLET), day.printed.seats[1]))
        ana.check_in()
        fill_in(form, "budget", "What shall we buy?")
        form.get_by_label("In what").fill("pounds")
        form.get_by_text("Settled before the vote").click()
        form.get_by_label("so many", exact=True).first.fill("2")
        form.get_by_label("of so many", exact=True).first.fill("3")
        add(form)
        console.sees("What shall we buy?")
        console.open_vote()
        ana.sees("There is 60 pounds to spend.")
        ana.question.locator("summary").click()
        ana.sees("It carries if at least 2 in 3 of those who answer support it.")
        ana.box("Tables").check()
        ana.saves(1, "Tables")


def test_a_question_added_as_secret_says_which_of_its_papers_is_no_answer_and_may_be_left_blank(venue: Venue) -> None:
    with venue.a_day() as day:
        console, form = at_the_console(day)
        voters = [Voter(entered(day.device(TABLET), day.printed.seats[seat])) for seat in (1, 2, 3)]
        for voter in voters:
            voter.check_in()
        fill_in(form, "budget", "What shall we buy?")
        form.get_by_label("A secret vote").check()
        add(form)
        console.sees("What shall we buy?")
        console.open_vote()
        for voter, projects in zip(voters, (["Chairs", "Tables"], ["Tables"], []), strict=True):
            for project in projects:
                voter.box(project).check()
            voter.turn_to(2)
            voter.question.get_by_label("I have looked at my answers once more").check()
            voter.tap("Cast my ballot")
        expect(voters[0].question.locator("[data-fate-line]")).to_contain_text("Question 1 of 1: Not recorded yet")
        for voter in voters[1:]:
            expect(voter.page.locator("form[data-secret]")).to_have_count(0)


def test_a_line_that_is_no_project_is_named_before_it_is_sent(venue: Venue) -> None:
    with venue.a_day() as day:
        _, form = at_the_console(day)
        fill_in(form, "budget", "What shall we buy?")
        form.get_by_label("Projects, one a line").fill("Chairs: 30\n\nTables\nA cake: 5")
        add(form)
        expect(form.locator("[data-fate-line]")).to_contain_text("Line 3: it needs a name, a colon")
        fill_in(form, "ranking", "What first?")
        form.get_by_label("Answers, one a line").fill("Tea")
        add(form)
        expect(form.locator("[data-fate-line]")).to_contain_text("at least two answers")
        expect(form.get_by_label("Projects, one a line")).to_be_hidden()
        assert added(day) == []
