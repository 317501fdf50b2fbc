"""The words for a whole day: a console that goes by its own buttons, and a look at everybody's screens."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.people import Console, Screen


class Facilitator(Console):
    """A console that goes by what its own buttons say."""

    def goes_on(self) -> None:
        step = self.page.locator(".now-panel .step").inner_text()
        self.page.locator("[data-key='next']").click()
        expect(self.page.locator(".now-panel .step")).not_to_have_text(step)

    def goes_on_to(self, title: str) -> None:
        while self.page.get_by_role("heading", level=1).inner_text() != title:
            self.goes_on()

    def looks_at(self, number: int, button: str) -> None:
        """So many that wait, one after the other."""
        waiting = self.page.get_by_role("button", name=button)
        for left in range(number, 0, -1):
            expect(waiting).to_have_count(left)
            waiting.first.click()
        expect(waiting).to_have_count(0)


def look(*screens: Screen) -> None:
    """No known barrier on any of them, and nothing wider than the device."""
    for screen in screens:
        assert not (found := violations(screen.page)), found
        wide, fits = screen.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= fits, f"{wide} px on {fits}"
