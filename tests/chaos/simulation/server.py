"""The real desk on a disk of this process: it is stepped from commit to commit, and may end or fail at each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Generator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from sqlalchemy.exc import OperationalError

from app.jury.entry import Entry
from app.jury.people import By
from app.live.answer import Answer, Sent
from app.live.desk import Desk
from app.live.pulse import Pulse
from app.store.journal import SeqTaken

PULSE = Pulse()
TRIES = 20
"""More commits than a batch ever needs: one more, after another worker was quicker, is the most."""


class Disk:
    """What is committed. It outlives every server."""

    header: ClassVar = {"epoch": "first"}
    alone = True

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = list(entries)

    def read(self, after: int = 0) -> list[Entry]:
        return self.entries[after:]

    def append(self, entries: Sequence[Entry], *, instead: None = None) -> None:
        """Nothing is removed in these schedules."""
        assert instead is None
        if entries[0].seq != len(self.entries) + 1:
            raise SeqTaken
        self.entries += entries


class Commit(Enum):
    """What may become of a commit."""

    DONE = "done"
    FAILED = "failed"
    DONE_BUT_UNKNOWN = "done, but the answer was an error"
    KILLED_BEFORE = "the server was killed before it"
    KILLED_AFTER = "the server was killed after it"


class Thread:
    """What the desk hands to a thread, held until the world says how it goes."""

    def __init__(self, work: Callable[..., Any], *given: Any) -> None:
        self.run = lambda: work(*given)

    def __await__(self) -> Generator[Thread, Any, Any]:
        return (yield self)


async def to_thread(work: Callable[..., Any], *given: Any) -> Any:
    return await Thread(work, *given)


def in_simulation() -> Callable[[], None]:
    """Threads are held from now on, until what is returned is called."""
    before = asyncio.to_thread
    asyncio.to_thread = to_thread  # type: ignore[assignment]

    def over() -> None:
        asyncio.to_thread = before

    return over


@dataclass(frozen=True)
class Line:
    """One connection of one device."""

    by: By
    generation: int


class Server:
    """One process. `inbox` holds what came in, with the line to answer on; `answers` what is to be said."""

    def __init__(self, disk: Disk, clock: Callable[[], int], desk: type[Desk] = Desk) -> None:
        self._disk = disk
        self.desk = desk(disk, clock, lambda: None, PULSE)
        self.inbox: list[tuple[Line, Sent]] = []
        self.answers: list[tuple[Line, Answer]] = []
        self._batch: list[tuple[Line, Sent]] = []
        self._settling: Coroutine[Any, Any, list[Answer]] | None = None
        self._held: Thread | None = None
        self._tries = 0
        _through(self.desk.catch_up())

    @property
    def is_writing(self) -> bool:
        return self._settling is not None

    def begin(self, many: int) -> None:
        """Take so many acts from the inbox as one batch, up to the first commit or to the end."""
        self._batch, self.inbox = self.inbox[:many], self.inbox[many:]
        self._tries = TRIES
        self._settling = self.desk._settle([sent for _, sent in self._batch])
        self._go_on(lambda settling: settling.send(None))

    def commit(self, how: Commit) -> bool:
        """Let the held work go this way. False where the server was killed."""
        assert self._held is not None
        self._tries -= 1
        assert self._tries, "a batch that never ends"
        if how is Commit.KILLED_BEFORE:
            return self._die()
        if how is Commit.FAILED:
            return self._fail()
        try:
            result = self._held.run()
        except Exception as error:
            self._go_on(lambda settling, error=error: settling.throw(error))
            return True
        if how is Commit.KILLED_AFTER:
            return self._die()
        if how is Commit.DONE_BUT_UNKNOWN:
            return self._fail()
        self._go_on(lambda settling: settling.send(result))
        return True

    def _fail(self) -> bool:
        failed = OperationalError("COMMIT", {}, Exception("disk I/O error"))
        self._go_on(lambda settling: settling.throw(failed))
        return True

    def _die(self) -> bool:
        assert self._settling is not None
        self._settling.close()
        return False

    def _go_on(self, step: Callable[[Any], Thread]) -> None:
        try:
            self._held = step(self._settling)
        except StopIteration as done:
            self._settling = self._held = None
            self.answers += [(line, answer) for (line, _), answer in zip(self._batch, done.value, strict=True)]


def _through(coroutine: Coroutine[Any, Any, None]) -> None:
    """To its end, everything it hands to a thread done at once."""
    result = None
    try:
        while True:
            result = coroutine.send(result).run()
    except StopIteration:
        return
