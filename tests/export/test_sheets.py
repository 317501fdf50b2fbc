"""A report's tables as a workbook, read back: the same figures, digit for digit, and nothing that computes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from app.export.charts.chart import Caption, parts, table
from app.export.charts.staircase import Step, staircase
from app.export.document.sheets import number, xlsx
from app.export.document.value import Report, Section
from tests.export.test_document import everything
from tests.printing.test_press import HOSTILE

CHART = staircase(
    9, [Step("=cheaper seats", 4, "4.0", 13)], 20, 15, Caption("Conditions", "9 support it.", "20 people.")
)
GRID = table(
    "How it moved",
    ("Option", "First", "Change", "Share", "p"),
    [("Pay", "−1.20", "+0.3", "40 %", "–"), ("=1+1", "2", "−3.0", "5 %", "0.041")],
)


def read(content: bytes):  # type: ignore[no-untyped-def]
    return load_workbook(BytesIO(content))


@pytest.mark.parametrize(
    ("text", "value"),
    [("+0.3", 0.3), ("−12", -12), ("40 %", 40), ("–", None), ("3 of 4", None), ("1e5", None), ("=1", None)],
)
def test_a_figure_is_known_by_how_it_is_written(text: str, value: float | None) -> None:
    assert number(text) == value


def test_figures_are_figures_and_texts_are_texts() -> None:
    file = read(xlsx(Report("R", "en", sections=(Section("S", (GRID,)),))))
    rows = [[cell.value for cell in row] for row in file["1 How it moved"].iter_rows(min_row=3)]
    assert rows == [
        ["Option", "First", "Change", "Share", "p"],
        ["Pay", -1.2, 0.3, 40, "–"],
        ["=1+1", 2, -3.0, 5, 0.041],
    ]
    assert file["1 How it moved"]["A5"].data_type == "s"
    assert file["1 How it moved"]["C4"].number_format == "+0.0;−0.0;0.0"
    assert file["1 How it moved"]["E5"].number_format == "0.000"


def test_the_first_sheet_leads_to_every_other() -> None:
    report = Report("R", "en", parts=(GRID,), sections=(Section("S", within=(Section("T", parts(CHART)),)),))
    contents = read(xlsx(report))["Contents"]
    assert [[cell.value for cell in row] for row in contents.iter_rows(min_row=4)] == [
        ["1 How it moved", "How it moved", ""],
        ["2 Conditions, in figures", "Conditions, in figures", "S › T"],
    ]
    assert contents["A5"].hyperlink.location == "'2 Conditions, in figures'!A1"


def test_what_was_drawn_has_a_native_chart_of_the_same_cells_that_says_what_it_shows() -> None:
    content = xlsx(Report("R", "en", sections=(Section("S", (*parts(CHART), GRID)),)))
    with ZipFile(BytesIO(content)) as file:
        charts = [name for name in file.namelist() if name.startswith("xl/charts/chart")]
        drawing = file.read("xl/drawings/drawing1.xml").decode()
        (chart,) = (file.read(name).decode() for name in charts)
    assert "'1 Conditions, in figures'!$B$4:$B$5" in chart
    assert "9 support it." in drawing


@pytest.mark.parametrize("words", [*HOSTILE, "=HYPERLINK(1)", "\x00\x0b\ud800", "x" * 40_000, ""])
def test_no_text_breaks_the_file_or_computes(words: str) -> None:
    file = read(xlsx(everything(words)))
    assert all(cell.data_type != "f" for sheet in file for row in sheet.iter_rows() for cell in row)


def test_a_row_is_as_high_as_its_longest_text() -> None:
    of = table("Long", ("Option", "People"), [("word " * 40, "1"), ("short", "2")])
    file = read(xlsx(Report("R", "en", parts=(of,))))
    assert file["1 Long"].row_dimensions[4].height >= 4 * 15
    assert file["1 Long"].row_dimensions[5].height is None


def test_a_sheet_is_called_by_its_caption_as_far_as_excel_allows() -> None:
    captions = (
        "Turns: who's [how] *often*?/\\",
        "Far longer than a sheet may be called",
        "far longer than a sheet may be",
        "",
    )
    grids = tuple(table(each, ("Option", "People"), [("one", "1")]) for each in (*captions, "\U0001f5f3" * 40))
    names = read(xlsx(Report("R", "en", parts=grids))).sheetnames[1:]
    assert names[:4] == [
        "1 Turns whos how often",
        "2 Far longer than a sheet may…",
        "3 far longer than a sheet may…",
        "4",
    ]
    assert all(len(name.encode("utf-16-le")) <= 2 * 31 for name in names)
