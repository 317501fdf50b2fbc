"""Writes the lock files from `pyproject.toml` and `frontend/package.json`: exact versions, hashes, and no host."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import environment, packages

WHAT = {
    "runtime": ["pyproject.toml"],
    "postgres": ["pyproject.toml", "--extra", "postgres", "--constraint", "tools/locks/runtime.txt"],
    "test": [
        *("pyproject.toml", "--extra", "budget", "--extra", "postgres", "--group", "test"),
        *("--constraint", "tools/locks/postgres.txt"),
    ],
    "build": ["--group", "pyproject.toml:build"],
}
LEFT_OUT = (
    *("gurobipy", "matplotlib", "nashpy", "numba"),
    *("pathos", "random2", "seaborn", "tqdm"),
)
"""What pref-voting and pabutools ask for and no test needs: plots, a compiler and solvers, 650 MB of them and one that
is not free. Unless Juryday needs it itself, none is in a lock; `environment.fill` installs exactly what a lock names.
"""
HOW = (
    *("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"),
)


def write_locks(args: list[str]) -> None:
    """`args` go to uv, such as `--upgrade` or `--upgrade-package NAME`; without them, pins that still fit stay."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or bring_uv(Path(folder))
        for lock, source in WHAT.items():
            into = environment.LOCKS / f"{lock}.txt"
            without = left_out(Path(folder) / "left-out.txt") if lock == "test" else []
            command = [uv, "pip", "compile", *HOW, *source, *without, "--output-file", str(into), *args]
            subprocess.run(command, cwd=environment.ROOT, check=True, stdout=subprocess.DEVNULL)
            print(f"tools/locks/{lock}.txt")
    write_npm_lock()


def left_out(into: Path) -> list[str]:
    """What makes uv take `LEFT_OUT` for never needed, save for what is in the runtime's lock."""
    runtime = (environment.LOCKS / "runtime.txt").read_text(encoding="utf-8").splitlines()
    needed = {line.partition("==")[0] for line in runtime}
    into.write_text("".join(f"{name} ; python_version < '3'\n" for name in LEFT_OUT if name not in needed))
    return ["--override", str(into)]


def write_npm_lock() -> None:
    """Drops two notes. `funding`: no lock file names a host. `engines`: they are about scripts that are never run here,
    and for their sake npm would silently leave out the browser.
    """
    packages.ensure_npm()
    command = [*packages.npm(), "install", "--package-lock-only", "--ignore-scripts", "--loglevel=error"]
    subprocess.run(command, cwd=packages.FRONTEND, check=True, stdout=subprocess.DEVNULL)
    path = packages.FRONTEND / "package-lock.json"
    lock = json.loads(path.read_bytes())
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("engines", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print("frontend/package-lock.json")


def bring_uv(folder: Path) -> str:
    """A uv for this once, in a folder that is thrown away."""
    environment.say("Fetching uv")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    place = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(place / "pip"), "install", "-qq", "--disable-pip-version-check", "uv"], check=True)
    return str(place / "uv")
