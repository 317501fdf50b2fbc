"""Who is on a day: everybody looks and taps, a `Juror` answers, a `Console` leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

STEPS = (
    "Arriving",
    "The question",
    "Your first view",
    "The evidence",
    "What we recommend",
    "Your view now",
    "The result",
)


def entered(device: BrowserContext, link: str) -> Page:
    """A page opened by a printed link, on the screen that the link leads to."""
    page = device.new_page()
    page.goto(link)
    page.wait_for_url("**/day/**")
    return page


class Screen:
    """What everybody can do: look and tap."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.locator("#screen")

    def tap(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def sees(self, text: str) -> None:
        expect(self.main).to_contain_text(text)

    def sees_nothing_of(self, text: str) -> None:
        expect(self.main).not_to_contain_text(text)

    def at_step(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def another_tab(self) -> Screen:
        page = self.page.context.new_page()
        page.goto(self.page.url)
        return type(self)(page)


class Juror(Screen):
    """A juror's tablet or phone."""

    @property
    def question(self) -> Locator:
        """The page of the ballot paper that is open."""
        return self.page.locator("[data-page]:visible")

    @property
    def fate(self) -> Locator:
        """The line at the top that says what became of the latest act."""
        return self.page.locator("#outbox")

    @property
    def recorded(self) -> Locator:
        """The answer that the server has, on the open page."""
        return self.question.locator(".recorded strong")

    def check_in(self, agreeing: bool = True) -> None:
        for box in self.page.get_by_role("checkbox").all():
            box.set_checked(agreeing)
        self.tap("I am here")
        expect(self.page.locator("#CheckInForm")).to_have_count(0)

    def turn_to(self, number: int) -> None:
        expect(self.question).to_have_count(1)
        while (at := int(self.question.get_attribute("data-number") or 0)) != number:
            self.page.locator(f"[data-page-go={'next' if at < number else 'back'}]").click()

    def choice(self, words: str) -> Locator:
        return self.question.get_by_role("radio", name=words, exact=True)

    def pick(self, number: int, words: str) -> None:
        self.turn_to(number)
        self.choice(words).check()

    def save(self) -> None:
        self.question.locator("button.go").click()

    def answer(self, number: int, words: str) -> None:
        """Pick, save, and see that it is recorded."""
        self.pick(number, words)
        self.save()
        self.has_recorded(number, words)

    def answer_all(self, *choices: str) -> None:
        for number, words in enumerate(choices, 1):
            self.answer(number, words)

    def has_recorded(self, number: int, words: str) -> None:
        """Whichever page is open: a recorded answer leads on to the next one after a moment."""
        expect(self.page.locator(f"[data-page][data-number='{number}'] .recorded strong")).to_have_text(words)


class Console(Screen):
    """The facilitator's console."""

    def let_in(self, waiting: Screen) -> None:
        """Nod to a device that waits at a seat where another is alive; it then sits down."""
        self.tap("Let it in")
        waiting.tap("Sit down here")
        waiting.page.wait_for_url("**/juror/*/")

    def next_to(self, step: str) -> None:
        self.tap(f"Next: {step}")
        self.at_step(step)

    def go_on_to(self, step: str) -> None:
        """Step by step, from wherever the room is."""
        now = self.page.get_by_role("heading", level=1).inner_text()
        for title in STEPS[STEPS.index(now) + 1 : STEPS.index(step) + 1]:
            self.next_to(title)

    def open_vote(self) -> None:
        self.tap("Open the vote")
        expect(self.page.get_by_role("button", name="Close the vote")).to_be_visible()

    def close_vote(self) -> None:
        self.tap("Close the vote")
        self.sees("Closed.")

    def open_the(self, step: str) -> None:
        self.go_on_to(step)
        self.open_vote()

    def show_exhibit(self) -> None:
        self.tap("Show")
        expect(self.page.get_by_role("button", name="Put away")).to_be_visible()

    def reveal(self) -> None:
        self.tap("Reveal the results to everybody")
        self.sees("Everybody can see the results now.")

    def announce(self, text: str) -> None:
        self.page.get_by_label("Announce to every screen").fill(text)
        self.tap("Announce")
        self.sees(f"Announced now: {text}")

    def call_eyes_up(self) -> None:
        self.tap("Ask for eyes up")
        expect(self.page.get_by_role("button", name="Give the screens back")).to_be_visible()

    def give_the_screens_back(self) -> None:
        self.tap("Give the screens back")
        expect(self.page.get_by_role("button", name="Ask for eyes up")).to_be_visible()
