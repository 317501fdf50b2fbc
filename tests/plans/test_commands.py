"""juryday plans: what it prints, and with what it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from app.cli import app
from app.jury.frozen import digest_of
from app.plans.ready import READY
from app.store.plan_files import plan_schema, read_plan_file

if TYPE_CHECKING:
    from pathlib import Path


def said(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["plans", *words])
    return result.exit_code, result.output


def test_the_ready_made_juries_are_listed_in_columns():
    code, output = said()
    rows = output.splitlines()
    assert (code, len(rows)) == (0, len(READY))
    assert rows[0].split() == ["roh-london", "London:", "the", "Royal", "Opera", "House", "420", "min"]
    assert len({len(row) for row in rows}) == 1


def test_a_plans_digest_is_printed_for_whoever_wants_to_compare(tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_text(said("show", "two-evenings")[1], encoding="utf-8")
    printed = digest_of(READY["two-evenings"])
    assert said("digest", "two-evenings") == said("digest", str(file)) == (0, f"{printed}\n")
    assert said("digest", str(tmp_path / "none.json"))[0] == 2


def test_the_list_as_json_has_id_title_and_minutes():
    code, output = said("--json")
    listed = json.loads(output)
    assert code == 0
    assert [row["id"] for row in listed] == list(READY)
    assert listed[0] == {"id": "roh-london", "title": "London: the Royal Opera House", "minutes": 420, "together": 345}


@pytest.mark.parametrize("name", READY)
def test_what_is_shown_is_the_plan(name: str):
    code, output = said("show", name)
    assert (code, read_plan_file(output)) == (0, READY[name])


def test_the_schema_is_json():
    code, output = said("schema")
    assert (code, json.loads(output)) == (0, plan_schema())


def test_all_are_checked_where_none_is_named_and_warnings_do_not_fail():
    code, output = said("check")
    assert code == 0
    assert [line.partition(":")[0] for line in output.splitlines() if "can be held" in line] == list(READY)
    assert output.count("texts are still to be filled in") == len(READY) - 2, "the two of the opera house are filled in"
    assert output.count("jurors are told that this is a demonstration") == 2


def test_a_plan_in_a_file_is_checked_and_its_faults_are_named(tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_text(said("show", "two-evenings")[1].replace('"opening"\n', '"oppening"\n'), encoding="utf-8-sig")
    code, output = said("check", str(file), "roh-london")
    assert code == 1
    assert f"{file}: cannot be held. 4 h 0 min, 3 h 35 min of it together." in output
    assert "error: agenda[2].votes[0]: there is no vote “oppening”" in output
    assert "roh-london: can be held" in output


def test_hints_on_wording_are_said_and_stop_nobody():
    code, output = said("check", "roh-london")
    assert code == 0
    assert "hint: exhibits[0].body[1]: it reads as if for people of 17" in output


def test_the_number_of_jurors_is_looked_at_where_it_is_told():
    assert "11 jurors are few" in said("check", "roh-london", "--jurors", "11")[1]


@pytest.mark.parametrize("command", ["check", "show", "hold"])
def test_a_bad_file_ends_with_two_and_one_sentence(command: str, tmp_path: Path):
    (tmp_path / "bad.json").write_text('{"title": 3}')
    (tmp_path / "photo.json").write_bytes(b"\xff\xd8\xff")
    for name, sentence in (
        ("bad.json", "title has to be texts by language"),
        ("photo.json", "it is not text in UTF-8."),
        ("nowhere.json", "there is neither a ready-made jury nor a file"),
        (".", "there is neither a ready-made jury nor a file"),
    ):
        code, output = said(command, str(tmp_path / name))
        assert (code, sentence in output, len(output.splitlines())) == (2, True, 1), output


def test_a_plan_that_cannot_be_held_is_not(tmp_path: Path):
    file = tmp_path / "mine.json"
    file.write_text(said("show", "two-evenings")[1].replace('"opening"\n', '"oppening"\n'))
    code, output = said("hold", str(file))
    assert (code, "cannot be held" in output) == (1, True)
