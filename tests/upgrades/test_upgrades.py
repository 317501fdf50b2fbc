"""A database of every version that was kept opens in this one, with everything in it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.jury.rules import fold
from app.settings import bundled
from app.store import sign_ins
from app.store.copies import inspect_copy
from app.store.database import migrate, open_database, settle
from app.store.journal import Journal
from app.store.juries import find_sitting, sittings
from app.store.roster import listed
from tests.days import OPENING_OVER, START, after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from app.jury.state import State
    from app.jury.votes.state import Voting

KEPT = sorted(Path(__file__).parent.glob("*.sql"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Engine, dict[str, str]]]:
    with closing(sqlite3.connect(tmp_path / "juryday.sqlite")) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    engine = open_database(f"sqlite:///{tmp_path / 'juryday.sqlite'}")
    migrate(engine, bundled("migrations"))
    yield engine, json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))
    engine.dispose()


def test_at_least_one_version_was_kept() -> None:
    assert KEPT


def test_the_day_is_whole_and_says_what_it_said(kept: tuple[Engine, dict[str, str]]) -> None:
    engine, told = kept
    sitting = find_sitting(engine, told["sitting"])
    assert sitting is not None
    journal = Journal(engine, sitting)
    entries, lines = journal.read(), list(journal.lines())
    assert (len(entries), json.loads(lines[-1])["hash"]) == (told["entries"], told["last"])
    assert without_later_figures(fold(entries)) == without_later_figures(after(OPENING_OVER))


def without_later_figures(state: State) -> dict[str, Voting]:
    """The votes, without what closings have been saying only since: how many ever checked in."""
    return {
        vote: replace(voting, closings=tuple(replace(closing, checked_in=0) for closing in voting.closings))
        for vote, voting in state.votes.items()
    }


def test_accounts_rosters_and_what_was_prepared_are_there(kept: tuple[Engine, dict[str, str]]) -> None:
    engine, told = kept
    assert sign_ins.sign_in(engine, "organiser", "correct horse battery", START)
    assert (listed(engine, told["sitting"], 1).name, len(sittings(engine))) == ("A name", 2)


def test_it_verifies_as_a_whole(kept: tuple[Engine, dict[str, str]], tmp_path: Path) -> None:
    settle(kept[0])
    assert inspect_copy(tmp_path / "juryday.sqlite").sittings == 2
