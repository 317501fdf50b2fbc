"""The vote protocol in thousands of drawn schedules: whatever fails, what tablets were told is so."""

from __future__ import annotations

import logging
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

from tests.chaos.simulation.mutants import CHECKS, DESKS, TABLETS, mistaken
from tests.chaos.simulation.server import in_simulation
from tests.chaos.simulation.truth import Violation
from tests.chaos.simulation.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEDULES = int(os.environ.get("JURYDAY_SCHEDULES", "3000"))
SEED = int(os.environ.get("JURYDAY_SEED", "1"))
MUTANTS_FOUND_WITHIN = 3_000
SHARE = 1_000
"""So many schedules are lived by a process at a time."""


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    """Threads are the simulation's to run, and the errors it makes are no news."""
    over = in_simulation()
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        over()


def lived(seeds: range, **kind: Any) -> Counter[str]:
    """What happened in these schedules. A violation names its seed, by which it can be lived again."""
    seen: Counter[str] = Counter()
    for seed in seeds:
        world = World(seed, **kind)
        try:
            world.run()
        except Violation as violation:
            raise Violation(f"{violation}, seed {seed}") from violation
        seen += Counter(schedules=1, steps=world.steps, restarts=world.restarts, entries=len(world.disk.entries))
        seen["closes"] += len(world.state.voting("opening").closings)
    return seen


def lived_elsewhere(seeds: range) -> Counter[str]:
    in_simulation()
    logging.disable(logging.CRITICAL)
    return lived(seeds)


def test_no_schedule_breaks_a_promise() -> None:
    first = SEED * 1_000_000
    shares = [range(n, min(n + SHARE, first + SCHEDULES)) for n in range(first, first + SCHEDULES, SHARE)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        seen: Counter[str] = sum(processes.map(lived_elsewhere, shares), Counter())
    print(f"seed {SEED}: {dict(seen)}, no promise broken")
    assert seen["schedules"] == SCHEDULES
    assert seen["restarts"] > SCHEDULES / 2
    assert seen["closes"] > SCHEDULES / 2


MISTAKES = {
    **{desk.__name__: {"desk": desk} for desk in DESKS},
    **{tablet.__name__: {"tablet": tablet} for tablet in TABLETS},
    **{check: {} for check in CHECKS},
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_mistake_is_found_out(mistake: str) -> None:
    with mistaken(mistake) if mistake in CHECKS else nullcontext(), pytest.raises(AssertionError) as found:
        lived(range(MUTANTS_FOUND_WITHIN), **MISTAKES[mistake])
    print(f"{mistake}: {found.value}")
