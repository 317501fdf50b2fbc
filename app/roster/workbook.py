"""The first sheet of an Excel workbook as a grid of texts: what its cells say, computed by nobody.

Of a formula only the value is read that the spreadsheet kept with it; a date becomes 2027-05-01, a number what it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .dates import date_text, is_date_format
from .grid import MOST_COLUMNS, MOST_ROWS, Grid, Unreadable, check_cells, gridded
from .package import BROKEN, NO_WORKBOOK, Attributes, Heard, Package, opened

ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
LAST_ROW = 1_048_576
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
TOO_WIDE = f"This sheet has more than {MOST_COLUMNS} columns. Take out those that are not needed."
TOO_LONG = f"This sheet has more than {MOST_ROWS:,} rows. A list of seats is one row for each seat."


@dataclass(slots=True)
class Book:
    """The workbook's own part: its visible sheets (name, reference) each, and from which day it counts."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


@dataclass(slots=True)
class Strings:
    """The texts that cells refer to by their place."""

    texts: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _within: bool = False
    _hints: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "rPh":  # how a text is pronounced, not what it says
            self._hints += 1
        self._within = name == "t" and not self._hints

    def end(self, name: str) -> None:
        self._within = False
        if name == "rPh":
            self._hints -= 1
        if name == "si":
            # Once for all cells that refer to it: made anew for each, one long text would fill the memory.
            self.texts.append(_unescaped("".join(self._parts)).strip())
            self._parts.clear()

    def text(self, text: str) -> None:
        if self._within:
            self._parts.append(text)


@dataclass(slots=True)
class Styles:
    """Which of the cells' styles write a number as a date."""

    dates: list[bool] = field(default_factory=list)
    _formats: dict[str, str] = field(default_factory=dict)
    _for_cells: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._for_cells = True
        elif name == "xf" and self._for_cells:
            number = attributes.get("numFmtId", "")
            self.dates.append(is_date_format(number, self._formats.get(number, "")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._for_cells = False


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet that hold something, by row and column."""

    strings: Sequence[str]
    dates: Sequence[bool]
    from_1904: bool
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    _row: int = 0
    _column: int = -1
    _kind: str = ""
    _style: str = ""
    _parts: list[str] = field(default_factory=list)
    _within: bool = False
    _hints: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = -1
            if not 0 < self._row <= LAST_ROW:
                raise Unreadable(BROKEN)
        elif name == "c":
            address = ADDRESS.fullmatch(attributes.get("r", ""))
            self._column = column_of(address[1]) if address else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._parts.clear()
        elif name == "rPh":
            self._hints += 1
        self._within = name in ("v", "t") and not self._hints

    def end(self, name: str) -> None:
        self._within = False
        if name == "rPh":
            self._hints -= 1
        if name == "c" and (text := self._said("".join(self._parts)).strip()):
            if self._column >= MOST_COLUMNS:
                raise Unreadable(TOO_WIDE)
            check_cells(self._row, (text,))
            self.rows.setdefault(self._row, {})[self._column] = text
            if len(self.rows) > MOST_ROWS + 1:
                raise Unreadable(TOO_LONG)

    def text(self, text: str) -> None:
        if self._within:
            self._parts.append(text)

    def _said(self, value: str) -> str:
        match self._kind:
            case "s":
                place = _number(value, -1)
                return self.strings[place] if 0 <= place < len(self.strings) else ""
            case "str" | "inlineStr":
                return _unescaped(value)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(value, value)
            case "n":
                return self._numeric(value)
        return value

    def _numeric(self, value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        style = _number(self._style, -1)
        if 0 <= style < len(self.dates) and self.dates[style] and (day := date_text(number, self.from_1904)):
            return day
        return f"{number:.15g}"


def read_workbook(content: bytes) -> Grid:
    """The first visible sheet. Unreadable says in a sentence why there is none."""
    package = opened(content)
    kinds = dict(package.related("").values())
    start = kinds.get("officeDocument", "xl/workbook.xml")
    if not package.has(start):
        raise Unreadable(NO_WORKBOOK)
    book = Book()
    package.hear(start, Heard(book.start))
    related = package.related(start)
    sheets = [(name, *related[at]) for name, at in book.sheets if related.get(at, ("", ""))[0] == "worksheet"]
    if not sheets:
        raise Unreadable(NO_WORKBOOK)
    name, _, part = sheets[0]
    strings, styles = _beside(package, related.values())
    sheet = Sheet(strings.texts, styles.dates, book.from_1904)
    package.hear(part, Heard(sheet.start, sheet.end, sheet.text))
    return gridded(_laid_out(sheet), name, len(sheets) - 1)


def column_of(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    place = 0
    for each in letters:
        place = place * 26 + ord(each) - ord("A") + 1
    return place - 1


def _beside(package: Package, related: Iterable[tuple[str, str]]) -> tuple[Strings, Styles]:
    strings, styles = Strings(), Styles()
    for kind, part in related:
        if kind == "sharedStrings":
            package.hear(part, Heard(strings.start, strings.end, strings.text))
        elif kind == "styles":
            package.hear(part, Heard(styles.start, styles.end))
    return strings, styles


def _laid_out(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    for number in sorted(sheet.rows):
        cells = sheet.rows[number]
        yield number, [cells.get(place, "") for place in range(max(cells) + 1)]


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,9}", text) else otherwise


def _unescaped(text: str) -> str:
    """Excel writes characters that XML has no room for as _x000D_."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
