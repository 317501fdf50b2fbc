"""Rows of a table that Juryday exports, each with the line it stands in."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from .given import Unreadable

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Without the apostrophe that keeps a spreadsheet from computing a text."""
        text = self.cells.get(column, "")
        return text[1:] if text.startswith("'") and text[1:].startswith(STARTS_A_FORMULA) else text

    def number(self, column: str) -> int:
        """A whole number, with a minus where it is below 0."""
        text = self[column]
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
            raise Unreadable(f"{text[:40]!r} is no number, and {column} needs one", self.line)
        return int(text)


def rows_of(text: str, columns: set[str]) -> tuple[Row, ...]:
    """Unreadable where one of these columns is missing, or a row is shorter or longer than the header."""
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as wrong:
        raise Unreadable(f"this is no CSV ({wrong})", reader.line_num) from None
    for line, row in rows:
        if None in row or None in row.values() or not row.keys() >= columns:
            raise Unreadable("this is no row of a table that Juryday exports", line)
    return tuple(Row(line, row) for line, row in rows)
