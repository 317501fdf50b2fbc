"""A list as text reads as it was written, whatever separates it and in whichever of the usual encodings."""

from __future__ import annotations

import csv
import time
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.roster.grid import Grid, Unreadable, clean
from app.roster.reading import read_list
from app.roster.separated import SEPARATORS

# The csv module does not quote a lone carriage return where lines end otherwise, and so could not read it back itself.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=20)
GRIDS = st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=8)


def told(grid: Grid) -> dict[int, tuple[str, ...]]:
    return {line.number: line.cells for line in grid.lines}


def as_csv(rows: list[list[str]], separator: str = ",", ends: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=ends, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


@given(
    GRIDS,
    st.sampled_from(SEPARATORS),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_any_list_with_a_heading_we_know_reads_as_it_was_written(
    rows: list[list[str]], separator: str, ends: str, quoting: int
) -> None:
    rows = [["Seat", "Full name"], *rows]
    got = told(read_list(as_csv(rows, separator, ends, quoting).encode("utf-8-sig")))
    for number, row in enumerate(rows, 1):
        texts = [clean(cell) for cell in row]
        assert [text for text in got.get(number, ()) if text] == [text for text in texts if text]
        if any(texts):
            assert list(got[number][: len(texts)]) == texts[: len(got[number])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_every_usual_way_to_save_a_list_is_understood(encoding: str, separator: str, ends: str) -> None:
    rows = [["Sedd", "Enw", "Anghenion"], ["1", "Siân Ó Néill", "“Large” print; by post, please"], ["2", "Ben", ""]]
    grid = read_list(as_csv(rows, separator, ends).encode(encoding))
    assert told(grid) == {number: tuple(row) for number, row in enumerate(rows, 1)}


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    grid = read_list(b'Seat,Needs\n1,"two\nlines"\n\n,\n2,"a ""quoted"" word"\n')
    assert told(grid) == {1: ("Seat", "Needs"), 2: ("1", "two\nlines"), 5: ("2", 'a "quoted" word')}


def test_the_separator_that_a_file_names_itself_is_taken_and_is_no_row() -> None:
    assert told(read_list(b"sep=;\r\nSeat;Name\r\n1;Ada, Countess\r\n"))[2] == ("1", "Ada, Countess")


def test_without_known_headings_the_separator_is_what_makes_rows_equally_wide() -> None:
    grid = read_list(b"Platz;Wer, wo\n1;A, B\n2;C, D\n3;E\n")
    assert [line.cells[0] for line in grid.lines] == ["Platz", "1", "2", "3"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n \n", "empty"),
        (b'Seat,Name\n1,Ada\n2,"Bea\n3,Cem\n', "Row 3 cannot be read: a quotation mark"),
        (b'Seat,Name\n1,"A"da\n', "Row 2 cannot be read: a quotation mark"),
        (b"Seat\n" + b"1\n" * 2_001, "more than 2,000 rows"),
        (b"Seat" + b",x" * 50, "more than 50 columns"),
        (b"Seat,Name\n1," + b"x" * 2_001, "cell of more than 2,000"),
        (b"Seat,Name\n1,a" + "\u0301\u0316".encode() * 60_000, "cell of more than 2,000"),
        (b"Seat,Name\n" + (b"1," + b"x" * 1_900 + b"\n") * 250, "more text than any list"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"Seat,Name\n1," + b"x" * 140_000, "cannot be read"),
        (b"Seat\x00,\x00\n", "neither a spreadsheet nor a text"),
        (b"\x81\x8d\x8f\x90", "neither a spreadsheet nor a text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
        (b"%PDF-1.7 ...", "not a spreadsheet"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason_and_soon(content: bytes, why: str) -> None:
    began = time.process_time()
    with pytest.raises(Unreadable, match=why):
        read_list(content)
    assert time.process_time() - began < 4


@given(st.binary(max_size=400))
def test_no_bytes_at_all_do_anything_but_read_or_be_refused(content: bytes) -> None:
    with suppress(Unreadable):
        grid = read_list(content)
        assert all(clean(cell) == cell for line in grid.lines for cell in line.cells)


def test_what_no_page_could_show_is_seen_to_be_there() -> None:
    told_as = told(read_list("Seat,Name\n1,a\x07b\n2,\u202eevil\n3,co\tal\n".encode()))
    assert [cells[1] for cells in told_as.values()] == ["Name", "a�b", "�evil", "co\tal"]
