"""Asking the witness in a browser: what is like it while one types, a fair list, what is next, what was answered."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import WHOLE
from app.jury.act import Outcome
from app.jury.day.acts import ChangePhase
from app.jury.entry import Entry
from app.jury.numbers import ActId, Millis, Seq
from app.jury.questions.acts import AnswerQuestionMerge, SetSlate
from tests.browser.axe import violations
from tests.browser.day import PHONE, Venue, a_venue
from tests.days import FACILITATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.people import Console, Juror

HEARING = Entry(Seq(2), Millis(0), FACILITATOR, ActId("0" * 32), ChangePhase("arrive", "questions"), Outcome())
GRANT, LIKE = "How large will the grant be next year?", "Will the grants be larger next year?"


@pytest.fixture
def venue(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans=WHOLE, so_far=[HEARING]) as opened:
        yield opened


def look(page: Page, name: str) -> None:
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def ask(juror: Juror, text: str) -> None:
    juror.page.get_by_label("Ask a question").fill(text)
    juror.tap("Send the question")
    juror.sees(text)


def show_all(console: Console, number: int) -> None:
    for left in range(number, 0, -1):
        expect(console.page.get_by_role("button", name="Show to the room")).to_have_count(left)
        console.tap("Show to the room")
    expect(console.page.get_by_role("button", name="Show to the room")).to_have_count(0)


def test_questions_are_asked_listed_put_and_answered(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console()
        first, second = day.juror(1), day.juror(2)
        third = day.juror(3, day.device(PHONE))
        ask(first, GRANT)
        ask(second, "لمن هذا المال؟")
        show_all(console, 2)

        third.page.get_by_label("Ask a question").fill(LIKE)
        look(third.page, "alike-phone")
        expect(third.page.locator("[data-alike] li")).to_have_count(1)
        third.tap("I want this answered too")
        expect(third.page.get_by_role("button", name="I asked for this too: take back")).to_be_visible()
        expect(third.page.get_by_label("Ask a question")).to_have_value("")
        console.sees("1 other wants it")

        third.page.get_by_text("Ask for evidence").click()
        third.page.get_by_label("What do you need to know?").fill("What other towns pay")
        third.page.get_by_label("Whom would you trust to tell you?").fill("An auditor")
        third.tap("Ask for it")
        third.sees("What we need to be shown")
        show_all(console, 1)

        console.page.get_by_label("How many can be put").fill("1")
        console.tap("Propose a fair list")
        console.sees("1 of 3 jurors who want something put has no question on it: seat 2.")
        look(console.page, "proposed")
        console.tap("Take this list")
        third.sees("On the list to be asked")
        expect(console.page.get_by_role("button", name="Off the list")).to_be_visible()
        arabic = console.page.locator(".questions-panel.page article", has_text="لمن")
        arabic.get_by_role("button", name="Add to the list").click()
        console.page.get_by_label("Why it is not as proposed, for the record").fill("There is time for both.")
        console.tap("Note it")
        console.sees("Not as proposed, because: There is time for both.")
        console.sees("Everybody who wants something put has a question on it.")
        console.tap("Put next")
        first.sees("Being put now")
        expect(console.page.locator(".slate-panel li.put")).to_contain_text(GRANT)
        console.tap("Put next")
        expect(console.page.get_by_role("button", name="Put next")).to_have_count(0)
        look(console.page, "listed")
        put = console.page.locator(".questions-panel.page article.put")
        put.get_by_text("What was answered").click()
        put.get_by_label("The answer in a few words, if you like").fill("للجميع")
        look(console.page, "answering")
        put.get_by_role("button", name="In part").click()
        second.sees("للجميع")
        kept = console.page.locator(".questions-panel.page article", has_text=GRANT)
        kept.get_by_text("Keep it back").first.click()
        look(console.page, "keeping")
        kept.get_by_role("button", name="It is asked already.").click()
        first.sees("Why: It is asked already.")
        look(first.page, "kept")
        for page in (first.page, third.page, console.page):
            assert not violations(page)
        look(third.page, "phone")
        assert [entry.act.because for entry in day.entries() if isinstance(entry.act, SetSlate)] == [
            "",
            "",
            "There is time for both.",
        ]


def test_two_become_one_when_both_agree_on_whichever_of_their_tabs(venue: Venue) -> None:
    with venue.a_day() as day:
        console = day.console()
        first, second = day.juror(1), day.juror(2, day.device(PHONE))
        ask(first, GRANT)
        ask(second, LIKE)
        show_all(console, 2)
        console.page.get_by_text("Put two questions into one").click()
        console.page.get_by_label("As one", exact=True).fill("How much will the grant be?")
        console.tap("Ask those who asked them")
        first.sees("Somebody suggests to put two questions into one.")
        look(second.page, "merge-phone")
        other = first.another_tab()
        first.page.get_by_role("button", name="I agree").dblclick()
        other.sees("Waiting for those who asked them.")
        second.page.reload()
        second.tap("I agree")
        for person in (first, second, other):
            person.sees("How much will the grant be?")
            person.sees_nothing_of(GRANT)
        assert sum(isinstance(entry.act, AnswerQuestionMerge) for entry in day.entries()) == 2
        second.tap("Take it apart again")
        first.sees(GRANT)
        first.page.get_by_label("Ask a question").fill("   ")
        first.tap("Send the question")
        first.sees("There is nothing written there yet.")


PAIRS = (
    (LIKE, GRANT, True),
    ("Who decides about the money?", "Who decides about the building?", True),
    ("What does it cost?", "What did it cost them?", True),
    ("Why?", "Why not?", False),
    ("What would we lose if it closed?", "How many people work there?", False),
    ("Pourquoi l’opéra est-il si cher ?", "Pourquoi l'opera coûte si cher?", True),
    ("لمن هذا المال؟", "من أين يأتي هذا المال؟", True),
    ("", "Who pays?", False),
)


def test_what_is_like_what_is_found_by_its_words(venue: Venue) -> None:
    with venue.a_day() as day:
        page = day.juror(1).page
        for typed, other, expected in PAIRS:
            given = json.dumps([typed, [{"question": "1", "text": other}]])
            found = page.evaluate(f"alike.nearest(...{given}).length")
            assert bool(found) is expected, (typed, other)
