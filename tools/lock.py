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
    "test": ["pyproject.toml", "--group", "test", "--constraint", "tools/locks/runtime.txt"],
    "build": ["--group", "pyproject.toml:build"],
}
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
            command = [uv, "pip", "compile", *HOW, *source, "--output-file", str(into), *args]
            subprocess.run(command, cwd=environment.ROOT, check=True, stdout=subprocess.DEVNULL)
            print(f"tools/locks/{lock}.txt")
    write_npm_lock()


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
