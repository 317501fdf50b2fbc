"""An export of secret votes: who voted, what was published, and a recount that believes nothing beyond that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.jury.day.acts import RestoreSitting
from app.jury.votes.acts import CloseVote
from app.jury.votes.methods import count
from app.store.journal import Journal
from tests.days import (
    ORGANISER,
    SECRET_BALLOTS,
    SECRET_OVER,
    START,
    box_opened,
    cast,
    moved_to,
    told,
    undone,
    vote_opened,
)
from tests.store.books import database, prepared
from tests.web.test_exports import export, recounted, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from app.jury.entry import Entry

TWO = SECRET_BALLOTS[:2]
DAY = (
    SECRET_OVER,
    (undone, cast(1, "opening", **TWO[0]), cast(2, "opening", **TWO[1]), box_opened("opening", *TWO)),
    (undone, cast(1, "opening", keep=1), (ORGANISER, RestoreSitting("second", START))),
    (vote_opened("opening"), box_opened("opening"), moved_to("refined"), vote_opened("refined")),
    (*(cast(n, "refined", **ballot) for n, ballot in enumerate(SECRET_BALLOTS, 1)), box_opened("refined", *TWO, {})),
)
"""Four times the first view: counted, withheld, void and empty; then the refined one, with one blank ballot."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with database(tmp_path) as opened:
        yield opened


def exported(engine: Engine, folder: Path, entries: tuple[Entry, ...]) -> Path:
    sitting = prepared(engine)
    Journal(engine, sitting).append(entries)
    return export(list(Journal(engine, sitting).lines()), folder)


def test_it_says_which_votes_were_secret_and_how_each_ended(engine: Engine, tmp_path: Path) -> None:
    folder = exported(engine, tmp_path / "export", told(*DAY)[0])
    votes = rows(folder, "votes.csv")
    assert [row["outcome"] for row in votes] == ["counted", "withheld", "void", "counted", "counted"]
    assert [row["turnout"] for row in votes] == ["3", "2", "1", "0", "3"]
    assert {row["secret"] for row in votes} == {"1"}
    assert all(row["closed"] for row in votes)
    told_of = {(row["vote"], row["version"]) for row in rows(folder, "ballots.csv")}
    assert told_of == {("opening", "1"), ("refined", "1")}
    code, said = recounted(folder)
    assert code == 0, said


def test_no_line_of_the_record_before_the_close_holds_a_mark(engine: Engine, tmp_path: Path) -> None:
    folder = exported(engine, tmp_path / "export", told(*DAY)[0])
    lines = (folder / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    casts = [line for line in lines if '"kind":"CastSecret"' in line]
    assert len(casts) == 9
    assert not [line for line in casts if "keep" in line or "answers" in line]


def forged(entries: tuple[Entry, ...], version: int, **changes: object) -> tuple[Entry, ...]:
    """The record as somebody would have it who forges one close, before it is chained."""

    def at_the_close(entry: Entry) -> Entry:
        if not isinstance(entry.act, CloseVote) or (entry.act.vote, entry.act.version) != ("opening", version):
            return entry
        return replace(entry, outcome=replace(entry.outcome, **changes))

    return tuple(map(at_the_close, entries))


STUFFED = {**dict.fromkeys(("support", "me", "all"), ()), "keep": (0, 0, 0, 2)}


@pytest.mark.parametrize(
    ("version", "changes", "says"),
    [
        (1, {"ballots": STUFFED, "counts": {q: count(marks) for q, marks in STUFFED.items()}}, "more ballots"),
        (1, {"turnout": 4}, "turnout is not what the ballots say"),
        (2, {"withheld": False}, "says of itself otherwise"),
    ],
)
def test_a_forged_close_is_found_out(
    engine: Engine, tmp_path: Path, version: int, changes: dict[str, object], says: str
) -> None:
    folder = exported(engine, tmp_path / "export", forged(told(*DAY)[0], version, **changes))
    code, said = recounted(folder)
    assert code == 1
    assert says in said
