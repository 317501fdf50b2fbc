"""A report's tables as an Excel workbook: one sheet each, figures as figures, and where a chart was drawn a native one.

Nothing in it computes, and every text is a text, whatever it begins with. A figure is the one that the report writes,
digit for digit, so that no format knows more than another.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from .page import shown
from .value import Figure, Grid, Part, Prose, Report, Section

FIGURE = re.compile(r"[+\u2212]?\d{1,15}(\.\d+)?( %)?")
LONGEST_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
"""Excel opens no workbook of which a sheet is called longer, in halves of UTF-16, or has one of these in its name."""
LONGEST_CELL = 32_767
WIDEST, NARROWEST = 60, 10
MOST_SERIES = 8
LINE, LINES_A_PAGE, HIGH = 20, 32, 15
"""Pixels of a line of a sheet, lines of a printed page, and points of a line."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A table, the headings that it stands under, and what the picture beside it shows; "" where none was drawn."""

    grid: Grid
    under: tuple[str, ...]
    shows: str


def xlsx(report: Report) -> bytes:
    """The first sheet lists the others."""
    placed = list(_tables(report))
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as file:
        file.set_properties({"title": shown(report.title)[:255]})
        _contents(file, report, placed)
        for number, each in enumerate(placed, 1):
            _sheet(file, _called(number, each.grid), each)
    return out.getvalue()


def _called(number: int, grid: Grid) -> str:
    """By its number, which no other sheet has, and as much of its caption as Excel allows."""
    name = " ".join(NOT_IN_A_NAME.sub("", f"{number} {shown(grid.caption)}").split())
    if _long(name) <= LONGEST_NAME:
        return name
    while _long(name) >= LONGEST_NAME:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _long(name: str) -> int:
    return len(name.encode("utf-16-le")) // 2


def number(text: str) -> float | None:
    """The figure that a cell writes, if it writes one: +0.3, −12, 40 %."""
    if not FIGURE.fullmatch(text):
        return None
    return float(text.removesuffix(" %").replace("\u2212", "-"))


def _tables(report: Report) -> Iterator[_Placed]:
    yield from _within(report.parts, ())
    for section in report.every_section:
        yield from _of(section, ())


def _of(section: Section, under: tuple[str, ...]) -> Iterator[_Placed]:
    here = (*under, section.title)
    yield from _within(section.parts, here)
    for each in section.within:
        yield from _of(each, here)


def _within(parts: Iterable[Part], under: tuple[str, ...]) -> Iterator[_Placed]:
    shows = ""
    for part in parts:
        if isinstance(part, Grid):
            yield _Placed(part, under, shows)
        shows = part.shows if isinstance(part, Figure) else ""


def _contents(file: Any, report: Report, placed: list[_Placed]) -> None:
    sheet = file.add_worksheet("Contents")
    bold = file.add_format({"bold": True, "bottom": 2})
    wrapped = file.add_format({"text_wrap": True, "valign": "top"})
    _on_paper(sheet)
    sheet.set_column(0, 0, LONGEST_NAME + 2)
    sheet.set_column(1, 2, WIDEST)
    _text(sheet, 0, 0, report.title, file.add_format({"bold": True, "font_size": 16}))
    for place, head in enumerate(("Sheet", "Table", "Where it stands in the report")):
        _text(sheet, 2, place, head, bold)
    for line, each in enumerate(placed, 3):
        name = _called(line - 2, each.grid)
        sheet.write_url(line, 0, f"internal:'{name}'!A1", string=name)
        told = each.grid.caption, " › ".join(each.under)
        for place, text in enumerate(told, 1):
            _text(sheet, line, place, text, wrapped)
        _high(sheet, line, ((text, WIDEST - 2) for text in told))


