"""juryday print: what the desk prints, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.store.cards import reissue
from app.store.key import server_key
from app.web.access import Access
from tests.days import ARRIVED
from tests.printing.paper import scanned, written
from tests.store.books import database, kept, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JURYDAY_DATA", str(tmp_path))
    monkeypatch.setenv("JURYDAY_PUBLIC_URL", "https://jury.example")
    return tmp_path


@pytest.fixture
def engine(folder: Path) -> Iterator[Engine]:
    with database(folder) as opened:
        yield opened


def test_cards_of_a_sitting_that_is_not_open_are_printed_with_their_valid_issue(folder: Path, engine: Engine) -> None:
    sitting = prepared(engine)
    assert reissue(engine, sitting.id, 2, 1)
    to = folder / "cards.pdf"
    said = CliRunner().invoke(app, ["print", sitting.id, "--what", "cards", "--seats", "1-2", "--to", str(to)])
    assert (said.exit_code, str(to) in said.output) == (0, True), said.output
    access = Access(server_key(folder / "keys"))
    links = scanned(to.read_bytes())
    assert all(link.startswith("https://jury.example/enter#") for link in links)
    cards = [access.read_card(link.partition("#")[2]) for link in links]
    assert [(card.by.number, card.issue) for card in cards if card] == [(1, 1), (2, 2)]


def test_the_only_open_sitting_needs_no_name_and_large_print_is_larger(folder: Path, engine: Engine) -> None:
    kept(engine, ARRIVED)
    to = folder / "cards.pdf"
    said = CliRunner().invoke(app, ["print", "--what", "cards", "--large", "--to", str(to)])
    assert said.exit_code == 0, said.output
    assert len(written(to.read_bytes())) == 2


def test_what_cannot_be_printed_is_said_and_nothing_is_written(folder: Path, engine: Engine) -> None:
    kept(engine, ARRIVED)
    to = folder / "cards.pdf"
    wrong = ["--seats", "77", "--starts", "noon", "--tables", "0", "--lang", "xx"]
    said = CliRunner().invoke(app, ["print", "--what", "cards", "--to", str(to), *wrong])
    assert said.exit_code == 2
    assert [word in said.output for word in ("no such seats", "no time of day", "1 to 200", "no such language")] == [
        True,
        True,
        True,
        True,
    ]
    assert not to.exists()
