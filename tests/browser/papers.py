"""A ballot paper in the hands of a juror: tapped, or with keys alone, on the day that tries every way of asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from app.demo.opening import Place
from app.plans import methods
from tests.browser.people import Juror

if TYPE_CHECKING:
    from playwright.sync_api import Locator

PLANS = dict.fromkeys(Place, methods.PLAN)
SINGLE, SCALE, SCORE, APPROVAL, SCORES, JUDGEMENT, RANKING, POINTS, BUDGET, CONSENT = range(1, 11)
ROOF, BENCHES, EVENING, WARMER = (option.words["en"] for option in methods.BUDGET.options)
DOUBTS = "I support it, with doubts"
TO_THE_VOTE = 2
"""Steps from arriving to the vote."""


class Voter(Juror):
    """A juror who fills in papers. `tap` by finger where the device has a touch screen."""

    touches = False

    def press(self, control: Locator) -> None:
        if self.touches:
            control.tap()
        else:
            control.click()

    def box(self, words: str) -> Locator:
        return self.question.get_by_role("checkbox", name=words)

    def row(self, option: str, level: str) -> Locator:
        group = self.question.get_by_role("group", name=option)
        return group.get_by_role("radio", name=level, exact=True)

    def number(self, option: str) -> Locator:
        return self.question.get_by_role("spinbutton", name=option, exact=True)

    def move(self, button: str, option: str) -> Locator:
        return self.question.get_by_role("button", name=f"{button}: {option}", exact=True)

    def more(self, option: str, times: int) -> None:
        for _ in range(times):
            self.press(self.question.get_by_role("button", name=f"One more for {option}", exact=True))

    def order(self) -> list[list[str]]:
        """What stands on each rung of the order."""
        rungs = self.question.locator(".rung").all()
        return [rung.locator(".option").all_inner_texts() for rung in rungs]

    def heard(self, text: str) -> None:
        expect(self.question.get_by_role("status").filter(has_text=text)).to_be_visible()

    def is_told(self, text: str) -> None:
        """What the line under the button says of an answer that is none."""
        expect(self.question.locator("[data-fate-line]")).to_contain_text(text)

    def is_recorded(self, number: int, text: str) -> None:
        expect(self.page.locator(f"[data-page][data-number='{number}'] .recorded strong")).to_have_text(text)

    def saves(self, number: int, text: str) -> None:
        self.press(self.question.locator("button.go"))
        self.is_recorded(number, text)

    def fills_in_everything(self) -> None:
        """Every paper, once, by pointing; each is seen to be recorded."""
        for number, words in ((SINGLE, "The park"), (SCALE, "Agree"), (SCORE, "7")):
            self.turn_to(number)
            self.press(self.choice(words))
            self.saves(number, words)
        self.turn_to(APPROVAL)
        self.press(self.box("The park"))
        self.press(self.box("The library"))
        self.saves(APPROVAL, "The park; The library")
        self.turn_to(SCORES)
        for option, score in zip(("The hall", "The park", "The library", "The pool"), "2530", strict=True):
            self.press(self.row(option, score))
        self.saves(SCORES, "The hall: 2; The park: 5; The library: 3; The pool: 0")
        self.turn_to(JUDGEMENT)
        for option in ("The hall", "The park", "The library", "The pool"):
            self.press(self.row(option, "Good"))
        self.saves(JUDGEMENT, "The hall: Good; The park: Good; The library: Good; The pool: Good")
        self.puts_in_order()
        self.turn_to(POINTS)
        self.more("The park", 2)
        self.more("The pool", 1)
        self.saves(POINTS, "The park: 2; The pool: 1")
        self.turn_to(BUDGET)
        self.press(self.box(ROOF))
        self.press(self.box(EVENING))
        self.saves(BUDGET, f"{ROOF}; {EVENING}")
        self.turn_to(CONSENT)
        self.press(self.choice(DOUBTS))
        self.question.get_by_label("I would support it if").fill("it stays free")
        self.saves(CONSENT, DOUBTS)

    def puts_in_order(self) -> None:
        """The park first, the hall and the pool share second place, the library is left out."""
        self.turn_to(RANKING)
        for option in ("The hall", "The park", "The pool"):
            self.press(self.move("Add", option))
        self.press(self.move("Up", "The park"))
        self.heard("The park is now 1st.")
        self.press(self.move("Same as above", "The pool"))
        self.heard("The pool is now 2nd, equal with The hall.")
        self.saves(RANKING, "1. The park; 2. The hall; 2. The pool")
