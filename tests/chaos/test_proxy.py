"""On the worst of lines: every tap has one fate in the end, and what was told is what is there."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.chaos.armed import take_every_frame_for_a_new_act
from tests.chaos.burst import OPTIONS, QUESTION, Report, entered, launched, look
from tests.chaos.proxy import misbehaving
from tests.voter import frame_of, marks, new_act_id

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable
    from pathlib import Path

    from tests.voter import Voter

TAPS = int(os.environ.get("JURYDAY_TAPS", "40"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
PATIENCE = 0.6
"""Seconds after which a tablet that has no answer tries another line."""
BROKEN = (OSError, InvalidHandshake, ConnectionClosed, TimeoutError, EOFError)


async def answering(voter: Voter, dice: Random, taps: int, again: bool) -> None:
    """So many changes of mind, sent at once; where no answer comes, everything open is sent again on a new line."""
    for rev in range(1, taps + 1):
        act_id, choice = new_act_id(), {QUESTION: dice.randrange(OPTIONS)}
        ballot = {"vote": "opening", "version": 1, "rev": rev} | marks(choice)
        voter.sent[act_id] = frame_of("CastBallot", act_id, ballot)
        with suppress(*BROKEN):
            async with asyncio.timeout(PATIENCE):
                if not voter.is_connected:
                    await voter.connect()
                    for waiting in voter.outbox if again else ():
                        await voter.say(voter.sent[waiting])
                await voter.say(voter.sent[act_id])
                if dice.random() < 0.7:
                    await voter.until(lambda act_id=act_id: act_id in voter.fates or voter.closed is not None)
                continue
        await voter.hang_up()


async def on_a_bad_line(
    folder: Path, taps: int, seed: int, mutant: Callable[[], None] | None = None, again: bool = True
) -> tuple[Report, Counter[str]]:
    dice, report = Random(seed), Report()
    async with launched(folder, report, mutant) as launcher, misbehaving(launcher.port, dice) as proxy:
        voters = await entered(launcher)
        for voter in voters:
            await voter.leave()
            voter.address = proxy.address
        await asyncio.gather(*(answering(v, Random(f"{seed}.{n}"), taps, again) for n, v in enumerate(voters)))
        proxy.heal()
        for voter in voters:
            await voter.hang_up()
            if again:
                await voter.stay()
        report.without_a_fate = sum(len(voter.outbox) for voter in voters)
        look(folder, voters, report)
        for voter in voters:
            await voter.hang_up()
    return report, proxy.did


async def test_every_tap_has_one_fate_and_nothing_is_lost_doubled_or_invented(tmp_path: Path) -> None:
    report, did = await on_a_bad_line(tmp_path, TAPS, SEED)
    print(f"seed {SEED}: {report} The line did {dict(did)}.")
    assert report.is_clean(), report
    assert report.acknowledged > TAPS
    assert TAPS < 40 or len(did) == 7, did


async def test_a_server_that_takes_every_frame_for_a_new_act_is_found_out(tmp_path: Path) -> None:
    report, _ = await on_a_bad_line(tmp_path, 12, SEED, take_every_frame_for_a_new_act)
    assert report.invented, report


async def test_a_tablet_that_trusts_the_line_is_found_out(tmp_path: Path) -> None:
    report, _ = await on_a_bad_line(tmp_path, 12, SEED, again=False)
    assert report.without_a_fate, report
