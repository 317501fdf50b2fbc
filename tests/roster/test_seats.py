"""Every bad row is named with its reason; a good one says of a seat what its columns say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.columns import Use, guessed
from app.roster.grid import Grid, gridded
from app.roster.seats import Allowed, SeatRow, mistaken, said, seat_rows
from tests.roster.test_columns import grid

TONGUES = {"en": "English", "cy": "Cymraeg"}
BEFORE = Allowed(TONGUES)
S, N, A, L, M, X = Use.SEAT, Use.NAME, Use.NEEDS, Use.LANGUAGE, Use.ATTRIBUTE, Use.NOTHING


def read(made: Grid, uses: tuple[Use, ...] = (), allowed: Allowed = BEFORE) -> tuple[SeatRow, ...]:
    return seat_rows(made, True, uses or guessed(made, True), allowed)


def wrong(*rows: str, allowed: Allowed = BEFORE) -> list[tuple[int, str, str]]:
    """(row, column, what is wrong) of each problem."""
    return [(row.number, each.column, each.text) for row in read(grid(*rows), allowed=allowed) for each in row.problems]


def test_a_row_says_of_a_seat_what_its_columns_say() -> None:
    made = grid(
        "Seat|First name|Surname|Diet|Support|Language|Age band|Fee", "07|Ada| Love lace|Vegan|a\nb|Welsh|30-44|9"
    )
    (row,) = read(made)
    assert row == SeatRow(2, 7, "07", "Ada Love lace", "Vegan; a; b", "cy", (("Age band", "30-44"),))  # type: ignore[arg-type]


def test_what_the_list_has_no_column_for_is_not_said_and_an_empty_cell_is_empty() -> None:
    (row,) = read(grid("Seat|Name", "1|"))
    assert (row.name, row.needs, row.lang, row.attributes) == ("", None, None, ())


@pytest.mark.parametrize("written", ["7", "07", "7.0", "Seat 7", "sedd 7", "No. 7", "#7", "Juror 7", "seat7"])
def test_a_seat_is_understood_however_it_is_written(written: str) -> None:
    (row,) = read(grid("Seat", written))
    assert (row.seat, row.problems) == (7, ())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "The seat’s number is missing."),
        ("seven", "“seven” is not a whole number."),
        ("7.5", "“7.5” is not a whole number."),
        ("7 and 8", "“7 and 8” is not a whole number."),
        ("-7", "“-7” is not a whole number."),
        ("=7", "“=7” is not a whole number."),
        ("٧", "“٧” is not a whole number."),
        ("0", "Seat 0 is outside 1–500."),
        ("501", "Seat 501 is outside 1–500."),
        ("9999999999", "“9999999999” is not a whole number."),
    ],
)
def test_a_seat_that_is_none_is_named_with_its_row(written: str, why: str) -> None:
    assert wrong("Seat|Name", "1|Ada", f"{written}|Bea") == [(3, "Seat", why)]


def test_a_seat_that_is_there_twice_names_both_rows() -> None:
    assert wrong("Sedd|Enw", "4|Ada", "5|Bea", "4|Cem") == [
        (2, "Sedd", "Seat 4 is also on row 4."),
        (4, "Sedd", "Seat 4 is also on row 2."),
    ]
    assert wrong("Seat", "4", "4", "04")[0] == (2, "Seat", "Seat 4 is also on rows 3, 4.")


def test_rows_are_named_by_the_numbers_that_a_spreadsheet_shows() -> None:
    made = gridded([(3, ["Seat", "Name"]), (9, ["x", "Ada"])])
    assert [row.number for row in read(made)] == [9]


def test_once_the_day_has_begun_only_its_seats_can_be_named() -> None:
    begun = Allowed(TONGUES, seats={1, 2})
    assert wrong("Seat", "1", "3", allowed=begun) == [
        (3, "Seat", "The sitting has begun, and has no seat 3. Add the seat on the console first.")
    ]


def test_what_is_too_long_is_named_by_its_column() -> None:
    rows = "Seat|First name|Surname|Needs|Ward", f"1|{'a' * 60}|{'b' * 60}|{'c' * 1001}|{'d' * 61}"
    assert wrong(*rows) == [
        (2, "First name", "121 characters; at most 120 fit."),
        (2, "Needs", "1,001 characters; at most 1,000 fit."),
        (2, "Ward", "61 characters; at most 60 fit."),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [("Welsh", "cy"), ("cymraeg", "cy"), ("CY", "cy"), ("en-GB", "en"), ("Saesneg", "en"), ("English", "en"), ("", "")],
)
def test_a_language_is_understood_however_it_is_written(written: str, code: str) -> None:
    (row,) = read(grid("Seat|Language|Ward", f"1|{written}|x"))
    assert (row.lang, row.problems) == (code, ())


def test_a_language_that_there_is_not_is_named_with_those_that_there_are() -> None:
    assert wrong("Seat|Iaith", "1|Klingon") == [
        (2, "Iaith", "“Klingon” is not one of the languages: English, Cymraeg.")
    ]
    (row,) = read(grid("Seat|Language", "1|Welsh"), allowed=Allowed({"en": "English"}))
    assert row.problems


def test_what_cannot_be_read_is_named_and_only_where_it_is_needed() -> None:
    assert wrong("Seat|Name|Notes", "1|A\x00|b\x00") == [
        (2, "Name", "A character in “A�” cannot be read. Type it anew, or save the file as UTF-8.")
    ]


def test_a_row_has_every_one_of_its_problems() -> None:
    assert len(wrong("Seat|Name|Language", f"x|{'a' * 121}|Klingon")) == 3


@pytest.mark.parametrize(
    ("uses", "why"),
    [
        ((X, N, N), "Say which column holds the seat’s number."),
        ((S, S, X), "Only one column can hold the seat’s number; 2 are chosen."),
        ((S, L, L), "Only one column can hold the language; 2 are chosen."),
        ((S, M, M), "2 columns for mixing tables are called “ward”. Give them different headings."),
    ],
)
def test_a_choice_of_columns_that_means_nothing_is_refused(uses: tuple[Use, ...], why: str) -> None:
    assert list(mistaken(grid("Seat|Ward|ward:", "1|x|y"), True, uses)) == [why]


def test_too_many_or_too_long_headings_and_a_list_without_rows_are_refused() -> None:
    many = "Seat|" + "|".join(f"a{n}" for n in range(9))
    assert list(mistaken(grid(many, "1"), True, (S, *[M] * 9))) == [
        "At most 8 columns can be for mixing tables; 9 are chosen."
    ]
    (why,) = mistaken(grid(f"Seat|{'x' * 41}", "1|x"), True, (S, M))
    assert "at most 40 characters" in why
    assert list(mistaken(grid("Seat|Name"), True, (S, N))) == ["There is no row below the headings."]
    assert list(mistaken(grid("Seat|Name", "1|Ada"), True, (S, N))) == []


@pytest.mark.parametrize(
    ("text", "as_said"),
    [("'=1+1", "=1+1"), ("'@x", "@x"), ("'tis", "'tis"), ("O'-Neil", "O'-Neil"), ("a \xa0 b", "a b"), ("\n\na\n", "a")],
)
def test_the_shield_of_our_own_files_is_taken_off_and_nothing_else(text: str, as_said: str) -> None:
    assert said(text) == as_said


CELLS = st.text(max_size=12) | st.integers(-3, 600).map(str)
USES = st.sampled_from(list(Use))


@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=8), st.booleans(), st.lists(USES, min_size=6, max_size=6)
)
def test_any_list_and_any_choice_of_columns_gives_rows_or_reasons(
    rows: list[list[str]], headed: bool, uses: list[Use]
) -> None:
    made = gridded([(1, ["Seat"]), *enumerate(rows, 2)])
    chosen = uses[: made.width]
    if list(mistaken(made, headed, chosen)):
        return
    read = seat_rows(made, headed, chosen, BEFORE)
    assert len(read) == len(made.lines) - headed
    good = [row.seat for row in read if not row.problems]
    assert len(set(good)) == len(good)
    assert all(1 <= seat <= 500 for seat in good)
    assert all(len(row.name or "") <= 120 and len(row.needs or "") <= 1_000 for row in read if not row.problems)
