"""If your tablet says Recorded, it is recorded: whenever the server is killed, the disk says what the tablets say."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.chaos.armed import POINTS
from tests.chaos.burst import killed

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("JURYDAY_KILLS", "25"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))


async def test_no_acknowledged_vote_is_lost_doubled_or_invented(tmp_path: Path) -> None:
    report = await killed(tmp_path, KILLS, SEED)
    print(f"seed {SEED}: {report}")
    assert report.is_clean(), report
    assert report.kills.total() == KILLS
    assert report.acknowledged > 10 * KILLS
    assert KILLS < 10 or set(report.kills) == {"any moment", *POINTS}


async def test_a_server_that_acknowledges_before_the_commit_is_found_out(tmp_path: Path) -> None:
    report = await killed(tmp_path, 4, SEED, mutant=True)
    print(f"seed {SEED}: {report}")
    assert report.lost, report
