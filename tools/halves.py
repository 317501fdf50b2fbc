"""Every test, in two processes side by side: those with a browser, and all others.

The browser's own event loop keeps its process to itself, so this is where the tests come apart. A test that measures
time has the machine alone: its module says ALONE = True, and `tests/conftest.py` keeps the other half waiting.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

BROWSER = "tests/browser"
COUNTED = re.compile(r"(\d+) (failed|passed|skipped|deselected|xfailed|xpassed|warnings?|errors?)")
IN_ORDER = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "error")


def run(python: Path, args: list[str]) -> int:
    """Both halves; the browser's output comes last. Ends with one closing line for the two, as pytest writes it."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="juryday-halves-") as folder:
        told = Path(folder) / "browser.txt"
        pytest, lock = [str(python), "-m", "pytest", *args], {"JURYDAY_TESTS_LOCK": str(Path(folder) / "lock")}
        with told.open("wb") as file:
            beside = subprocess.Popen([*pytest, BROWSER], stdout=file, stderr=file, env=os.environ | lock)
        try:
            others = subprocess.Popen(
                [*pytest, "tests", f"--ignore={BROWSER}"], stdout=subprocess.PIPE, text=True, env=os.environ | lock
            )
            closing = _shown(others)
            beside.wait()
        finally:
            beside.kill()
        text = told.read_text(encoding="utf-8", errors="replace")
    print(text, flush=True)
    lines = text.strip().splitlines()
    print(_together(closing, lines[-1] if lines else "", time.monotonic() - began), flush=True)
    return max(abs(others.wait()), abs(beside.wait()))


def _shown(process: subprocess.Popen[str]) -> str:
    last = ""
    assert process.stdout is not None
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        last = line.strip() or last
    return last


def _together(one: str, other: str, seconds: float) -> str:
    counts = Counter[str]()
    for number, kind in COUNTED.findall(one) + COUNTED.findall(other):
        counts[kind.removesuffix("s") if kind in ("errors", "warnings") else kind] += int(number)
    parts = [f"{counts[kind]} {kind}{'s' * (kind in ('error', 'warning') and counts[kind] > 1)}" for kind in IN_ORDER]
    told = ", ".join(part for part, kind in zip(parts, IN_ORDER, strict=True) if counts[kind]) or "no tests ran"
    minutes, rest = divmod(round(seconds), 60)
    return f"{told} in {seconds:.2f}s ({minutes // 60}:{minutes % 60:02d}:{rest:02d})"
