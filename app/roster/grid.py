"""A list as a grid of texts, whatever file it came in: rows by the number under which a spreadsheet shows them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_ROWS, MOST_COLUMNS = 2_000, 50
LONGEST_CELL = 2_000
LONGEST_NAME = 100
MOST_TEXT = 400_000
"""Characters in all: a hundred times what 500 seats need."""

UNREADABLE = "\ufffd"
"""Stands where a file holds something that no page could show; a row that holds it is not taken."""

NO_TEXT = {"Cc", "Cs", "Cn", "Co"}
TURNS_THE_LINE = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Makes the rest of a line read in another direction than it is written."""

LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")


class Unreadable(Exception):
    """A file of which nothing can be taken. The text says why, in a sentence for whoever sent it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: `number` counts from 1 as a spreadsheet does, over empty rows as well."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Every row that holds something, all equally wide. `sheet` names where in the file they stood, "" in a CSV;
    `others` counts the further sheets, which were not read."""

    lines: tuple[Line, ...]
    sheet: str = ""
    others: int = 0

    @property
    def width(self) -> int:
        return len(self.lines[0].cells)


def gridded(rows: Iterable[tuple[int, Sequence[str]]], sheet: str = "", others: int = 0) -> Grid:
    """A grid of these rows, (number, cells) each. Unreadable where there is nothing, or more than anybody means."""
    kept: list[tuple[int, list[str]]] = []
    size = 0
    for number, cells in rows:
        check_cells(number, cells)
        texts = _trimmed([clean(cell) for cell in cells])
        if not texts:
            continue
        size += sum(map(len, texts))
        _is_in_bounds(number, texts, len(kept), size)
        kept.append((number, texts))
    if not kept:
        raise Unreadable("There is nothing in this file.")
    width = max(len(texts) for _, texts in kept)
    lines = (Line(number, (*texts, *[""] * (width - len(texts)))) for number, texts in kept)
    return Grid(tuple(lines), clean(sheet[:LONGEST_NAME]), others)


def clean(text: str) -> str:
    """A cell's text as it is shown: composed, without space around it, and nothing in it that cannot be seen."""
    text = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = TURNS_THE_LINE.sub(UNREADABLE, text)
    shown = (UNREADABLE if unicodedata.category(each) in NO_TEXT and each not in "\n\t" else each for each in text)
    return (text if text.isprintable() else "".join(shown)).strip()


def check_cells(number: int, cells: Iterable[str]) -> None:
    """Asked before they are looked at as well: a long text of accents alone takes minutes to compose."""
    if any(len(cell.strip()) > LONGEST_CELL for cell in cells):
        raise Unreadable(f"Row {number} holds a cell of more than {LONGEST_CELL:,} characters.")


def _trimmed(texts: list[str]) -> list[str]:
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _is_in_bounds(number: int, texts: Sequence[str], rows: int, size: int) -> None:
    if rows > MOST_ROWS:
        raise Unreadable(f"This file has more than {MOST_ROWS:,} rows. A list of seats is one row for each seat.")
    if len(texts) > MOST_COLUMNS:
        raise Unreadable(f"Row {number} has more than {MOST_COLUMNS} columns. Take out those that are not needed.")
    check_cells(number, texts)
    if size > MOST_TEXT:
        raise Unreadable("This file holds more text than any list of seats. Take out the columns that are not needed.")
