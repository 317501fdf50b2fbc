"""What a check of the venue found, point by point: passed, worth a look, failed, or not looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ....store.venue import Disk

NOT_MEASURED = -1
LINES = (120, 96, 72, 56, 40)
"""Heights of the letters on the reading chart, in pixels of a wall 1080 high. The last is the smallest a wall shows."""
QUICK, BEARABLE = 250, 1_000
"""Round trips in milliseconds: what nobody notices, and what still works."""
QUICK_DISK, BEARABLE_DISK = 100, 1_000
ROOM, LEAST_ROOM = 2_000_000_000, 200_000_000


class Verdict(StrEnum):
    """How one point stands."""

    PASS = "pass"  # noqa: S105  a verdict
    LOOK = "look"
    FAIL = "fail"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Point:
    """`name` says what was looked at, and `figure` what was found, NOT_MEASURED where nothing was."""

    name: str
    verdict: Verdict
    figure: int
    worst: int = NOT_MEASURED


@dataclass(frozen=True, slots=True)
class Found:
    """What the browser measured (milliseconds), what the disk did, and the smallest line read, from 1; 0 for none."""

    socket: bool | None
    trip: int
    worst: int
    clock: int | None
    disk: Disk
    line: int | None
    screen: str


def plain(found: Found) -> dict[str, Any]:
    disk = {"usual": found.disk.usual, "slowest": found.disk.slowest, "free": found.disk.free}
    told = {name: getattr(found, name) for name in ("socket", "trip", "worst", "clock", "line", "screen")}
    return told | {"disk": disk}


def read(told: Mapping[str, Any]) -> Found:
    """The inverse of `plain`."""
    return Found(**{**told, "disk": Disk(**told["disk"])})


def points(found: Found) -> tuple[Point, ...]:
    """Every point in the order in which a person would put things right."""
    return (
        _socket(found),
        Point("trip", _within(found.worst, QUICK, BEARABLE), found.trip, found.worst),
        # What a device's clock says does not matter to the day; whoever looks at the device is told all the same.
        Point("clock", Verdict.OPEN if found.clock is None else Verdict.PASS, found.clock or 0),
        Point("commit", _within(found.disk.slowest, QUICK_DISK, BEARABLE_DISK), found.disk.usual, found.disk.slowest),
        Point("free", _room(found.disk.free), found.disk.free // 1_000_000),
        _line(found.line),
    )


def verdict_of(those: tuple[Point, ...]) -> Verdict:
    """The worst of them."""
    order = (Verdict.FAIL, Verdict.OPEN, Verdict.LOOK)
    held = {point.verdict for point in those}
    return next((each for each in order if each in held), Verdict.PASS)


def _socket(found: Found) -> Point:
    if found.socket is None:
        return Point("socket", Verdict.OPEN, NOT_MEASURED)
    # Without sockets tablets ask again and again by themselves: slower, and nothing is lost.
    return Point("socket", Verdict.PASS if found.socket else Verdict.LOOK, int(found.socket))


def _within(figure: int, quick: int, bearable: int) -> Verdict:
    if figure == NOT_MEASURED:
        return Verdict.OPEN
    return Verdict.PASS if figure <= quick else Verdict.LOOK if figure <= bearable else Verdict.FAIL


def _room(free: int) -> Verdict:
    return Verdict.PASS if free >= ROOM else Verdict.LOOK if free >= LEAST_ROOM else Verdict.FAIL


def _line(line: int | None) -> Point:
    if line is None:
        return Point("reading", Verdict.OPEN, NOT_MEASURED)
    smallest = len(LINES)
    verdict = Verdict.PASS if line == smallest else Verdict.LOOK if line == smallest - 1 else Verdict.FAIL
    return Point("reading", verdict, line)
