"""A copy made while everybody votes, put back after the server is lost: what tablets were told is there again."""

from __future__ import annotations

import asyncio
import os
import shutil
from typing import TYPE_CHECKING

from app.live.clock import wall_clock
from app.settings import bundled
from app.store.copies import copy_database, put_back
from tests.chaos.burst import Report, burst, launched, look, recorded, until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.voter import Voter

COPIES = int(os.environ.get("JURYDAY_COPIES", "4"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
ON = 60
"""Acknowledgements between two steps of the story."""


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'juryday.sqlite'}"


def restore(copy: Path, folder: Path) -> None:
    put_back(copy, url(folder), bundled("migrations"), wall_clock())


def put_the_file_back(copy: Path, folder: Path) -> None:
    """The mutant: as one would by hand, so that no tablet hears of it."""
    for ending in ("", "-wal", "-shm"):
        (folder / f"juryday.sqlite{ending}").unlink(missing_ok=True)
    shutil.copy(copy, folder / "juryday.sqlite")


async def on_and_on(voters: list[Voter]) -> None:
    """Until so many more acts have a fate."""
    enough = recorded(voters) + ON
    await until(lambda: recorded(voters) >= enough)


async def lost_and_put_back(folder: Path, seed: int, put: Callable[[Path, Path], None]) -> Report:
    report = Report()
    async with launched(folder, report) as launcher, burst(launcher, seed) as voters:
        for number in range(COPIES):
            await on_and_on(voters)
            copy = folder / f"copy-{number}.sqlite"
            await asyncio.to_thread(copy_database, url(folder), copy, wall_clock())
            await on_and_on(voters)
            launcher.kill()
            await launcher.ended()
            before = {voter: last_recorded(voter) for voter in voters}
            put(copy, folder)
            await launcher.start()
            await launcher.answers()
            await until(lambda: all(voter.closed is None and not older(voter) for voter in voters))
            report.kills["lost and put back"] += 1
            sunk = (f"an answer sank from {rev}" for voter, rev in before.items() if last_recorded(voter) < rev)
            report.broken += sunk
        await on_and_on(voters)
    look(folder, voters, report)
    return report


def last_recorded(voter: Voter) -> int:
    """How many of the voter's acts were called recorded, or replaced by a newer one."""
    return sum(told["fate"] in ("recorded", "replaced") for told in voter.fates.values())


def older(voter: Voter) -> list[str]:
    """What waits to be answered, but for the act that is under way."""
    return voter.outbox[:-1]


async def test_what_tablets_were_told_is_recorded_comes_back_with_them(tmp_path: Path) -> None:
    report = await lost_and_put_back(tmp_path, SEED, restore)
    print(f"seed {SEED}: {report}")
    assert report.is_clean(), report
    assert report.acknowledged > COPIES * ON


async def test_a_file_put_back_by_hand_without_a_new_epoch_is_found_out(tmp_path: Path) -> None:
    report = await lost_and_put_back(tmp_path, SEED, put_the_file_back)
    print(f"seed {SEED}: {report}")
    assert report.lost, report
