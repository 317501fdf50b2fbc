"""Takes the README's picture anew: console, tablet and wall of the demonstration day, during its first vote.

    .venv/bin/python -m tools.pictures

Needs what the tests need. Starts a server of its own on a throwaway folder, and ends it.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.chromium import launched, new_page
from tests.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TO = Path(__file__).parent / "pictures" / "day.png"
SHEET = """\
<!doctype html><body style="margin:0;padding:32px;width:1600px;box-sizing:border-box;background:#E9E4DA;display:grid;
grid-template-columns:1000px 1fr;gap:32px;align-items:start">
<div style="display:grid;gap:32px">{console}{wall}</div>{tablet}"""
SHOT = '<img style="width:100%;border:2px solid #6B675F;border-radius:8px" src="data:image/png;base64,{}">'


def entered(browser: Browser, link: str, width: int, height: int) -> Page:
    page = new_page(browser, width, height)
    page.goto(link)
    page.wait_for_url("**/day/**")
    return page


def shot(page: Page) -> str:
    page.wait_for_timeout(800)
    return SHOT.format(base64.b64encode(page.screenshot()).decode())


def take(browser: Browser, folder: Path) -> None:
    with served(folder) as server:
        console = entered(browser, server.link("Console"), 1440, 900)
        wall = entered(browser, server.link("Wall"), 1920, 1080)
        seats = [entered(browser, server.link(f"Seat {n}"), 820, 1180) for n in (1, 2, 3)]
        for seat in seats:
            seat.get_by_role("button", name="I am here").click()
        for title in ("The question", "Your first view"):
            console.get_by_role("button", name=f"Next: {title}").click()
        console.get_by_role("button", name="Open the vote").click()
        for seat in seats[:2]:
            seat.get_by_role("radio").first.check()
            seat.get_by_role("button", name="Save").click()
        shots = {"console": shot(console), "wall": shot(wall), "tablet": shot(seats[0])}
    sheet = new_page(browser, 1600, 1000)
    sheet.set_content(SHEET.format(**shots))
    sheet.screenshot(path=TO, full_page=True)


if __name__ == "__main__":
    TO.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        take(browser, Path(folder))
