"""Files of ballots: each format as others write it, back and forth without a loss, and a clear word for no format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ballots.abif import read_abif, write_abif
from app.ballots.csv_files import read_csv, write_csv
from app.ballots.given import Ballots, Kind, Unreadable, gathered
from app.ballots.preflib import read_preflib, write_preflib
from app.ballots.reading import Meant, read_ballots
from tests.jury.counting.profiles import profiles
from tests.random_days import bounded

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="[]>="),
    min_size=1,
    max_size=9,
)
NAMES = NAMES.map(lambda name: " ".join(name.split())).filter(bool)


@st.composite
def ranked(draw: st.DrawFn) -> Ballots:
    profile = draw(profiles())
    names = draw(st.lists(NAMES, min_size=profile.options, max_size=profile.options, unique=True))
    return Ballots(tuple(names), Kind.RANKED, gathered(profile.ballots))


@st.composite
def scored(draw: st.DrawFn) -> Ballots:
    names = draw(st.lists(NAMES.filter(lambda name: name != "ranking"), min_size=1, max_size=4, unique=True))
    answer = st.tuples(*[st.none() | st.integers(-9, 99)] * len(names))
    answers = draw(st.lists(st.tuples(answer, st.integers(1, 5))))
    return Ballots(tuple(names), Kind.SCORED, gathered(answers))


@pytest.mark.parametrize(
    ("write", "read"), [(write_csv, read_csv), (write_abif, read_abif), (write_preflib, read_preflib)]
)
@bounded
@given(ranked())
def test_rankings_written_and_read_are_the_same_rankings(write, read, ballots):
    assert read(write(ballots)) == ballots


@pytest.mark.parametrize(("write", "read"), [(write_csv, read_csv), (write_abif, read_abif)])
@bounded
@given(scored())
def test_points_written_and_read_are_the_same_points(write, read, ballots):
    again = read(write(ballots))
    if any(given is not None for answer, _ in ballots.answers for given in answer) or read is read_csv:
        assert again == ballots
    else:
        assert again.names == ballots.names, "without a single point nothing says that there were to be some"


def test_grades_written_and_read_are_the_same_grades():
    ballots = Ballots(("A", "B"), Kind.WORDED, (((0, 1), 3), ((None, 0), 1)), ("good", "poor"))
    assert read_csv(write_csv(ballots)) == ballots


def test_a_csv_of_rankings():
    read = read_csv("count,ranking\n3,A > B=C\n\n2,C\n1,\n")
    assert (read.names, read.kind) == (("A", "B", "C"), Kind.RANKED)
    assert read.answers == (((1, 2, 2), 3), ((0, 0, 1), 2), ((0, 0, 0), 1))


def test_a_csv_of_points_and_of_grades():
    assert read_csv("count,A,B\n2,5,\n1,0,3\n").answers == (((5, None), 2), ((0, 3), 1))
    graded = read_csv("Count,A,B\n2,good,poor\n1,,good\n")
    assert (graded.kind, graded.grades, graded.answers) == (
        Kind.WORDED,
        ("good", "poor"),
        (((0, 1), 2), ((None, 0), 1)),
    )


def test_abif_with_comments_tokens_quotes_and_what_the_file_is_about():
    text = '# a vote\n{"version": "0.1"}\n=A:[Anna > all]\n=B:Ben\n3: A>B=[C, too] # three\n1: "C, too"\n2: B,A\n'
    read = read_abif(text)
    assert read.names == ("Anna > all", "Ben", "C, too")
    assert read.answers == (((1, 2, 2), 3), ((0, 0, 1), 1), ((1, 1, 0), 2))


@pytest.mark.parametrize("line", ["2: A/5, B/3", "2: A:5,B:3", "2:A/5>B/3"])
def test_abif_with_points(line):
    read = read_abif(f"{line}\n1: B/0\n")
    assert (read.kind, read.answers) == (Kind.SCORED, (((5, 3), 2), ((None, 0), 1)))


PREFLIB = """# FILE NAME: x
# DATA TYPE: {}
# ALTERNATIVE NAME 1: Anna
# ALTERNATIVE NAME 2: Ben
# ALTERNATIVE NAME 3: Cy
{}
"""


def test_preflib_with_and_without_equal_ranks():
    read = read_preflib(PREFLIB.format("toi", "2: 3,{1,2}\n1: 2"))
    assert (read.names, read.ties) == (("Anna", "Ben", "Cy"), True)
    assert read.answers == (((2, 2, 1), 2), ((0, 1, 0), 1))
    assert not read_preflib(PREFLIB.format("soi", "1: 2,1")).ties


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.csv", "count,ranking\n1,A>B\n"), ("x.txt", "count,ranking\n1,A>B\n"),
        ("x.csv", "\ufeffcount,ranking\r\n1,A>B\r\n"),
        ("x.abif", "1:A>B\n"), ("x", "1:A>B\n"),
        ("x.toc", "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 1,2\n"),
        ("x", "# DATA TYPE: soc\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 1,2\n"),
    ],
)  # fmt: skip
def test_a_file_is_told_by_what_is_in_it_and_by_its_ending(name, text):
    read = read_ballots(name, text.encode(), Meant())
    assert (read.names, read.answers) == (("A", "B"), (((1, 2), 1),))


BROKEN = [
    ("x.csv", "", "The file is empty"),
    ("x.csv", "count,ranking\n", "There are no options"),
    ("x.csv", "number,ranking\n1,A", "Line 1: the header must be"),
    ("x.csv", "count,A,A\n1,2,3", "Line 1: the header must be"),
    ("x.csv", "count,ranking\n1,A>B\ntwo,A", "Line 3: 'two' is no count"),
    ("x.csv", "count,ranking\n-1,A", "Line 2: '-1' is no count"),
    ("x.csv", "count,ranking\n1,A>>B", "Line 2: there is a > or = without a name"),
    ("x.csv", "count,ranking\n1,A>B=A", "Line 2: A is ranked twice"),
    ("x.csv", "count,ranking\n1,A,B", "Line 2: there are 3 cells where the header has 2"),
    ("x.csv", 'count,ranking\n1,"A', "Line 2: this is no CSV"),
    ("x.abif", "3: A>B\nmy letters", "Line 2: a ballot is a count"),
    ("x.abif", "3: A>", "Line 1: names with"),
    ("x.abif", "3: [A>B", "Line 1: names with"),
    ("x.abif", "3: A>A", "Line 1: A is ranked twice"),
    ("x.abif", "3: A/5,B", "Line 1: B needs points"),
    ("x.abif", "3: A/5>B/7", "Line 1: the points of B do not agree"),
    ("x.soi", "1: 1,2", "There is no line # ALTERNATIVE NAME 1:"),
    ("x.cat", "# DATA TYPE: cat\n# ALTERNATIVE NAME 1: A\n", "This PrefLib file is of the type cat"),
    ("x.soi", PREFLIB.format("soi", "1: {1,2}"), "Line 6: there are equal ranks"),
    ("x.toi", PREFLIB.format("toi", "1: 1,9"), "Line 6: there is no alternative 9"),
    ("x.toi", PREFLIB.format("toi", "1: 1,{2"), "Line 6: numbers with commas"),
    ("x.toi", PREFLIB.format("toi", "1: 1,1"), "Line 6: Anna is ranked twice"),
    ("x.toi", PREFLIB.format("toi", "one"), "Line 6: a ballot is a count"),
    ("x.toi", PREFLIB.format("toi", "# ALTERNATIVE NAME 1: A"), "Line 6: alternative 1 is named twice"),
]


@pytest.mark.parametrize(
    ("name", "text", "why"), BROKEN, ids=[f"{name}-{at}" for at, (name, _, _) in enumerate(BROKEN)]
)
def test_what_cannot_be_read_is_said_in_one_sentence_with_its_line(name, text, why):
    with pytest.raises(Unreadable) as wrong:
        read_ballots(name, text.encode(), Meant())
    assert str(wrong.value).startswith(why)
    assert "\n" not in str(wrong.value)


def test_what_is_no_text_is_said_to_be_none():
    with pytest.raises(Unreadable, match="Line 2: this is no text in UTF-8"):
        read_ballots("x.csv", b"count,ranking\n1,\xff\xfe", Meant())
    with pytest.raises(Unreadable, match="This ZIP file cannot be read"):
        read_ballots("x.zip", b"PK\x03\x04 and nothing more", Meant())


@bounded
@given(
    st.binary(max_size=80) | st.text('1:,>=[]{}#AB/"\n ').map(str.encode),
    st.sampled_from(["x.csv", "x.abif", "x.toi", "x.zip", "x"]),
)
def test_nothing_else_ever_comes_of_garbage(content, name):
    for start in (
        b"",
        b"count,ranking\n",
        b"count,A\n",
        b"vote,version,question\n",
        b"# DATA TYPE: toi\n# ALTERNATIVE NAME 1: A\n",
    ):
        try:
            read = read_ballots(name, start + content, Meant())
        except Unreadable:
            continue
        assert read.names
        assert all(len(answer) == len(read.names) or read.kind is Kind.CHOSEN for answer, _ in read.answers)
