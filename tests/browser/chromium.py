"""The browser of the tests, started the same way everywhere. Nothing is fetched here: `tools/browser.py` finds it."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

from tools import browser as browsers
from tools import packages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launched() -> Iterator[Browser]:
    """A running Chromium, gone with all its pages at the end."""
    chromium = browsers.find(a_node_that_runs())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable, args=FLAGS, env={**os.environ, **chromium.env}
        )
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser, width: int, height: int, **opts: Any) -> Page:
    """A page in a context of its own: no cookie is shared. `opts` go to the context; close it with `page.context`."""
    return browser.new_context(viewport={"width": width, "height": height}, **opts).new_page()


def a_node_that_runs() -> str:
    """Playwright's own; where that does not run on this system, another, which Playwright is then told to use."""
    own = os.environ.get("PLAYWRIGHT_NODEJS_PATH") or str(compute_driver_executable()[0])
    if runs(own):
        return own
    other = packages.node()
    if other is None:
        raise FileNotFoundError(f"{own} does not run here, and there is no other Node.js")
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = other
    return other


def runs(node: str) -> bool:
    try:
        return subprocess.run([node, "--version"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False
