"""Makes pages of the promises: `python3 tools/promises.py`.

From `tests/promises.toml` the README's table; with `tests/proved.json`, which `--prove` writes, PROMISES.md and the
figures of what Juryday withstands in `tools/bench/RESULTS.md`.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.bench.results import RESULTS, with_part  # noqa: E402  also as a script of its own

README, PAGE, PROVED = ROOT / "README.md", ROOT / "PROMISES.md", ROOT / "tests" / "proved.json"

HEAD = """\
# What we promise, and when we last proved it

A promise that nobody can run is not made. Under each stand the tests that prove it, with the day and the commit at
which they last passed and what they counted. Run them yourself: `make test`, and the long forms with `make chaos`.
This page is made by `tools/promises.py`.
"""


def promises() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "promises.toml").read_text())["promise"]
    return listed


def proofs() -> dict[str, dict[str, Any]]:
    """By test file: how many passed or failed, when, at which commit, on which machine, and the figures."""
    found: dict[str, dict[str, Any]] = json.loads(PROVED.read_text(encoding="utf-8")) if PROVED.exists() else {}
    return found


def table() -> str:
    """The promises as rows of Markdown, in the order of the list."""
    rows = [f"| {each['says']} | {each['proof']} |" for each in promises()]
    return "\n".join(["| what is promised | how it is proved |", "|---|---|", *rows]) + "\n"


def page() -> str:
    return HEAD + "".join(map(_section, promises()))


def withstood() -> str:
    """The figures of the chaos tests, as rows of Markdown."""
    rows = [
        f"| `{path}` | {figure} | {proof['commit']}, {proof['on']} | {proof['machine']} |"
        for path, proof in sorted(proofs().items())
        for figure in proof["figures"]
    ]
    return "\n".join(["| test | figure | commit | machine |", "|---|---|---|---|", *rows]) + "\n"


def _section(promise: dict[str, Any]) -> str:
    known = proofs()
    tests = "".join(_proof(path, known.get(path)) for path in promise["tests"])
    return f"\n## {promise['id']}: {promise['says']}\n\n{promise['proof']}\n\n{tests}"


def _proof(path: str, proof: dict[str, Any] | None) -> str:
    if proof is None:
        return f"- `{path}`: not proved yet\n"
    failed = f", **{proof['failed']} failed**" if proof.get("failed") else ""
    figures = "".join(f"  - {figure}\n" for figure in proof["figures"])
    return f"- `{path}`: {proof.get('passed', 0)} passed{failed}, {proof['on']}, commit {proof['commit']}\n{figures}"


if __name__ == "__main__":
    README.write_text(with_part(README.read_text(), "promises", table()))
    PAGE.write_text(page(), encoding="utf-8")
    RESULTS.write_text(with_part(RESULTS.read_text(encoding="utf-8"), "chaos", withstood()), encoding="utf-8")
