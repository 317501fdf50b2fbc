"""`--prove` keeps what passed, when, at which commit and with which figures; `tools/promises.py` makes pages of it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tools.bench.results import commit, machine
from tools.promises import PROVED

if TYPE_CHECKING:
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
        known: dict[str, Any] = json.loads(PROVED.read_text(encoding="utf-8")) if PROVED.exists() else {}
        here = {"on": str(datetime.now(UTC).date()), "commit": commit(), "machine": machine()}
        for path, outcomes in self._outcomes.items():
            known[path] = {**here, **outcomes, "figures": self._figures[path]}
        PROVED.write_text(json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--prove"):
        config.pluginmanager.register(Proof())
