"""Starts the demonstration's server again and again, each time in a fresh process that may carry a bomb.

Read from standard input, one JSON object a line: environment variables for the next server. Written to standard
output: the server's process id, and `ended` once it is dead. What takes seconds to import is imported once, before.

ARMED names the point at which the server kills itself, NTH at which time it comes there, MUTANT what breaks it,
HURRY that screens are sent everything at once over narrow lines.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from app.cli import demo
from app.jury.numbers import ActId
from app.live import room, seat
from app.live.answer import Answer, Sent
from app.live.desk import Desk
from app.live.room import Room
from app.live.seat import Seat
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
    def armed(self: Journal, entries: Sequence[Any], *more: Any, **named: Any) -> None:
        if first:
            bomb.tick()
        append(self, entries, *more, **named)
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
        decided = self._decide(batch)
        self._adopt_all(decided)
        answers, entries = decided.answers, decided.entries
        if entries:
            behind[:] = [asyncio.create_task(write_behind(self.journal, entries, behind[-1:]))]
        return answers

    Desk._record = record  # type: ignore[method-assign]


def take_every_frame_for_a_new_act() -> None:
    """The mutant: what comes in twice is done twice."""
    submit = Room.submit

    async def every_time(self: Room, sent: Sent) -> Answer:
        answer = await submit(self, replace(sent, act_id=ActId(os.urandom(16).hex())))
        return replace(answer, act_id=sent.act_id)

    Room.submit = every_time  # type: ignore[method-assign]


def wait_for_every_screen() -> None:
    """The mutant: screens are sent to one after the other, and everybody waits for the slowest."""

    async def deliver(self: Seat, text: str) -> None:
        async with ONE_BY_ONE:
            await self._send(text)

    Seat._deliver = deliver  # type: ignore[method-assign]


def fail_on_what_is_no_act() -> None:
    """The mutant: it believes that whatever comes in is an act."""
    live.read_object = json.loads


ONE_BY_ONE = asyncio.Lock()
MUTANTS = {
    each.__name__: each
    for each in (
        acknowledge_before_the_commit,
        take_every_frame_for_a_new_act,
        wait_for_every_screen,
        fail_on_what_is_no_act,
    )
}


def narrow_lines() -> None:
    """The machine keeps little for a device that does not read, so that the server soon meets it."""
    listen = socket.socket.listen

    def narrow(self: socket.socket, *given: int) -> None:
        self.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8192)
        listen(self, *given)

    socket.socket.listen = narrow  # type: ignore[method-assign]


def serve(environment: dict[str, str]) -> None:
    os.environ.update(environment)
    log = os.open(Path(environment["JURYDAY_DATA"]) / "server.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if environment.get("MUTANT"):
        MUTANTS[environment["MUTANT"]]()
    if environment.get("HURRY"):
        seat.JUROR_PACE = seat.STAFF_PACE = room.ACTS_FIRST = 0.0
        narrow_lines()
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
