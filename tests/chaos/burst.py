"""A vote burst on a server that keeps being killed, and what the database says each time it is opened cold."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

import httpx
from websockets.exceptions import ConnectionClosed

from app.jury.chain import canonical, first_link, link, payload_digest
from app.jury.people import By, Role
from app.plans.royal_opera_house.short import LONDON
from app.store.key import server_key
from app.web.access import Access, Card
from tests.chaos.armed import POINTS, acknowledge_before_the_commit
from tests.server import HERE, free_port
from tests.voter import PATIENCE, Voter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

VOTERS = 16
QUESTION = LONDON.vote("opening").questions[0]
OPTIONS = len(LONDON.question(QUESTION).options)


class Launcher:
    """The process that starts servers; each of them is killed by its id."""

    def __init__(self, folder: Path, mutant: Callable[[], None] | None = None, hurry: bool = False) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._how = {"MUTANT": mutant.__name__ if mutant else "", "HURRY": "1" if hurry else ""}
        self.server = 0
        self._launcher: asyncio.subprocess.Process | None = None

    async def open(self) -> None:
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-m", "tests.chaos.armed")
        self._launcher = await asyncio.create_subprocess_exec(*command, cwd=HERE, stdin=pipe, stdout=pipe)

    async def close(self) -> None:
        assert self._launcher is not None
        if self.server:
            self.kill()
            await self.ended()
        assert self._launcher.stdin is not None
        self._launcher.stdin.close()
        await self._launcher.wait()

    async def start(self, point: str = "", nth: int = 0) -> None:
        """Returns when the server has started to start."""
        assert self._launcher is not None
        assert self._launcher.stdin is not None
        given = {"PORT": str(self.port), "JURYDAY_DATA": str(self.folder), "JURYDAY_PUBLIC_URL": self.address}
        wish = given | self._how | {"ARMED": point, "NTH": str(nth)}
        self._launcher.stdin.write(json.dumps(wish).encode() + b"\n")
        self.server = int(await self._line())

    async def device(self, by: By) -> Voter:
        """A device that has come in with the card of this screen."""
        access, sitting = Access(server_key(self.folder / "keys")), _sitting(self.folder)
        return await Voter(self.address).enter(access.write_card(Card(sitting, by)))

    async def answers(self) -> None:
        async with asyncio.timeout(PATIENCE), httpx.AsyncClient(base_url=self.address, verify=False) as client:
            while True:
                with suppress(httpx.TransportError):
                    if (await client.get("/healthz")).status_code == 200:
                        return
                await asyncio.sleep(0.02)

    def kill(self) -> None:
        os.kill(self.server, signal.SIGKILL)

    async def ended(self) -> None:
        async with asyncio.timeout(PATIENCE):
            assert await self._line() == "ended"
        self.server = 0

    async def _line(self) -> str:
        assert self._launcher is not None
        assert self._launcher.stdout is not None
        return (await self._launcher.stdout.readline()).decode().strip()


@dataclass
class Report:
    """What the voters were told against what was found. Everything but the first three must be empty."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    stored: int = 0
    lost: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    invented: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    without_a_fate: int = 0

    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.invented or self.broken or self.without_a_fate)

    def __str__(self) -> str:
        found = f"{len(self.lost)} lost, {len(self.doubled)} doubled, {len(self.invented)} invented"
        return (
            f"{self.kills.total()} kills {dict(self.kills)}: {self.acknowledged} acknowledged, {found}, {self.broken}"
        )


def look(folder: Path, voters: list[Voter], report: Report) -> None:
    """Open a copy of the files as they lie, write-ahead log and all, and compare."""
    cold = folder / "cold"
    cold.mkdir(exist_ok=True)
    for name in ("juryday.sqlite", "juryday.sqlite-wal"):
        (cold / name).unlink(missing_ok=True)
        if (folder / name).exists():
            shutil.copy(folder / name, cold / name)
    database = sqlite3.connect(cold / "juryday.sqlite")
    database.row_factory = sqlite3.Row
    try:
        rows = database.execute("SELECT * FROM entry ORDER BY seq").fetchall()
        (sitting,) = database.execute("SELECT * FROM sitting WHERE id = (SELECT sitting FROM entry LIMIT 1)").fetchall()
    finally:
        database.close()
    report.broken += _chain(sitting, rows)
    _compare(rows, voters, report)


def _chain(sitting: sqlite3.Row, rows: list[sqlite3.Row]) -> list[str]:
    header = {"juryday": 1, "sitting": sitting["id"], "epoch": sitting["epoch"], "zone": sitting["zone"]}
    previous = first_link(header)
    for place, row in enumerate(rows, 1):
        digest = payload_digest(row["salt"], row["payload"].encode())
        previous = link(previous, row["seq"], row["at"], row["by"], row["act_id"], row["kind"], digest)
        if (row["seq"], row["digest"], row["hash"]) != (place, digest, previous):
            return [f"the chain breaks at {place}"]
    return []


