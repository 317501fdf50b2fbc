"""Every ballot paper can be filled in by touch, with keys alone, and without scripts; what was typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.day import PHONE, TABLET, Venue, a_venue
from tests.browser.papers import (
    APPROVAL,
    BENCHES,
    BUDGET,
    CONSENT,
    DOUBTS,
    EVENING,
    JUDGEMENT,
    PLANS,
    POINTS,
    RANKING,
    ROOF,
    SCORES,
    SINGLE,
    WARMER,
    Voter,
)
from tests.browser.people import entered
from tests.browser.test_everybody import in_every_look
from tests.browser.whole import Facilitator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.day import Day

EVERYTHING = {
    "single": 1,
    "scale": 1,
    "score": 7,
    "approval": (1, 2),
    "scores": (2, 5, 3, 0),
    "judgement": (3, 3, 3, 3),
    "ranking": (2, 1, 0, 2),
    "points": (0, 2, 0, 1),
    "budget": (0, 2),
    "consent": 2,
}


@pytest.fixture(scope="module")
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, days=9, plans=PLANS) as opened:
        yield opened


def voting(day: Day, *devices: BrowserContext) -> tuple[Facilitator, list[Voter]]:
    """The vote is open, and a juror sits at each device."""
    console = Facilitator(entered(day.device((1440, 900)), day.printed.console))
    voters = [Voter(entered(device, day.printed.seats[seat])) for seat, device in enumerate(devices, 1)]
    for voter in voters:
        voter.check_in()
    console.goes_on_to("Every way of asking")
    console.open_vote()
    return console, voters


def recorded(day: Day) -> dict[str, object]:
    """Each question's latest answer."""
    return {question: mark for ballot in day.ballots() for question, mark in ballot.act.answers.items()}


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_every_paper_by_touch(venue: Venue, size: tuple[int, int]) -> None:
    with venue.a_day() as day:
        _, (ana,) = voting(day, day.device(size, has_touch=True))
        ana.touches = True
        ana.fills_in_everything()
        assert recorded(day) == EVERYTHING
        assert [b.act.conditions for b in day.ballots() if b.act.conditions] == [{"consent": "it stays free"}]


def test_every_paper_with_only_a_keyboard(venue: Venue) -> None:
    with venue.a_day() as day:
        _, (ana,) = voting(day, day.device(TABLET))
        keys = ana.page.keyboard

        def save(number: int) -> None:
            to(ana.page, "Save")
            keys.press("Enter")
            expect(ana.page.locator(f"[data-page][data-number='{number}'] .recorded")).to_have_count(1)

        ana.turn_to(APPROVAL)
        for option in ("The park", "The library"):
            to(ana.page, option)
            keys.press("Space")
        save(APPROVAL)
        ana.turn_to(SCORES)
        for option, presses in (("The hall", 2), ("The park", 5), ("The library", 3), ("The pool", 0)):
            to_row(ana.page, option)
            keys.press("Space")
            for _ in range(presses):
                keys.press("ArrowRight")
        save(SCORES)
        ana.turn_to(RANKING)
        for option in ("The hall", "The park", "The pool"):
            to(ana.page, f"Add: {option}")
            keys.press("Enter")
        to(ana.page, "Up: The park")
        keys.press("Space")
        assert focused(ana.page) == "Up: The park"
        to(ana.page, "Same as above: The pool")
        keys.press("Space")
        ana.heard("The pool is now 2nd, equal with The hall.")
        save(RANKING)
        ana.turn_to(POINTS)
        to(ana.page, "One more for The park")
        keys.press("Enter")
        keys.press("Enter")
        to(ana.page, "The pool")
        keys.type("1")
        save(POINTS)
        ana.turn_to(BUDGET)
        for option in (ROOF, EVENING):
            to(ana.page, option)
            keys.press("Space")
        save(BUDGET)
        kept = ("approval", "scores", "ranking", "points", "budget")
        assert recorded(day) == {question: EVERYTHING[question] for question in kept}


