"""One report in four formats, each file read back: every table has the same cells in all of them, to the last digit."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from app.export.document.page import page
from app.export.document.paper import pdf
from app.export.document.sheets import number, xlsx
from app.export.document.value import Grid, Section
from app.export.document.word import docx
from app.export.report.of_day import report, told_of
from tests.days import told
from tests.export.test_report import HELD, said
from tests.journals.test_golden import JOURNALS, entries_of
from tests.printing.paper import press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.export.document.value import Report

Cells = list[list[str]]


class Tables(HTMLParser):
    """The cells of each table of a page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.found: list[Cells] = []
        self.inside = False
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.found.append([])
        elif tag == "tr":
            self.found[-1].append([])
        elif tag in ("td", "th"):
            self.found[-1][-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1][-1][-1] += data


def tables(of: Report) -> list[Cells]:
    grids = (part for section in of.sections for part in _parts(section) if isinstance(part, Grid))
    return [[[column.title for column in g.columns], *([said(cell) for cell in row] for row in g.rows)] for g in grids]


def _parts(section: Section) -> Iterator[object]:
    yield from section.parts
    for each in section.within:
        yield from _parts(each)


def days() -> Iterator[object]:
    yield pytest.param(lambda: told(*HELD)[0], id="a day with everything")
    for path in JOURNALS:
        if path.stem in ("london-drafting", "manchester-24"):
            yield pytest.param(lambda path=path: entries_of(path), id=path.stem)


@pytest.mark.parametrize("entries", list(days()))
def test_every_figure_is_the_same_in_every_format(entries) -> None:  # type: ignore[no-untyped-def]
    of = report(told_of(entries()))
    expected = tables(of)
    assert len(expected) > 8
    assert Tables(page(of)).found == expected
    written = Document(BytesIO(docx(of)))
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in written.tables] == expected
    _check_workbook(xlsx(of), expected)
    _check_paper(pdf(of, press()), expected)


def _check_workbook(content: bytes, expected: list[Cells]) -> None:
    book = load_workbook(BytesIO(content))
    assert len(book.sheetnames) == 1 + len(expected)
    for sheet, (heads, *rows) in zip(book.worksheets[1:], expected, strict=True):
        held = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=3 + len(rows))]
        assert held[0] == heads
        for row, cells in zip(held[1:], rows, strict=True):
            for value, text in zip(row, cells, strict=True):
                assert value == (number(text) if isinstance(value, int | float) else text)


def _check_paper(content: bytes, expected: list[Cells]) -> None:
    """The words of a table come in their order; where lines break is the paper's."""
    paper = pypdfium2.PdfDocument(content)
    text = _squeezed(" ".join(sheet.get_textpage().get_text_range() for sheet in paper))
    for heads, *rows in expected:
        for row in rows:
            for cell in row:
                assert _squeezed(cell) in text
        assert all(_squeezed(head) in text for head in heads)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u2066-\u2069\ufffe\u00ad]+", "", text)
