"""On PostgreSQL a commit is on the disk as well, workers may start together, and a day comes back from a dump."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from app.jury.rules import fold
from app.settings import bundled
from app.store.copies import begin_anew
from app.store.database import answers, has_tables, migrate, open_database
from app.store.journal import Journal
from tests.days import OPENING_CAST, START
from tests.store.books import kept

if TYPE_CHECKING:
    from tests.machines import Cluster

LATER = START + 60 * 60_000


@pytest.mark.parametrize(("on_the_server", "here"), [("off", "on"), ("on", "on"), ("remote_apply", "remote_apply")])
def test_a_commit_is_waited_for_also_where_the_server_would_not(
    cluster: Cluster, on_the_server: str, here: str
) -> None:
    with cluster.database() as url:
        engine = open_database(url)
        with engine.begin() as connection:
            name = connection.execute(text("SELECT current_database()")).scalar_one()
            connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = {on_the_server}"))
        engine.dispose()
        with engine.connect() as connection:
            connection.rollback()
            assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == here
        engine.dispose()


@pytest.mark.parametrize("written", ["postgresql://", "postgres://", "postgresql+psycopg://", "postgresql+psycopg2://"])
def test_however_its_address_is_written_the_one_driver_is_used(cluster: Cluster, written: str) -> None:
    with cluster.database() as url:
        engine = open_database(url.replace("postgresql://", written))
        assert engine.driver == "psycopg"
        assert answers(engine)
        engine.dispose()


def test_workers_that_start_at_once_on_an_empty_database_migrate_it_once(cluster: Cluster) -> None:
    together = Barrier(4)
    with cluster.database("empty") as url:

        def come(_: int) -> bool:
            engine = open_database(url)
            before = has_tables(engine)
            together.wait()
            migrate(engine, bundled("migrations"))
            after = has_tables(engine)
            engine.dispose()
            return after and not before

        with ThreadPoolExecutor(4) as workers:
            assert all(workers.map(come, range(4)))


def test_a_day_that_comes_back_from_a_dump_goes_on_under_a_new_epoch(cluster: Cluster) -> None:
    with cluster.database() as url, cluster.database("empty") as elsewhere:
        engine = open_database(url)
        sitting, entries = kept(engine, OPENING_CAST)
        lines = list(Journal(engine, sitting).lines())
        engine.dispose()
        dump = cluster.run("pg_dump", "--format=custom", url)
        cluster.run("pg_restore", "--no-owner", f"--dbname={elsewhere}", given=dump)
        there = open_database(elsewhere)
        migrate(there, bundled("migrations"))
        assert begin_anew(there, LATER) == (sitting.id,)
        assert list(Journal(there, sitting).lines())[:-1] == lines
        restored = fold(Journal(there, sitting).read())
        assert restored.day.restored[-1].epoch != sitting.epoch
        assert restored.votes == fold(entries).votes
        there.dispose()
