"""A day told aloud: a `Venue` serves days, a `Day` opens screens for people, who hold the verbs.

Nothing here waits for a time, only for what a person would see. Whatever a browser complains about fails the story,
unless the story said beforehand that it expects it.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from app.demo.opening import SHORT, Place, prepare_demo
from app.jury.people import By, Role
from app.jury.votes.acts import CastBallot
from app.live.clock import wall_clock
from app.store.journal import Journal, enter
from app.store.key import server_key
from app.web.access import Access, Card, grouped
from tests.browser.people import Console, Juror, Screen, entered
from tests.server import Server, served
from tests.store.books import database

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from app.jury.entry import Entry
    from app.jury.plan import Plan
    from app.store.tables import Sitting

TABLET, PHONE, CONSOLE, WALL = (820, 1180), (390, 844), (1440, 900), (1920, 1080)

expect.set_options(timeout=10_000)


@dataclass(frozen=True)
class Printed:
    """What a venue has on paper for one day: links and codes. `seats` and `codes` are by seat."""

    address: str
    console: str
    wall: str
    scribe: str
    seats: dict[int, str]
    codes: dict[int, str]
    join_code: str
    recovery: str


class Venue:
    """A server with days prepared, each to be told by one story."""

    def __init__(self, browser: Browser, server: Server, days: list[tuple[Printed, Journal]]) -> None:
        self.server = server
        self._browser = browser
        self._days = days

    @contextmanager
    def a_day(self) -> Iterator[Day]:
        day = Day(self._browser, *self._days.pop())
        try:
            yield day
        finally:
            day.leave()
        assert not (heard := day.complaints()), heard


@contextmanager
def a_venue(
    folder: Path,
    browser: Browser,
    days: int = 1,
    plans: Mapping[Place, Plan] = SHORT,
    place: Place = Place.LONDON,
    so_far: Sequence[Entry] = (),
) -> Iterator[Venue]:
    """`so_far` is what had been done on each day after its opening, before anybody came in."""
    with database(folder) as engine:
        access = Access(server_key(folder / "keys"))
        sittings = [prepare_demo(engine, True, place, plans) for _ in range(days)]
        for sitting in sittings:
            enter(Journal(engine, sitting), [(entry.by, entry.act) for entry in so_far], wall_clock())
        with served(folder, sys.executable, "-m", "app.cli", "serve") as server:
            yield Venue(browser, server, [(_printed(server, access, s), Journal(engine, s)) for s in sittings])


def _printed(server: Server, access: Access, sitting: Sitting) -> Printed:
    def link(by: By) -> str:
        return f"{server.address}/enter#{access.write_card(Card(sitting.id, by))}"

    jurors = {n: By(Role.JUROR, n) for n in range(1, 7)}
    return Printed(
        address=server.address,
        console=link(By(Role.FACILITATOR, 1)),
        wall=link(By(Role.WALL)),
        scribe=link(By(Role.SCRIBE, 1)),
        seats={n: link(by) for n, by in jurors.items()},
        codes={n: grouped(access.card_code(Card(sitting.id, by)), 5) for n, by in jurors.items()},
        join_code=grouped(sitting.join_code),
        recovery=grouped(access.recovery_code(sitting.id), 4),
    )


class Day:
    """One jury day: opens devices on it and listens to what they complain about."""

    def __init__(self, browser: Browser, printed: Printed, journal: Journal) -> None:
        self.printed = printed
        self._journal = journal
        self._browser = browser
        self._devices: list[BrowserContext] = []
        self._complaints: list[str] = []
        self._expected: list[str] = []

    def device(self, size: tuple[int, int] = TABLET, script: str = "", **options: Any) -> BrowserContext:
        """A browser of its own: its tabs share cookies and storage with each other, and with nobody else.

        `script` runs before every page.
        """
        viewport = {"width": size[0], "height": size[1]}
        context = self._browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        context.on("console", lambda said: said.type in ("error", "warning") and self._complaints.append(said.text))
        context.on("weberror", lambda wrong: self._complaints.append(str(wrong.error)))
        if script:
            context.add_init_script(script)
        self._devices.append(context)
        return context

    def console(self, device: BrowserContext | None = None) -> Console:
        return Console(entered(device or self.device(CONSOLE), self.printed.console))

    def wall(self, device: BrowserContext | None = None) -> Screen:
        return Screen(entered(device or self.device(WALL), self.printed.wall))

    def juror(self, seat: int, device: BrowserContext | None = None) -> Juror:
        """A juror who opened the link on the card and said "I am here"."""
        juror = self.arriving(seat, device)
        juror.check_in()
        return juror

    def arriving(self, seat: int, device: BrowserContext | None = None) -> Juror:
        return Juror(entered(device or self.device(TABLET), self.printed.seats[seat]))

    def at_the_door(self, size: tuple[int, int] = TABLET, path: str = "/", **options: Any) -> Page:
        page = self.device(size, **options).new_page()
        page.goto(self.printed.address + path)
        return page

    def entries(self) -> list[Entry]:
        return Journal.read(self._journal)

    def ballots(self) -> list[Entry]:
        return [entry for entry in self.entries() if isinstance(entry.act, CastBallot)]

    def forget_the_file(self) -> None:
        """Another database is about to lie where this one does."""
        self._journal.engine.dispose()

    def expects(self, *complaints: str) -> None:
        """Regular expressions of what browsers will rightly complain about in this story."""
        self._expected += complaints

    def expects_cuts(self) -> None:
        """The server will be away, or the network."""
        self.expects("net::ERR_", "WebSocket connection to .* failed", "htmx:ws:error")

    def complaints(self) -> list[str]:
        return [said for said in self._complaints if not any(re.search(known, said) for known in self._expected)]

    def leave(self) -> None:
        for device in self._devices:
            device.close()
