"""Packs being made and packs that are there: one of each sitting or inquiry, as it was when the making began.

Nothing is kept but in memory, and only the latest few: a pack can always be made again from the record, and comes out
the same as long as the list of people says the same.
"""

import asyncio
import base64
import json
import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ...store.releases import TooClose
from .stages import Stage

log = logging.getLogger(__name__)

T = TypeVar("T")
Keep = Callable[[Sequence[Sequence[Mapping[str, Any]]]], None]


ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "app.web.packs.alone")
NEEDED = ("PATH", "LD_LIBRARY_PATH", "HOME", "PYTHONPATH", "FONTCONFIG_FILE", "XDG_DATA_HOME", "XDG_DATA_DIRS")
ONE_CORE = {"OPENBLAS_NUM_THREADS": "1"}
"""The others are for the day that goes on meanwhile."""
MOST_KEPT = 4
PATIENCE = 600.0
"""Seconds for the largest day on a slow machine."""
AT_ONCE, PAUSE = 50, 0.0005
"""Lines between two pauses, and seconds of each."""
LONGEST_LINE = 512 * 1024 * 1024


def _forget(told: Sequence[Sequence[Mapping[str, Any]]]) -> None:
    """For what tells of nobody."""


def side_by_side(inquiry: str) -> str:
    """What a pack of an inquiry's juries goes by; that of a sitting goes by the sitting's id."""
    return f"inquiry {inquiry}"


@dataclass(slots=True)
class Packing:
    """`seq` is how many entries it is made of. It ends with the `pack`, with a `refused` reason, or it `failed`."""

    seq: int
    stage: Stage | None = None
    pack: bytes = b""
    refused: str = ""
    failed: bool = False

    @property
    def ended(self) -> bool:
        return bool(self.pack or self.refused or self.failed)


@dataclass(slots=True)
class Packs:
    """By what they are of, a sitting or an inquiry; the latest last. `outdated` says how often each was."""

    made: dict[str, Packing] = field(default_factory=dict)
    outdated: Counter[str] = field(default_factory=Counter)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set, repr=False)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    def of(self, about: str) -> Packing | None:
        return self.made.get(about)

    def outdate(self, about: str) -> None:
        """Something was removed from the record: what was made of it, or is being made, is not there any more."""
        self.outdated[about] += 1
        self.made.pop(about, None)

    def begin(
        self, about: str, seq: int, asked: Mapping[str, Any], command: Sequence[str] = COMMAND, keep: Keep = _forget
    ) -> Packing:
        """The one that is under way, or a new one; packs are made one after the other.

        keep: is given what the pack tells of people, record by record, before anybody can have it.
        """
        under_way = self.made.get(about)
        if under_way and not under_way.ended:
            return under_way
        packing = Packing(seq)
        self.made.pop(about, None)
        self.made[about] = packing
        for old in [name for name, each in self.made.items() if each.ended][: max(0, len(self.made) - MOST_KEPT)]:
            del self.made[old]
        task = asyncio.create_task(self._made(packing, asked, command, keep))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return packing

    async def over(self) -> None:
        """No making goes on: whatever is under way is stopped."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _made(self, packing: Packing, asked: Mapping[str, Any], command: Sequence[str], keep: Keep) -> None:
        async with self._one:
            try:
                await asyncio.wait_for(_alone(packing, asked, command, keep), PATIENCE)
            except (OSError, ValueError, TimeoutError, TooClose):
                log.exception("the findings pack was not made")
        packing.failed = not (packing.pack or packing.refused)


async def _alone(packing: Packing, asked: Mapping[str, Any], command: Sequence[str], keep: Keep) -> None:
    own = {name: os.environ[name] for name in NEEDED if name in os.environ} | ONE_CORE
    pipe = asyncio.subprocess.PIPE
    made = await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, cwd=ROOT, env=own, limit=LONGEST_LINE
    )
    try:
        assert made.stdin
        assert made.stdout
        made.stdin.write(await asyncio.to_thread(_in_pieces, asked))
        made.stdin.close()
        while line := await made.stdout.readline():
            told = await asyncio.to_thread(json.loads, line)
            await asyncio.to_thread(keep, told.get("told", []))
            _heard(packing, told)
        await made.wait()
    finally:
        if made.returncode is None:
            made.kill()
            await made.wait()


def unhurried(pieces: Iterable[T]) -> Iterator[T]:
    """The same, for a thread that works through a whole record beside a live room."""
    for number, piece in enumerate(pieces):
        if number % AT_ONCE == 0:
            # Hazard: without a pause, an act in the room waits for the interpreter at each of its steps, in all for
            # the better part of a second.
            time.sleep(PAUSE)
        yield piece


def _in_pieces(asked: Mapping[str, Any]) -> bytes:
    """As JSON. Written at once, it would hold the interpreter for as long as a large record takes."""
    return "".join(unhurried(json.JSONEncoder().iterencode(asked))).encode()


def _heard(packing: Packing, told: Mapping[str, str]) -> None:
    match told:
        case {"stage": stage}:
            packing.stage = Stage(stage)
        case {"refused": reason}:
            packing.refused = reason
        case {"pack": pack}:
            packing.pack = base64.b64decode(pack)
