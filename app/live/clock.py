"""The server's clock, which the room's entries never run behind."""

import time
from collections.abc import Callable

from ..jury.numbers import MINUTE, Millis

Clock = Callable[[], Millis]


def wall_clock() -> Millis:
    return Millis(time.time_ns() // 1_000_000)


def minute_of(now: Millis) -> Millis:
    return Millis(now - now % MINUTE)
