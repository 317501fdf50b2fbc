"""Work that mostly has nothing to wait for: done on the spot, and a task only for what is left of it.

A task for each of five thousand sends costs as much as the sends themselves.
"""

from collections.abc import Coroutine, Generator
from typing import Any


class Rest:
    """What is left of a coroutine that had to wait. To be awaited once."""

    def __init__(self, work: Coroutine[Any, Any, None], waits_for: Any) -> None:
        self._work = work
        self._waits_for = waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        waits_for = self._waits_for
        while True:
            try:
                came = yield waits_for
            except BaseException as thrown:
                # Cancelled, say: so is the work, which has the last word.
                waits_for, over = _step(self._work, thrown)
            else:
                waits_for, over = _step(self._work, came)
            if over:
                return


def begun(work: Coroutine[Any, Any, None]) -> Rest | None:
    """Run it as far as it goes without waiting. None where that was to its end; what it raises is raised here.

    Until it first waits it runs inside the caller's task, not one of its own: nothing in it may ask for its task, as
    `asyncio.timeout` does.
    """
    waits_for, over = _step(work, None)
    return None if over else Rest(work, waits_for)


def _step(work: Coroutine[Any, Any, None], given: Any) -> tuple[Any, bool]:
    """On to where it waits next, and whether it has ended instead."""
    try:
        return (work.throw(given) if isinstance(given, BaseException) else work.send(given)), False
    except StopIteration:
        return None, True
