"""The one way in: from a fresh clone and a machine with Python to a running Juryday, or to its tests.

Sets up what a command needs, only when it is not there yet, and then becomes that command. Needs nothing but the
standard library and keeps everything inside the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def become(program: Path, *args: str) -> None:
    sys.stdout.flush()
    if os.name == "nt":  # exec there returns to the shell before the program has ended
        sys.exit(subprocess.call([str(program), *args]))
    os.execv(program, [str(program), *args])


def find_newer_python() -> None:
    """Starts again under Python 3.11 or later, where this one is older."""
    if sys.version_info >= (3, 11):  # noqa: UP036 this file alone may be started by an older one
        return
    newer = [found for found in (shutil.which(f"python3.{minor}") for minor in (14, 13, 12, 11)) if found]
    if newer:
        become(Path(newer[0]), *sys.argv)
    if shutil.which("uv"):
        become(Path(shutil.which("uv") or ""), "run", "--no-project", "--python", ">=3.11", "--", "python", *sys.argv)
    sys.exit(f"Juryday needs Python 3.11 or later; this is {sys.version.split()[0]}.")


if __name__ == "__main__":
    find_newer_python()

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools import assets, browser, environment, lanes, lock, packages  # noqa: E402 an old Python could not read them

USAGE = """\
Usage: python3 tools/bootstrap.py COMMAND [ARGUMENTS]

  run       a demonstration jury, ready to look at    (ARGUMENTS go to: juryday demo)
  test      every test                                (ARGUMENTS go to: pytest; --lint lints beside them)
  juryday   Juryday itself                            (ARGUMENTS go to: juryday)
  chaos     kills, power cuts, bad lines at length    (ARGUMENTS go to: pytest; --prove keeps the figures)
  bench     how fast, against bare baselines           (ARGUMENTS: --quick, --only NAMES, --write)
  open-pack whether LibreOffice opens a findings pack with every figure and chart in it
  setup     only set up what run, test and lint need
  lint      ruff and mypy
  lock      write tools/locks anew                    (ARGUMENTS go to: uv pip compile)"""
LONG = {
    "JURYDAY_KILLS": "500",
    "JURYDAY_CUTS": "2700",
    "JURYDAY_SCHEDULES": "500000",
    "JURYDAY_TAPS": "300",
    "JURYDAY_COPIES": "25",
    "JURYDAY_ROUNDS": "400",
    "JURYDAY_FRAMES": "20000",
    "JURYDAY_SECRET_VOTES": "2500",
}
LINTERS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))


def main(command: str, args: list[str]) -> None:
    commands = {
        "run": run,
        "rehearse": rehearse,
        "test": test,
        "juryday": juryday,
        "chaos": chaos,
        "bench": bench,
        "open-pack": open_pack,
        "setup": setup,
        "lint": lint,
        "lock": lock.write_locks,
    }
    if command not in commands:
        sys.exit(USAGE)
    commands[command](args)


def run(args: list[str]) -> None:
    juryday(["demo", *args])


def rehearse(args: list[str]) -> None:
    """A whole day with simulated jurors and a simulated facilitator, sixty minutes of it in one."""
    juryday(["rehearse", "--speed", "60", *args])


def juryday(args: list[str]) -> None:
    wants_postgres = os.environ.get("JURYDAY_DATABASE_URL", "").startswith("postgres")
    python = environment.ensure("postgres" if wants_postgres else "runtime")
    packages.ensure_npm()
    assets.build()
    become(python, "-P", "-m", "app.cli", *args)


def test(args: list[str]) -> None:
    """All of them in two lanes side by side, with --lint the linters too; whoever names some, or an option of pytest's,
    has pytest itself.
    """
    setup([])
    os.chdir(environment.ROOT)
    if set(args) <= {"--prove", "--lint"}:
        sys.exit(lanes.run(environment.PYTHON, [arg for arg in args if arg != "--lint"], LINTERS * ("--lint" in args)))
    become(environment.PYTHON, "-m", "pytest", *args)


def chaos(args: list[str]) -> None:
    """The long forms of what `test` tries briefly. What is set already stays."""
    for name, value in LONG.items():
        os.environ.setdefault(name, value)
    test(["tests/chaos", "tests/web/test_garbage.py", "tests/web/test_fuzz.py", *args])


def bench(args: list[str]) -> None:
    setup([])
    os.chdir(environment.ROOT)
    become(environment.PYTHON, "-m", "tools.bench", *args)


def open_pack(_: list[str]) -> None:
    setup([])
    os.chdir(environment.ROOT)
    become(environment.PYTHON, "-m", "tools.open_pack")


def setup(_: list[str]) -> None:
    """Everything, for the tests too; a browser only where the machine has none."""
    environment.ensure("test")
    packages.ensure_npm()
    packages.ensure("tests" if browser.on_this_machine() else "browser")
    assets.build()


def lint(_: list[str]) -> None:
    """All of them, also after one has complained."""
    python = environment.ensure("test")
    runs = [subprocess.run([python, "-m", *linter], cwd=environment.ROOT, check=False) for linter in LINTERS]
    sys.exit(max(each.returncode for each in runs))


if __name__ == "__main__":
    try:
        main(sys.argv[1] if sys.argv[1:] else "", sys.argv[2:])
    except subprocess.CalledProcessError as failed:
        sys.exit(f"This failed, and Juryday cannot go on without it: {' '.join(map(str, failed.cmd))}")
    except assets.Unbuildable as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)
