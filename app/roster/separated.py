"""Text files of separated values (CSV), as spreadsheets of every country write them."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice

from .columns import is_known
from .grid import Grid, Unreadable, gridded

SEPARATORS = (",", ";", "\t")
SAYS_ITS_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told; it is a row to Excel no more than to us."""

LOOKED_AT = 30
BYTE_ORDER = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NOT_TEXT = "This is neither a spreadsheet nor a text file. Save it as CSV or as Excel workbook (.xlsx)."


def read_separated(content: bytes) -> Grid:
    """The grid in UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab. Unreadable says why not."""
    text = _decoded(content)
    if said := SAYS_ITS_SEPARATOR.match(text):
        return gridded(_rows(text[said.end() :], said[1]))
    # Under the right separator the first row has the headings that we know, and the others are as wide.
    return gridded(_rows(text, max(SEPARATORS, key=lambda separator: _fits(text, separator))))


def _decoded(content: bytes) -> str:
    marked = next((name for mark, name in BYTE_ORDER if content.startswith(mark)), None)
    try:
        text = content.decode(marked or _unmarked_utf16(content) or "utf-8")
    except UnicodeDecodeError:
        text = _as_windows(content)
    if "\x00" in text:
        raise Unreadable(NOT_TEXT)
    return text


def _unmarked_utf16(content: bytes) -> str | None:
    """Letters of our alphabets leave every second byte empty."""
    first, second = content[:200:2].count(0), content[1:200:2].count(0)
    if len(content) % 2 or max(first, second) * 3 < len(content[:200]):
        return None
    return "utf-16-le" if not first else "utf-16-be" if not second else None


def _as_windows(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable(NOT_TEXT) from None


def _fits(text: str, separator: str) -> tuple[int, float, int]:
    """How well a text reads under a separator; the most is the best."""
    looked_at: list[list[str]] = []
    with suppress(csv.Error):
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        looked_at.extend(islice((row for row in rows if any(row)), LOOKED_AT))
    if not looked_at:
        return 0, 0.0, 0
    width = len(looked_at[0])
    even = sum(len(row) == width for row in looked_at) / len(looked_at) if width > 1 else 0.0
    return sum(map(is_known, looked_at[0])), even, width


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    # Not strict, a quotation mark that is never closed would make one cell of the rest of the file.
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield number, row
    except csv.Error:
        raise Unreadable(
            f'Row {number + 1} cannot be read: a quotation mark (") stands in it that is never closed, or not at the '
            "end of its cell; or one cell is far too long."
        ) from None
