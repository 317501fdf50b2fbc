"""Juryday's own export, read back: every method's answers are those that were counted at the close."""

from __future__ import annotations

import pytest

from app.ballots.given import Ballots, Kind, Unreadable
from app.ballots.reading import Meant, read_tables
from app.export.table import written
from app.export.tables import tables_of
from app.jury.votes.methods import NOT_SURE
from app.jury.votes.plan import Method
from tests.days import told
from tests.every_method import COUNTED_EVERY, EVERY, QUESTIONS

ENTRIES, STATE = told(COUNTED_EVERY)
FILES = {f"{table.name}.csv": written(table) for table in tables_of(ENTRIES, "Europe/London")}
VERSIONS = (1, 2)
by_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.method.value)
KINDS = {
    Method.RANKING: Kind.RANKED, Method.SCORES: Kind.SCORED, Method.POINTS: Kind.SCORED, Method.JUDGEMENT: Kind.GRADED,
}  # fmt: skip


def read(question: str, version: int = 0, **changed: bytes) -> Ballots:
    files = FILES | {f"{name}.csv": content for name, content in changed.items()}
    return read_tables(files, Meant(question, EVERY, version))


@pytest.mark.parametrize("version", VERSIONS)
@by_question
def test_the_answers_of_every_method_are_those_that_were_counted(question, version):
    counts = dict(STATE.voting(EVERY).closings[version - 1].counts[question.id])
    unsure = counts.pop(NOT_SURE, 0)
    ballots = read(question.id, version)
    middle = len(question.options) // 2 if question.method is Method.SCALE else 0
    expected = {(mark + middle,) if isinstance(mark, int) else mark: n for mark, n in counts.items()}
    assert (dict(ballots.answers), ballots.unsure) == (expected, unsure)
    assert ballots.kind is KINDS.get(question.method, Kind.CHOSEN)


@by_question
def test_options_grades_and_costs_are_those_that_were_asked(question):
    ballots = read(question.id)
    assert ballots.names == tuple(option.words["en"] for option in question.options)
    judged = question.method is Method.JUDGEMENT
    assert ballots.grades == (tuple(level.words["en"] for level in question.levels) if judged else ())
    assert (ballots.costs, ballots.limit) == (question.costs, question.total if question.costs else 0)


@by_question
def test_without_a_version_the_last_is_meant(question):
    assert read(question.id) == read(question.id, 2)


def test_numbers_for_each_option_mean_nothing_without_the_tables_that_explain_them():
    with pytest.raises(Unreadable, match=r"asked\.csv and options\.csv have to lie beside it"):
        read_tables({"ballots.csv": FILES["ballots.csv"]}, Meant("ranking"))
    assert read_tables({"ballots.csv": FILES["ballots.csv"]}, Meant("approval")).kind is Kind.CHOSEN


BROKEN = [
    ("ranking", b"every,2,ranking,A question of ranking,,1,0,", b"every,2,ranking,A question of ranking,,1,1,", "once"),
    ("ranking", b"of ranking,,1,0,", b"of ranking,,1,0,7", "is no answer"),
    ("majority-judgement", b"judgement,,1,0,", b"judgement,,1,0,5", "is no answer"),
    ("single", b"single,,1,,0,", b"single,,1,,4,", "4 is no answer"),
    ("single", b"single,,1,,0,", b"single,,1,,zero,", "'zero' is no number"),
    ("scale", b"scale,,1,,-2,", b"scale,,1,,-3,", "-3 is no answer"),
]


@pytest.mark.parametrize(("question", "was", "is_now", "why"), BROKEN)
def test_an_answer_that_cannot_be_is_said_with_its_line(question, was, is_now, why):
    assert was in FILES["ballots.csv"]
    with pytest.raises(Unreadable, match=rf"^Line \d+: .*{why}"):
        read(question, ballots=FILES["ballots.csv"].replace(was, is_now))


@pytest.mark.parametrize(
    ("table", "was", "is_now", "why"),
    [
        ("asked", b"single,A question of single,single", b"single,A question of single,magic", "do not say how"),
        ("asked", b"single,A question of single,single", b"other,A question of single,single", "do not say how"),
        ("options", b"single,option,3,", b"single,option,2,", "are not 0, 1, 2"),
        ("options", b"single,option,0,the-hall,The hall,", b"single,option,0", "no row of a table"),
    ],
)
def test_tables_that_do_not_belong_together_are_said_to_be_so(table, was, is_now, why):
    with pytest.raises(Unreadable, match=why):
        read("single", **{table: FILES[f"{table}.csv"].replace(was, is_now)})
