"""A file that somebody sent, whatever it is called: told by its content, and read or refused with a reason."""

from .grid import Grid, Unreadable
from .separated import read_separated
from .workbook import read_workbook

LARGEST_FILE = 2_000_000
TOO_LARGE = "This file is larger than 2 MB. A list of seats is far smaller: take out pictures and further sheets."
OLD_EXCEL = (
    "This is an Excel file of the old kind (.xls), or one with a password. "
    "Save it without a password as Excel workbook (.xlsx) or as CSV."
)
OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"PK\x05\x06")
NO_LIST = "This is not a spreadsheet. Save the list as Excel workbook (.xlsx) or as CSV."


def read_list(content: bytes) -> Grid:
    """The grid in an XLSX or CSV file. Unreadable is the one thing that can go wrong with any bytes at all."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(TOO_LARGE)
    if not content.strip():
        raise Unreadable("This file is empty.")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(OLD_EXCEL)
    if content.startswith(OTHER_FILES):
        raise Unreadable(NO_LIST)
    return read_workbook(content) if content.startswith(b"PK\x03\x04") else read_separated(content)
