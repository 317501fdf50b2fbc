"""Has a file opened by a process that has nothing else, and waits for what it says."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ...jury.exhibits.plan import MOST_PAGES
from .formats import Format
from .unfit import Unfit, Why
from .webm import check_webm

ALONE = Path(__file__).with_name("alone.py")
PATIENCE = 180
"""Seconds. A hundred dense pages take half a minute on a small machine."""


@dataclass(frozen=True, slots=True)
class Opened:
    """How many images it is shown as, and what is written on each page."""

    pages: int
    texts: tuple[str, ...] = ()


def opened(sent: Path, known: Format, into: Path, patience: float = PATIENCE) -> Opened:
    """Puts `original` and the pages' images into a folder. Unfit where the file is not what it begins as."""
    if known is Format.WEBM:
        check_webm(sent)
        sent.rename(into / "original")
        return Opened(0)
    told = _alone(known, sent, into, patience)
    if known is Format.PDF:
        sent.rename(into / "original")
    return told


def _alone(known: Format, sent: Path, into: Path, patience: float) -> Opened:
    # No shell, and of our environment only what starting a program may need: the rest is not its business.
    command = [sys.executable, "-I", str(ALONE), known.name, str(sent), str(into), str(MOST_PAGES)]
    own = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        ran = subprocess.run(command, capture_output=True, timeout=patience, env=own, check=True)  # noqa: S603
        told = json.loads(ran.stdout)
    except (subprocess.SubprocessError, ValueError):
        # It ran out of time or memory, or what it was given brought it down.
        raise Unfit(Why.TOO_HARD) from None
    if "why" in told:
        raise Unfit(Why(told["why"]))
    return Opened(told["pages"], tuple(told["texts"]))
