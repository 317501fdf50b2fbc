"""What axe-core has to say against a page as it stands, under the page's own content security policy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tools.packages import MODULES

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def source() -> str:
    return (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """One line for each element at fault: rule, what it asks for, and where."""
    # A click returns once the next page is on its way, when the document may still be empty.
    page.wait_for_load_state()
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(source())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [line for violation in found["violations"] for line in lines(violation)]


def lines(violation: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}" for node in violation["nodes"]
    ]
