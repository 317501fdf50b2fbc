"""Dates as spreadsheets keep them: a number of days, and a format that says it is one."""

import re
from datetime import datetime, timedelta

BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The formats for dates and times that have a number and no text (ECMA-376, 18.8.30)."""

LONGEST_FORMAT = 255
"""No spreadsheet takes more; with more, looking for its brackets would take hours."""

ONLY_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
"""What a format shows as it stands: quoted and escaped text, colours, conditions."""

SINCE_1900, SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 a spreadsheet knows no zone
NO_SUCH_DAY = 60
"""29 February 1900, which spreadsheets count although it never was."""


def is_date_format(number: str, code: str) -> bool:
    """Whether a number in this format is shown as a date or a time."""
    if len(code) > LONGEST_FORMAT:
        return False
    if code:
        return re.search("[dmyhs]", ONLY_SHOWN.sub("", code), re.IGNORECASE) is not None
    return number.isdecimal() and int(number) in BUILT_IN


def date_text(days: float, from_1904: bool) -> str:
    """2027-05-01, 2027-05-01 09:30 or 09:30; "" where a number is no day that spreadsheets know."""
    if not 0 <= days < 2_958_466:
        return ""
    if days < 1:
        return f"{SINCE_1904 + timedelta(minutes=round(days * 1440)):%H:%M}"
    start = SINCE_1904 if from_1904 else SINCE_1900 + timedelta(days=days < NO_SUCH_DAY)
    try:
        moment = start + timedelta(minutes=round(days * 1440))
    except OverflowError:
        return ""
    return f"{moment:%Y-%m-%d}" if moment.time() == moment.min.time() else f"{moment:%Y-%m-%d %H:%M}"
