"""The organiser's commands: an account that works, a clear word where it cannot, and out with one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.live.clock import wall_clock
from app.settings import Settings
from app.store import accounts
from app.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

PASSWORD = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JURYDAY_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def engine(folder: Path) -> Iterator[Engine]:
    opened = open_database(Settings().database)
    yield opened
    opened.dispose()


def said(*words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words], input=typed)
    return result.exit_code, result.output


def test_a_password_is_typed_twice_and_opens_the_desk(engine: Engine) -> None:
    code, output = said("organiser", "password", "ada", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (code, "ada can sign in now." in output) == (0, True)
    assert PASSWORD not in output
    assert accounts.sign_in(engine, "ada", PASSWORD, wall_clock())


def test_a_password_that_is_too_short_is_refused_in_words(engine: Engine) -> None:
    code, output = said("organiser", "password", "ada", typed="short\nshort\n")
    assert (code, "between 12 and 256" in output) == (1, True)
    assert accounts.organisers(engine) == []


def test_whoever_is_revoked_is_out_until_there_is_a_new_password(engine: Engine) -> None:
    said("organiser", "password", "ada", typed=f"{PASSWORD}\n{PASSWORD}\n")
    token = accounts.sign_in(engine, "ada", PASSWORD, wall_clock())
    assert token
    assert said("organiser", "revoke", "ada")[0] == 0
    assert accounts.who_is(engine, token, wall_clock()) is None
    assert accounts.sign_in(engine, "ada", PASSWORD, wall_clock()) is None, "the old password is no way back in"
    said("organiser", "password", "ada", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert accounts.sign_in(engine, "ada", PASSWORD, wall_clock())
    assert said("organiser", "revoke", "bea") == (1, "There is no organiser called bea.\n")
