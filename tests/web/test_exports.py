"""What leaves: everything that was published, nothing before its time, and a script that finds a changed byte."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import runpy
import shutil
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from app.export.table import Table, written
from app.jury import frozen
from app.jury.day.acts import OpenSitting
from app.jury.exhibits.balance import Review, balance
from app.jury.frozen import digest_of
from app.jury.reasons import Reason, Refused
from app.plans.methods import PLAN as EVERY_WAY
from app.plans.ready import READY
from app.settings import bundled, recount_script
from app.store.journal import Journal
from app.store.lines import verified
from app.store.plan_files import read_plan_file
from app.store.wire import plain
from app.web.exports import exported
from tests.days import (
    COUNTED,
    OPENING_CAST,
    OPENING_OVER,
    ORGANISER,
    PLAN,
    WHOLE_ARRIVED,
    Step,
    asked,
    contributed,
    moved_to,
    told,
)
from tests.every_method import COUNTED_EVERY
from tests.store.books import database, kept
from tests.web.test_desk import desk, page, signed_in

if TYPE_CHECKING:
    pass

GOLDEN = sorted((Path(__file__).parents[1] / "journals").glob("*.jsonl"))
OF_VOTES = (
    "asked.csv",
    "options.csv",
    "votes.csv",
    "ballots.csv",
    "counts.csv",
    "published.csv",
    "results.csv",
    "pairs.csv",
    "verdicts.csv",
)
OF_HEARINGS = ("hearings.csv", "exhibits.csv", "ledger.csv", "pulses.csv", "alongside.csv")
FILES = {
    "README.txt",
    "journal.jsonl",
    *OF_VOTES,
    *OF_HEARINGS,
    "evidence.json",
    "evidence.schema.json",
    "contributions.csv",
    "turns.csv",
    "voices.csv",
    "questions.csv",
    "lists.csv",
    "asked.json",
    "asked.schema.json",
    "phases.csv",
    "recommendations.csv",
    "versions.csv",
    "citations.csv",
    "conditions.csv",
    "statements.csv",
    "recommendations.json",
    "recommendations.schema.json",
    "trace.json",
    "trace.schema.json",
    "columns.csv",
    "recount.py",
    "findings.json",
    "findings.schema.json",
    "results.json",
    "results.schema.json",
    "plan.json",
}


@pytest.fixture(scope="module")
def of_every_method(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The record of a day on which a question of every method was put."""
    with database(tmp_path_factory.mktemp("day")) as engine:
        sitting, _ = kept(engine, COUNTED_EVERY)
        return list(Journal(engine, sitting).lines())


OF_EVERY_METHOD = Path("every-method")


