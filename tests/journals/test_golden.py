"""Whole days of earlier releases: they still verify, still fold, and still say what they said."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.jury.acts import ACTS, kind_of
from app.jury.entry import Entry
from app.jury.rules import fold
from app.jury.votes.methods import count
from app.store.lines import verified
from app.study.findings import findings
from tests.journals.told import told

HERE = Path(__file__).parent
JOURNALS = sorted(HERE.glob("*.jsonl"))
by_journal = pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)


def entries_of(path: Path) -> list[Entry]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        return verified(lines)[1]


def test_there_are_whole_days_of_both_places_in_two_sizes():
    assert {path.stem for path in JOURNALS} >= {"london-12", "london-24", "manchester-12", "manchester-24"}


def test_every_act_there_is_stands_in_a_golden_journal():
    kinds = Counter(kind_of(entry.act) for path in JOURNALS for entry in entries_of(path))
    assert set(kinds) == set(ACTS)


@by_journal
def test_the_command_accepts_it_and_refuses_it_with_one_byte_changed(path: Path, tmp_path: Path):
    said = CliRunner().invoke(app, ["journal", "verify", str(path)])
    assert (said.exit_code, "Verified" in said.output) == (0, True)
    whole, dice = path.read_bytes(), Random(path.stem)
    for place in (2, len(whole) - 3, *(dice.randrange(len(whole)) for _ in range(6))):
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "changed.jsonl").write_bytes(changed)
        said = CliRunner().invoke(app, ["journal", "verify", str(tmp_path / "changed.jsonl")])
        assert said.exit_code == 1, place
        assert "Not verified" in said.output


@by_journal
def test_it_is_found_to_say_what_it_always_said(path: Path):
    always, now = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), told(entries_of(path))
    said_since = now["findings"].keys() - always["findings"].keys()
    assert said_since <= {"phases"}
    assert {**now, "findings": {name: now["findings"][name] for name in always["findings"]}} == always


@by_journal
def test_the_ballots_that_were_published_recount_to_the_counts_that_were_published(path: Path):
    state = fold(entries_of(path))
    closings = [closing for voting in state.votes.values() for closing in voting.closings]
    assert len(closings) >= 5
    for closing in closings:
        for question, ballots in closing.ballots.items():
            assert count(ballots) == closing.counts[question]
            assert len(ballots) <= closing.turnout <= closing.entitled


@by_journal
def test_somebody_came_late_and_somebody_left_and_the_jury_met_on_two_evenings(path: Path):
    found = findings(entries_of(path))
    assert found.people.late == 1
    assert found.people.left >= 1
    assert found.people.people == found.people.checked_in + 1
    assert 5 <= found.minutes / 60 <= 9
    assert found.closed
