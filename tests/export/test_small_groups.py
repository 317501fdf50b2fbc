"""What partners and researchers are told: no small cell, no seat, no name that lasts, and nothing by a difference."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from app.export.agreed import agreed, for_research
from app.export.small_groups import banded, basis_of, crossings, research_tables
from app.export.tiers import Tier
from app.jury.rules import fold
from app.jury.seats.acts import CheckIn
from app.jury.seats.plan import RESEARCH_USE
from app.settings import recount_script
from app.store.releases import Released, TooClose, is_too_close, releases, remember
from app.web.packs.sealing import Record
from app.web.releases import release
from tests.days import after
from tests.export.test_charts import answers
from tests.journals.test_golden import HERE, entries_of
from tests.store.books import prepared
from tests.study.measures.instrumented import day

AREAS = ("north", "north", "south", "west", "=1+1")
KNOWN = {juror: {"area": AREAS[juror % 5], "age": str(20 + juror % 37)} for juror in range(1, 61)}
LARGE = day(answers(1, 60), answers(2, 60))


def asked_for_research(name: str = "london-24"):
    """A golden day on which all but seats 3 and 4 agreed."""
    entries = entries_of(HERE / f"{name}.jsonl")
    return [
        replace(each, act=replace(each.act, consents=(*each.act.consents, RESEARCH_USE)))
        if isinstance(each.act, CheckIn) and each.by.number not in (3, 4)
        else each
        for each in entries
    ]


def test_crosses_hold_no_small_cell_and_everybody_is_in_their_totals():
    table = crossings(after(LARGE), KNOWN)
    assert table.rows
    for _, _, _, _, count, group_total, answer_total in table.rows:
        assert count is None or count >= 5
        assert group_total >= 10
        assert answer_total <= 60
    told_of = {row[1] for row in table.rows}
    assert "area" in told_of
    assert any(row[4] is None for row in table.rows)
    assert any(row[4] is not None for row in table.rows)


def test_a_jury_of_twelve_has_no_crosses():
    assert crossings(after(day(answers(1, 12), answers(2, 12))), KNOWN).rows == ()


def test_research_has_a_row_for_each_who_agreed_under_a_name_that_no_other_release_has():
    state = fold(asked_for_research())
    people, texts = research_tables(state, KNOWN, Random(1))
    again, _ = research_tables(state, KNOWN, Random(2))
    assert len(people.rows) == len(for_research(state)) > 10
    assert not {3, 4} & agreed(state)
    assert not {row[0] for row in people.rows} & {row[0] for row in again.rows}
    assert [row[0] for row in people.rows] == sorted(row[0] for row in people.rows)
    order = {tuple(row[1:]): place for place, row in enumerate(people.rows)}
    assert [order[tuple(row[1:])] for row in again.rows] != sorted(order.values())
    assert texts.rows
    words = {text for _, text in texts.rows}
    assert not any(cell in words for row in people.rows for cell in row if cell)


def test_what_is_known_is_banded_until_nobody_is_nearly_alone():
    bands = banded(KNOWN)
    for each in bands.values():
        counts = [list(each.values()).count(band) for band in set(each.values())]
        assert min(counts) >= 5
    assert set(bands["age"].values()) <= {"20 to 29", "30 to 39", "40 to 49", "50 to 59", "other"}
    assert banded({juror: {"area": str(juror)} for juror in (1, 2, 3)}) == {}


def released_as(tier: Tier) -> zipfile.ZipFile:
    record = Record("Here", asked_for_research(), "Europe/London", "ab" * 32, KNOWN)
    return zipfile.ZipFile(io.BytesIO(release(record, tier, Random(3), recount_script())))


@pytest.mark.parametrize("tier", [Tier.PARTNERS, Tier.RESEARCH, Tier.OPERATOR])
def test_a_release_says_what_it_is_and_a_changed_file_is_found(tier: Tier, tmp_path: Path) -> None:
    made = released_as(tier)
    made.extractall(tmp_path)
    manifest = json.loads(made.read("manifest.json"))
    assert manifest["files"].keys() == set(made.namelist()) - {"manifest.json"}
    assert manifest["records"][0]["head"] == "ab" * 32
    check = [sys.executable, "-I", "recount.py"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "columns.csv").write_text("other", encoding="utf-8")
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("tier", [Tier.PARTNERS, Tier.RESEARCH, Tier.OPERATOR])
def test_a_release_is_safe_to_open_and_holds_no_record(tier: Tier):
    made = released_as(tier)
    names = set(made.namelist())
    assert "journal.jsonl" not in names
    assert {"README.txt", "columns.csv", "counts.csv"} <= names
    assert ("turns.csv" in names) == (tier >= Tier.RESEARCH)
    assert ("people.csv" in names, "crossings.csv" in names) == (tier is Tier.RESEARCH, tier is Tier.PARTNERS)
    for name in sorted(each for each in names if each.endswith(".csv")):
        rows = csv.reader(io.StringIO(made.read(name).decode("utf-8-sig")))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "\t", "\r"))], name


def test_two_releases_never_differ_by_few_people(engine):
    sitting = prepared(engine).id
    state = fold(asked_for_research())

    def wanted(known, tier=Tier.RESEARCH):
        basis = basis_of(state, known, tier)
        return Released(tier.name, 1, "ada", basis.people, basis.digest)

    first = wanted(KNOWN)
    remember(engine, sitting, first)
    remember(engine, sitting, first)
    assert len(releases(engine, sitting)) == 1
    one_less = replace(first, people=first.people - {min(first.people)}, digest="other")
    for too_close in (one_less, wanted(KNOWN | {1: {"area": "south"}}), replace(first, digest="other")):
        with pytest.raises(TooClose):
            remember(engine, sitting, too_close)
    remember(engine, sitting, replace(one_less, tier=Tier.PARTNERS.name), {Tier.RESEARCH.name: first.digest})
    assert len(releases(engine, sitting)) == 2
    five_less = replace(first, people=frozenset(sorted(first.people)[5:]), digest="other")
    assert not is_too_close(first, five_less)
    swapped = replace(five_less, people=five_less.people | {99})
    assert is_too_close(first, swapped)
