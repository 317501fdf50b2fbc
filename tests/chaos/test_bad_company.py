"""Devices that never read, that flood, that send too much: everybody else votes on, and is shown what happens."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import time
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from websockets.exceptions import ConnectionClosed

from app.jury.people import By, Role
from tests.chaos.armed import wait_for_every_screen
from tests.chaos.burst import OPTIONS, QUESTION, VOTERS, Launcher, Report, entered, launched, look
from tests.voter import Voter, frame_of, marks, new_act_id

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

ALONE = True
ROUNDS = int(os.environ.get("JURYDAY_ROUNDS", "250"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
STUCK, FLOODING = 100, 3
A_STUCK_SEAT = 256 * 1024
SLACK = 24 * 1024 * 1024
"""Bytes by which a Python process grows and shrinks anyway."""
WORST = 1.5
"""Seconds in which 99 of 100 acts are acknowledged also on a machine that is busy with other things."""


@dataclass
class Company:
    """What the honest ones met: seconds from tap to answer, and by how many bytes the server grew."""

    seconds: list[float] = field(default_factory=list)
    grew: int = 0
    sent: int = 0
    unseen: int = 0

    @property
    def p99(self) -> float:
        return sorted(self.seconds)[int(len(self.seconds) * 0.99)]


def never_read(voter: Voter) -> socket.socket:
    """Connect, and take in nothing: the little that fits into the machine's buffers, and no more."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    host, _, port = voter.address.removeprefix("http://").partition(":")
    line.connect((host, int(port)))
    request = (
        f"GET {voter.path}live HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {voter.address}\r\nCookie: {voter.cookie}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    line.sendall(request.encode())
    return line


async def flood(voter: Voter, dice: Random, company: Company) -> None:
    """Anything, as fast as the line takes it, and again on a new line when the server has had enough."""
    big = frame_of("Contribute", new_act_id(), {"phase": "opening", "text": "x" * 60_000})
    while True:
        with suppress(ConnectionClosed, OSError, TimeoutError):
            if not voter.is_connected:
                await voter.connect()
            ballot = {"vote": "opening", "version": 1, "rev": 1} | marks({QUESTION: 0})
            await voter.say(dice.choice([frame_of("CastBallot", new_act_id(), ballot), big, "{", '{"ping": 1}']))
            company.sent += 1
        await asyncio.sleep(0)


async def vote_on(voter: Voter, dice: Random, company: Company) -> None:
    for rev in range(1, ROUNDS + 1):
        began = time.perf_counter()
        told = await voter.cast("opening", 1, rev, **{QUESTION: dice.randrange(OPTIONS)})
        company.seconds.append(time.perf_counter() - began)
        assert told["fate"] == "recorded", told


async def talk(console: Voter) -> None:
    """Every screen is drawn whole, and again, for as long as the others vote."""
    while True:
        assert (await console.act("Announce", text=f"{new_act_id()} " * 8))["fate"] == "recorded"
        assert (await console.act("Announce", text=""))["fate"] == "recorded"


@asynccontextmanager
async def bad_guests(launcher: Launcher, company: Company) -> AsyncIterator[None]:
    numbers = range(VOTERS + 1, VOTERS + 2 + FLOODING)
    silent, *others = [await launcher.device(By(Role.JUROR, number)) for number in numbers]
    stuck = [never_read(silent) for _ in range(STUCK)]
    floods = [asyncio.create_task(flood(guest, Random(SEED + n), company)) for n, guest in enumerate(others)]
    try:
        yield
    finally:
        for task in floods:
            task.cancel()
        await asyncio.gather(*floods, return_exceptions=True)
        for guest in others:
            await guest.hang_up()
        for line in stuck:
            line.close()


def memory(pid: int) -> int:
    """Bytes of a process that are in the machine's memory."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) * 1024


async def kept_company(folder: Path, mutant: Callable[[], None] | None = None) -> tuple[Report, Company]:
    report, company = Report(), Company()
    async with launched(folder, report, mutant, hurry=True) as launcher:
        voters = await entered(launcher)
        console = await (await launcher.device(By(Role.FACILITATOR, 1))).connect()
        async with bad_guests(launcher, company):
            before = memory(launcher.server)
            talking = asyncio.create_task(talk(console))
            await asyncio.gather(*(vote_on(voter, Random(SEED + n), company) for n, voter in enumerate(voters)))
            talking.cancel()
            await asyncio.gather(talking, return_exceptions=True)
            await console.ping()
            company.grew = memory(launcher.server) - before
            await console.act("Announce", text="the last word")
            shown = await asyncio.gather(*(_is_shown(voter, "the last word") for voter in voters))
            company.unseen = shown.count(False)
        look(folder, voters, report)
        for voter in (*voters, console):
            await voter.hang_up()
    return report, company


async def _is_shown(voter: Voter, text: str) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(5):
            await voter.until(lambda: any(text in push for push in voter.pushes))
        return True
    return False


async def test_stuck_and_flooding_devices_hurt_nobody_else(tmp_path: Path) -> None:
    report, company = await kept_company(tmp_path)
    print(
        f"seed {SEED}: {len(company.seconds)} ballots beside {STUCK} stuck and {FLOODING} flooding devices "
        f"({company.sent} frames): p99 {company.p99 * 1000:.0f} ms, {company.grew / 1024 / STUCK:.0f} KiB a stuck seat"
    )
    assert report.is_clean(), report
    assert company.p99 < WORST
    assert company.unseen == 0
    assert company.grew < STUCK * A_STUCK_SEAT + SLACK


async def test_a_server_that_waits_for_the_slowest_is_found_out(tmp_path: Path) -> None:
    """How soon the machine's own buffers are full is the machine's to say: it has three tries."""
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        _, company = await kept_company(folder, wait_for_every_screen)
        if company.unseen:
            return
    raise AssertionError("everybody was shown everything in spite of it")
