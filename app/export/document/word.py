"""A report as a DOCX, to be edited: real headings, lists and tables, pictures with what they show, each text plain.

Headings and the rows over tables are styles and marks of their own, so that a word processor can list the one and
repeat the other. Pictures that are drawn as SVG come as PNG from whoever calls: word processors differ in what else
they show.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .page import WEB, named, shown
from .value import Facts, Figure, Grid, Item, Paragraph, Part, Picture, Points, Prose, Report, Run, Section, Tone

FACE = "Atkinson Hyperlegible Next"
WIDEST = Cm(16)
BEGAN = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Every file bears the same date, so that the same report gives the same bytes."""
STYLES = {Tone.PLAIN: "Normal", Tone.LEAD: "Subtitle", Tone.QUOTED: "Quote", Tone.ASIDE: "Intense Quote"}
DEEPEST_LIST = 3
LONGEST_PROPERTY = 255
FEW, MOST_LETTERS, LETTERS_ACROSS = 5, 16, 90
ROOM = 6
"""For the edges of a cell, and for bold letters of a face that is wider than ours."""

Drawn = Mapping[bytes, bytes]
"""For each picture drawn as SVG the same as PNG."""


def docx(report: Report, drawn: Drawn | None = None) -> bytes:
    return _Writing(report, drawn or {}).written()


def drawings(report: Report) -> list[bytes]:
    """The report's pictures that are drawn as SVG, each once."""
    found = _figures((*report.parts, *(part for section in report.every_section for part in _all_parts(section))))
    return list(dict.fromkeys(figure.picture for figure in found if figure.kind is Picture.SVG))


def _all_parts(section: Section) -> tuple[Part, ...]:
    return (*section.parts, *(part for each in section.within for part in _all_parts(each)))


def _figures(parts: Iterable[Part]) -> Iterable[Figure]:
    return (part for part in parts if isinstance(part, Figure))


