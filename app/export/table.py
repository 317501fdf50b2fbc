"""One table of an export as a value, and as a CSV file that is safe to open in a spreadsheet."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

Cell = str | int | None

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes spreadsheets take a text for a formula (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Table:
    """columns: (name, what it means). rows: as many cells each. None is an empty cell."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


def written(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, by which spreadsheets know it; numbers as numbers, texts as texts."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([name for name, _ in table.columns])
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def dictionary(tables: Sequence[Table]) -> Table:
    """What every column of the other tables means."""
    rows = tuple((f"{table.name}.csv", name, meaning) for table in tables for name, meaning in table.columns)
    return Table("columns", (("file", "the file"), ("column", "the column"), ("meaning", "what it holds")), rows)


def _safe(cell: Cell) -> str | int:
    """A text that a spreadsheet would compute gets an apostrophe before it."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell
    return "" if cell is None else cell
