"""The application as `juryday serve` serves it, with a probe that a benchmark needs inside the process.

SLOW_DISK adds so many seconds to every commit; STALLS names a file for the longest pause of the event loop.
"""

import asyncio
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import main
from app.cli.days import serve
from app.jury.entry import Entry
from app.store.journal import Journal
from app.web.house import House


def slow_disk(seconds: float) -> None:
    append = Journal.append

    def slowly(self: Journal, entries: Sequence[Entry], slips: Sequence[dict[str, Any]] = (), *more: Any) -> None:
        append(self, entries, slips, *more)
        time.sleep(seconds)

    Journal.append = slowly  # type: ignore[method-assign,assignment]


def watch_for_stalls(file: Path) -> None:
    open_rooms = main._open_rooms

    async def watched(house: House) -> None:
        await open_rooms(house)
        house.rooms.probe = asyncio.create_task(_probe(file))  # type: ignore[attr-defined]

    main._open_rooms = watched


async def _probe(file: Path) -> None:
    worst = 0.0
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        late = time.perf_counter() - before - 0.001
        if late > worst:
            worst = late
            await asyncio.to_thread(file.write_text, str(worst))


if __name__ == "__main__":
    if os.environ.get("SLOW_DISK"):
        slow_disk(float(os.environ["SLOW_DISK"]))
    if os.environ.get("STALLS"):
        watch_for_stalls(Path(os.environ["STALLS"]))
    serve()
