"""A juror's own page, once the day is over: on the tablet on which they answered, and on their own phone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.demo.opening import SHORT, Place
from app.jury.day.plan import PhaseKind
from tests.browser.axe import violations
from tests.browser.day import Venue, a_venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NATION = "It keeps something that matters to the whole nation"
LONDON = SHORT[Place.LONDON]
CLOSING = replace(LONDON, agenda=(*LONDON.agenda[:-1], replace(LONDON.agenda[-1], kind=PhaseKind.CLOSE)))


@pytest.fixture(scope="module")
def ended(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    with a_venue(tmp_path_factory.mktemp("venue"), browser, plans={**SHORT, Place.LONDON: CLOSING}) as opened:
        yield opened


def test_one_s_own_page_opens_on_one_s_phone_with_one_s_number_and_never_with_a_card_alone(ended: Venue) -> None:
    with ended.a_day() as day:
        day.expects("410 .Gone.", "400 .Bad Request.", "403 .Forbidden.", "WebSocket")
        console, tablet = day.console(), day.juror(1)
        console.open_the("Your view now")
        tablet.answer(1, NATION)
        console.close_vote()
        console.go_on_to("The result")
        console.page.once("dialog", lambda dialog: dialog.accept())
        console.tap("End the day")
        tablet.page.get_by_role("link", name="Open this page on my own phone").click()
        number = tablet.page.locator(".code").first.inner_text()
        assert violations(tablet.page) == []

        phone = day.arriving(1, day.device((390, 844)))
        phone.sees("You answered on another device")
        phone.sees_nothing_of(NATION)
        expect(tablet.page.get_by_text(number)).to_have_count(0, timeout=10_000)
        phone.page.get_by_role("link", name="Open it with my own number").click()
        phone.page.get_by_label("Your own number").fill("12")
        phone.tap("Open it")
        expect(phone.page.get_by_role("alert")).to_contain_text("yours has six digits")
        assert violations(phone.page) == []
        phone.page.get_by_label("Your own number").fill(number)
        phone.page.get_by_role("button", name="Open it").dblclick()
        phone.sees(NATION)
        expect(phone.page.get_by_role("link", name="Keep it as a PDF")).to_be_visible()
        phone.page.reload()
        phone.sees(NATION)

        # The tablet sits down again: it is known as the one on which the answers were given.
        tablet.page.goto(day.printed.seats[1])
        tablet.sees(NATION)
        # It is the venue's: given back, it shows nothing, and whoever picks it up gets no further with its history.
        tablet.page.evaluate("localStorage.setItem(`juryday ${location.pathname} draft x`, '{}')")
        tablet.page.get_by_role("button", name="Close my page on this device").dblclick()
        expect(tablet.page.get_by_role("status")).to_contain_text("This device shows nothing of it any more.")
        assert violations(tablet.page) == []
        assert tablet.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft x'))") == []
        assert [each["name"] for each in tablet.page.context.cookies() if each["name"].startswith("juryday")] == []
        for _ in range(3):
            tablet.page.go_back()
            expect(tablet.page.locator("body")).not_to_contain_text(NATION)
