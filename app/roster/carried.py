"""A grid as text that travels in a form from page to page, so that no list waits anywhere on the server."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from .grid import MOST_TEXT, Grid, Unreadable, gridded

MOST_UNPACKED = MOST_TEXT * 7
"""Bytes of JSON: the longest way to write a character is six of them, and its quotation marks are few."""

LOST = "The list was lost on the way. Choose the file again."


def packed(grid: Grid) -> str:
    told = [grid.sheet, grid.others, [[line.number, *line.cells] for line in grid.lines]]
    return urlsafe_b64encode(zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 9)).decode()


def unpacked(text: str) -> Grid:
    """The inverse of `packed`. Unreadable for anything it has not written: this comes from a browser."""
    unzip = zlib.decompressobj()
    try:
        told = json.loads(unzip.decompress(urlsafe_b64decode(text.encode()), MOST_UNPACKED))
        sheet, others, lines = told
        rows = [(int(number), [str(cell) for cell in cells]) for number, *cells in lines]
        return gridded(rows, str(sheet)[:100], int(others))
    except (ValueError, TypeError, RecursionError, OverflowError, zlib.error):
        raise Unreadable(LOST) from None
