"""The findings pack of a finished day: how long it takes, in how much memory, and what a live room notices of it."""

import asyncio
import json
import os
import re
import resource
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.demo.opening import prepare_organiser
from app.live.clock import wall_clock
from app.settings import printed_fonts, recount_script
from app.store import accounts, sign_ins
from app.store.database import open_database
from app.store.journal import Journal
from app.store.tables import Sitting
from app.web.desk.guest import SIGNED_IN
from app.web.packs.jobs import COMMAND, ONE_CORE, PATIENCE

from .held import ZONE, keep
from .runs import Figure
from .steady import answering, p99
from .venue import Venue, running

LIVE = 24
TURNS, LONG = 2, 50.0
"""All are made twice, unless the first time took longer than so many seconds."""
WARM, BEFORE = 2.0, 10.0
"""Seconds for a live room to come in, and for which it is alone."""
LOOKS = 2.0
"""Seconds between two looks at the desk's page, as it looks by itself."""
GOALS = {24: 10.0, 150: 20.0}
"""Seconds."""
LONGEST_P99 = 0.1


@dataclass(frozen=True, slots=True)
class Made:
    """Seconds on the clock and of processors, the last with the press's; bytes at the most, without the press."""

    entries: int
    clock: float
    worked: float
    memory: int


def packs(folder: Path, seats: tuple[int, ...]) -> Iterator[Figure]:
    """By how many seats the day had; for the largest also by how it grows, and beside a live room."""
    most = seats[-1]
    growing = (most // 4, most // 2, most)
    venue = Venue(folder / "venue", LIVE)
    sittings = {each: keep(venue.folder / "juryday.sqlite", each) for each in sorted({*seats, *growing})}
    found: dict[int, list[Made]] = {each: [] for each in sittings}
    began = time.monotonic()
    for turn in range(TURNS):
        if turn and time.monotonic() - began > LONG:
            break
        for each, sitting in sittings.items():
            found[each].append(_alone(_asked(venue.folder, sitting), venue.folder / "pack"))
    yield from (_of(each, found[each]) for each in seats)
    yield _growth({each: found[each] for each in growing})
    yield _beside(venue, sittings[most], most)


def _of(seats: int, made: list[Made]) -> Figure:
    slower, memory = max(each.clock for each in made), max(each.memory for each in made)
    goal = GOALS.get(seats)
    return Figure(
        f"findings pack of a finished day, {seats} seats, {made[0].entries:,} entries",
        f"{slower:.1f} s, the slower of {len(made)}; {memory / 2**20:.0f} MiB at the most",
        f"< {goal:.0f} s" if goal else "",
        slower < goal if goal else None,
    )


def _growth(found: dict[int, list[Made]]) -> Figure:
    """What is the same for every day falls out of a difference: where it is linear, the second doubling takes twice
    as much more as the first."""
    entries = [made[0].entries for made in found.values()]
    worked = [min(each.worked for each in made) for made in found.values()]
    doubled = (worked[2] - worked[1]) / (worked[1] - worked[0])
    return Figure(
        f"findings pack at 1 ×, 2 ×, 4 × the entries ({', '.join(f'{each:,}' for each in entries)})",
        f"{', '.join(f'{each / worked[0]:.2f} ×' for each in worked)} the processor time ({worked[0]:.1f} s); "
        f"the second doubling adds {doubled:.2f} × what the first one adds",
        "linear: ≤ 2.4 ×",
        doubled <= 2.4,
    )


def _asked(folder: Path, sitting: Sitting) -> bytes:
    engine = open_database(f"sqlite:///{folder / 'juryday.sqlite'}")
    lines = [line.decode() for line in Journal(engine, sitting).lines()]
    engine.dispose()
    whole = {
        "records": [{"place": "There", "zone": ZONE, "lines": lines, "known": {}, "earlier": []}],
        "inquiry": "",
        "faces": [],
    }
    return json.dumps(whole | {"fonts": str(printed_fonts()), "recount": recount_script().decode()}).encode()


def _alone(asked: bytes, file: Path) -> Made:
    """In a process of its own, as the server has it made."""
    file.with_suffix(".asked").write_bytes(asked)
    before, began, memory = _worked(), time.perf_counter(), 0
    with file.with_suffix(".asked").open() as told, file.open("w+") as out:
        making = subprocess.Popen(COMMAND, stdin=told, stdout=out, env=os.environ | ONE_CORE)
        while making.poll() is None:
            memory = max(memory, _most_memory(making.pid))
            time.sleep(0.02)
        clock = time.perf_counter() - began
        out.seek(0)
        if '"pack"' not in out.readlines()[-1]:
            raise ValueError("there is no pack")
    return Made(len(json.loads(asked)["records"][0]["lines"]) - 1, clock, _worked() - before, memory)


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _most_memory(process: int) -> int:
    """So far; 0 of one that has just ended."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) * 1024 if found else 0


def _beside(venue: Venue, sitting: Sitting, seats: int) -> Figure:
    key = _key(venue.folder)
    server = venue.app()
    with running(server):
        before, during, took = asyncio.run(_noticed(server.port, venue.jurors.read_text().splitlines(), sitting, key))
    return Figure(
        f"p99 of an act in a live room of {LIVE} while a pack of {seats} is made on the same server",
        f"{p99(during) * 1000:.1f} ms, longest {max(during) * 1000:.0f} ms, in {len(during):,} acts and {took:.1f} s; "
        f"before {p99(before) * 1000:.1f} ms, longest {max(before) * 1000:.0f} ms, in {len(before):,} acts",
        f"≤ {LONGEST_P99 * 1000:.0f} ms",
        p99(during) <= LONGEST_P99,
    )


def _key(folder: Path) -> str:
    engine = open_database(f"sqlite:///{folder / 'juryday.sqlite'}")
    prepare_organiser(engine)
    token = sign_ins.begin(engine, accounts.members(engine)[0], wall_clock())
    engine.dispose()
    return token


async def _noticed(
    port: int, seats: Sequence[str], sitting: Sitting, key: str
) -> tuple[list[float], list[float], float]:
    """What acts waited before, and from the tap that asks for the pack until the whole of it was fetched."""
    async with answering(port, seats) as waited:
        await asyncio.sleep(WARM)
        waited.clear()
        await asyncio.sleep(BEFORE)
        before = waited.copy()
        waited.clear()
        began = time.perf_counter()
        await _fetched(f"http://127.0.0.1:{port}", f"/desk/sittings/{sitting.id}/pack", key)
        return before, waited.copy(), time.perf_counter() - began


async def _fetched(server: str, at: str, key: str) -> None:
    keys = {"origin": server, "cookie": f"{SIGNED_IN}={key}"}
    async with httpx.AsyncClient(base_url=server, headers=keys, timeout=PATIENCE) as desk:
        await desk.post(at)
        while "refresh" in (await desk.get(at)).headers:  # noqa: ASYNC110  there is no event over there
            await asyncio.sleep(LOOKS)
        (await desk.get(f"{at}/findings.zip")).raise_for_status()
