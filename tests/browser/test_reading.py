"""Evidence as it is read: along with the wall or alone, with notes and highlights of one's own, and found again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
from playwright.sync_api import expect

from app.live.clock import wall_clock
from app.store.journal import Journal, enter
from app.store.key import server_key
from app.store.notebooks import notebook
from app.web.access import Access, Pass
from tests import days
from tests.browser.axe import violations
from tests.browser.test_evidence import DESK, TABLET, WALL_SIZE, served
from tests.days import FACILITATOR, PLAN, STORY, WALL, juror, said
from tests.store import sent
from tests.store.books import database, home, prepared
from tests.voter import new_act_id
from tests.web.evidence import kept_file

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from app.store.tables import Sitting
    from tests.browser.test_evidence import Devices
    from tests.server import Server

ARABIC = "قالت إنها لم تشاهد عرضا قط."
PAGES = [f"Page {number}" for number in range(1, 5)]


A_VOICE = """
  window.said = [];
  const [speak, cancel] = [(part) => said.push(part.text), () => said.push("-")];
  const voice = { getVoices: () => [{}], speak, cancel, addEventListener() {} };
  Object.defineProperty(window, "speechSynthesis", { value: voice });
"""
"""What the tests' browser has none of."""
WHERE_IT_BEGINS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [text, box] = [range.getClientRects()[0], element.getBoundingClientRect()];
  return [Math.round(text.left - box.left), Math.round(box.right - text.right)];
}"""


OVER = "async () => { while (performance.now() - wentOnAt < TURN_BOUNCE) await new Promise(requestAnimationFrame); }"
TWO_FINGERS = """(view, apart) => {
  const touches = [0, apart].map((clientX, identifier) => new Touch({ identifier, target: view, clientX, clientY: 9 }));
  view.dispatchEvent(new TouchEvent("touchmove", { touches, bubbles: true, cancelable: true }));
}"""


class Reading:
    """A day on which a report of four pages is shown."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with database(folder) as engine:
            report = kept_file(folder, engine, home(engine), sent.pdf(*PAGES), "report.pdf")
            long = tuple(said(f"Paragraph {number}. " + "And so on. " * 60) for number in range(1, 4))
            story = replace(STORY, body=(*long, {"en": ARABIC}), files=(report,))
            self.sitting: Sitting = prepared(engine, plan := replace(PLAN, exhibits=(story,)))
            entries, _ = days.told(days.opened(plan=plan), days.seated(1, 2), days.moved_to("evidence"))
            enter(Journal(engine, self.sitting), [(entry.by, entry.act) for entry in entries], wall_clock())

    def pass_of(self, by: Any, generation: int) -> str:
        access = Access(server_key(self._folder / "keys"))
        return f"juryday={access.write_pass(Pass(self.sitting.id, by, generation))}"

    def lead(self, server: Server, kind: str, **fields: object) -> None:
        path = f"{server.address}/day/{self.sitting.id}/facilitator/1/acts"
        body = {"act": kind, "act_id": new_act_id(), **fields}
        keys = {"cookie": self.pass_of(FACILITATOR, 0), "origin": server.address}
        answer = httpx.post(path, json=body, headers=keys)
        assert answer.status_code == 200, answer.text

    def tablet(self, devices: Devices, number: int, **how: bool) -> Page:
        by = juror(number)
        return devices.page(f"/day/{self.sitting.id}/juror/{number}/", self.pass_of(by, 1), TABLET, **how)


def test_tablets_follow_the_wall_or_read_alone(browser: Browser, tmp_path: Path) -> None:
    day = Reading(tmp_path)
    with served(tmp_path, browser) as (server, devices):
        follows, alone = day.tablet(devices, 1), day.tablet(devices, 2)
        wall = devices.page(f"/day/{day.sitting.id}/wall/0/", day.pass_of(WALL, 0), WALL_SIZE)
        day.lead(server, "ShowExhibit", to="story")
        expect(follows.get_by_text("This tablet follows the wall.")).to_be_visible()
        alone.get_by_role("button", name="Read on my own").click()
        expect(alone.get_by_text("You are reading on your own.")).to_be_visible()
        alone.reload()
        expect(alone.get_by_text("You are reading on your own.")).to_be_visible()

        day.lead(server, "TurnPage", exhibit="story", leaving=0, to=3)
        expect(wall.get_by_text("Paragraph 3.")).to_be_in_viewport()
        assert violations(wall) == []
        expect(follows.locator("#paragraph-3")).to_be_in_viewport(ratio=0.9)
        expect(alone.get_by_text("On the wall: 4 of 9")).to_be_visible()
        assert alone.evaluate("scrollY") == 0
        assert violations(alone) == []

        follows.get_by_label("My notes on this").press_sequentially("What")
        day.lead(server, "TurnPage", exhibit="story", leaving=3, to=6)
        expect(wall.get_by_role("img", name="report.pdf, page 2 of 4")).to_be_in_viewport()
        expect(follows.get_by_text("On the wall: 7 of 9")).to_be_visible()
        expect(follows.get_by_label("My notes on this")).to_be_focused()
        expect(follows.get_by_label("My notes on this")).to_be_in_viewport()
        follows.get_by_label("My notes on this").blur()
        second = follows.get_by_role("img", name="report.pdf, page 2 of 4")
        expect(second).to_be_in_viewport(ratio=0.5)
        follows.get_by_role("link", name="Next page").nth(1).click()
        expect(follows.get_by_text("You are reading on your own.")).to_be_visible()
        alone.get_by_role("button", name="Go back to what is on the wall").click()
        expect(alone.get_by_role("img", name="report.pdf, page 2 of 4")).to_be_in_viewport(ratio=0.5)


