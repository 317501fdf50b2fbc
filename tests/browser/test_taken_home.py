"""One's own day as a file on a phone: the drawing fits, letters can be read, and nothing is left out without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.export.document.page import page
from app.settings import bundled
from app.web.printing.journey import journey
from app.web.printing.saying import Saying
from app.web.tongues import catalogue
from tests.browser.axe import violations
from tests.browser.chromium import new_page
from tests.days import after
from tests.jury.test_journey import WALKED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LEAST = 12
"""Pixels that a letter has at least; it is 16 units high in the drawing."""
DRAWN = """(img) => ({ wide: img.getBoundingClientRect().width, units: img.naturalWidth,
  box: img.closest(".wide").clientWidth, inside: img.closest(".wide").scrollWidth })"""


@pytest.mark.parametrize("width", [360, 390, 640, 1280])
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_the_drawing_fits_and_can_be_read(browser: Browser, width: int, lang: str) -> None:
    shown = new_page(browser, width, 844)
    shown.set_content(page(journey(Saying(catalogue(bundled("frontend"), lang), lang), after(*WALKED), 1)))
    img = shown.locator("figure img")
    img.scroll_into_view_if_needed()
    shown.wait_for_function("document.querySelector('figure img').naturalWidth > 0")
    it = img.evaluate(DRAWN)
    assert it["inside"] <= it["box"], it
    assert 16 * it["wide"] / it["units"] >= LEAST, it
    assert violations(shown) == []
    shown.context.close()
