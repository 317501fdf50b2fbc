"""Processes of Juryday without the seconds that importing it takes.

One process has it imported, and forks another whenever it is asked for one. What is forked is what `python -m app.cli`
is: a process with an environment, arguments and a log of its own, to be stopped, killed and frozen.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent


class Forked:
    """What is asked of a `Popen`, of a process that is not our child."""

    def __init__(self, handle: int) -> None:
        self._handle = handle  # and not its number, which may be another's once this one has ended
        self._ended = select.poll()
        self._ended.register(handle, select.POLLIN)

    def __del__(self) -> None:
        os.close(self._handle)

    def poll(self) -> object:
        """None while it runs."""
        return self._ended.poll(0) or None

    def wait(self, seconds: float) -> None:
        if not self._ended.poll(seconds * 1000):
            raise TimeoutError(f"it has not ended within {seconds} seconds")

    def send_signal(self, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, how)


class Mother:
    """Ends when this process does."""

    def __init__(self) -> None:
        self._line, its = socket.socketpair()
        command = [sys.executable, "-m", "tests.warm", str(its.fileno())]
        with its:
            self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=[its.fileno()])

    def fork(self, args: Sequence[str], env: Mapping[str, str], log: Path) -> Forked:
        self._line.sendall(json.dumps([args, env, str(log)]).encode() + b"\n")
        _, (handle,), *_ = socket.recv_fds(self._line, 1, 1)
        return Forked(handle)


mother = cache(Mother)


def be_asked(line: socket.socket) -> None:
    """Returns in each process that was forked, with everything that is its own, and in the first one never."""
    for asked in line.makefile("rb"):
        while _tidied_up():
            pass
        forked = os.fork()
        if forked == 0:
            become(*json.loads(asked))
            return
        handle = os.pidfd_open(forked)
        socket.send_fds(line, [b"."], [handle])
        os.close(handle)
    sys.exit()


def _tidied_up() -> bool:
    """Whether there was one that had ended."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


def become(args: list[str], env: dict[str, str], log: str) -> None:
    out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.close(out)
    os.environ.clear()
    os.environ.update(env)
    sys.argv[1:] = args
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    from app.cli import main

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's, which is for whoever runs the tests
    with socket.socket(fileno=int(sys.argv[1])) as asking:
        be_asked(asking)
    main()