def test_a_clicker_turns_pages_and_goes_no_further(browser: Browser, tmp_path: Path) -> None:
    day = Reading(tmp_path)
    with served(tmp_path, browser) as (server, devices):
        console = devices.page(f"/day/{day.sitting.id}/facilitator/1/", day.pass_of(FACILITATOR, 0), DESK)
        day.lead(server, "ShowExhibit", to="story")
        panel = console.locator("#PagingPanel")
        expect(panel).to_contain_text("1 of 9")
        assert violations(console) == []
        clicked(console, "PageDown")
        expect(panel).to_contain_text("2 of 9")
        clicked(console, "PageDown")
        expect(panel).to_contain_text("3 of 9")
        clicked(console, "PageUp")
        expect(panel).to_contain_text("2 of 9")
        panel.get_by_label("Go to").select_option(label="9. report.pdf, page 4 of 4")
        panel.get_by_role("button", name="Go", exact=True).click()
        expect(panel).to_contain_text("9 of 9")
        clicked(console, "PageDown")
        expect(console.get_by_text("That was the last page.")).to_be_visible()
        expect(console.get_by_role("heading", level=1)).to_have_text("evidence")
        console.locator("#UndoPanel").get_by_role("button", name="Undo this").click()
        expect(panel).to_contain_text("2 of 9")
        console.locator("#ExhibitPanel").get_by_role("button", name="Put away").click()
        expect(panel).to_have_count(0)
        console.evaluate("() => { wentOnAt = -BOUNCE; }")
        clicked(console, "PageDown")
        expect(console.get_by_role("heading", level=1)).to_have_text("refined")


def clicked(console: Page, key: str) -> None:
    """Once what would still count as a bounce of the last click is over."""
    console.evaluate(OVER)
    console.keyboard.press(key)


def test_a_juror_notes_highlights_and_finds_everything_again(browser: Browser, tmp_path: Path) -> None:
    day = Reading(tmp_path)
    with served(tmp_path, browser) as (server, devices):
        tablet = day.tablet(devices, 1)
        day.lead(server, "ShowExhibit", to="story")
        tablet.get_by_label("My notes on this").fill(f"Ask her. {ARABIC}")
        expect(tablet.get_by_text("Kept", exact=True)).to_be_visible()
        mark = tablet.locator("#paragraph-2").get_by_role("button")
        mark.focus()
        mark.press("Enter")
        expect(mark).to_have_text("Highlighted: take it off")
        tablet.locator("#paragraph-3 p").first.click()
        expect(tablet.locator("#paragraph-3").get_by_role("button")).to_have_text("Highlighted: take it off")
        assert violations(tablet) == []

        another = day.tablet(devices, 1)
        expect(another.get_by_label("My notes on this")).to_have_value(f"Ask her. {ARABIC}")
        expect(another.locator("#paragraph-2.marked")).to_be_visible()
        another.get_by_label("My notes on this").fill("Never mind.")
        expect(another.get_by_text("Kept", exact=True)).to_be_visible()
        tablet.get_by_label("My notes on this").press("End")
        tablet.get_by_label("My notes on this").press_sequentially(" Today.")
        expect(tablet.get_by_text("so both stand here now")).to_be_visible()
        expect(tablet.get_by_label("My notes on this")).to_have_value(f"Never mind.\n\nAsk her. {ARABIC} Today.")

        day.lead(server, "ShowExhibit", leaving="story", to=None)
        find_again(day, server, tablet)
    with database(tmp_path) as engine:
        assert notebook(engine, day.sitting.id, 1)["story"].marks == (2, 3)
        assert notebook(engine, day.sitting.id, 2) == {}


