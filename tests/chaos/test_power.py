"""The power goes while the journal is written: what was called recorded is on the disk all the same."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.chaos.power import lives
from tests.chaos.power.lives import cut

if TYPE_CHECKING:
    from pathlib import Path

CUTS = int(os.environ.get("JURYDAY_CUTS", "150"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))


def test_what_was_called_recorded_outlasts_the_power(tmp_path: Path) -> None:
    report = cut(tmp_path, CUTS, SEED)
    print(f"seed {SEED}: {report}")
    assert report.is_clean(), report
    assert report.acknowledged > 20 * CUTS


@pytest.mark.parametrize("weaken", ["PRAGMA synchronous=NORMAL", "PRAGMA synchronous=OFF"])
def test_a_commit_that_does_not_wait_for_the_disk_is_found_out(tmp_path: Path, weaken: str) -> None:
    report = cut(tmp_path, 150, SEED, weaken)
    print(f"{weaken}, seed {SEED}: {report}")
    assert not report.is_clean(), report


def test_a_server_that_trusts_what_a_killed_one_left_in_memory_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lives, "settle", lambda engine: None)
    # It takes a kill and then a cut at the right moments, which not every draw has.
    assert any(lost_in(tmp_path / str(seed), seed) for seed in range(SEED, SEED + 8))


def lost_in(folder: Path, seed: int) -> int:
    folder.mkdir()
    return cut(folder, 300, seed, "PRAGMA synchronous=FULL").lost
