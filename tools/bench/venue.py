"""What a benchmark needs round it: a sitting with thousands of seats, servers, and the load that comes in."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.demo.opening import open_sitting
from app.jury.act import Act
from app.jury.day.acts import ChangePhase
from app.jury.numbers import JurorNumber, PhaseId, VoteId
from app.jury.people import By, Role
from app.jury.seats.acts import CheckIn, TakeSeat
from app.jury.votes.acts import OpenVote
from app.live.clock import wall_clock
from app.plans.royal_opera_house.short import LONDON
from app.settings import bundled
from app.store import juries
from app.store.database import migrate, open_database, settle
from app.store.journal import Journal, enter
from app.store.key import server_key
from app.store.organisations import first_organisation
from app.web.access import Access, Pass

HERE = Path(__file__).parent
PATIENCE = 60.0
FACILITATOR = By(Role.FACILITATOR, 1)

Round = dict[str, float]


class Load:
    """The C program, built for this run."""

    def __init__(self, folder: Path) -> None:
        self._program = folder / "load"
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if compiler is None:
            sys.exit("The benchmark's load is a C program, and there is no C compiler here (cc, gcc or clang).")
        subprocess.run([compiler, "-O2", "-o", self._program, HERE / "load.c"], check=True)

    def rounds(self, *words: object) -> list[Round]:
        """Run it to its end: one object a round."""
        done = subprocess.run(
            [self._program, *map(str, words)], stdout=subprocess.PIPE, check=True, timeout=4 * PATIENCE, text=True
        )
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    def start(self, *words: object) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen([self._program, *map(str, words)], stdin=pipe, stdout=pipe, text=True)


class Server:
    """One server process on a port of its own."""

    def __init__(self, port: int, command: list[str], **environment: str) -> None:
        self.port = port
        self._command = command
        self._environment = os.environ | environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen([sys.executable, *self._command], env=self._environment)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.005)
        raise TimeoutError(self._command)

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)

    @property
    def memory(self) -> int:
        """Bytes of it that are in the machine's memory."""
        assert self._process is not None
        found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{self._process.pid}/status").read_text())
        assert found
        return int(found[1]) * 1024


class Venue:
    """A folder with a sitting of so many seats, everybody in, and a file that tells the load their passes."""

    def __init__(self, folder: Path, seats: int, voting: bool = True) -> None:
        self.folder = folder
        self.seats = seats
        folder.mkdir(parents=True)
        engine = open_database(f"sqlite:///{folder / 'juryday.sqlite'}")
        migrate(engine, bundled("migrations"))
        home = first_organisation(engine, wall_clock()).id
        jury = juries.add_jury(engine, juries.add_inquiry(engine, home, "Benchmark", "To know"), "Here")
        sitting = juries.add_sitting(engine, jury, LONDON, "Europe/London", wall_clock())
        open_sitting(engine, sitting, seats)
        journal = Journal(engine, sitting)
        enter(journal, _until_the_vote(seats, voting), wall_clock())
        settle(engine)
        engine.dispose()
        access = Access(server_key(folder / "keys"))
        passes = [Pass(sitting.id, FACILITATOR), *(Pass(sitting.id, By(Role.JUROR, n), 1) for n in range(1, seats + 1))]
        lines = [f"{each.path}\tjuryday={access.write_pass(each)}\n" for each in passes]
        self.jurors, self.everybody = folder / "jurors.txt", folder / "everybody.txt"
        self.jurors.write_text("".join(lines[1:]))
        self.everybody.write_text("".join(lines))

    def app(self, **environment: str) -> Server:
        port = free_port()
        settings = {
            "PORT": str(port),
            "JURYDAY_DATA": str(self.folder),
            "JURYDAY_PUBLIC_URL": f"http://127.0.0.1:{port}",
        }
        return Server(port, ["-m", "tools.bench.served"], **settings, **environment)

    def bare(self, how: str = "group", show: Path | None = None, delay: float = 0.0) -> Server:
        port, file = free_port(), self.folder / f"{how}-{time.monotonic_ns()}.sqlite"
        command = ["-m", "tools.bench.bare", how, str(port), str(file), str(show or os.devnull), str(delay)]
        return Server(port, command)


def _until_the_vote(seats: int, voting: bool) -> Iterator[tuple[By, Act]]:
    for number in range(1, seats + 1):
        yield By(Role.VISITOR), TakeSeat(JurorNumber(number))
        yield By(Role.JUROR, number), CheckIn()
    yield FACILITATOR, ChangePhase(PhaseId("arrive"), PhaseId("opening" if voting else "charge"))
    if voting:
        yield FACILITATOR, OpenVote(VoteId("opening"), 1)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*servers: Server) -> Iterator[None]:
    try:
        for server in servers:
            server.start()
        yield
    finally:
        for server in servers:
            server.end()


def middle(rounds: list[Round], figure: str) -> float:
    values = sorted(each[figure] for each in rounds)
    return values[len(values) // 2]


def medians(rounds: list[Round]) -> dict[str, Any]:
    return {figure: middle(rounds, figure) for figure in rounds[0]}