def _compare(rows: list[sqlite3.Row], voters: list[Voter], report: Report) -> None:
    sent = {act_id: frame for voter in voters for act_id, frame in voter.sent.items()}
    told = {a: fate["seq"] for voter in voters for a, fate in voter.fates.items() if fate["fate"] == "recorded"}
    times, place = Counter(row["act_id"] for row in rows), {row["act_id"]: row["seq"] for row in rows}
    report.acknowledged, report.stored = len(told), len(rows)
    report.lost |= {act_id for act_id, seq in told.items() if place.get(act_id) != seq}
    report.doubled |= {act_id for act_id, many in times.items() if many > 1}
    report.doubled |= {f"seq {seq}" for seq, many in Counter(told.values()).items() if many > 1}
    report.invented |= {row["act_id"] for row in rows if row["kind"] == "CastBallot" and not _was_sent(row, sent)}


def _was_sent(row: sqlite3.Row, sent: dict[str, str]) -> bool:
    frame = json.loads(sent.get(row["act_id"], "{}"))
    act = json.loads(row["payload"])["act"]
    return canonical(act) == canonical(
        {
            "vote": frame.get("vote"),
            "version": frame.get("version"),
            "rev": frame.get("rev"),
            "answers": {QUESTION: frame.get(f"answers.{QUESTION}")},
            "words": {},
            "conditions": {},
        }
    )


@asynccontextmanager
async def launched(
    folder: Path, report: Report, mutant: Callable[[], None] | None = None, hurry: bool = False
) -> AsyncIterator[Launcher]:
    """A server that answers, ended afterwards; a traceback in its log goes into the report."""
    launcher = Launcher(folder, mutant, hurry)
    await launcher.open()
    try:
        await launcher.start()
        await launcher.answers()
        yield launcher
    finally:
        await launcher.close()
    if "Traceback" in (log := (folder / "server.log").read_text()):
        report.broken.append(log)


async def entered(launcher: Launcher, many: int = VOTERS) -> list[Voter]:
    """So many voters who are in and connected, with the opening vote open."""
    voters = [await launcher.device(By(Role.JUROR, n)) for n in range(1, many + 1)]
    async with await launcher.device(By(Role.FACILITATOR, 1)) as console:
        assert (await console.act("ChangePhase", leaving="arrive", to="opening"))["fate"] == "recorded"
        assert (await console.act("OpenVote", vote="opening", version=1))["fate"] == "recorded"
    for voter in voters:
        await voter.connect()
        assert (await voter.act("CheckIn"))["fate"] == "recorded"
    return voters


@asynccontextmanager
async def burst(launcher: Launcher, seed: int) -> AsyncIterator[list[Voter]]:
    """The voters change their answer as fast as they are answered."""
    voters = await entered(launcher)
    voting = [asyncio.create_task(_vote(voter, Random(f"{seed}.{n}"))) for n, voter in enumerate(voters)]
    try:
        yield voters
    finally:
        for task in voting:
            task.cancel()
        await asyncio.gather(*voting, return_exceptions=True)
        for voter in voters:
            await voter.leave()


async def _vote(voter: Voter, dice: Random) -> None:
    rev = 0
    while True:
        rev += 1
        with suppress(ConnectionClosed):
            await voter.cast("opening", 1, rev, **{QUESTION: dice.randrange(OPTIONS)})
        if voter.outbox:
            await voter.stay()


def _sitting(folder: Path) -> str:
    database = sqlite3.connect(folder / "juryday.sqlite")
    try:
        return str(database.execute("SELECT sitting FROM entry").fetchone()[0])
    finally:
        database.close()


def recorded(voters: list[Voter]) -> int:
    return sum(len(voter.fates) for voter in voters)


async def until(happened: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not happened():
            await asyncio.sleep(0.002)


async def killed(folder: Path, kills: int, seed: int, mutant: bool = False) -> Report:
    """So many kills during one burst; every second at an armed point, the others after some acknowledgements.

    A mutant is killed at any moment only, and nobody waits for it to recover: what it lost keeps it from going on.
    """
    dice, report = Random(seed), Report()
    async with (
        launched(folder, report, acknowledge_before_the_commit if mutant else None) as launcher,
        burst(launcher, seed) as voters,
    ):
        for number in range(kills):
            point = POINTS[number // 2 % len(POINTS)] if number % 2 and not mutant else ""
            if number:
                await launcher.start(point, dice.randint(1, 20))
            await _one_kill(launcher, voters, point, dice)
            report.kills[point or "any moment"] += 1
            look(folder, voters, report)
            if mutant and report.lost:
                return report
        await launcher.start()
        await launcher.answers()
        before = recorded(voters)
        await until(lambda: all(v.closed is None for v in voters) and recorded(voters) > before + VOTERS)
    report.without_a_fate = sum(len(voter.outbox) > 1 for voter in voters)
    look(folder, voters, report)
    return report


async def _one_kill(launcher: Launcher, voters: list[Voter], point: str, dice: Random) -> None:
    if not point:
        enough = recorded(voters) + dice.randint(1, 200)
        await until(lambda: recorded(voters) >= enough)
        launcher.kill()
    await launcher.ended()
