"""`juryday tally`: a file of ballots, any method, the whole table; a clear word where something cannot be counted."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from app.ballots.abif import write_abif
from app.ballots.counted import METHODS
from app.ballots.given import Ballots, Kind, gathered
from app.cli import app
from app.cli.tally import KNOWN
from app.export.table import written
from app.export.tables import tables_of
from app.settings import recount_script
from app.store.lines import verified
from app.web.exports import exported
from tests.days import told
from tests.every_method import COUNTED_EVERY
from tests.golden import golden
from tests.jury.counting.profiles import profiles
from tests.random_days import bounded

RANKED = [
    name for name in METHODS if name in {"plurality", "irv", "borda", "schulze", "condorcet", "copeland", "minimax"}
]
NAMES = st.text("äB c\"'>=,\\", min_size=1).map(str.strip).filter(bool)
CYCLE = "count,ranking\n1,A>B>C\n1,B>C>A\n1,C>A>B\n"


def said(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["tally", *map(str, words)])
    return result.exit_code, result.stdout, result.stderr


def counted(method: str, path: Path, *words: str) -> dict[str, Any]:
    code, output, wrong = said("--method", method, "--json", path, *words)
    assert code == 0, wrong
    counted = json.loads(output)
    assert list(counted) == ["method", "winners", "order", "table"]
    return counted


@pytest.fixture
def file(tmp_path: Path):
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_debian_2003_is_counted_from_the_file_of_those_who_voted():
    counted_ = counted("schulze", golden("elections/debian2003.abif"))
    assert counted_["winners"] == ["Martin Michlmayr"]
    pairs = counted_["table"][0]
    row = next(row["cells"] for row in pairs["rows"] if row["of"] == "Martin Michlmayr")
    assert row[pairs["columns"].index("Bdale Garbee")] == 228


def test_a_format_that_cannot_hold_equal_ranks_is_counted_with_a_warning():
    path = golden("elections/00002-00000002.soi")
    assert counted("schulze", path)["winners"] == ["Bdale Garbee"]
    code, _, warned = said("--method", "schulze", path)
    assert (code, warned.startswith("Equal ranks are real answers; this format cannot hold them.")) == (0, True)


@pytest.mark.parametrize(("method", "winner"), [("plurality", "Wright"), ("irv", "Kiss"), ("condorcet", "Montroll")])
def test_burlington_2009_has_three_winners(method, winner):
    assert counted(method, golden("elections/burlington2009.csv"))["winners"] == [winner]


def test_the_whole_count_is_printed_in_columns(file):
    code, output, warned = said("--method", "irv", file("x.csv", "count,ranking\n3,Oak\n2,Elm\n1,Ash>Oak=Elm\n"))
    assert (code, warned) == (0, "")
    assert output == (
        "Winner: Oak\n"
        "Ballots: 6\n"
        "\n"
        "  1. Oak\n"
        "  2. Elm\n"
        "  3. Ash\n"
        "\n"
        "Round by round\n"
        "             round 1  round 2\n"
        "Oak                3    3 1/2\n"
        "Elm                2    2 1/2\n"
        "Ash                1        -\n"
        "(exhausted)        0        0\n"
        "\n"
        "A ballot whose ranked options are all gone is exhausted; several in the first place share the vote.\n"
    )


def test_no_condorcet_winner_is_no_winner_and_said(file):
    path = file("x.csv", CYCLE)
    assert counted("condorcet", path)["winners"] == []
    code, output, warned = said("--method", "condorcet", path)
    assert (code, output.startswith("No winner\n"), "no Condorcet winner" in warned) == (0, True, True)


def test_a_tie_is_a_tie(file):
    counted_ = counted("schulze", file("x.csv", CYCLE))
    assert (counted_["winners"], counted_["order"]) == (["A", "B", "C"], [["A", "B", "C"]])
    assert "3 options are tied for the first place." in said("--method", "schulze", file("x.csv", CYCLE))[2]


def test_points_count_as_scores_as_approval_and_as_a_ranking(file):
    path = file("x.csv", "count,A,B\n2,1,0\n1,,1\n")
    assert counted("score", path)["table"][0]["rows"] == [
        {"of": "A", "cells": [2, 1, 2]},
        {"of": "B", "cells": [1, "1/3", 3]},
    ]
    assert counted("approval", path)["winners"] == ["A"]
    assert counted("schulze", path)["winners"] == ["A"]


def test_grades_in_words_need_their_order(file):
    path = file("x.csv", "count,A,B\n1,good,poor\n1,poor,good\n1,good,fair\n")
    code, _, wrong = said("--method", "majority-judgement", path)
    assert (code, "--grades 'good,poor,fair'" in wrong) == (2, True)
    counted_ = counted("majority-judgement", path, "--grades", "poor, fair, good")
    assert counted_["winners"] == ["A"]
    assert counted_["table"][0]["columns"] == ["good", "fair", "poor", "median"]
    assert counted_["table"][0]["rows"][1] == {"of": "B", "cells": [1, 1, 1, "fair"]}
    assert said("--method", "majority-judgement", path, "--grades", "poor,good")[0] == 2


def test_an_unknown_method_names_the_known(file):
    code, output, wrong = said("--method", "astrology", file("x.csv", CYCLE))
    assert (code, output) == (2, "")
    assert all(name in wrong for name in KNOWN)


UNFIT = [("approval", CYCLE), ("score", CYCLE), ("majority-judgement", CYCLE), ("approval", "count,A\n1,7\n"),
         ("majority-judgement", "count,A\n1,-7\n")]  # fmt: skip


@pytest.mark.parametrize(("method", "text"), UNFIT)
def test_what_a_method_cannot_count_is_said_in_a_sentence(file, method, text):
    code, output, wrong = said("--method", method, file("x.csv", text))
    assert (code, output, wrong.count("\n")) == (2, "", 1)


def test_a_broken_file_is_said_with_its_line_and_without_a_trace(file):
    code, output, wrong = said("--method", "borda", file("x.csv", "count,ranking\n1,A\nmany,B\n"))
    assert (code, output) == (2, "")
    assert wrong == "Line 3: 'many' is no count: a whole number is needed.\n"


def test_no_file_is_said_too(tmp_path):
    assert said("--method", "borda", tmp_path / "nothing.csv")[0] == 2
    code, _, wrong = said("--method", "borda", tmp_path)
    assert (code, wrong) == (2, "There is no ballots.csv in there.\n")


def test_json_is_one_object_whatever_was_ranked(tmp_path_factory):
    path = tmp_path_factory.mktemp("ballots") / "x.abif"

    @bounded
    @given(profiles(most=4), st.sampled_from(RANKED), st.lists(NAMES, min_size=4, max_size=4, unique=True))
    def holds(profile, method, names):
        ballots = Ballots(tuple(names[: profile.options]), Kind.RANKED, gathered(profile.ballots))
        path.write_text(write_abif(ballots), encoding="utf-8")
        found = counted(method, path)
        assert sorted(name for group in found["order"] for name in group) == sorted(ballots.names)

    holds()


@pytest.fixture(scope="module")
def export() -> bytes:
    """A golden day's export."""
    lines = (Path(__file__).parent / "journals" / "london-12.jsonl").read_bytes().splitlines()
    _, entries = verified(line.decode() for line in lines)
    return exported(entries, "Europe/London", lines, recount_script())


