"""A report as a DOCX, read back: its words in their order, its headings, its tables, what its pictures show."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from app.export.charts.chart import Caption, parts
from app.export.charts.staircase import Step, staircase
from app.export.document.value import Grid, Paragraph, Report, Run, Section, Tone, plain
from app.export.document.word import WIDEST, docx, drawings
from tests.export.test_document import everything
from tests.printing.paper import press
from tests.printing.test_press import HOSTILE

if TYPE_CHECKING:
    from app.export.document.value import Part

CHART = staircase(
    9, [Step("cheaper seats", 4, "4.0", 13)], 20, 15, Caption("Conditions", "9 support it as it stands.", "20 people.")
)


def read(content: bytes):  # type: ignore[no-untyped-def]
    return Document(BytesIO(content))


@pytest.mark.parametrize("words", ["plain words", *HOSTILE, "\x00\x0b\ud800 lost", "{=1+1}", "x" * 5_000])
def test_any_words_are_words_and_the_file_opens(words: str) -> None:
    file = read(docx(everything(words)))
    texts = [paragraph.text for paragraph in file.paragraphs]
    assert any(text.strip() for text in texts)
    assert len(file.tables) == 1
    assert len(file.core_properties.title) <= 255


def test_headings_nest_and_the_title_is_the_first() -> None:
    file = read(docx(everything("Words")))
    levels = [p.style.name for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert levels == ["Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 2"]
    assert file.core_properties.title == "Words"
    assert file.core_properties.language == "en"


def test_a_table_has_a_row_that_is_repeated_and_numbers_stand_under_each_other() -> None:
    part: Part = CHART.table
    assert isinstance(part, Grid)
    table = read(docx(Report("R", "en", parts=(part,)))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Met, one after the other", "People in support", "Named by", "Unlocks"],
        ["As it stands, without a condition", "9", "–", "–"],
        ["+ cheaper seats", "13", "4", "4.0"],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert table.rows[1]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert table.rows[1].cells[1].paragraphs[0].alignment is not None


def test_a_chart_is_a_picture_that_says_what_it_shows() -> None:
    report = Report("R", "en", sections=(Section("S", within=(Section("T", parts(CHART)),)),))
    (drawing,) = drawings(report)
    (png,) = press().drawn([drawing])
    assert Image.open(BytesIO(png)).format == "PNG"
    assert Image.open(BytesIO(png)).width == 960
    content = docx(report, {drawing: png})
    with ZipFile(BytesIO(content)) as file:
        document = file.read("word/document.xml").decode()
        assert len([name for name in file.namelist() if name.startswith("word/media/")]) == 1
    assert "9 support it as it stands." in document
    assert f'descr="{CHART.shows}"' in document.replace("&#8220;", "“")


def test_a_chart_that_nobody_drew_still_says_its_figures() -> None:
    file = read(docx(Report("R", "en", parts=parts(CHART))))
    assert not file.inline_shapes
    assert file.tables[0].rows[2].cells[1].text == "13"
    assert any(CHART.title in paragraph.text for paragraph in file.paragraphs)


def test_a_link_leads_where_it_says_and_nothing_else_does() -> None:
    runs = (Run("the report", address="https://example.org/a?b=1"), Run("no", address="javascript:alert(1)"))
    content = docx(Report("R", "en", sections=(Section("S", (_said(runs),)),)))
    with ZipFile(BytesIO(content)) as file:
        leads = file.read("word/_rels/document.xml.rels").decode()
    assert 'Target="https://example.org/a?b=1"' in leads
    assert "javascript" not in leads


def test_the_same_report_gives_the_same_words_whenever_it_is_written() -> None:
    one, two = (read(docx(everything("Words"))) for _ in range(2))
    assert one.element.xml == two.element.xml


def _said(runs):  # type: ignore[no-untyped-def]
    return Paragraph((*plain("See "), *runs))


def test_what_is_said_aside_is_no_louder_than_the_text_and_fits_a_sheet() -> None:
    file = read(docx(Report("R", "en", parts=(Paragraph(plain("By the way."), Tone.ASIDE), *parts(CHART)))))
    aside = file.styles["Intense Quote"]
    assert (aside.font.bold, aside.font.italic, str(aside.font.color.rgb)) == (False, False, "55524C")
    (sheet,) = file.sections
    assert sheet.page_width.mm == pytest.approx(210, abs=0.1)
    assert sheet.page_width - sheet.left_margin - sheet.right_margin >= WIDEST


def test_of_a_caption_what_was_found_is_bold_and_the_picture_stays_with_it() -> None:
    (svg,) = drawings(report := Report("R", "en", parts=parts(CHART)))
    file = read(docx(report, dict(zip([svg], press().drawn([svg]), strict=True))))
    picture, caption = file.paragraphs[1:3]
    assert picture.paragraph_format.keep_with_next
    assert [run.bold for run in caption.runs] == [True, None]
    assert file.styles["Caption"].font.bold is False
