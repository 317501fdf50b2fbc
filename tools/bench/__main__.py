"""`make bench`: measures, prints, and with --write keeps the figures in tools/bench/RESULTS.md."""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from . import interactive, runs
from .packs import packs
from .results import commit, machine, replace_part
from .runs import Figure
from .venue import Load

Measure = Callable[[Load, Path], Iterator[Figure]]


def measures(quick: bool) -> dict[str, Measure]:
    """By name. `quick` is smaller and shorter, for a look; only the whole is worth keeping."""
    turns, large = (1, (24, 500)) if quick else (2, runs.SEATS)
    return {
        "votes": lambda load, folder: runs.votes(load, folder, large, turns),
        "usual": runs.usual,
        "limit": runs.limit,
        "slow-disk": runs.slow_disk,
        "fan-out": lambda load, folder: runs.fan_out(load, folder, large[1:], turns),
        "memory": runs.memory,
        "restart": lambda load, folder: runs.restart(load, folder, 500 if quick else 5_000),
        "reading": lambda load, folder: runs.reading(load, folder, large[1:]),
        "packs": lambda _, folder: packs(folder, (24, 150, 600) if quick else (24, 150, 2_000)),
        "page": lambda load, folder: iter((*runs.page_weight(), *interactive.measured(folder))),
    }


def main() -> None:
    options = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    options.add_argument("--quick", action="store_true", help="smaller and shorter, for a look")
    options.add_argument("--only", default="", help=f"some of: {', '.join(measures(quick=True))}")
    options.add_argument("--write", action="store_true", help="keep the figures in tools/bench/RESULTS.md")
    wanted = options.parse_args()
    if wanted.write and (wanted.only or wanted.quick):
        options.error("only the whole run is kept, as it replaces the whole table: leave --only and --quick out.")
    chosen = {name: run for name, run in measures(wanted.quick).items() if not wanted.only or name in wanted.only}
    began, rows = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="juryday-bench-") as folder:
        load = Load(Path(folder))
        for name, run in chosen.items():
            (Path(folder) / name).mkdir()
            for figure in run(load, Path(folder) / name):
                rows.append(figure)
                print(f"{figure.name}: {figure.measured}  {_against(figure)}", flush=True)
    print(f"{time.monotonic() - began:.0f} s, {machine()}")
    if wanted.write:
        today = datetime.now(UTC).date()
        head = f"Commit {commit()}, {today}. {machine()}.\n\n| what | measured | goal | |\n|---|---|---|---|\n"
        table = "".join(f"| {f.name} | {f.measured} | {f.goal} | {_verdict(f)} |\n" for f in rows)
        replace_part("bench", head + table)


def _against(figure: Figure) -> str:
    return f"[{figure.goal}: {_verdict(figure)}]" if figure.goal else ""


def _verdict(figure: Figure) -> str:
    return "" if figure.reached is None else "reached" if figure.reached else "**not reached**"


if __name__ == "__main__":
    main()
