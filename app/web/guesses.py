"""Wrong codes and passwords, counted, so that nobody can try them all."""

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class Guesses:
    """Only wrong ones count; a right one is never the reason for a wait. The limits are for a minute, or for `each`.

    A venue is one address, so the limit on an address leaves room for a hall full of people mistyping.
    """

    def __init__(
        self, per_address: int = 60, in_all: int = 600, each: type[RateLimitItem] = RateLimitItemPerMinute
    ) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._per_address = each(per_address)
        self._in_all = each(in_all)

    def too_many(self, address: str) -> bool:
        return not (self._limiter.test(self._per_address, address) and self._limiter.test(self._in_all))

    def was_wrong(self, address: str) -> None:
        self._limiter.hit(self._per_address, address)
        self._limiter.hit(self._in_all)
