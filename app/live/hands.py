"""Who leads the day, among the consoles: a courtesy of the room, held in memory, that can lock nobody out.

Only the lead moves the room on, opens, closes and reveals votes, and adjourns or ends the day; everything else any
console may do. That holds for as long as the lead's console is heard: once it has been quiet for half a minute,
whoever does such a thing leads. The first console that comes leads, or whoever last steered according to the journal.
Two that believe to lead can do no harm: every such act names what it leaves, and the journal takes one.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from ..jury.act import Act
from ..jury.entry import Entry
from ..jury.people import By, Role
from ..jury.reasons import Reason, Refused
from ..jury.rule_book import FOR_THE_LEAD
from ..screens.watched import Hands

GONE = 30.0
"""Seconds after which a console that is not heard has gone."""


class Lead:
    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._heard: dict[int, float] = {}
        self._names: Mapping[int, str] = {}
        self._lead: int | None = None
        self._asks: int | None = None

    def call_by(self, names: Mapping[int, str]) -> None:
        self._names = names

    def resume(self, undoable: Iterable[Entry]) -> None:
        """After a restart, whoever steered last is waited for as long as for any lead that has gone quiet."""
        steered = [e.by.number for e in undoable if type(e.act) in FOR_THE_LEAD and e.by.role is Role.FACILITATOR]
        if steered and self._lead is None:
            self._lead = steered[-1]
            self._heard[self._lead] = self._ticks()

    def heard(self, console: int) -> None:
        self._heard[console] = self._ticks()
        if self._lead is None:
            self._lead = console

    def left(self, console: int) -> None:
        """Shut out: nobody waits for it."""
        self._heard.pop(console, None)

    def check(self, by: By, act: Act) -> None:
        """Refused where it is for the lead, who is somebody else and is there."""
        if by.role is not Role.FACILITATOR or type(act) not in FOR_THE_LEAD:
            return
        if self._lead != by.number and self._is_there(self._lead):
            raise Refused(Reason.LEAD_ONLY)
        self._lead_by(by.number)

    def ask(self, console: int) -> None:
        if console != self._lead:
            self._asks = console

    def hand_over(self, console: int, to: int) -> None:
        """The lead says yes, to whoever asks now."""
        if console != self._lead or to != self._asks:
            raise Refused(Reason.MOVED_ON)
        self._lead_by(to)

    def keep(self, console: int) -> None:
        """The lead says no; or whoever asked thinks better of it."""
        if console in (self._lead, self._asks):
            self._asks = None

    def take(self, console: int) -> None:
        """Refused while the lead is there."""
        if self._is_there(self._lead) and console != self._lead:
            raise Refused(Reason.LEAD_ONLY)
        self._lead_by(console)

    def hands(self, staff: Iterable[By]) -> Hands:
        """staff: whoever has a screen open and is no juror, once for each screen."""
        screens = Counter(staff)
        consoles = {by.number: n for by, n in screens.items() if by.role is Role.FACILITATOR}
        scribes = tuple(sorted(by.number for by in screens if by.role is Role.SCRIBE))
        there = tuple(sorted(number for number in self._heard if self._is_there(number)))
        asks = self._asks if self._is_there(self._asks) else None
        leads_now = self._is_there(self._lead)
        return Hands(there, self._names, self._lead, leads_now, asks, scribes, screens[By(Role.WALL)], consoles)

    def _lead_by(self, console: int) -> None:
        self._lead, self._asks = console, None
        self.heard(console)

    def _is_there(self, console: int | None) -> bool:
        at = self._heard.get(console) if console is not None else None
        return at is not None and self._ticks() - at < GONE
