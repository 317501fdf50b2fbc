"""The project's own Python environment, `.venv` inside the checkout.

It is filled from the lock files alone, every package checked by its hash. A stamp inside it tells which locks it
holds, so that a second start touches nothing. It never changes a Python outside the checkout.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
LOCKS = ROOT / "tools" / "locks"
STAMP = HOME / "juryday.json"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
HOLDS = {
    "runtime": ("runtime",),
    "postgres": ("runtime", "postgres"),
    "test": ("runtime", "postgres", "test"),
    "build": ("build",),
}
EXACTLY = ("--no-deps", "--require-hashes", "--requirement")
PIP = ("install", "-qq", "--disable-pip-version-check", "--no-input", "--no-compile", *EXACTLY)
"""Python compiles what is imported when it is, which is a small part of all."""
NOTHING_TO_INSTALL_WITH = """\
Juryday needs one of these to install its packages, and found none:
  - Python's venv with pip   (Debian, Ubuntu: apt install python3-venv)
  - pip for this Python      (Debian, Ubuntu: apt install python3-pip)
  - uv
Install one of them and run this again."""


def ensure(lock: str) -> Path:
    """The environment's Python, with everything that `lock` names installed."""
    if not holds(lock):
        with one_at_a_time():
            if not holds(lock):
                bring(lock)
    return PYTHON


def holds(lock: str) -> bool:
    return stamped() and read_stamp().get(lock) == digest(lock)


def stamped() -> bool:
    """Made by us, here, and the Python below it is still the same one."""
    return PYTHON.exists() and read_stamp().get("made") == made()


def bring(lock: str) -> None:
    if not stamped():
        say("Making a Python environment in .venv")
        make()
        write_stamp({"made": made()})
    say(f"Installing the {lock} packages from tools/locks/{lock}.txt")
    fill(LOCKS / f"{lock}.txt")
    kept = {held: value for held, value in read_stamp().items() if held == "made" or value == digest(held)}
    write_stamp(kept | {held: digest(held) for held in HOLDS[lock]})


def make() -> None:
    if HOME.is_symlink():
        sys.exit(".venv is a link here, to what belongs to another checkout. Remove the link and run this again.")
    shutil.rmtree(HOME, ignore_errors=True)
    if not (made_by_uv() or made_by_venv()):
        sys.exit(NOTHING_TO_INSTALL_WITH)
    (site_packages() / "juryday.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def made_by_uv() -> bool:
    command = ["uv", "venv", "--quiet", "--no-project", "--python", sys.executable, str(HOME)]
    return shutil.which("uv") is not None and succeeds(command)


def made_by_venv() -> bool:
    """With its own pip where Python has one to give, else bare, for the system's pip to fill."""
    venv = [sys.executable, "-m", "venv"]
    if not importlib.util.find_spec("venv"):
        return False
    if importlib.util.find_spec("ensurepip") and succeeds([*venv, str(HOME)]):
        return True
    bare = [*venv, "--clear", "--without-pip", str(HOME)]
    return importlib.util.find_spec("pip") is not None and succeeds(bare)


def fill(lock: Path) -> None:
    """uv first; where it fails (a mirror that only pip is told of), pip."""
    uv = ["uv", "pip", "install", "--quiet", "--python", str(PYTHON), *EXACTLY, str(lock)]
    if shutil.which("uv") and succeeds(uv):
        return
    subprocess.run([*pip(), *PIP, str(lock)], check=True)


def pip() -> list[str]:
    if (site_packages() / "pip").exists():
        return [str(PYTHON), "-m", "pip"]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    sys.exit(NOTHING_TO_INSTALL_WITH)


def site_packages() -> Path:
    folders = HOME.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    return next(iter(sorted(folders)), HOME / "site-packages")


def succeeds(command: list[str]) -> bool:
    finished = subprocess.run(command, check=False, capture_output=True, text=True)
    if finished.returncode:
        say(f"{Path(command[0]).name} could not do it, trying another way")
    return finished.returncode == 0


def digest(lock: str) -> str:
    path = LOCKS / f"{lock}.txt"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "absent"


def made() -> str:
    return f"{ROOT} {PYTHON.resolve()}"


def read_stamp() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two first starts at once would undo each other's work; the second waits for the first."""
    if os.name == "nt":
        yield
        return
    import fcntl  # Unix has it, Windows does not

    folder = os.open(ROOT / "tools", os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def say(line: str) -> None:
    print(f"juryday: {line} …", file=sys.stderr, flush=True)
