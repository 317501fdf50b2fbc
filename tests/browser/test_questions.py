"""Questions, votes, the instrument and consents at the desk, in a browser: by keyboard alone, and without scripts."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.jury.votes.declared import Base, Below, Portion, Threshold, TieBreak
from app.jury.votes.plan import Method, Question
from app.plans import methods
from app.plans.ready import READY
from app.store import accounts, juries
from app.store.plan_versions import newest
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import START
from tests.server import Server, served
from tests.store.books import database, home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from playwright.sync_api import Browser, Page

    from app.jury.plan import Plan

NAME, PASSWORD = "ada", "correct horse battery"
WIDE, NARROW = (1440, 900), (390, 844)
MOST_STEPS = 90
"""As often as one presses Tab before one has gone wrong."""
PLANS = {"ways": methods.PLAN, "trust": READY["foundation-trust-service-change"], "free": methods.PLAN}


@dataclass
class Desk:
    server: Server
    browser: Browser
    sittings: dict[str, str] = field(default_factory=dict)

    def page(self, size: tuple[int, int], **opts: Any) -> Page:
        """Signed in. What the browser's console complains of is the test's failure, but for a form sent back."""
        page = new_page(self.browser, *size, **opts)
        page.on(
            "console", lambda said: pytest.fail(said.text) if said.type == "error" and "400" not in said.text else None
        )
        page.goto(f"{self.server.address}/desk/")
        page.get_by_label("Name").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
        return page

    def goes_to(self, page: Page, plan: str, rest: str) -> None:
        page.goto(f"{self.server.address}/desk/sittings/{self.sittings[plan]}/plan/{rest}")

    def plan(self, name: str) -> Plan:
        with database(self.server.folder) as engine:
            return newest(engine, self.sittings[name]).plan


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("questions")
    with database(folder) as engine:
        accounts.set_password(engine, NAME, PASSWORD, START)
        jury = juries.add_jury(engine, juries.add_inquiry(engine, home(engine), "Pay?", "To know"), "London")
        made = {name: juries.add_sitting(engine, jury, plan, "Europe/London", START) for name, plan in PLANS.items()}
        sittings = {name: sitting.id for name, sitting in made.items()}
    with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
        yield Desk(server, browser, sittings)


def looked_at(page: Page, what: str) -> None:
    assert violations(page) == [], what
    wide, fits = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= fits, f"{what}: {wide} px on {fits}"


def reach(page: Page, wanted: str) -> None:
    """Press Tab until what this selector is of has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard does not get to {wanted}")


def type_into(page: Page, name: str, text: str) -> None:
    reach(page, f"[name='{name}']")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def choose(page: Page, name: str, text: str) -> None:
    """From a list, by the beginning of what is said there."""
    reach(page, f"select[name='{name}']")
    page.keyboard.type(text)


def test_a_ranking_and_a_consent_with_a_threshold_are_made_by_keyboard_alone(desk: Desk) -> None:
    page = desk.page(WIDE)
    desk.goes_to(page, "ways", "questions")
    reach(page, "a[href$='/plan/question']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/question")
    type_into(page, "words.en", "Which should be mended first?")
    choose(page, "method", "Put in")
    expect(page.locator("[name='fewest']")).to_be_visible()
    expect(page.locator("[name='words.en']")).to_have_value("Which should be mended first?")
    for place, text in enumerate(("The roof", "The road", "The bridge")):
        type_into(page, f"option.{place}.en", text)
    page.keyboard.press("Shift+Tab")
    reach(page, "#do-up\\.option\\.2")
    page.keyboard.press("Enter")
    expect(page.locator("[name='option.1.en']")).to_have_value("The bridge")
    expect(page.locator("#do-up\\.option\\.1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name='option.0.en']")).to_have_value("The bridge")
    type_into(page, "quorum_part", "1")
    type_into(page, "quorum_whole", "2")
    choose(page, "tie_break", "a lot")
    reach(page, "#do-look")
    page.keyboard.press("Enter")
    expect(page.locator(".beside")).to_contain_text("The result counts only if at least half")
    expect(page.locator(".beside")).to_contain_text("a lot decides")
    looked_at(page, "a ranking")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/questions?saved=*")
    expect(page.get_by_role("heading", name="In no vote yet")).to_be_visible()
    ranking = desk.plan("ways").questions[-1]
    assert [option.words["en"] for option in ranking.options] == ["The bridge", "The roof", "The road"]
    assert (ranking.method, ranking.declared.tie_break) == (Method.RANKING, TieBreak.LOT)
    assert ranking.declared.quorum == Portion(1, 2)
    assert_consent_made(desk, page)
    page.context.close()