@pytest.fixture(scope="module")
def places(export: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same export as a ZIP file, unpacked, and its ballots alone."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "day.zip").write_bytes(export)
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        archive.extractall(folder / "day")
    alone = folder / "alone.csv"
    alone.write_bytes((folder / "day" / "ballots.csv").read_bytes())
    inside = folder / "day" / "ballots.csv"
    return {"zip": folder / "day.zip", "folder": folder / "day", "ballots": inside, "alone": alone}


@pytest.mark.parametrize("form", ["zip", "folder", "ballots"])
def test_an_export_is_counted_as_it_was_published(places, form):
    first = counted("approval", places[form], "--question", "reasons", "--vote", "opening")
    held = {row["of"]: row["cells"] for row in first["table"][0]["rows"]}
    assert list(held.values()) == [[2], [2], [0], [1], [2], [1], [1], [3]]
    assert first["winners"] == ["Talent that would have no other home"]
    last = counted("approval", places[form], "--question", "reasons")
    assert last == counted("approval", places[form], "--question", "reasons", "--vote", "refined", "--version", "1")
    assert last != first, "without a vote, the last in which the question was put is meant"


def test_ballots_alone_know_the_options_that_somebody_chose(places):
    alone = counted("approval", places["alone"], "--question", "reasons", "--vote", "opening")
    whole = counted("approval", places["folder"], "--question", "reasons", "--vote", "opening")
    assert alone["winners"] == whole["winners"]
    assert {name for group in alone["order"] for name in group} < {name for group in whole["order"] for name in group}


def test_a_question_of_an_export_has_to_be_named(places):
    for words in [(), ("--question", "weather"), ("--question", "role", "--version", "7")]:
        code, output, wrong = said("--method", "plurality", places["zip"], *words)
        assert (code, output) == (2, "")
        assert wrong.startswith("Name a question")
        assert "fund-support" in wrong


def test_several_chosen_on_a_ballot_are_no_ranking(places):
    assert "count it by approval" in said("--method", "schulze", places["zip"], "--question", "reasons")[2]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a day on which a question of every method was put."""
    folder = tmp_path_factory.mktemp("every")
    for table in tables_of(told(COUNTED_EVERY)[0], "Europe/London"):
        (folder / f"{table.name}.csv").write_bytes(written(table))
    return folder


@pytest.mark.parametrize(
    ("question", "methods"),
    [
        ("single", {"plurality", "approval"}),
        ("approval", {"approval"}),
        ("ranking", {"schulze", "irv", "borda", "plurality", "condorcet", "copeland", "minimax"}),
        ("scores", {"score", "majority-judgement", "schulze"}),
        ("majority-judgement", {"majority-judgement", "schulze"}),
        ("points", {"points", "score"}),
        ("budget", {"budget", "equal-shares", "approval"}),
    ],
)
def test_every_question_of_an_export_can_be_counted_by_its_methods(every, question, methods):
    for method in methods:
        found = counted(method, every, "--question", question)
        assert {name for group in found["order"] for name in group} == {
            "The hall",
            "The park",
            "The library",
            "The pool",
        }


def test_a_budget_says_what_is_funded_and_what_is_left(every):
    code, output, _ = said("--method", "budget", "--question", "budget", every)
    assert code == 0
    assert output.startswith("Funded: ")
    assert "\nMoney\n" in output
    assert "there is    100\n" in output


def test_what_depends_on_a_tie_is_said_and_an_order_settles_it(every):
    settled = ("--question", "budget", "--version", "1", "--tie-break", "The pool,The library,The park,The hall")
    assert said("--method", "budget", every, *settled)[2] == ""
    assert counted("budget", every, *settled)["winners"]


def test_only_methods_that_break_ties_take_an_order(file):
    path = file("x.csv", CYCLE)
    assert counted("irv", path)["winners"] == ["A", "B", "C"]
    assert counted("irv", path, "--tie-break", "B,C,A")["winners"] == ["B"]
    for words in [("schulze", "A,B,C"), ("irv", "A,B"), ("irv", "A,B,D")]:
        code, output, wrong = said("--method", words[0], path, "--tie-break", words[1])
        assert (code, output, wrong.count("\n")) == (2, "", 1)


def test_more_options_than_a_vote_can_have_are_refused_before_anything_is_counted(file):
    names = ">".join(f"option {place}" for place in range(201))
    code, _, wrong = said("--method", "irv", file("x.csv", f"count,ranking\n1,{names}\n"))
    assert (code, wrong) == (2, "There are 201 options in this file; up to 200 are counted.\n")
    names = names.rpartition(">")[0]
    assert counted("irv", file("x.csv", f"count,ranking\n1,{names}\n"))["winners"] == ["option 0"]


@pytest.mark.parametrize("method", ["budget", "equal-shares"])
def test_a_file_without_costs_is_no_budget(file, method):
    code, _, wrong = said("--method", method, file("x.csv", "count,A\n1,1\n"))
    assert (code, "what each project costs" in wrong) == (2, True)