def test_what_is_shown_is_looked_at_closely_enlarged_and_read_aloud(browser: Browser, tmp_path: Path) -> None:
    day = Reading(tmp_path)
    with served(tmp_path, browser) as (server, devices):
        tablet = day.tablet(devices, 1)
        day.lead(server, "ShowExhibit", to="story")
        expect(tablet.get_by_role("button", name="Larger text")).to_be_visible()
        expect(tablet.get_by_role("button", name="Read this aloud")).to_have_count(0)
        expect(tablet.get_by_role("button", name="Read aloud")).to_have_count(0)
        left, right = tablet.locator("#paragraph-4 p").first.evaluate(WHERE_IT_BEGINS)
        assert right == 0 < left, "from right to left"
        enlarged(tablet)
        looked_at_closely(tablet)
        tablet.context.add_init_script(A_VOICE)
        tablet.reload()
        tablet.get_by_role("button", name="Read this aloud").click()
        heard = tablet.evaluate("said")
        assert heard[:4] == ["-", "A person’s story", "A story", "Short"]
        assert ARABIC in heard
        assert not [part for part in heard if "Highlight" in part or "page" in part]
        tablet.get_by_role("button", name="Stop reading").click()
        tablet.get_by_role("button", name="Read this aloud").click()
        day.lead(server, "ShowExhibit", leaving="story", to=None)
        expect(tablet.locator("#ExhibitCard")).to_have_count(0)
        assert tablet.evaluate("said.at(-1)") == "-", "it ends with what it read"


def enlarged(tablet: Page) -> None:
    def height() -> float:
        return float(tablet.locator("#paragraph-1").evaluate("part => part.offsetHeight"))

    before = height()
    tablet.get_by_role("button", name="Larger text").click()
    assert height() > before * 1.2
    tablet.reload()
    expect(tablet.get_by_role("button", name="Smaller text")).to_be_enabled()
    assert height() > before * 1.2


def looked_at_closely(tablet: Page) -> None:
    tablet.get_by_role("link", name="Look closer").first.click()
    shown = tablet.locator("#closer img")
    expect(shown).to_have_attribute("alt", "report.pdf, page 1 of 4")
    width = shown.evaluate("image => image.decode().then(() => image.width)")
    assert violations(tablet) == []
    tablet.keyboard.press("+")
    tablet.get_by_role("button", name="Larger", exact=True).click()
    assert shown.evaluate("image => image.width") > width * 2
    view = tablet.locator("#closer [data-view]")
    middle = view.evaluate("view => view.scrollLeft")
    tablet.get_by_role("button", name="Left").click()
    assert view.evaluate("view => view.scrollLeft") < middle
    for _ in range(2):
        tablet.keyboard.press("-")
    expect(tablet.get_by_role("button", name="Smaller", exact=True)).to_be_disabled()
    for apart in (100, 300):
        view.evaluate(TWO_FINGERS, apart)
    assert shown.evaluate("image => image.width") > width * 2.5
    tablet.get_by_role("button", name="Close", exact=True).click()
    expect(tablet.locator("#closer")).to_be_hidden()


def test_a_note_that_does_not_get_through_stays_on_the_tablet_and_says_so(browser: Browser, tmp_path: Path) -> None:
    day = Reading(tmp_path)
    with served(tmp_path, browser) as (server, devices):
        tablet = day.tablet(devices, 1)
        day.lead(server, "ShowExhibit", to="story")
        expect(tablet.get_by_role("button", name="Highlight").first).to_be_visible()
        tablet.route("**/notes", lambda route: route.fulfill(status=503, body=""))
        devices.expects("503")
        tablet.get_by_label("My notes on this").fill("Do not lose this.")
        expect(tablet.get_by_text("Not kept yet: it is on this tablet")).to_be_visible()
        tablet.reload()
        expect(tablet.get_by_label("My notes on this")).to_have_value("Do not lose this.")
        expect(tablet.get_by_text("Not kept yet: it is on this tablet")).to_be_visible()
        tablet.unroute("**/notes")
        expect(tablet.get_by_text("Kept", exact=True)).to_be_visible()
        left = tablet.evaluate("Object.keys(localStorage).filter((name) => name.includes(' note '))")
        assert left == [], "nothing stays for whoever has the tablet next"
    with database(tmp_path) as engine:
        assert notebook(engine, day.sitting.id, 1)["story"].text == "Do not lose this."


def find_again(day: Reading, server: Server, tablet: Page) -> None:
    tablet.get_by_role("link", name="Library").click()
    expect(tablet.get_by_role("link", name="A story")).to_be_visible()
    assert violations(tablet) == []
    tablet.get_by_label("Search by words").fill("page 3 nowhere")
    expect(tablet.get_by_text("Nothing that was shown holds all these words.")).to_be_visible()
    tablet.get_by_label("Search by words").fill("page 3")
    tablet.get_by_role("link", name="A story").click()
    expect(tablet.locator("#library .marked")).to_have_count(2)
    day.lead(server, "ChangePhase", leaving="evidence", to="refined")
    expect(tablet.get_by_text("There is something new on your screen.")).to_be_visible()
    assert violations(tablet) == []
    tablet.get_by_role("button", name="Back to the screen").click()
    expect(tablet.get_by_role("heading", level=1)).to_have_text("refined")
    tablet.goto(f"{tablet.url}notes")
    expect(tablet.get_by_role("heading", name="A story")).to_be_visible()
    assert violations(tablet) == []
