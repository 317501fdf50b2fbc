"""Every test, in parts, two of which run side by side, and the linters with them.

The browser's own event loop keeps its process to itself, so this is where the tests come apart first; the rest is cut
so that both lanes end at about the same time: the longest parts come first. A test that measures time has the machine
alone: its module says ALONE = True, and `tests/conftest.py` keeps the other lane waiting.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BROWSER, WEB = ("tests/browser",), ("tests/web",)
TROUBLED, KEPT = ("tests/chaos", "tests/demo"), ("tests/store", "tests/live")
OTHERS = ("tests", *(f"--ignore={folder}" for folder in BROWSER + WEB + TROUBLED + KEPT))
PARTS = (BROWSER, WEB, OTHERS, TROUBLED, KEPT)
LANES = 2
COUNTED = re.compile(r"(\d+) (failed|passed|skipped|deselected|xfailed|xpassed|warnings?|errors?)")
IN_ORDER = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "error")


def run(python: Path, args: list[str], linters: Sequence[Sequence[str]] = ()) -> int:
    """Every part; each is told once it has ended. Ends with one closing line for all, as pytest writes it."""
    began = time.monotonic()
    first, *others = (("pytest", *args, *part) for part in PARTS)
    programs = (first, *linters, *others)  # beside the browser nobody measures time
    with tempfile.TemporaryDirectory(prefix="juryday-lanes-") as folder, ThreadPoolExecutor(LANES) as lanes:
        told = os.environ | {"JURYDAY_TESTS_LOCK": str(Path(folder) / "lock"), "PYTHONUNBUFFERED": "1"}
        ended = list(lanes.map(lambda program: _run([str(python), "-m", *program], told), programs))
    closing = [line for (_, line), program in zip(ended, programs, strict=True) if program[0] == "pytest"]
    print(_together(closing, time.monotonic() - began), flush=True)
    return max(abs(code) for code, _ in ended)


def _run(command: list[str], env: dict[str, str]) -> tuple[int, str]:
    """How it ended, and its closing line."""
    with tempfile.TemporaryFile() as file:
        code = subprocess.run(command, stdout=file, stderr=file, env=env, check=False).returncode
        file.seek(0)
        text = file.read().decode(errors="replace")
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
    lines = text.strip().splitlines()
    return code, lines[-1] if lines else ""


def _together(closing: list[str], seconds: float) -> str:
    counts = Counter[str]()
    for number, kind in COUNTED.findall(" ".join(closing)):
        counts[kind.removesuffix("s") if kind in ("errors", "warnings") else kind] += int(number)
    parts = [f"{counts[kind]} {kind}{'s' * (kind in ('error', 'warning') and counts[kind] > 1)}" for kind in IN_ORDER]
    told = ", ".join(part for part, kind in zip(parts, IN_ORDER, strict=True) if counts[kind]) or "no tests ran"
    minutes, rest = divmod(round(seconds), 60)
    return f"{told} in {seconds:.2f}s ({minutes // 60}:{minutes % 60:02d}:{rest:02d})"
