"""Workbooks made by hand, as no spreadsheet would write them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = "<?xml version='1.0' encoding='UTF-8'?>"


def raw(sheet: str, *, before: str = "", workbook: str = "", **more: str | bytes) -> bytes:
    """A workbook with one sheet, whose rows are this XML."""
    sheet = f"<sheetData>{sheet}</sheetData>"
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations(("1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": workbook or book('<sheet name="Seats" sheetId="1" r:id="rId1"/>'),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "/xl/sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": f'{HEAD}{before}<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}"></sst>',
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}"></styleSheet>',
        **more,
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def book(sheets: str, properties: str = "") -> str:
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{properties}<sheets>{sheets}</sheets></workbook>'


def strings(text: str) -> str:
    """Texts that cells share: this one alone."""
    return f'{HEAD}<sst xmlns="{MAIN}"><si><t xml:space="preserve">{text}</t></si></sst>'


def styles(code: str) -> str:
    """One style, which writes numbers in this format."""
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>'
    )


def relations(*each: tuple[str, str, str]) -> str:
    told = "".join(f'<Relationship Id="{id}" Type="{RELATED}/{kind}" Target="{to}"/>' for id, kind, to in each)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{told}</Relationships>'


def written(rows: list[list[object]], **options: object) -> bytes:
    """A workbook as a real program writes it."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, **options}) as file:
        sheet = file.add_worksheet("People")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()
