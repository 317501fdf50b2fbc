"""The room's watch over its devices: when each was last heard, what waits in it, and who asked for help.

In memory, and gone with the server. What it says is coarse, so that a console is sent something only when it would
read differently; a seat that is heard every twenty seconds, as it should be, says nothing. Everything is filed under
the seat that the sender's own pass names: nobody can speak for another.
"""

import time
from bisect import bisect
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from ..jury.numbers import JurorNumber
from ..jury.reasons import Reason, Refused
from ..jury.seats.state import Seat
from ..screens.watched import Health, Knock

ALIVE = 20.0
"""Seconds for which a device that was heard counts as being there, when another wants its seat."""
STEPS = (40, 60, 120, 300, 600, 1800)
"""What "last seen … ago" can say. The first is two heartbeats: one that is lost is no news."""
POLLS = 10.0
"""Seconds for which a device that asks for its screen again and again, because its socket is cut, is connected."""
PAGES = 1800.0
"""Seconds for which a page without scripts, which is heard only when somebody presses something, counts as being there:
people listen, talk and eat meanwhile."""
KNOCKING = 15.0
"""Seconds after which a device that waits at a seat, and has stopped asking, has gone away."""
NODDED = 120.0
"""Seconds for which a nod is good."""
MOST_CALLS, PERIOD = 6, 300.0
"""How often one juror can ask for help, in so many seconds: whoever plays with the button rings no more bells."""
MOST_KNOCKS = 3
MOST_UNSENT = 999
NEVER = (0, 0.0)


@dataclass(frozen=True, slots=True)
class Report:
    """What a device says of itself beside a heartbeat: how many acts wait in it, and whether its page is an old one."""

    unsent: int
    old: bool


@dataclass(slots=True)
class Door:
    """A device that waits at a seat: under which code, since when it asked last, and what it was told, and when."""

    knock: Knock
    asked_at: float
    let_in: bool | None = None
    told_at: float = 0.0


class Watch:
    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._heard: dict[JurorNumber, tuple[int, float]] = {}
        self._polled: dict[JurorNumber, float] = {}
        self._turned: dict[JurorNumber, float] = {}
        self._reports: dict[JurorNumber, Report] = {}
        self._calls: dict[JurorNumber, int] = {}
        self._called: dict[JurorNumber, deque[float]] = {}
        self._doors: dict[str, Door] = {}
        self._owners: dict[JurorNumber, int] = {}
        self._codes = 10

    def heard(self, juror: JurorNumber, generation: int, report: Report | None = None, polls: bool = False) -> None:
        now = self._ticks()
        self._heard[juror] = (generation, now)
        if polls:
            self._polled[juror] = now
            self._turned.pop(juror, None)
        if report is not None:
            self._reports[juror] = Report(min(max(report.unsent, 0), MOST_UNSENT), report.old)

    def turned(self, juror: JurorNumber) -> None:
        """A whole page was asked for. A script, where one runs, speaks up at once; where none does, this is all."""
        self._turned[juror] = self._ticks()

    def plugged(self, juror: JurorNumber) -> None:
        """A socket was opened, which says by itself when it is gone."""
        self._turned.pop(juror, None)

    def reached(self) -> Set[JurorNumber]:
        """Who is connected without a socket."""
        if not self._polled and not self._turned:
            return frozenset()
        now = self._ticks()
        self._polled = {juror: at for juror, at in self._polled.items() if now - at < POLLS}
        self._turned = {juror: at for juror, at in self._turned.items() if now - at < PAGES}
        return frozenset(self._polled) | frozenset(self._turned)

    def is_alive(self, juror: JurorNumber, generation: int) -> bool:
        """Whether the device that now speaks for the seat was heard a moment ago; not the one that was put out."""
        of, at = self._heard.get(juror, NEVER)
        return of == generation and self._ticks() - at < ALIVE

    def health(self, seats: Iterable[tuple[JurorNumber, Seat]]) -> Mapping[JurorNumber, Health]:
        now = self._ticks()
        told = {}
        for juror, seat in seats:
            if seat.left or not seat.generation:
                continue
            (of, at), report = self._heard.get(juror, NEVER), self._reports.get(juror)
            by_pages = now - self._turned.get(juror, -PAGES) < PAGES
            quiet = bisect(STEPS, now - at) if of == seat.generation and not by_pages else 0
            if quiet or (report is not None and (report.unsent or report.old)):
                unsent, old = (report.unsent, report.old) if report else (0, False)
                told[juror] = Health(STEPS[quiet - 1] if quiet else 0, unsent, old)
        return told

    # Devices that are known as their juror's own

    def owns(self, juror: JurorNumber, generation: int) -> bool:
        """This one is. Whether that is news."""
        news = self._owners.get(juror) != generation
        self._owners[juror] = generation
        return news

    @property
    def owners(self) -> Mapping[JurorNumber, int]:
        """By seat, the latest such device's generation; it may have been put out since."""
        return dict(self._owners)

    # Help

    @property
    def calls(self) -> Mapping[JurorNumber, int]:
        return dict(self._calls)

    def call(self, juror: JurorNumber) -> None:
        """Asked for already: nothing new. Refused where somebody plays with it."""
        if juror in self._calls:
            return
        now, called = self._ticks(), self._called.setdefault(juror, deque(maxlen=MOST_CALLS))
        if len(called) == MOST_CALLS and now - called[0] < PERIOD:
            raise Refused(Reason.TOO_MANY)
        called.append(now)
        self._calls[juror] = 0

    def go(self, juror: JurorNumber, console: int) -> None:
        """The first who goes is the one who goes."""
        if self._calls.get(juror) == 0:
            self._calls[juror] = console

    def helped(self, juror: JurorNumber) -> None:
        self._calls.pop(juror, None)

    # Devices that wait at a seat

    @property
    def knocks(self) -> tuple[Knock, ...]:
        """Those that wait, and that nobody has answered."""
        now = self._ticks()
        self._doors = {name: door for name, door in self._doors.items() if _stands(door, now)}
        return tuple(door.knock for door in self._doors.values() if door.let_in is None)

    def knock(self, juror: JurorNumber, name: str) -> Door:
        """The device of this name asks, or asks again. Refused where too many wait there already."""
        known = self._doors.get(name)
        if known is not None and known.knock.juror == juror and _stands(known, self._ticks()):
            known.asked_at = self._ticks()
            return known
        if sum(each.juror == juror for each in self.knocks) >= MOST_KNOCKS:
            raise Refused(Reason.TOO_MANY)
        self._codes = self._codes % 99 + 1
        self._doors[name] = Door(Knock(self._codes, juror), self._ticks())
        return self._doors[name]

    def left(self, name: str) -> None:
        """It sits now, or went."""
        self._doors.pop(name, None)

    def answer(self, juror: JurorNumber, code: int, let_in: bool) -> None:
        """The one with this code is let in, or not; where one is let in, the others are not."""
        asked = [door for door in self._doors.values() if door.knock.juror == juror and door.let_in is None]
        if not any(door.knock.code == code for door in asked):
            raise Refused(Reason.MOVED_ON)
        for door in asked:
            if door.knock.code == code or let_in:
                door.let_in, door.told_at = let_in and door.knock.code == code, self._ticks()


def _stands(door: Door, now: float) -> bool:
    if door.let_in is None:
        return now - door.asked_at < KNOCKING
    return now - door.told_at < NODDED
