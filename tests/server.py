"""A real server for the tests: its own process, its own folder, on a free port of this machine."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from tests.warm import Forked, mother

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).parent.parent
SLOWEST_START = 30.0
JURYDAY = (sys.executable, "-m", "app.cli")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A demonstration day. Kill it, freeze it, start it again: the folder and the port stay.

    A `cold` one is started as an operator starts it, which takes seconds more.
    """

    def __init__(self, folder: Path, *command: str, cold: bool = False) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.command = command or (*JURYDAY, "demo", "--short")
        self._warm = not cold and self.command[:3] == JURYDAY and hasattr(os, "pidfd_open")
        self.log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | Forked | None = None

    @property
    def database(self) -> Path:
        return self.folder / "juryday.sqlite"

    def start(self, **environment: str) -> None:
        """Returns when the server answers."""
        env = {
            **os.environ,
            "PORT": str(self.port),
            "JURYDAY_DATA": str(self.folder),
            "JURYDAY_PUBLIC_URL": self.address,
        }
        self._process = self._started(env | environment)
        self._until_it_answers()

    def _started(self, env: Mapping[str, str]) -> subprocess.Popen[bytes] | Forked:
        if self._warm:
            return mother().fork(self.command[3:], env, self.log)
        with self.log.open("ab") as log:
            return subprocess.Popen(self.command, cwd=HERE, env=env, stdout=log, stderr=log)

    def _until_it_answers(self) -> None:
        end = time.monotonic() + SLOWEST_START
        # No TLS is spoken here, and reading every authority there is would take longer than many answers.
        with httpx.Client(base_url=self.address, verify=False, timeout=2) as client:
            while time.monotonic() < end:
                assert self.is_running(), self.log.read_text()
                with suppress(httpx.TransportError):
                    if client.get("/healthz").status_code == 200:
                        return
                time.sleep(0.05)
        raise TimeoutError(self.log.read_text())

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """As a service manager would: politely."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def wait(self, seconds: float) -> None:
        """Until the process has ended by itself."""
        assert self._process is not None
        self._process.wait(seconds)

    def freeze(self) -> None:
        """Sockets stay open, nothing answers."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGCONT)
        self._process.send_signal(how)
        self._process.wait(20)

    def link(self, name: str) -> str:
        """The printed link of "Console", "Wall" or "Seat 1" to "Seat 3"."""
        found = re.search(rf"^ +{name} +(\S+)$", self.log.read_text(), re.MULTILINE)
        assert found, self.log.read_text()
        return found[1]

    def join_code(self) -> str:
        found = re.search(r"with the code (.+)$", self.log.read_text(), re.MULTILINE)
        assert found
        return found[1].strip()

    def recovery_code(self) -> str:
        found = re.search(r"Recovery code +(\S+ \S+ \S+)", self.log.read_text())
        assert found
        return found[1]


@contextmanager
def served(folder: Path, *command: str, cold: bool = False) -> Iterator[Server]:
    """A running server, ended afterwards; its log must be free of tracebacks."""
    server = Server(folder, *command, cold=cold)
    server.start()
    try:
        yield server
    finally:
        server.stop()
    log = server.log.read_text()
    assert "Traceback" not in log, log
