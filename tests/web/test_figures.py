"""What a running server tells those who look after it: figures and log lines, without a token, a name or a mark."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import httpx
import pytest

from app.demo.opening import SHORT, prepare_demo
from app.jury.people import By, Role
from app.store.key import server_key
from app.store.roster import Listed, write_roster
from app.web.access import Access, Card
from tests.server import Server, free_port
from tests.store.books import database
from tests.voter import Voter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUESTION = "value"
NAME, SAID = "Somebody Rememberable", "a very rememberable sentence"
PORT = free_port()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    serving = Server(tmp_path, sys.executable, "-m", "app.cli", "serve")
    yield serving
    serving.stop()


def prepared(server: Server) -> tuple[str, Access]:
    with database(server.folder) as engine:
        sitting = prepare_demo(engine, plans=SHORT)
        write_roster(engine, sitting.id, Listed(1, NAME))
    return sitting.id, Access(server_key(server.folder / "keys"))


def figures() -> dict[str, float]:
    """Each sample by its name and labels."""
    text = httpx.get(f"http://127.0.0.1:{PORT}/metrics").text
    lines = [line.rpartition(" ") for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def break_the_table(server: Server, to: str, was: str) -> None:
    with closing(sqlite3.connect(server.database, timeout=20)) as connection:
        connection.execute(f"ALTER TABLE {was} RENAME TO {to}")


async def test_figures_and_log_lines_tell_how_it_goes_and_nothing_of_anybody(server: Server) -> None:
    sitting, access = prepared(server)
    cards = {role: access.write_card(Card(sitting, By(role, 1))) for role in (Role.FACILITATOR, Role.JUROR)}
    server.start(JURYDAY_METRICS=f"127.0.0.1:{PORT}", JURYDAY_LOG="json")
    console = await Voter(server.address).enter(cards[Role.FACILITATOR])
    ana = await Voter(server.address).enter(cards[Role.JUROR])
    async with console, ana:
        assert (await ana.act("CheckIn"))["fate"] == "recorded"
        assert (await ana.act("CheckIn"))["fate"] == "replaced"
        before = figures()
        assert before['juryday_acts_total{fate="recorded",kind="CheckIn"}'] == 1
        assert before['juryday_acts_total{fate="replaced",kind="CheckIn"}'] == 1
        assert before['juryday_devices{role="juror"}'] == before['juryday_devices{role="facilitator"}'] == 1
        assert before["juryday_sittings"] == 2
        assert before["juryday_commit_seconds_count"] == before["juryday_batch_acts_sum"] >= 2
        assert before["juryday_draw_seconds_count"] > 0
        assert before["process_open_fds"] > 0

        break_the_table(server, "gone", "entry")
        assert (await console.act("Announce", text=SAID))["fate"] == "retry"
        break_the_table(server, "entry", "gone")
        assert figures()["juryday_unwritten_total"] >= 1
    printed = server.log.read_text().splitlines()  # beside the log lines: how to set up what is empty
    lines = [json.loads(line) for line in printed if line.startswith("{")]
    assert lines
    assert all(line.keys() >= {"at", "level", "from", "says"} for line in lines)
    (failed,) = [line for line in lines if "trace" in line]
    assert (failed["level"], failed["says"]) == ("error", "the journal could not be written")
    told = server.log.read_text() + "\n".join(figures())
    secrets = (*cards.values(), ana.cookie, console.cookie, ana.cookie.partition("=")[2], NAME, SAID)
    assert [secret for secret in secrets if secret in told] == []


def test_no_figure_is_served_through_the_jurors_door_nor_unless_it_was_asked_for(server: Server) -> None:
    prepared(server)
    server.start()
    assert httpx.get(f"{server.address}/metrics").status_code == 404
    with pytest.raises(httpx.ConnectError):
        figures()


@pytest.mark.parametrize(
    "wrong", [{"JURYDAY_METRICS": "nine"}, {"JURYDAY_LOG": "loud"}, {"JURYDAY_METRICS": "127.0.0.1:99999"}]
)
def test_a_setting_that_cannot_be_is_said_at_the_start(server: Server, wrong: dict[str, str]) -> None:
    with pytest.raises(AssertionError):
        server.start(**wrong)
    said = server.log.read_text()
    assert next(iter(wrong.values())) in said
    assert "Traceback" not in said
