"""The commands: an account that works, a copy that is put back, and a clear word where something cannot be done."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from app.cli import app, main
from app.jury.rules import fold
from app.live.clock import wall_clock
from app.settings import Settings
from app.store import accounts, sign_ins
from app.store.database import sole_process
from app.store.journal import Journal
from tests.days import OPENING_CAST
from tests.store.books import database, kept

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
    with database(folder) as opened:
        yield opened


def said(*words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, [*words], input=typed)
    return result.exit_code, result.output


def test_a_password_is_typed_twice_and_opens_the_desk(engine: Engine) -> None:
    code, output = said("organiser", "password", "ada", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (code, "ada can sign in now." in output) == (0, True)
    assert PASSWORD not in output
    assert sign_ins.sign_in(engine, "ada", PASSWORD, wall_clock())


def test_a_lost_phone_is_no_longer_asked_for(engine: Engine) -> None:
    twice = f"{PASSWORD}\n{PASSWORD}\n"
    said("organiser", "password", "ada", typed=twice)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE member SET totp = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'")
    assert "with the second factor they have" in said("organiser", "password", "ada", typed=twice)[1]
    code, output = said("organiser", "password", "ada", "--without-second-factor", typed=twice)
    assert (code, "second factor" in output) == (0, False)
    begun = sign_ins.sign_in(engine, "ada", PASSWORD, wall_clock())
    assert begun
    assert begun.whole


def test_a_password_that_is_too_short_is_refused_in_words(engine: Engine) -> None:
    code, output = said("organiser", "password", "ada", typed="short\nshort\n")
    assert (code, "between 12 and 256" in output) == (1, True)
    assert accounts.members(engine) == []


def test_whoever_is_revoked_is_out_until_there_is_a_new_password(engine: Engine) -> None:
    said("organiser", "password", "ada", typed=f"{PASSWORD}\n{PASSWORD}\n")
    begun = sign_ins.sign_in(engine, "ada", PASSWORD, wall_clock())
    assert begun
    assert said("organiser", "revoke", "ada")[0] == 0
    assert sign_ins.who_is(engine, begun.token, wall_clock()) is None
    assert sign_ins.sign_in(engine, "ada", PASSWORD, wall_clock()) is None, "the old password is no way back in"
    said("organiser", "password", "ada", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert sign_ins.sign_in(engine, "ada", PASSWORD, wall_clock())
    assert said("organiser", "revoke", "bea") == (1, "There is no member called bea.\n")


def test_a_copy_is_made_and_put_back(engine: Engine, folder: Path) -> None:
    sitting, entries = kept(engine, OPENING_CAST)
    copy = folder / "copy.sqlite"
    code, output = said("backup", "--to", str(copy))
    assert (code, f"1 sittings, {len(entries)} entries" in output, "server.key" in output) == (0, True, True)
    engine.dispose()
    code, output = said("restore", str(copy))
    assert (code, sitting.id in output, "before-restore" in output) == (0, True, True)
    assert said("restore", "--here")[0] == 0
    assert len(fold(Journal(engine, sitting).read()).day.restored) == 2


def test_a_copy_is_never_put_back_under_a_running_server(engine: Engine, folder: Path) -> None:
    kept(engine, OPENING_CAST)
    copy = folder / "copy.sqlite"
    said("backup", "--to", str(copy))
    with sole_process(Settings().database):
        code, output = said("restore", str(copy))
    assert (code, "already being served" in output) == (1, True)


@pytest.mark.parametrize("words", [(), ("--here", "copy.sqlite"), ("nowhere.sqlite",)])
def test_restore_wants_a_copy_or_here(engine: Engine, folder: Path, words: tuple[str, ...]) -> None:
    (folder / "copy.sqlite").write_text("my letters")
    assert said("restore", *(str(folder / word) if "." in word else word for word in words))[0] == 2


def test_what_is_no_copy_is_refused_in_words(engine: Engine, folder: Path) -> None:
    (folder / "copy.sqlite").write_text("my letters")
    code, output = said("restore", str(folder / "copy.sqlite"))
    assert (code, "Not restored" in output, "Traceback" in output) == (1, True, False)


@pytest.mark.parametrize("command", ["serve", "migrate", "links"])
def test_where_the_driver_of_postgres_is_missing_one_sentence_says_so(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JURYDAY_DATABASE_URL", "postgresql://localhost/juryday")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setattr(sys, "argv", ["juryday", command])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        "PostgreSQL needs its driver, which is not here: pip install 'juryday[postgres]'.\n"
    )


def test_where_no_database_answers_one_sentence_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JURYDAY_DATABASE_URL", f"postgresql://ada:secret@/juryday?host={folder}")
    monkeypatch.setattr(sys, "argv", ["juryday", "serve"])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert (ended.value.code, told.count("\n"), "secret" in told) == (1, 1, False)
    assert told.startswith("The database does not answer: ")


def test_a_copy_of_postgres_is_left_to_its_own_tools(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JURYDAY_DATABASE_URL", "postgresql://localhost/juryday")
    code, output = said("backup")
    assert (code, "pg_dump" in output, "restore --here" in output) == (1, True, True)


@pytest.mark.parametrize("command", [("serve",), ("demo", "--short")])
def test_a_taken_port_ends_with_a_sentence_and_nothing_is_prepared(
    folder: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        code, output = said(*command)
    assert code == 1
    assert f"Port {port} cannot be used" in output
    assert f"PORT={port + 1}" in output
    assert "Console" not in output
    assert not (folder / "juryday.sqlite").exists()
