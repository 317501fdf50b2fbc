"""Long work that somebody at the desk has set going: one piece at a time, beside the day, and how far it is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from ..jury.numbers import Millis
from ..store.copies import Unusable
from ..store.shelf import Tell

log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What is done."""

    COPY = "copy"
    SENT = "sent"
    LOOK = "look"
    RESTORE = "restore"


@dataclass(slots=True)
class Errand:
    """`stage` is what is done now; `about` which copy. Once `ended`, `problem` is why it failed, or ""."""

    kind: Kind
    began: Millis
    stage: str = ""
    about: str = ""
    aside: str = ""
    going_on: int = 0
    problem: str = ""
    ended: bool = False


Work = Callable[[Errand, Tell], Awaitable[None]]


@dataclass(slots=True)
class Errands:
    """The last one, and whether another can begin."""

    last: Errand | None = None
    _task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def is_busy(self) -> bool:
        return self.last is not None and not self.last.ended

    def begin(self, kind: Kind, now: Millis, work: Work) -> bool:
        """Whether it has begun: not while another is under way."""
        if self.is_busy:
            return False
        self.last = Errand(kind, now)
        self._task = asyncio.create_task(_done(self.last, work))
        return True

    async def over(self) -> None:
        """Until nothing is under way."""
        if self._task:
            await asyncio.wait([self._task])


async def _done(errand: Errand, work: Work) -> None:
    def tell(stage: str) -> None:
        errand.stage = stage

    try:
        await work(errand, tell)
    except (Unusable, OSError) as error:
        errand.problem = str(error)
    except Exception:
        # Whoever waits must be told, whatever it was; the trace goes to the log.
        log.exception("%s failed", errand.kind)
        errand.problem = "something unforeseen happened; the server's log says more"
    finally:
        errand.ended = True
