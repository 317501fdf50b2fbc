"""A commit means that it is on the disk, and one process holds the file."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from alembic import command
from sqlalchemy import inspect

from app.settings import bundled
from app.store.database import DatabaseInUse, alembic_config, answers, migrate, sole_process
from app.store.key import server_key
from tests.server import HERE, served

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

EVERY_MACHINE = True
IN_FORCE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 5000}


@pytest.mark.parametrize("pragma", IN_FORCE)
def test_every_connection_has_the_settings_that_durability_needs(sqlite: Engine, pragma: str) -> None:
    with sqlite.connect() as one, sqlite.connect() as other:
        one.rollback()
        for connection in (one, other):
            held = connection.connection.dbapi_connection.execute(f"PRAGMA {pragma}").fetchone()
            assert held == (IN_FORCE[pragma],)


def test_the_migrations_make_exactly_the_tables_that_the_code_describes(engine: Engine) -> None:
    with engine.connect() as connection:
        command.check(alembic_config(bundled("migrations"), connection))


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    before = shape(engine)
    migrate(engine, bundled("migrations"))
    assert len(before) > 8
    assert shape(engine) == before
    assert answers(engine)


def shape(engine: Engine) -> dict[str, str]:
    """Every table with its columns, keys and indexes."""
    looked = inspect(engine)
    ways = (looked.get_columns, looked.get_pk_constraint, looked.get_unique_constraints, looked.get_indexes)
    return {name: repr([way(name) for way in ways]) for name in looked.get_table_names()}


def test_a_second_hold_on_the_same_file_is_refused_and_the_file_is_free_afterwards(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'juryday.sqlite'}"
    with sole_process(url), pytest.raises(DatabaseInUse), sole_process(url):
        pass
    with sole_process(url):
        pass


def test_a_second_server_on_the_same_data_ends_with_a_sentence(tmp_path: Path) -> None:
    with served(tmp_path) as first:
        second = subprocess.run(
            [sys.executable, "-m", "app.cli", "serve"],
            cwd=HERE,
            env={**os.environ, "PORT": str(first.port), "JURYDAY_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert second.returncode == 1
        assert "is already being served" in second.stderr
        assert "Traceback" not in second.stderr
        assert first.is_running()


def test_the_servers_key_is_its_owners_and_stays_the_same(tmp_path: Path) -> None:
    key = server_key(tmp_path / "keys")
    assert len(key) == 32
    assert server_key(tmp_path / "keys") == key
    assert stat.S_IMODE((tmp_path / "keys" / "server.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert server_key(tmp_path / "other keys") != key


def test_workers_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    together = Barrier(8)

    def come(_: int) -> bytes:
        together.wait()
        return server_key(tmp_path / "keys")

    with ThreadPoolExecutor(8) as workers:
        made = list(workers.map(come, range(8)))
    assert (len(made), len(set(made)), len(made[0])) == (8, 1, 32)
