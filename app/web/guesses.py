"""Wrong codes, counted, so that nobody can try them all."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

PER_ADDRESS = RateLimitItemPerMinute(60)
IN_ALL = RateLimitItemPerMinute(600)
"""A venue is one address, so the limit on an address leaves room for a hall full of people mistyping."""


class Guesses:
    """Only wrong codes count; a right one is never the reason for a wait."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def too_many(self, address: str) -> bool:
        return not (self._limiter.test(PER_ADDRESS, address) and self._limiter.test(IN_ALL))

    def was_wrong(self, address: str) -> None:
        self._limiter.hit(PER_ADDRESS, address)
        self._limiter.hit(IN_ALL)