@pytest.fixture(scope="module", params=[*GOLDEN, OF_EVERY_METHOD], ids=lambda path: path.stem)
def unpacked(
    request: pytest.FixtureRequest, of_every_method: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A day's export, as somebody has it who unpacked it."""
    whole = request.param == OF_EVERY_METHOD
    lines = of_every_method if whole else request.param.read_bytes().splitlines()
    return export(lines, tmp_path_factory.mktemp("export"))


def export(lines: list[bytes], folder: Path) -> Path:
    _, entries = verified(line.decode() for line in lines)
    with zipfile.ZipFile(io.BytesIO(exported(entries, "Europe/London", lines, recount_script()))) as archive:
        archive.extractall(folder)
    return folder


def recounted(folder: Path) -> tuple[int, str]:
    """As a stranger would: one file, no installation, none of our code to be found."""
    run = subprocess.run([sys.executable, "-I", "recount.py"], cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def recounted_here(folder: Path) -> tuple[int, str]:
    """The same, without a process of its own."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = script()["main"]([str(folder)])
    return code, said.getvalue()


@cache
def script() -> dict[str, Any]:
    """What stands beside every export."""
    return runpy.run_path(str(bundled("tools") / "recount.py"))


def found(folder: Path) -> str:
    """What the script finds wrong; fails where it finds nothing."""
    with pytest.raises(script()["Wrong"]) as wrong:
        script()["recount"](folder)
    return str(wrong.value)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / name).read_text(encoding="utf-8-sig").splitlines()))


def columns(folder: Path, name: str) -> list[str]:
    return next(csv.reader((folder / name).read_text(encoding="utf-8-sig").splitlines()))


def test_every_file_is_there_and_every_column_is_explained(unpacked: Path) -> None:
    assert {path.name for path in unpacked.iterdir()} == FILES
    explained = {(row["file"], row["column"]) for row in rows(unpacked, "columns.csv")}
    for name in (name for name in FILES if name.endswith(".csv") and name != "columns.csv"):
        named = columns(unpacked, name)
        assert {(name, column) for column in named} <= explained
        assert len(set(named)) == len(named)


def test_a_stranger_recounts_every_published_figure_with_one_file(unpacked: Path) -> None:
    code, said = recounted(unpacked)
    assert code == 0, said
    counts, votes = (len(rows(unpacked, name)) for name in ("counts.csv", "votes.csv"))
    assert f"Recounted: {counts} published counts in {votes} closed votes" in said


def test_a_changed_byte_in_the_record_is_found(unpacked: Path, tmp_path: Path) -> None:
    whole, dice = (unpacked / "journal.jsonl").read_bytes(), Random(7)
    for place in (3, len(whole) - 2, *(dice.randrange(len(whole)) for _ in range(6))):
        folder = shutil.copytree(unpacked, tmp_path / str(place))
        changed = bytearray(whole)
        changed[place] ^= 1
        (folder / "journal.jsonl").write_bytes(changed)
        code, said = recounted_here(folder)
        assert (code, said.startswith("Not as published.")) == (1, True), said


def test_the_plan_that_was_settled_is_a_file_whose_sha_256_is_its_digest(unpacked: Path, tmp_path: Path) -> None:
    settled = (unpacked / "plan.json").read_bytes()
    digest = digest_of(read_plan_file(settled.decode()))
    assert hashlib.sha256(settled).hexdigest() == digest
    assert f"The digest of the plan with which the doors opened: {digest}" in recounted_here(unpacked)[1]
    plan = json.loads(settled)
    without = {name: each for name, each in plan.items() if name != "questions"}
    added = {**plan, "agenda": [*plan["agenda"], plan["agenda"][0]]}
    folder = shutil.copytree(unpacked, tmp_path / "other")
    for other in (added, {**plan, "title": {"en": "Another day"}}, {**plan, "odd": 1}, [], without):
        (folder / "plan.json").write_text(json.dumps(other), encoding="utf-8")
        with pytest.raises(script()["Wrong"], match=r"^plan.json: not the plan in the record$"):
            script()["plan_digest"](folder)
    code, said = recounted_here(folder)
    assert (code, "plan.json: not the plan in the record" in said) == (1, True), said
    (folder / "plan.json").unlink()
    assert "not published" in recounted_here(folder)[1], "an export from before there were digests"


def test_what_a_plan_leaves_unsaid_the_script_knows_for_usual() -> None:
    states = script()["states"]
    for plan in (*READY.values(), EVERY_WAY):
        assert states(plain(plan), json.loads(frozen.written(plan)))


TWO_DAYS = pytest.mark.parametrize("unpacked", [GOLDEN[0], OF_EVERY_METHOD], ids=lambda path: path.stem, indirect=True)


@TWO_DAYS
@pytest.mark.parametrize("name", OF_VOTES)
def test_every_changed_cell_and_every_row_too_few_or_too_many_is_found(unpacked: Path, name: str) -> None:
    there = unpacked / name
    published = there.read_bytes()
    given, dice = rows(unpacked, name), Random(name)
    try:
        for wrong in _wrong(given, dice) if given else [[dict.fromkeys(columns(unpacked, name), "1")]]:
            _write(there, wrong)
            assert name in found(unpacked)
    finally:
        there.write_bytes(published)


HEARD_OUT = next(path for path in GOLDEN if path.stem == "london-heard")
COUNTED_ANEW = {
    "hearings.csv": ("exhibit", "mode", "began", "ended", "seconds"),
    "exhibits.csv": ("shown", "given", "questioned", "absent", "instead"),
    "ledger.csv": ("exhibits", "shown", "planned", "given", "planned_questioned", "questioned", "absent"),
    "pulses.csv": ("asked", "answer", "count", "answered", "missing"),
    "alongside.csv": ("up", "down", "answered"),
}


@pytest.mark.parametrize("unpacked", [HEARD_OUT], ids=lambda path: path.stem, indirect=True)
@pytest.mark.parametrize("name", OF_HEARINGS)
def test_a_changed_minute_and_a_changed_tap_are_found(unpacked: Path, name: str) -> None:
    there = unpacked / name
    published, given, dice = there.read_bytes(), rows(unpacked, name), Random(name)
    try:
        for column in COUNTED_ANEW[name]:
            place = next(each for each in dice.sample(range(len(given)), len(given)) if given[each][column])
            was = given[place][column]
            later = was.replace("12-01T", "12-02T") if column in ("began", "ended") else f"{was}1"
            _write(there, [*given[:place], given[place] | {column: later}, *given[place + 1 :]])
            assert name in found(unpacked), column
    finally:
        there.write_bytes(published)


@TWO_DAYS
@pytest.mark.parametrize("part", ["vote", "version", "question", "answered", "ballots", "counted"])
def test_a_changed_result_is_found(unpacked: Path, part: str) -> None:
    there = unpacked / "results.json"
    published = there.read_bytes()
    changed = json.loads(published)
    changed["questions"][-1][part] = changed["questions"][0][part] if part in {"question", "ballots"} else 77
    try:
        there.write_text(json.dumps(changed), encoding="utf-8")
        assert "results.json" in found(unpacked)
    finally:
        there.write_bytes(published)


def _wrong(given: list[dict[str, str]], dice: Random) -> list[list[dict[str, str]]]:
    place = dice.randrange(len(given))
    altered = [_altered(given, dice.randrange(len(given)), column) for column in given[0]]
    return [*altered, [*given[:place], *given[place + 1 :]], [*given, given[place]]]


def _altered(given: list[dict[str, str]], place: int, column: str) -> list[dict[str, str]]:
    was = given[place][column]
    now = was.replace("0", "1", 1) if column in {"opened", "closed"} else f"{was}1"
    return [*given[:place], given[place] | {column: now}, *given[place + 1 :]]


def _write(there: Path, changed: list[dict[str, str]]) -> None:
    with there.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, changed[0])
        writer.writeheader()
        writer.writerows(changed)


def test_no_table_holds_a_juror_s_number(unpacked: Path) -> None:
    for path in unpacked.glob("*.csv"):
        assert not {"juror", "seat", "by", "author", "name"} & set(columns(unpacked, path.name))


def test_the_findings_are_of_the_shape_that_is_published_with_them(unpacked: Path) -> None:
    found = json.loads((unpacked / "findings.json").read_text(encoding="utf-8"))
    shape = json.loads((unpacked / "findings.schema.json").read_text(encoding="utf-8"))
    assert set(shape["required"]) == set(found) == set(shape["properties"])


def test_how_even_the_evidence_was_goes_out_where_the_record_says_it() -> None:
    review = Review("A. Chair", "Chair of the panel", "", "2027-05-01", True)
    entries, _ = told((ORGANISER, OpenSitting(PLAN, (1, 2), balance(PLAN.exhibits, (review,)))))
    with zipfile.ZipFile(io.BytesIO(exported(entries, "Europe/London", [], b""))) as archive:
        held = json.loads(archive.read("balance.json"))
        shape = json.loads(archive.read("balance.schema.json"))
    assert set(held) == set(shape["properties"])
    assert [each["name"] for each in held["reviews"]] == ["A. Chair"]
    assert {each["side"]: each["exhibits"] for each in held["sides"]}["human-story"] == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_compute_is_only_text(start: str) -> None:
    table = Table("t", (("a", ""), ("b", "")), ((f"{start}1+1", -3),))
    (row,) = csv.DictReader(io.StringIO(written(table).decode("utf-8-sig"), newline=""))
    assert (row["a"], row["b"]) == (f"'{start}1+1", "-3")


@pytest.mark.parametrize(("day", "reason"), [(OPENING_CAST, Reason.VOTE_OPEN), (OPENING_OVER, Reason.COUNTERPART_OPEN)])
def test_nothing_leaves_while_it_would_tell_marks_before_their_time(tmp_path: Path, day: Step, reason: Reason) -> None:
    with database(tmp_path) as engine:
        _, entries = kept(engine, day)
    with pytest.raises(Refused) as refused:
        exported(entries, "Europe/London", [], b"")
    assert refused.value.reason == reason


async def test_the_desk_hands_the_export_out_and_only_when_it_may(tmp_path: Path) -> None:
    async with desk(tmp_path, COUNTED) as there:
        answer = await there.doors.get(page(there, "export.zip"), headers=await signed_in(there))
        assert answer.headers["content-type"] == "application/zip"
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert set(archive.namelist()) == FILES | {"materials.html", "materials.pdf"}
            assert archive.testzip() is None
    (tmp_path / "held").mkdir()
    async with desk(tmp_path / "held", OPENING_OVER) as there:
        refused = await there.doors.get(page(there, "export.zip"), headers=await signed_in(there))
        assert refused.status_code == 400
        assert "has not closed yet" in refused.text


def test_what_was_not_shown_is_counted_in_the_tables_and_not_told(tmp_path: Path) -> None:
    with database(tmp_path) as engine:
        day = (WHOLE_ARRIVED, moved_to("questions"), asked(1), moved_to("talk"), contributed(1))
        sitting, entries = kept(engine, day)
        assert sitting
    with zipfile.ZipFile(io.BytesIO(exported(entries, "Europe/London", [], b""))) as archive:
        questions, contributions = (archive.read(f"{name}.csv").decode() for name in ("questions", "contributions"))
    assert len(questions.splitlines()) == len(contributions.splitlines()) == 2
    assert "Who pays?" not in questions
    assert "It gives work." not in contributions
