"""Writes the README's table of promises from `tests/promises.toml`: `python3 tools/promises.py`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BEGINS, ENDS = "<!-- promises -->", "<!-- /promises -->"


def promises() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "promises.toml").read_text())["promise"]
    return listed


def table() -> str:
    """The promises as rows of Markdown, in the order of the list."""
    rows = [f"| {each['says']} | {each['proof']} |" for each in promises()]
    return "\n".join(["| what is promised | how it is proved |", "|---|---|", *rows])


def written(readme: str) -> str:
    """The README with its table made anew. ValueError where the place for it is missing."""
    before, _, rest = readme.partition(BEGINS)
    _, end, after = rest.partition(ENDS)
    if not end:
        raise ValueError("the README has no place for the promises")
    return f"{before}{BEGINS}\n{table()}\n{ENDS}{after}"


if __name__ == "__main__":
    README.write_text(written(README.read_text()))
