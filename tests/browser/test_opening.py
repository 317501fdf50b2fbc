"""A ready-made jury from the gallery to the moment its doors open: looked at beforehand as everybody, then for real."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.jury.people import By, Role
from app.live.clock import wall_clock
from app.plans.ready import READY
from app.store import accounts, juries
from app.store.journal import Journal
from app.store.key import server_key
from app.store.plan_files import write_plan_file
from app.web.access import Access, Card
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.browser.people import entered
from tests.server import Server, served
from tests.store.books import database, home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

    from app.store.tables import Sitting

NAME, PASSWORD = "ada", "correct horse battery"
TITLE = "Two evenings: the street outside the school"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("opening")
    with database(folder) as engine:
        accounts.set_password(engine, NAME, PASSWORD, wall_clock())
        juries.add_jury(engine, juries.add_inquiry(engine, home(engine), "The street", "To know"), "The school")
    with served(folder, sys.executable, "-m", "app.cli", "serve") as running:
        yield running


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """Signed in at the desk."""
    page = new_page(browser, 1440, 900)
    page.goto(f"{server.address}/desk/")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="The desk")).to_be_visible()
    yield page
    page.context.close()


def newest(server: Server) -> Sitting:
    with database(server.folder) as engine:
        return max(juries.sittings(engine), key=lambda sitting: sitting.made_at)


def acts(server: Server, sitting: Sitting) -> list[str]:
    with database(server.folder) as engine:
        return [type(entry.act).__name__ for entry in Journal(engine, sitting).read()]


def card(server: Server, sitting: Sitting, by: By) -> str:
    key = server_key(server.folder / "keys")
    return f"{server.address}/enter#{Access(key).write_card(Card(sitting.id, by))}"


def framed(page: Page, viewer: str, device: str, scene: str = "") -> FrameLocator:
    page.get_by_label("As whom").select_option(viewer)
    if scene:
        page.get_by_label("What is looked at").select_option(label=scene)
    page.get_by_role("button", name="Show", exact=True).click()
    assert violations(page) == [], viewer
    return page.frame_locator(f".of-{device}")


def test_from_the_gallery_to_open_doors(server: Server, browser: Browser, page: Page) -> None:
    page.get_by_role("link", name="Ready-made juries").click()
    assert violations(page) == []
    page.get_by_role("link", name=TITLE).click()
    assert violations(page) == []
    page.get_by_role("link", name="The school").click()
    page.get_by_label("On which day?").fill("2027-05-01")
    page.get_by_role("button", name="Add the sitting").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    sitting = newest(server)

    page.get_by_role("link", name="Preview").click()
    juror = framed(page, "juror", "tablet", "Arriving, voting: “A practice question”")
    juror.get_by_text("Tea", exact=True).click()
    juror.get_by_role("button", name="Save").click()
    expect(juror.get_by_role("button", name="Save")).to_be_visible()
    expect(page.frame_locator(".of-phone").get_by_text("Seat 1")).to_be_visible()
    expect(framed(page, "wall", "wall").get_by_text(sitting.join_code[:3]).first).to_be_visible()
    expect(framed(page, "console", "console").get_by_text("Run sheet")).to_be_visible()
    expect(framed(page, "scribe", "phone").get_by_text("Arriving")).to_be_visible()
    assert acts(server, sitting) == [], "a preview leaves nothing behind"

    console = entered(browser.new_context(), card(server, sitting, By(Role.FACILITATOR, 1)))
    expect(console.get_by_text("An organiser opens them at the desk")).to_be_visible()
    assert violations(console) == []
    page.get_by_role("link", name="Checklist").click()
    page.get_by_role("link", name="Open the doors").click()
    assert violations(page) == []
    page.get_by_label("This is the day").check()
    page.get_by_role("button", name="Open the doors").dblclick()
    expect(page.get_by_text("This sitting is open")).to_be_visible()
    expect(console.get_by_role("heading", name="Run sheet")).to_be_visible()
    assert violations(console) == []
    tablet = new_page(browser, 820, 1180)
    tablet.goto(server.address)
    tablet.get_by_label("Code").fill(sitting.join_code)
    tablet.get_by_role("button", name="Take a seat").click()
    expect(tablet.get_by_role("heading", name="Your card: seat 1")).to_be_visible()
    assert tablet.locator(".digest").inner_text() == page.locator(".digest").inner_text()
    assert violations(tablet) == []
    assert acts(server, sitting) == ["OpenSitting", "TakeSeat"]
    for each in (console, tablet):
        each.context.close()


def test_a_file_that_is_too_large_is_refused_in_a_sentence_and_a_plan_is_taken_in(
    server: Server, page: Page, tmp_path: Path
) -> None:
    huge, plan = tmp_path / "huge.json", tmp_path / "plan.json"
    huge.write_bytes(b" " * 12_000_000)
    plan.write_text(write_plan_file(READY["roh-london"]), encoding="utf-8")
    page.goto(f"{server.address}/desk/plan-file")
    assert violations(page) == []
    for file in (huge, plan):
        page.get_by_label("The file").set_input_files(file)
        page.get_by_role("button", name="Prepare a sitting").click()
        if file == huge:
            expect(page.get_by_role("alert")).to_contain_text("larger than 1 MB")
    expect(page.get_by_role("heading", level=1)).to_have_text("London: the Royal Opera House")
