"""Starts the demonstration's server again and again, each time in a fresh process that may carry a bomb.

Read from standard input, one JSON object a line: environment variables for the next server. Written to standard
output: the server's process id, and `ended` once it is dead. What takes seconds to import is imported once, before.

ARMED names the point at which the server kills itself and NTH at which time it comes there; MUTANT breaks it.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.cli import demo
from app.live.answer import Answer, Sent
from app.live.desk import Desk
from app.store.journal import Journal
from app.web import live

POINTS = ("before-begin", "mid-transaction", "before-commit", "after-commit", "after-ack")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Bomb:
    """Goes off at the nth tick."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def tick(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            die()


def arm(point: str, nth: int) -> None:
    bomb = Bomb(nth)
    if point in ("before-begin", "after-commit"):
        Journal.append = _around(Journal.append, bomb, first=point == "before-begin")  # type: ignore[method-assign]
    elif point == "mid-transaction":
        event.listen(Engine, "before_cursor_execute", partial(_within, bomb))
    elif point == "before-commit":
        event.listen(Engine, "after_cursor_execute", partial(_after, bomb))
    elif point == "after-ack":
        live._say = _said(live._say, bomb)  # type: ignore[assignment]


def _around(append: Callable[..., None], bomb: Bomb, first: bool) -> Callable[..., None]:
    def armed(self: Journal, entries: Sequence[Any]) -> None:
        if first:
            bomb.tick()
        append(self, entries)
        if not first:
            bomb.tick()

    return armed


def _within(bomb: Bomb, connection: Any, cursor: Any, statement: str, *_: object) -> None:
    # In the midst of the statement: SQLite calls back after so many of its own instructions.
    if statement.startswith("INSERT INTO entry"):
        connection.connection.dbapi_connection.set_progress_handler(bomb.tick, 17)


def _after(bomb: Bomb, connection: Any, cursor: Any, statement: str, *_: object) -> None:
    # The rows are written; what comes next is COMMIT.
    if statement.startswith("INSERT INTO entry"):
        bomb.tick()


def _said(say: Callable[..., Any], bomb: Bomb) -> Callable[..., Any]:
    async def armed(socket: Any, told: dict[str, Any]) -> None:
        await say(socket, told)
        if told.get("fate") == "recorded":
            bomb.tick()

    return armed


def acknowledge_before_the_commit() -> None:
    """The mutant: everybody is answered from memory, and the journal is written a moment later."""
    behind: list[asyncio.Task[None]] = []

    async def write_behind(journal: Journal, entries: Sequence[Any], before: list[asyncio.Task[None]]) -> None:
        await asyncio.gather(*before)
        await asyncio.sleep(0.02)
        await asyncio.to_thread(journal.append, entries)

    async def record(self: Desk, batch: Sequence[Sent]) -> list[Answer]:
        answers, entries = self._decide(batch)
        for entry in entries:
            self._adopt(entry)
        if entries:
            behind[:] = [asyncio.create_task(write_behind(self.journal, entries, behind[-1:]))]
        return answers

    Desk._record = record  # type: ignore[method-assign]


def serve(environment: dict[str, str]) -> None:
    os.environ.update(environment)
    log = os.open(Path(environment["JURYDAY_DATA"]) / "server.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if environment.get("MUTANT"):
        acknowledge_before_the_commit()
    if environment.get("ARMED"):
        arm(environment["ARMED"], int(environment["NTH"]))
    demo(jurors=0, new_day=False, short_day=True)


def main() -> None:
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            try:
                serve(json.loads(line))
            finally:
                os._exit(1)
        print(process, flush=True)
        os.waitpid(process, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