def test_every_paper_without_scripts(venue: Venue) -> None:
    with venue.a_day() as day:
        console, _ = voting(day)
        page = day.at_the_door(java_script_enabled=False)
        page.get_by_label("Type the code on the wall").fill(day.printed.codes[1])
        page.get_by_role("button", name="Take a seat").click()
        page.get_by_role("button", name="I am here").click()

        def paper(number: int):
            return page.locator(f"[data-page][data-number='{number}']")

        def save(number: int, text: str) -> None:
            paper(number).locator("button.go").click()
            expect(paper(number).locator(".recorded strong")).to_have_text(text)

        paper(SINGLE).get_by_role("radio", name="The park").check()
        save(SINGLE, "The park")
        paper(APPROVAL).get_by_role("checkbox", name="None of these").check()
        save(APPROVAL, "None of these")
        for option, level in (
            ("The hall", "Poor"),
            ("The park", "Good"),
            ("The library", "Good"),
            ("The pool", "Good"),
        ):
            group = paper(JUDGEMENT).get_by_role("group", name=option)
            group.get_by_role("radio", name=level, exact=True).check()
        save(JUDGEMENT, "The hall: Poor; The park: Good; The library: Good; The pool: Good")
        for option, place in (("The hall", "2nd"), ("The park", "1st"), ("The pool", "2nd")):
            paper(RANKING).get_by_label(option).select_option(place)
        save(RANKING, "1. The park; 2. The hall; 2. The pool")
        paper(POINTS).get_by_label("The park", exact=True).fill("6")
        save(POINTS, "The park: 6")
        paper(BUDGET).get_by_role("checkbox", name=ROOF).check()
        save(BUDGET, ROOF)
        paper(CONSENT).get_by_role("radio", name=DOUBTS).check()
        paper(CONSENT).get_by_label("My reason").fill("It is ours.")
        save(CONSENT, DOUBTS)
        expect(paper(CONSENT).get_by_label("My reason")).to_have_value("It is ours.")
        assert recorded(day)["approval"] == ()
        assert recorded(day)["judgement"] == (1, 3, 3, 3)
        console.close_vote()


def test_without_scripts_what_is_no_answer_comes_back_as_it_was_filled_in(venue: Venue) -> None:
    with venue.a_day() as day:
        day.expects("409 .Conflict.")
        voting(day)
        page = day.at_the_door(java_script_enabled=False)
        page.get_by_label("Type the code on the wall").fill(day.printed.codes[1])
        page.get_by_role("button", name="Take a seat").click()
        page.get_by_role("button", name="I am here").click()
        points = page.locator(f"[data-page][data-number='{POINTS}']")
        points.get_by_label("The park", exact=True).fill("6")
        points.get_by_label("The pool", exact=True).fill("7")
        points.locator("button.go").click()
        expect(points.locator(".problem")).to_contain_text("no more than 10 in all")
        expect(points.get_by_label("The pool", exact=True)).to_have_value("7")
        page.get_by_role("link", name="Go to the question").click()
        points.get_by_label("The pool", exact=True).fill("4")
        points.locator("button.go").click()
        expect(points.locator(".recorded strong")).to_have_text("The park: 6; The pool: 4")
        approval = page.locator(f"[data-page][data-number='{APPROVAL}']")
        approval.get_by_role("checkbox", name="The park").check()
        approval.get_by_role("checkbox", name="None of these").check()
        approval.locator("button.go").click()
        expect(approval.locator(".problem")).to_contain_text("“None of these” by itself")
        expect(approval.get_by_role("checkbox", name="The park")).to_be_checked()
        assert recorded(day) == {"points": (0, 6, 0, 4)}


def test_what_is_not_saved_yet_outlives_a_reload_a_push_and_another_language(venue: Venue) -> None:
    with venue.a_day() as day:
        console, (ana,) = voting(day, day.device(TABLET))
        ana.turn_to(JUDGEMENT)
        ana.row("The pool", "Poor").check()
        ana.turn_to(RANKING)
        ana.move("Add", "The pool").click()
        ana.move("Add", "The hall").click()
        ana.move("Same as above", "The hall").click()
        shared = ana.order()
        assert [sorted(rung) for rung in shared] == [["The hall", "The pool"]]
        ana.turn_to(POINTS)
        ana.number("The park").fill("4")
        ana.more("The hall", 3)
        ana.turn_to(BUDGET)
        ana.box(WARMER).check()

        ana.page.reload()
        assert still_there(ana) == shared
        ana.turn_to(POINTS)
        ana.number("The park").focus()
        console.announce("Tea is ready.")
        ana.sees("Tea is ready.")
        expect(ana.number("The park")).to_be_focused()
        assert still_there(ana) == shared
        ana.turn_to(RANKING)
        ana.move("Leave out", "The hall").focus()
        console.announce("Tea is over.")
        ana.sees("Tea is over.")
        expect(ana.move("Leave out", "The hall")).to_be_focused()
        ana.page.get_by_role("button", name="Cymraeg").click()
        expect(ana.page.locator("html")).to_have_attribute("lang", "cy")
        assert still_there(ana) == shared
        assert day.ballots() == []


