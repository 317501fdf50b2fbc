"""Evidence in a browser: a document is sent at the desk, and jurors see its pages once they are shown it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
from playwright.sync_api import expect

from app.jury.day.acts import OpenSitting
from app.store.journal import Journal, enter
from app.store.key import server_key
from app.store.plan_versions import newest
from app.store.tables import Office
from app.web.access import Access, Pass
from tests import days
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import FACILITATOR, ORGANISER, START, WALL, juror
from tests.server import Server
from tests.store import sent
from tests.store.books import database, home, prepared
from tests.voter import new_act_id
from tests.web.members import add_member, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from app.jury.people import By

TABLET, DESK, WALL_SIZE = (820, 1180), (1440, 900), (1920, 1080)
REPORT = sent.pdf("What the residents say", "What the council says")


class Devices:
    """Devices at one server, put away before it stops: a cut line is a complaint.

    What their consoles complain of is kept and told at the end. It must not be raised where it is heard: an exception
    in a listener ends the driver's own loop, and with it the browser of every later story.
    """

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser, self._server = browser, server
        self._pages: list[Page] = []
        self._complaints: list[str] = []
        self._expected: list[str] = []

    def page(self, path: str, cookie: str, size: tuple[int, int], **how: bool) -> Page:
        """One that holds this cookie, where the path leads."""
        opened = new_page(self._browser, *size, **how)
        self._pages.append(opened)
        name, _, value = cookie.partition("=")
        at = self._server.address + (path if path.startswith("/day") else "/desk/")
        opened.context.add_cookies([{"name": name, "value": value, "url": at}])
        opened.on("console", lambda told: told.type == "error" and self._complaints.append(told.text))
        opened.goto(self._server.address + path)
        return opened

    def put_away(self) -> list[str]:
        """What they complained of."""
        for page in self._pages:
            page.context.close()
        return [told for told in self._complaints if not any(known in told for known in self._expected)]

    def expects(self, complaint: str) -> None:
        """What will rightly be complained about."""
        self._expected.append(complaint)


@contextmanager
def served(folder: Path, browser: Browser) -> Iterator[tuple[Server, Devices]]:
    server = Server(folder, sys.executable, "-m", "app.cli", "serve")
    server.start()
    devices = Devices(browser, server)
    try:
        yield server, devices
    finally:
        complaints = devices.put_away()
        server.stop()
    assert complaints == []
    assert "Traceback" not in server.log.read_text()


def send_a_report(page: Page, folder: Path) -> None:
    (folder / "report.pdf").write_bytes(REPORT)
    page.get_by_role("link", name="A story").click()
    page.set_input_files("#file", folder / "report.pdf")
    expect(page.get_by_role("status").filter(has_text="It is here")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="report.pdf, 2 pages")).to_be_visible()
    said = page.get_by_role("textbox", name="What it shows, for those who cannot see it (English)")
    expect(said).to_be_focused()
    said.fill("Two short statements")
    page.get_by_role("textbox", name="English").first.fill("A story, told")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved, version 2.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("A story, told")
    assert violations(page) == []


def test_a_document_is_sent_at_the_desk_and_seen_on_a_tablet_once_it_is_shown(browser: Browser, tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        sitting = prepared(engine)
        keys = keys_of(engine, add_member(engine, "ada", Office.ORGANISER, home(engine)))["cookie"]
    with served(tmp_path, browser) as (server, devices):
        desk = devices.page(f"/desk/sittings/{sitting.id}/evidence", keys, DESK)
        assert violations(desk) == []
        send_a_report(desk, tmp_path)
        desk.goto(f"{server.address}/desk/sittings/{sitting.id}/balance")
        assert violations(desk) == []
    with database(tmp_path) as engine:
        hear(Journal(engine, sitting), newest(engine, sitting.id).plan)
    access = Access(server_key(tmp_path / "keys"))

    def held(by: By, generation: int) -> str:
        return f"juryday={access.write_pass(Pass(sitting.id, by, generation))}"

    with served(tmp_path, browser) as (server, devices):
        path = f"/day/{sitting.id}/juror/1/"
        tablet = devices.page(path, held(juror(1), 1), TABLET)
        quiet = devices.page(path, held(juror(1), 1), TABLET, java_script_enabled=False)
        wall = devices.page(f"/day/{sitting.id}/wall/0/", held(WALL, 0), WALL_SIZE)
        expect(tablet.get_by_role("img")).to_have_count(0)
        show = {"act": "ShowExhibit", "act_id": new_act_id(), "to": "story"}
        console = {"cookie": held(FACILITATOR, 0), "origin": server.address}
        shown = httpx.post(f"{server.address}/day/{sitting.id}/facilitator/1/acts", json=show, headers=console)
        assert shown.status_code == 200, shown.text
        first, second = (tablet.get_by_role("img", name=f"report.pdf, page {n} of 2") for n in (1, 2))
        expect(first).to_be_in_viewport()
        assert first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1_000
        assert violations(tablet) == []
        tablet.get_by_role("link", name="Next page").click()
        expect(second).to_be_in_viewport(ratio=0.5)
        expect(wall.get_by_role("img", name="Two short statements")).to_be_in_viewport()
        assert violations(wall) == []
        turn_without_scripts(quiet)


def turn_without_scripts(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("img", name="report.pdf, page 2 of 2")).to_be_in_viewport(ratio=0.5)
    page.get_by_role("link", name="Read the text of page 2").click()
    expect(page.get_by_text("What the council says")).to_be_in_viewport()


def hear(journal: Journal, plan: days.Plan) -> None:
    """The doors open, juror 1 is in, and the evidence is on."""
    entries, _ = days.told((ORGANISER, OpenSitting(plan, (1, 2))), days.seated(1), days.moved_to("evidence"))
    enter(journal, [(entry.by, entry.act) for entry in entries], START)