def _sheet(file: Any, name: str, placed: _Placed) -> None:
    sheet, grid = file.add_worksheet(name), placed.grid
    bold, wrapped = file.add_format({"bold": True, "bottom": 2}), file.add_format({"text_wrap": True, "valign": "top"})
    over, formats = file.add_format({"bold": True, "bottom": 2, "align": "right"}), dict[str, Any]()
    _text(sheet, 0, 0, grid.caption, file.add_format({"bold": True}))
    sheet.freeze_panes(3, 1)
    _on_paper(sheet)
    wides = [_wide(grid, place) for place in range(len(grid.columns))]
    for place, column in enumerate(grid.columns):
        sheet.set_column(place, place, wides[place] + 2)
        _text(sheet, 2, place, column.title, over if column.numbers else bold)
    for line, row in enumerate(grid.rows, 3):
        _high(sheet, line, ((_said(prose), wide) for prose, wide in zip(row, wides, strict=True)))
        for place, prose in enumerate(row):
            text = _said(prose)
            value = number(text) if grid.columns[place].numbers else None
            if value is None:
                _text(sheet, line, place, text, wrapped)
            else:
                sheet.write_number(line, place, value, _format(file, formats, text))
    if placed.shows and grid.rows:
        _chart(file, sheet, name, placed)


def _wide(grid: Grid, place: int) -> int:
    """In letters, without the edges."""
    longest = max((len(_said(row[place])) for row in grid.rows), default=0)
    return min(max(longest, len(grid.columns[place].title), NARROWEST), WIDEST - 2)


def _high(sheet: Any, line: int, texts: Iterable[tuple[str, int]]) -> None:
    """As high as the longest text needs, each in a column of so many letters: not every program works that out."""
    sheet.set_row(line, HIGH * max(len(textwrap.wrap(text, wide)) or 1 for text, wide in texts))


def _on_paper(sheet: Any) -> None:
    """Printed, a sheet is as wide as the paper."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _format(file: Any, formats: dict[str, Any], text: str) -> Any:
    """As many digits, and the same signs."""
    digits = len(text.removesuffix(" %").partition(".")[2])
    plain = f"0.{'0' * digits}" if digits else "0"
    code = f"+{plain};\u2212{plain};{plain}" if text[0] in "+\u2212" else plain
    code = f'{code}" %"' if text.endswith(" %") else code
    return formats.setdefault(code, file.add_format({"num_format": code, "valign": "top"}))


def _chart(file: Any, sheet: Any, name: str, placed: _Placed) -> None:
    """Bars of the same figures, but not of how many people stand behind means. Patterns tell the series apart."""
    grid, last = placed.grid, 2 + len(placed.grid.rows)
    chart = file.add_chart({"type": "bar"})
    figures = [place for place in range(1, len(grid.columns)) if _is_figures(grid, place)]
    means = [place for place in figures if any("." in _said(row[place]) for row in grid.rows)]
    columns = (means or figures)[:MOST_SERIES]
    for order, place in enumerate(columns):
        chart.add_series(
            {
                "name": [name, 2, place],
                "categories": [name, 3, 0, last, 0],
                "values": [name, 3, place, last, place],
                "pattern": PATTERNS[order % len(PATTERNS)],
                "border": {"color": "#1B1B1F"},
            }
        )
    if not columns:
        return
    chart.set_title({"name": shown(grid.caption)[:255], "name_font": {"size": 11}})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    high = max(320, 60 + 26 * len(grid.rows) * len(columns))
    chart.set_size({"width": 760, "height": high})
    if last + high / LINE > LINES_A_PAGE:
        sheet.set_h_pagebreaks([last + 2])
    sheet.insert_chart(last + 2, 0, chart, {"description": shown(placed.shows)[:255]})


PATTERNS = tuple(
    {"pattern": pattern, "fg_color": colour, "bg_color": "#FFFFFF"}
    for pattern, colour in (
        ("percent_90", "#0B5563"),
        ("percent_25", "#8F5200"),
        ("wide_upward_diagonal", "#1F5FA8"),
        ("percent_5", "#1B1B1F"),
        ("small_grid", "#7A2E6B"),
    )
)


def _is_figures(grid: Grid, place: int) -> bool:
    return grid.columns[place].numbers and all(number(_said(row[place])) is not None for row in grid.rows)


def _text(sheet: Any, line: int, place: int, text: str, how: Any = None) -> None:
    sheet.write_string(line, place, shown(text)[:LONGEST_CELL], how)


def _said(prose: Prose) -> str:
    return "".join(run.text for run in prose)
