"""Who is heard and what jurors make of it, in the browser: private until it is shown, and then to all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import WHOLE
from app.jury.exhibits.pulse_acts import GivePulse
from app.jury.exhibits.testimony_acts import BeginTestimony, RecordAbsence
from app.plans.royal_opera_house.whole import LONDON
from tests.browser.axe import violations
from tests.browser.day import PHONE, a_venue
from tests.days import moved_to, opened, seated, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.day import Day

SEATS = (1, 2, 3)
SO_FAR = told(opened(24, plan=LONDON), seated(*SEATS), moved_to("evidence"))[0][1:]


@pytest.fixture
def day(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    with a_venue(tmp_path_factory.mktemp("heard"), browser, plans=WHOLE, so_far=SO_FAR) as venue, venue.a_day() as held:
        yield held


def tap(tablet: Page, asked: str, answer: str) -> None:
    group = tablet.locator(".pulse").get_by_role("group", name=asked)
    group.get_by_role("button", name=answer, exact=True).first.click()
    expect(group.locator("button[aria-pressed=true]")).to_have_count(1)


def test_a_witness_is_heard_and_what_jurors_make_of_it_is_theirs_until_it_is_shown(day: Day) -> None:
    console, wall = day.console().page, day.wall().page
    tablets = [day.arriving(seat).page for seat in SEATS]
    manager, critic = (console.locator("#TestimonyPanel li").nth(place) for place in (1, 2))
    console.locator("#ExhibitPanel li").nth(1).get_by_role("button", name="Show").click()
    manager.get_by_role("button", name="Speaks now").click()
    expect(manager).to_contain_text("Is speaking")
    critic.get_by_text("Does not come").click()
    critic.get_by_label("Why, for the record").fill("The train was late.")
    critic.get_by_role("button", name="Record it").click()
    expect(critic).to_contain_text("Has not come: The train was late.")
    expect(console.locator("#LedgerPanel .note")).to_contain_text("less than the 40 % declared")

    question = tablets[0].get_by_label("Ask a question")
    question.fill("Who is here for")
    for tablet, answer in zip(tablets, ("Yes", "Yes", "No"), strict=True):
        tap(tablet, "Was it clear?", answer)
    tap(tablets[0], "Has it changed how you see one of these?", "More for it")
    tap(tablets[0], "Was it clear?", "Partly")
    tablets[1].reload()
    expect(tablets[1].locator(".pulse button[aria-pressed=true]")).to_have_text("Yes")
    expect(question).to_have_value("Who is here for")
    expect(console.locator("#PulsePanel")).to_contain_text("3 of 3 have tapped")
    for page in (console, wall, tablets[1]):
        assert "now sees something differently" not in page.content()

    console.locator("#PulsePanel").get_by_role("button", name="Close", exact=True).click()
    console.get_by_role("button", name="Show the counts").click()
    for page in (wall, *tablets):
        expect(page.get_by_role("row", name="Was it clear? 1 1 1")).to_be_visible()
    expect(question).to_have_value("Who is here for")
    tablets[0].set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert [violations(page) for page in (console, wall, tablets[0])] == [[], [], []]
    kinds = [type(entry.act) for entry in day.entries()]
    assert (kinds.count(GivePulse), kinds.count(BeginTestimony), kinds.count(RecordAbsence)) == (5, 1, 1)
