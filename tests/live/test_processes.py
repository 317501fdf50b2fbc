"""Several processes of the server on one PostgreSQL hold one day: whichever a device talks to, all see the same."""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import psycopg

from tests.chaos.burst import QUESTION
from tests.server import Server
from tests.voter import Voter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.machines import Cluster


@contextmanager
def two_processes(url: str, folder: Path) -> Iterator[tuple[Server, Server]]:
    """A demonstration day, and a second process that serves it too; they share the folder with the keys."""
    first, second = Server(folder), Server(folder, sys.executable, "-m", "app.cli", "serve")
    second.log = folder / "second.log"
    try:
        for server in (first, second):
            server.start(JURYDAY_DATABASE_URL=url)
        yield first, second
    finally:
        second.stop()
        first.stop()
    assert "Traceback" not in first.log.read_text() + second.log.read_text()


def card(server: Server, name: str) -> str:
    return server.link(name).partition("#")[2]


async def test_who_is_at_the_other_process_sees_hears_and_counts_the_same(cluster: Cluster, tmp_path: Path) -> None:
    with cluster.database("empty") as url, two_processes(url, tmp_path) as (first, second):
        one = await Voter(first.address).enter(card(first, "Seat 1"))
        two = await Voter(second.address).enter(card(first, "Seat 2"))
        for voter in (one, two):
            await voter.connect()
            assert (await voter.act("CheckIn"))["fate"] == "recorded"
        async with await Voter(second.address).enter(card(first, "Console")) as console:
            for act, fields in (
                ("ChangePhase", {"leaving": "arrive", "to": "opening"}),
                ("OpenVote", {"vote": "opening", "version": 1}),
            ):
                assert (await console.act(act, **fields))["fate"] == "recorded"
            for voter in (one, two):
                await voter.until(lambda voter=voter: any(f"answers.{QUESTION}" in push for push in voter.pushes))
                assert (await voter.cast("opening", 1, 1, **{QUESTION: 1}))["fate"] == "recorded"
            assert (await console.act("CloseVote", vote="opening", version=1))["fate"] == "recorded"
        for voter in (one, two):
            assert (await voter.cast("opening", 1, 2, **{QUESTION: 0}))["fate"] == "closed"
            await voter.leave()
        with closing(psycopg.connect(url)) as connection:
            said = connection.execute("SELECT payload FROM entry WHERE kind = 'CloseVote'").fetchall()
        assert len(said) == 1
        assert '"turnout":2' in said[0][0]