def assert_consent_made(desk: Desk, page: Page) -> None:
    desk.goes_to(page, "ways", "question?vote=every-way")
    type_into(page, "words.en", "We mend the bridge first.")
    choose(page, "method", "Consent")
    expect(page.locator("[name='stand.3.en']")).to_have_value("I support it wholeheartedly")
    type_into(page, "enough_part", "6")
    type_into(page, "enough_whole", "5")
    choose(page, "base", "of those who are here")
    choose(page, "below", "it is kept")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("from 0 in so many up to all of them")
    looked_at(page, "a mistake")
    type_into(page, "enough_part", "4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/questions?saved=*")
    consent: Question = desk.plan("ways").questions[-1]
    assert consent.declared.threshold == Threshold(Portion(4, 5), Base.PRESENT, Below.ANNEX)
    assert desk.plan("ways").votes[0].questions[-1] == consent.id


def test_what_is_typed_while_the_form_is_drawn_again_stays_with_its_row(desk: Desk) -> None:
    page = desk.page(WIDE)
    desk.goes_to(page, "ways", "questions/ranking")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    page.locator("#do-down\\.option\\.0").click()
    page.locator("[name='option.0.en']").fill("The town hall")
    page.locator("[name='shuffled']").uncheck()
    page.locator("[name='words.en']").fill("What first?")
    expect(page.locator("[name='option.0.en']")).to_have_value("The park")
    expect(page.locator("[name='option.1.en']")).to_have_value("The town hall")
    expect(page.locator("[name='words.en']")).to_have_value("What first?")
    expect(page.locator("[name='shuffled']")).not_to_be_checked()
    page.context.close()


def test_without_scripts_the_boxes_of_a_method_are_asked_for_and_nothing_is_lost(desk: Desk) -> None:
    page = desk.page(NARROW, java_script_enabled=False)
    desk.goes_to(page, "free", "question")
    page.locator("[name='words.en']").fill("What should be paid for?")
    page.locator("[name='option.0.en']").fill("A roof")
    page.locator("[name='method']").select_option("budget")
    page.get_by_role("button", name="Show its boxes").click()
    expect(page.locator("[name='option.0.en']")).to_have_value("A roof")
    page.locator("[name='option.0.cost']").fill("60")
    page.get_by_role("button", name="Save the question").click()
    expect(page.get_by_role("alert")).to_contain_text("from 2 to 98 answers")
    page.locator("[name='option.1.en']").fill("Benches")
    page.locator("[name='option.1.cost']").fill("15")
    page.locator("[name='limit']").fill("70")
    page.get_by_role("button", name="Down Project 1").click()
    expect(page.locator("[name='option.0.cost']")).to_have_value("15")
    page.get_by_role("button", name="Save the question").click()
    expect(page.get_by_role("status")).to_contain_text("Saved, version 2.")
    made = desk.plan("free").questions[-1]
    assert (made.costs, made.total) == ((15, 60), 70)
    page.context.close()


@pytest.mark.parametrize(("size", "first"), [(WIDE, 0), (NARROW, 1)], ids=["laptop", "phone"])
def test_no_form_has_a_known_barrier_or_is_wider_than_the_device(desk: Desk, size: tuple[int, int], first: int) -> None:
    """By turns, so that each is looked at once."""
    page = desk.page(size)
    ways = [("ways", f"questions/{question.id}") for question in methods.QUESTIONS]
    rest = [("trust", name) for name in ("consents", "instrument", "votes/verdict", "questions")]
    seen = [*ways[first::2], *rest[first::2]]
    assert len(seen) == 7
    for plan, name in seen:
        desk.goes_to(page, plan, name)
        looked_at(page, name)
    page.context.close()
