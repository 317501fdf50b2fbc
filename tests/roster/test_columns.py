"""What columns are for is guessed from how people head them, and what nobody needs is left out."""

from __future__ import annotations

import pytest

from app.roster.carried import packed, unpacked
from app.roster.columns import MOST_ATTRIBUTES, Use, columns, guessed, is_headed, letter
from app.roster.grid import Grid, Unreadable, gridded
from app.roster.reading import read_list

S, N, A, L, M, X = Use.SEAT, Use.NAME, Use.NEEDS, Use.LANGUAGE, Use.ATTRIBUTE, Use.NOTHING


def grid(*rows: str) -> Grid:
    return gridded((number, row.split("|")) for number, row in enumerate(rows, 1))


@pytest.mark.parametrize(
    ("headings", "uses"),
    [
        ("Seat|Name|Access needs|Language|Gender|Age band|Ward", (S, N, A, L, M, M, M)),
        ("Sedd|Enw|Anghenion mynediad|Iaith|Rhywedd|Grŵp oedran|Ward", (S, N, A, L, M, M, M)),
        ("SEAT NO.|First name|Surname|Diet|Support needs", (S, N, N, A, A)),
        ("Rhif|Enw cyntaf|Cyfenw", (S, N, N)),
        ("No|Full name|Known as", (S, X, N)),
        ("Number|Seat|Name", (X, S, N)),
        ("#|name|E-mail|Mobile phone|Postcode|Date of birth", (S, N, X, X, X, X)),
        ("  seat_number |Preferred-Language", (S, L)),
        ("Name|Notes|Fee paid", (N, X, X)),
    ],
)
def test_usual_headings_are_understood_in_english_and_in_welsh(headings: str, uses: tuple[Use, ...]) -> None:
    made = grid(headings, "|".join("x" for _ in uses))
    assert is_headed(made)
    assert guessed(made, headed=True) == uses


def test_a_column_of_different_numbers_is_taken_for_the_seats_where_none_is_called_so() -> None:
    made = grid("Who|Paid|Badge", "Ada|50|1", "Bea|50|2")
    assert guessed(made, headed=True) == (X, X, S)
    bare = grid("1|Ada", "2|Bea")
    assert not is_headed(bare)
    assert guessed(bare, headed=False) == (S, X)
    assert [column.heading for column in columns(bare, False, (S, X))] == ["Column A", "Column B"]


def test_no_more_is_taken_for_mixing_tables_than_there_is_room_for() -> None:
    made = grid("Seat|" + "|".join(["Ward"] * 12))
    assert guessed(made, headed=True).count(Use.ATTRIBUTE) == MOST_ATTRIBUTES
    assert guessed(made, headed=True, recruited_by=["Shoe size"]) == guessed(made, headed=True)


def test_a_column_that_the_jury_is_recruited_by_is_no_surprise() -> None:
    made = grid("Seat|Goes to opera or ballet|Fee paid|Name", "1|Yes|50|Ada")
    assert guessed(made, headed=True) == (S, X, X, N)
    assert guessed(made, headed=True, recruited_by=["goes to opera, or ballet", "seat"]) == (S, M, X, N)


def test_a_column_shows_what_stands_first_in_it_and_whether_it_is_how_to_reach_people() -> None:
    made = grid("Seat|E-bost", *(f"{n}|p{n}@x.example" for n in range(1, 6)))
    one, two = columns(made, True, guessed(made, True))
    assert (one.letter, one.heading, one.use, one.samples, one.is_contact) == ("A", "Seat", S, ("1", "2", "3"), False)
    assert (two.use, two.is_contact) == (X, True)


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    assert [letter(place) for place in (0, 25, 26, 49)] == ["A", "Z", "AA", "AX"]


def test_a_list_travels_in_a_form_and_comes_back_the_same() -> None:
    made = read_list("Seat,Name\n\n1,“Siân”\n2,\n".encode())
    assert unpacked(packed(made)) == made
    most = gridded((number, ["x" * 190, str(number)]) for number in range(1, 2_001))
    assert len(packed(most)) < 60_000
    assert unpacked(packed(most)) == most


@pytest.mark.parametrize("text", ["", "x", "!!!", "é", "\ud800", packed(grid("1|2"))[:-9], "eJw="])
def test_what_was_not_packed_here_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        unpacked(text)


def test_a_list_that_was_tampered_with_is_read_with_the_same_care() -> None:
    from base64 import urlsafe_b64encode
    from json import dumps
    from zlib import compress

    def sent(told: object) -> str:
        return urlsafe_b64encode(compress(dumps(told).encode())).decode()

    for told in (0, [], ["", 0, []], ["", 0, [[1e400, "x"]]], ["", 0, [[1, "x"] * 60]], [{}, [], [[]]], ["", 0, [7]]):
        with pytest.raises(Unreadable):
            unpacked(sent(told))
    with pytest.raises(Unreadable):
        unpacked(urlsafe_b64encode(compress(b"[" * 5_000_000)).decode())
    assert unpacked(sent(["\ud800", 0, [[1, "a\ud800", None]]])) == gridded([(1, ["a�", "None"])], "�")
