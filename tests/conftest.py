"""`--prove` keeps what passed, when, at which commit and with which figures; `tools/promises.py` makes pages of it."""

from __future__ import annotations

import fcntl
import gc
import json
import os
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from app.store import passwords
from tools.bench.results import commit, machine
from tools.promises import PROVED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

pytest_plugins = ("tests.machines",)

FIGURE = "seed "
"""What a test prints of what it measured begins with its seed."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--prove", action="store_true", help="keep what passed, and its figures, in tests/proved.json")


class Proof:
    """What became of each file's tests in this run."""

    def __init__(self) -> None:
        self._outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._figures: defaultdict[str, list[str]] = defaultdict(list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            path = report.nodeid.partition("::")[0]
            self._outcomes[path][report.outcome] += 1
            said = report.capstdout.splitlines() if report.when == "call" and "found_out" not in report.nodeid else ()
            self._figures[path] += [line for line in said if line.startswith(FIGURE)]

    def pytest_sessionfinish(self) -> None:
        # Two parts of a run may end at the same moment.
        with PROVED.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._keep()

    def _keep(self) -> None:
        known: dict[str, Any] = json.loads(PROVED.read_text(encoding="utf-8") or "{}")
        here = {"on": str(datetime.now(UTC).date()), "commit": commit(), "machine": machine()}
        for path, outcomes in self._outcomes.items():
            known[path] = {**here, **outcomes, "figures": self._figures[path]}
        PROVED.write_text(json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


@pytest.fixture(autouse=True)
def turn(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the tests run in two lanes, whoever measures time has the machine alone (`ALONE = True` in the module)."""
    shared = os.environ.get("JURYDAY_TESTS_LOCK")
    if not shared:
        yield
        return
    with Path(shared).open("w") as lock, Path(f"{shared}.next").open("w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)  # whoever waits to be alone is not passed by others who come later
        fcntl.flock(lock, fcntl.LOCK_EX if getattr(request.module, "ALONE", None) is True else fcntl.LOCK_SH)
        fcntl.flock(queue, fcntl.LOCK_UN)
        yield


@pytest.fixture(scope="session", autouse=True)
def as_kept() -> Iterator[PasswordHasher]:
    """What hashes passwords for people. In the tests they are hashed without the work that a thief is to have."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        real = passwords._hasher
        patch.setattr(passwords, "_hasher", quick)
        patch.setattr(passwords, "_NOBODY", quick.hash("a password that nobody has"))
        yield real


def pytest_collection_finish() -> None:
    """What is there by now stays until the end: the collector need not walk through thousands of tests each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--prove"):
        config.pluginmanager.register(Proof())