def test_what_a_paper_lacks_is_said_before_anything_is_sent(venue: Venue) -> None:
    with venue.a_day() as day:
        _, (ana,) = voting(day, day.device(TABLET))
        ana.turn_to(APPROVAL)
        ana.save()
        ana.is_told("choose from 1 to 3, or “None of these” by itself")
        for place in ("The park", "The pool", "The library", "The hall"):
            ana.box(place).check()
        ana.heard("You have chosen 4, and 3 are the most. Please take one away.")
        ana.box("The hall").uncheck()
        expect(ana.question.locator(".over")).to_be_hidden()
        ana.box("The park").check()
        ana.box("None of these").check()
        expect(ana.box("The park")).not_to_be_checked()
        ana.box("The pool").check()
        expect(ana.box("None of these")).not_to_be_checked()
        ana.turn_to(RANKING)
        ana.save()
        ana.is_told("from 1 to 4 of them in order")
        ana.turn_to(POINTS)
        ana.number("The park").fill("8")
        ana.heard("2 of 10 points left.")
        ana.more("The hall", 2)
        ana.heard("All points are given.")
        expect(ana.question.get_by_role("button", name="One more for The hall")).to_be_disabled()
        ana.number("The park").fill("9")
        ana.heard("1 points too many. Take some away.")
        ana.save()
        ana.is_told("no more than 10 in all")
        ana.turn_to(BUDGET)
        ana.box(ROOF).check()
        ana.box(EVENING).check()
        ana.heard("85 of 100 thousand pounds spent, 15 left.")
        expect(ana.question.locator(".choice", has_text=WARMER)).to_contain_text("would go over by 25")
        expect(ana.question.locator(".choice", has_text=BENCHES)).not_to_contain_text("would go over")
        ana.box(WARMER).check()
        ana.heard("125 of 100 thousand pounds: that is 25 too much. Take something out.")
        ana.save()
        ana.is_told("within 100 thousand pounds")
        assert day.ballots() == []


def test_dragging_does_what_the_buttons_do(venue: Venue) -> None:
    with venue.a_day() as day:
        _, (ana,) = voting(day, day.device(TABLET))
        ana.turn_to(RANKING)
        for option in ("The hall", "The park", "The pool"):
            ana.move("Add", option).click()
        drag(ana, "The pool", ana.question.locator(".rung").first, 0.1)
        assert ana.order() == [["The pool"], ["The hall"], ["The park"]]
        drag(ana, "The park", ana.question.locator(".rung").nth(1), 0.5)
        assert [sorted(rung) for rung in ana.order()] == [["The pool"], ["The hall", "The park"]]
        drag(ana, "The hall", ana.question.locator(".rest"), 0.5)
        assert ana.order() == [["The pool"], ["The park"]]
        ana.saves(RANKING, "1. The pool; 2. The park")


def test_axe_and_the_size_of_things_on_every_paper(venue: Venue) -> None:
    with venue.a_day() as day:
        _, voters = voting(day, day.device(TABLET), day.device(PHONE))
        found: list[str] = []
        for voter in voters:
            for number in range(1, CONSENT + 1):
                voter.turn_to(number)
                if number == RANKING:
                    voter.move("Add", "The hall").click()
                    voter.move("Add", "The park").click()
                    voter.move("Same as above", "The park").click()
                voter.question.locator("summary").click()
                found.extend(f"{number}, {line}" for line in in_every_look(voter))
                found.extend(f"{number}, too small: {line}" for line in too_small(voter.page))
                wide, fits = voter.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
                assert wide <= fits, f"{number}: {wide} px on {fits}"
        assert found == []


def drag(voter: Voter, option: str, onto, part: float) -> None:
    """By its grip, to a place that far down in another box."""
    grip = voter.question.locator(".item", has_text=option).locator(".grip")
    grip.scroll_into_view_if_needed()
    begin, end = grip.bounding_box(), onto.bounding_box()
    voter.page.mouse.move(begin["x"] + begin["width"] / 2, begin["y"] + begin["height"] / 2)
    voter.page.mouse.down()
    voter.page.mouse.move(end["x"] + 40, end["y"] + end["height"] * part, steps=5)
    voter.page.mouse.up()


def still_there(voter: Voter) -> list[list[str]]:
    """Looks at every paper that was begun; the order, as it stands."""
    voter.turn_to(JUDGEMENT)
    expect(voter.row("The pool", "Poor")).to_be_checked()
    voter.turn_to(BUDGET)
    expect(voter.box(WARMER)).to_be_checked()
    voter.turn_to(RANKING)
    expect(voter.question.locator(".rung")).to_have_count(1)
    order = voter.order()
    voter.turn_to(POINTS)
    expect(voter.number("The park")).to_have_value("4")
    expect(voter.number("The hall")).to_have_value("3")
    return order


FOCUSED = """() => {
  const { ariaLabel, labels, innerText, closest } = document.activeElement;
  return (ariaLabel ?? labels?.[0]?.innerText ?? innerText ?? "").trim();
}"""
IN_ROW = "option => document.activeElement.closest('.row')?.querySelector('.option')?.innerText === option"
CONTROLS = ":is(button, select, summary, label.choice, input[type=number])"
TOO_SMALL = """controls => [...document.querySelectorAll(`.question:not([hidden]) ${controls}`)]
  .filter((one) => one.checkVisibility())
  .map((one) => [one.innerText || one.name, one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""


def focused(page: Page) -> str:
    said: str = page.evaluate(FOCUSED)
    return said


def to(page: Page, name: str) -> None:
    """Tab on until the control with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    raise AssertionError(f"no way to {name} by Tab")


def to_row(page: Page, option: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(IN_ROW, option):
            return
    raise AssertionError(f"no way to {option} by Tab")


def too_small(page: Page) -> list[str]:
    found: list[str] = page.evaluate(TOO_SMALL, CONTROLS)
    return found
