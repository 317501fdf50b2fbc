"""Broken frames below the words: no failure inside, nothing kept, and the next tablet votes on."""

from __future__ import annotations

import asyncio
import os
import struct
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from app.jury.people import By, Role
from tests.chaos.armed import fail_on_what_is_no_act
from tests.chaos.burst import QUESTION, Report, entered, launched, look
from tests.voter import frame_of, marks, new_act_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.voter import Voter

FRAMES = int(os.environ.get("JURYDAY_FRAMES", "400"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
MASK = b"\x00\x00\x00\x00"


def frame(head: int, payload: bytes, masked: bool = True, claimed: int | None = None) -> bytes:
    """A frame as RFC 6455 (5.2) writes one, true or not: `claimed` is the length it says it has."""
    size = len(payload) if claimed is None else claimed
    mask = 0x80 if masked else 0
    if size < 126:
        length = bytes([mask | size])
    elif size < 1 << 16:
        length = bytes([mask | 126]) + struct.pack(">H", size)
    else:
        length = bytes([mask | 127]) + struct.pack(">Q", size)
    return bytes([head]) + length + (MASK if masked else b"") + payload


def broken(dice: Random) -> bytes:
    """Something that no browser sends."""
    ballot = {"vote": "opening", "version": 1, "rev": 1} | marks({QUESTION: 0})
    words = frame_of("CastBallot", new_act_id(), ballot).encode()
    return dice.choice(
        [
            frame(0x81, words, masked=False),
            frame(0x81, words[: dice.randrange(len(words))]),
            frame(0x81, b"\xff\xfe" + words),
            frame(0x82, words),
            frame(0x80, words),
            frame(0x01, words) + frame(0x81, words),
            frame(0x83 + dice.randrange(5), words),
            frame(0x81 | dice.choice([0x10, 0x20, 0x40]), words),
            frame(0x89, bytes(126)),
            frame(0x09, b"half a ping"),
            frame(0x88, b"\x03"),
            frame(0x88, struct.pack(">H", dice.randrange(1 << 16)) + b"\xff"),
            frame(0x81, words, claimed=1 << 62),
            frame(0x81, words, claimed=70_000),
            dice.randbytes(dice.randint(1, 60)),
        ]
    )


async def send_all(voter: Voter, frames: int) -> None:
    """One line each: whether the server hangs up or waits for more, the next frame has a line of its own."""
    dice = Random(SEED)
    host, _, port = voter.address.removeprefix("http://").partition(":")
    request = (
        f"GET {voter.path}live HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {voter.address}\r\nCookie: {voter.cookie}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    ).encode()

    async def one() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            writer.write(request)
            await reader.readuntil(b"\r\n\r\n")
            writer.write(broken(dice))
            async with asyncio.timeout(0.05):
                while await reader.read(4096):
                    pass
        writer.close()

    for start in range(0, frames, 20):
        await asyncio.gather(*(one() for _ in range(min(20, frames - start))))


async def after_garbage(folder: Path, frames: int, mutant: Callable[[], None] | None = None) -> Report:
    report = Report()
    async with launched(folder, report, mutant) as launcher:
        good, *others = await entered(launcher, 2)
        bad = await launcher.device(By(Role.JUROR, 3))
        await send_all(bad, frames)
        assert (await good.cast("opening", 1, 1, **{QUESTION: 0}))["fate"] == "recorded"
        look(folder, [good, *others], report)
        for voter in (good, *others):
            await voter.hang_up()
    return report


async def test_no_broken_frame_fails_inside_or_is_kept(tmp_path: Path) -> None:
    report = await after_garbage(tmp_path, FRAMES)
    print(f"seed {SEED}: {FRAMES} broken frames, each on a line of its own: {len(report.invented)} kept")
    assert report.is_clean(), report


async def test_a_server_that_fails_on_what_is_no_act_is_found_out(tmp_path: Path) -> None:
    assert (await after_garbage(tmp_path, 100, fail_on_what_is_no_act)).broken
