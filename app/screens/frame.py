"""One moment, drawn once: what many screens share is derived a single time, and kept while it stays equal."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from .moment import Moment

T = TypeVar("T")


class Frame:
    """A moment with a memory. Equal values are reused by identity from the frame before, so that comparing is cheap."""

    def __init__(self, moment: Moment, before: "Frame | None" = None) -> None:
        self.moment = moment
        self._made: dict[Hashable, object] = {}
        self._before = before._made if before is not None else {}

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """`make()`, called at most once a frame under this name; the earlier frame's object where it is equal."""
        made = self._made.get(name, self)
        if made is self:
            made = make()
            earlier = self._before.get(name)
            made = earlier if earlier == made else made
            self._made[name] = made
        return made  # type: ignore[return-value]

    def settle(self) -> None:
        """Let go of the frame before, once every screen has been drawn."""
        self._before = {}
