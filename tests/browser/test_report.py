"""A report that somebody opens from their own disk: it reads well, breaks no rule of access, and asks for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.export.document.page import page as page_of
from app.export.materials.report import materials
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import told
from tests.export.test_document import everything
from tests.export.test_materials import HELD, PICTURES, heard

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SIZES = ((1440, 900), (390, 844))


def test_a_report_is_for_everybody_on_every_screen(browser: Browser, tmp_path: Path) -> None:
    for name, report in (
        ("materials", materials(told(*heard())[0], HELD, PICTURES)),
        ("everything", everything("Words without end " + "W" * 200)),
    ):
        file = tmp_path / f"{name}.html"
        file.write_text(page_of(report), encoding="utf-8")
        for size in SIZES:
            page = new_page(browser, *size)
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.on("console", lambda said, asked=asked: asked.append(said.text))
            page.goto(file.as_uri())
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "text"
            assert [each for each in asked if not each.startswith(("data:", file.as_uri()))] == []
            page.context.close()