class _Writing:
    def __init__(self, report: Report, drawn: Drawn) -> None:
        self._report = report
        self._drawn = drawn
        self._file = Document()

    def written(self) -> bytes:
        report, file = self._report, self._file
        _dress(file, report.lang)
        told = file.core_properties
        told.title, told.language = named(report.title)[:LONGEST_PROPERTY], report.lang
        told.author = told.comments = ""
        told.created = told.modified = BEGAN
        if report.above:
            file.add_paragraph(shown(report.above))
        file.add_heading(named(report.title), 1)
        if report.lead:
            file.add_paragraph(shown(report.lead), style="Subtitle")
        self._parts(report.parts)
        if report.brief:
            self._section(report.brief, 2)
            self._file.add_paragraph().paragraph_format.page_break_before = True
        for section in report.sections:
            self._section(section, 2)
        out = BytesIO()
        file.save(out)
        return out.getvalue()

    def _section(self, section: Section, level: int) -> None:
        self._file.add_heading(named(section.title), min(level, 9))
        self._parts(section.parts)
        for each in section.within:
            self._section(each, level + 1)

    def _parts(self, parts: Iterable[Part]) -> None:
        for part in parts:
            match part:
                case Paragraph(prose, tone):
                    self._say(self._file.add_paragraph(style=STYLES[tone]), prose)
                case Points(items, numbered):
                    self._items(items, "List Number" if numbered else "List Bullet", 1)
                case Facts(rows):
                    for label, prose in rows:
                        self._say(self._file.add_paragraph(), (Run(f"{label}: ", strong=True), *prose))
                case Grid():
                    self._grid(part)
                case Figure():
                    self._figure(part)

    def _items(self, items: Iterable[Item], style: str, depth: int) -> None:
        named = style if depth == 1 else f"{style} {min(depth, DEEPEST_LIST)}"
        for item in items:
            self._say(self._file.add_paragraph(style=named), item.prose)
            self._items(item.within, style, depth + 1)

    def _grid(self, grid: Grid) -> None:
        caption = self._file.add_paragraph(style="Caption")
        self._say(caption, (Run(grid.caption, strong=True),))
        caption.paragraph_format.keep_with_next = True
        table = self._file.add_table(rows=1, cols=max(1, len(grid.columns)), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
            self._say(cell.paragraphs[0], (Run(column.title, strong=True),))
            _align(cell, column.numbers)
        _repeat(table.rows[0])
        for row in grid.rows:
            made = table.add_row()
            _whole(made)
            cells = made.cells
            for cell, column, prose in zip(cells, grid.columns, row, strict=True):
                self._say(cell.paragraphs[0], prose)
                _align(cell, column.numbers)
        _fit(table, grid)
        self._file.add_paragraph()

    def _figure(self, figure: Figure) -> None:
        picture = self._drawn.get(figure.picture) if figure.kind is Picture.SVG else figure.picture
        if picture is not None:
            shape = self._file.add_picture(BytesIO(picture))
            self._file.paragraphs[-1].paragraph_format.keep_with_next = True
            if shape.width > WIDEST:
                shape.height, shape.width = int(shape.height * WIDEST / shape.width), WIDEST
            shape._inline.docPr.set("descr", shown(figure.shows))
        self._say(self._file.add_paragraph(style="Caption"), figure.caption)

    def _say(self, paragraph: Any, prose: Prose) -> None:
        for run in prose:
            made = _linked(paragraph, run) if run.address.startswith(WEB) else paragraph.add_run(shown(run.text))
            made.bold = run.strong or None
            if run.lang:
                _in_language(made, run.lang)


def _dress(file: Any, lang: str) -> None:
    for name in ("Normal", "Title", "Subtitle", "Caption", *(f"Heading {level}" for level in range(1, 7))):
        style = file.styles[name]
        style.font.name = FACE
        style.font.color.rgb = RGBColor(0x1B, 0x1B, 0x1F)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    file.styles["Normal"].font.size = Pt(11)
    for sheet in file.sections:
        sheet.page_width, sheet.page_height, sheet.left_margin, sheet.right_margin = Cm(21), Cm(29.7), Cm(2.5), Cm(2.5)
    _quieten(file.styles["Intense Quote"])
    file.styles["Caption"].font.bold = False
    lead = file.styles["Subtitle"]
    lead.font.italic, lead.font.size = False, Pt(12)
    for spaced in lead.element.rPr.findall(qn("w:spacing")):
        lead.element.rPr.remove(spaced)
    file.styles["Normal"].element.get_or_add_rPr().append(_language(lang))


def _quieten(style: Any) -> None:
    """What is said aside is no louder than the text: no colour, no bold, a line beside it and none under it."""
    style.font.bold = style.font.italic = False
    style.font.color.rgb, style.font.name = RGBColor(0x55, 0x52, 0x4C), FACE
    edges = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if edges is not None:
        style.element.pPr.remove(edges)
    style.paragraph_format.left_indent, style.paragraph_format.right_indent = Cm(0.6), Cm(0)


def _language(lang: str) -> Any:
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), lang)
    return told


def _in_language(run: Any, lang: str) -> None:
    run._element.get_or_add_rPr().append(_language(lang))


def _repeat(row: Any) -> None:
    """The row stands again at the top of every page that the table runs over, and is read as what it is."""
    _mark(row, "w:tblHeader")


def _whole(row: Any) -> None:
    """No page ends within it."""
    _mark(row, "w:cantSplit")


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _linked(paragraph: Any, run: Run) -> Any:
    """A run in a link that leads to its address."""
    led = paragraph.part.relate_to(shown(run.address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), led)
    made = paragraph.add_run(shown(run.text))
    made.font.underline = True
    link.append(made._element)
    paragraph._p.append(link)
    return made


def _fit(table: Any, grid: Grid) -> None:
    """Wide enough for the longest word of each column, as far as the page goes; many columns in smaller type."""
    texts_of = [[column.title] for column in grid.columns]
    for row in grid.rows:
        for texts, prose in zip(texts_of, row, strict=True):
            texts.append("".join(run.text for run in prose))
    shares = [max(_longest_word(texts), min(MOST_LETTERS, max(map(len, texts)))) + ROOM for texts in texts_of]
    small = Pt(7.5) if sum(shares) > LETTERS_ACROSS else Pt(9.5) if len(texts_of) > FEW else None
    for column, part in zip(table.columns, shares, strict=False):
        column.width = int(WIDEST * part / sum(shares))
        for cell in column.cells:
            cell.width = column.width
            for run in cell.paragraphs[0].runs:
                run.font.size = small


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=1)


def _align(cell: Any, numbers: bool) -> None:
    if numbers:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
