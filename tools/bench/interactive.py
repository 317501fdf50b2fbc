"""The tablet's page on a slow device: from the first byte asked for to a page that takes a tap."""

from collections.abc import Iterator
from pathlib import Path

from .runs import Figure
from .venue import Venue, running

SLOWER = 4
TIMES = 5
READY = "() => window.htmx && document.querySelector('#socket') && document.querySelector('main form')"


def measured(folder: Path) -> Iterator[Figure]:
    """Half of five loads are quicker: everything fetched anew, the processor slowed down four times."""
    from tests.browser.chromium import launched

    venue = Venue(folder / "page", 24)
    path, _, cookie = venue.jurors.read_text().splitlines()[0].partition("\t")
    name, _, value = cookie.partition("=")
    server, took = venue.app(), list[float]()
    with running(server), launched() as browser:
        address = f"http://127.0.0.1:{server.port}"
        for _ in range(TIMES):
            context = browser.new_context(viewport={"width": 820, "height": 1180})
            context.add_cookies([{"name": name, "value": value, "url": f"{address}{path}"}])
            page = context.new_page()
            slow = context.new_cdp_session(page)
            slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(address + path, wait_until="commit")
            page.wait_for_function(READY)
            took.append(page.evaluate("performance.now()") / 1000)
            context.close()
    middle = sorted(took)[TIMES // 2]
    yield Figure(
        f"tablet page until it takes a tap, processor {SLOWER} × slower", f"{middle * 1000:.0f} ms", "< 1 s", middle < 1
    )
