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
        self._of: dict[Hashable, object] = {}
        self._before = before._made if before is not None else {}
        self._of_before = before._of if before is not None else {}

    def once(self, name: Hashable, make: Callable[[], T], of: object = None) -> T:
        """`make()`, called at most once a frame under this name; the earlier frame's object where it is equal.

        Where all that it is made of is told, and the earlier frame made it of that very object, it is not even called.
        """
        made = self._made.get(name, self)
        if made is self:
            made = self._made[name] = self._taken_over(name, make, of)
        return made  # type: ignore[return-value]

    def settle(self) -> None:
        """Let go of the frame before, once every screen has been drawn."""
        self._before = self._of_before = {}

    def _taken_over(self, name: Hashable, make: Callable[[], T], of: object) -> object:
        earlier = self._before.get(name)
        if of is not None:
            self._of[name] = of
            if self._of_before.get(name) is of:
                return earlier
        made = make()
        return earlier if earlier == made else made
