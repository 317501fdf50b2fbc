"""Somebody who knows how a record is made can chain a forged one anew; it is found where it contradicts itself."""

from __future__ import annotations

import hashlib
import io
import json
import runpy
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.jury.chain import canonical
from app.settings import recount_script
from app.store.journal import Journal
from app.store.lines import verified
from app.web.exports import exported
from tests.every_method import COUNTED_EVERY
from tests.store.books import database, kept

if TYPE_CHECKING:
    from collections.abc import Callable

    Row = dict[str, Any]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a day on which a question of every method was put."""
    folder = tmp_path_factory.mktemp("export")
    with database(tmp_path_factory.mktemp("day")) as engine:
        sitting, _ = kept(engine, COUNTED_EVERY)
        lines = list(Journal(engine, sitting).lines())
    _, entries = verified(line.decode() for line in lines)
    with zipfile.ZipFile(io.BytesIO(exported(entries, "Europe/London", lines, recount_script()))) as archive:
        archive.extractall(folder)
    return folder


def chained_anew(lines: list[bytes], forge: Callable[[list[Row]], None]) -> bytes:
    """The record with something changed, and every link made again, as somebody could who knows how it is made."""
    header, *rows = map(json.loads, lines)
    forge(rows)
    previous = hashlib.sha256(canonical(header)).hexdigest()
    for row in rows:
        payload = canonical({"act": row["act"], "outcome": row["outcome"]})
        row["digest"] = hashlib.sha256(bytes.fromhex(row["salt"]) + payload).hexdigest()
        linked = [previous, *(row[name] for name in ("seq", "at", "by", "act_id", "kind", "digest"))]
        row["hash"] = previous = hashlib.sha256(canonical(linked)).hexdigest()
    return b"".join(canonical(row) + b"\n" for row in (header, *rows))


def found(folder: Path, forge: Callable[[list[Row]], None]) -> str:
    """What the script says of the forged record; "" where it finds nothing."""
    record = folder / "journal.jsonl"
    whole = record.read_bytes()
    script = runpy.run_path(str(folder / "recount.py"))
    try:
        record.write_bytes(chained_anew(whole.splitlines(), forge))
        script["recount"](folder)
    except script["Wrong"] as wrong:
        return str(wrong)
    finally:
        record.write_bytes(whole)
    return ""


def the(kind: str, rows: list[Row], holding: str = "") -> Row:
    """The first entry of this kind, with an answer to this question."""
    return next(row for row in rows if row["kind"] == kind and (not holding or holding in row["act"]["answers"]))


def an_answer_is(question: str, mark: object) -> Callable[[list[Row]], None]:
    def forge(rows: list[Row]) -> None:
        the("CastBallot", rows, question)["act"]["answers"][question] = mark

    return forge


def a_paper_s_second_time_differs(rows: list[Row]) -> None:
    the("TranscribeBallot", rows)["act"]["again"]["single"] ^= 1


def a_ballot_comes_from_nobody(rows: list[Row]) -> None:
    the("CastBallot", rows)["by"] = "juror 44"


def a_ballot_is_left_out(rows: list[Row]) -> None:
    """Seqs and all."""
    rows.remove([row for row in rows if row["kind"] == "CastBallot"][-1])
    for seq, row in enumerate(rows, 1):
        row["seq"] = seq


def at_the_close(name: str, change: Callable[[Any], object]) -> Callable[[list[Row]], None]:
    def forge(rows: list[Row]) -> None:
        outcome = the("CloseVote", rows)["outcome"]
        outcome[name] = change(outcome[name])

    return forge


def silent_at_the_close(name: str) -> Callable[[list[Row]], None]:
    """As the first records were."""
    return lambda rows: the("CloseVote", rows)["outcome"].pop(name)


def a_verdict(name: str, value: object) -> Callable[[list[Row]], None]:
    return at_the_close("verdicts", lambda verdicts: verdicts | {"consent": verdicts["consent"] | {name: value}})


def test_chained_anew_without_a_change_it_is_what_it_was(unpacked: Path) -> None:
    assert found(unpacked, lambda rows: None) == ""


@pytest.mark.parametrize(
    ("question", "mark"),
    [
        ("single", 4),
        ("scale", 3),
        ("approval", [0, 1, 2, 3]),
        ("scores", [0, 1, 2]),
        ("majority-judgement", [0, 0, 0, 5]),
        ("ranking", [0, 0, 0, 0]),
        ("points", [11, 0, 0, 0]),
        ("budget", [0, 1]),
        ("consent", True),
    ],
)
def test_an_answer_that_its_method_does_not_offer(unpacked: Path, question: str, mark: object) -> None:
    assert found(unpacked, an_answer_is(question, mark)) == f"question {question} offers no answer {mark}"


FORGED = {
    "the two times of a paper differ": (a_paper_s_second_time_differs, "took a ballot that it could not take"),
    "a ballot from nobody": (a_ballot_comes_from_nobody, "took a ballot that it could not take"),
    "a ballot left out": (a_ballot_is_left_out, "is not what the ballots say"),
    "fewer entitled": (at_the_close("entitled", lambda n: n - 1), "entitled is not"),
    "fewer who came": (at_the_close("checked_in", lambda n: n - 1), "checked_in is not"),
    "more from paper": (at_the_close("transcribed", lambda n: n + 1), "transcribed is not"),
    "another digest": (at_the_close("digest", lambda digest: digest[::-1]), "digest is not"),
    "counts without the last": (at_the_close("counts", lambda counts: counts | {"single": []}), "counts is not"),
    "a verdict turned round": (a_verdict("ruling", "carried"), "verdicts is not"),
    "a threshold lowered": (a_verdict("needed", 1), "verdicts is not"),
    "nothing said of paper": (silent_at_the_close("transcribed"), "transcribed is not"),
    "no verdicts at all": (silent_at_the_close("verdicts"), "verdicts is not"),
    "a verdict left out": (at_the_close("verdicts", lambda verdicts: {}), "verdicts is not"),
}


@pytest.mark.parametrize(("forge", "says"), FORGED.values(), ids=FORGED)
def test_a_forged_record_is_found_where_it_contradicts_itself(
    unpacked: Path, forge: Callable[[list[Row]], None], says: str
) -> None:
    assert says in found(unpacked, forge)
