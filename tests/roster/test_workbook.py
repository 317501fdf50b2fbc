"""An Excel workbook reads as its first sheet says, and no workbook can hurt the day that the same server holds."""

from __future__ import annotations

import time
import tracemalloc
from contextlib import suppress
from datetime import date, datetime
from datetime import time as day_time
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from app.roster.grid import Unreadable, clean
from app.roster.reading import read_list
from tests.roster.test_separated import told
from tests.roster.workbooks import HEAD, MAIN, book, raw, relations, strings, styles, written

XML_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), max_size=20)
GRIDS = st.lists(st.lists(XML_TEXTS, min_size=1, max_size=5), min_size=1, max_size=6)


@settings(max_examples=40)
@given(GRIDS)
def test_any_list_reads_as_two_programs_have_written_it(rows: list[list[str]]) -> None:
    rows = [["Seat"], *rows]
    other = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = other.active.cell(number, place)  # type: ignore[union-attr]
            cell.value, cell.data_type = text, "s"
    saved = BytesIO()
    other.save(saved)
    for content in (written(rows), written(rows, constant_memory=True), saved.getvalue()):
        got = told(read_list(content))
        for number, row in enumerate(rows, 1):
            assert [text for text in got.get(number, ()) if text] == [text for text in map(clean, row) if text]


def test_numbers_dates_and_truths_are_what_they_look_like() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as file:
        sheet = file.add_worksheet()
        day, clock = file.add_format({"num_format": "d mmmm yyyy"}), file.add_format({"num_format": "hh:mm"})
        money = file.add_format({"num_format": '"days" #,##0.00 [Red]'})
        for number, (value, style) in enumerate(
            (
                (7, None),
                (7.5, None),
                (0.1 + 0.2, None),
                (True, None),
                (date(2027, 5, 1), day),
                (datetime(2027, 5, 1, 9, 30), day),  # noqa: DTZ001 a spreadsheet knows no zone
                (day_time(9, 30), clock),
                (7, money),
            )
        ):
            (sheet.write_datetime if style in (day, clock) else sheet.write)(number, 0, value, style)
        sheet.write_formula(8, 0, "=6*7", None, 42)
        sheet.write_rich_string(9, 0, "Ada ", file.add_format({"bold": True}), "Lovelace")
    texts = [line.cells[0] for line in read_list(out.getvalue()).lines]
    expected = ["7", "7.5", "0.3", "TRUE", "2027-05-01", "2027-05-01 09:30", "09:30", "7", "42", "Ada Lovelace"]
    assert texts == expected


@pytest.mark.parametrize(("since", "shown"), [("", "1900-01-01"), ('<workbookPr date1904="1"/>', "1904-01-02")])
def test_days_are_counted_from_where_the_workbook_counts_them(since: str, shown: str) -> None:
    styles = f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    content = raw(
        '<row><c s="0"><v>1</v></c></row>',
        workbook=book('<sheet name="S" sheetId="1" r:id="rId1"/>', since),
        **{"xl/styles.xml": styles},
    )
    assert told(read_list(content)) == {1: (shown,)}


def test_a_sheet_without_addresses_and_one_with_gaps_are_counted_as_shown() -> None:
    one = "<row><c><v>1</v></c><c t='inlineStr'><is><t>A</t><rPh><t>no</t></rPh><r><t>da</t></r></is></c></row>"
    content = raw(f"{one}<row r='7'><c r='C7'><v>2</v></c><c t='e'><v>#N/A</v></c><c r='F7'/></row>{one}")
    assert told(read_list(content)) == {1: ("1", "Ada", "", ""), 7: ("", "", "2", "#N/A"), 8: ("1", "Ada", "", "")}


def test_the_first_sheet_that_can_be_seen_is_read_and_the_others_are_counted() -> None:
    three = (
        '<sheet name="Lookups" state="hidden" sheetId="3" r:id="rId9"/><sheet name="Jury" sheetId="1" r:id="rId1"/>'
        '<sheet name="Notes" sheetId="2" r:id="rId9"/>'
    )
    both = relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "worksheet", "worksheets/none.xml"))
    grid = read_list(raw("<row><c><v>1</v></c></row>", workbook=book(three), **{"xl/_rels/workbook.xml.rels": both}))
    assert (grid.sheet, grid.others, told(grid)) == ("Jury", 1, {1: ("1",)})


def test_what_looks_like_a_formula_is_a_text() -> None:
    assert told(read_list(written([["=1+1", "@x"]]))) == {1: ("=1+1", "@x")}


CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
SHARED = "<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>"
ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (raw(CELL.format("&b;"), before=ENTITIES), "damaged"),
        (raw(CELL.format("&a;"), before=OUTSIDE), "damaged"),
        (raw(CELL.format("x" * 11_000_000)), "unpacks to far more"),
        (raw("<row/>" * 1_900_000), "unpacks to far more"),
        (raw("<row>" + "<c/>" * 2_400_000 + "</row>"), "unpacks to far more"),
        (raw("", **{"xl/sharedStrings.xml": b" " * 11_000_000}), "unpacks to far more"),
        (raw("<a>" * 100_000), "damaged"),
        (raw("<row><c><v>1</v></row>"), "damaged"),
        (raw('<row r="0"><c><v>1</v></c></row>'), "damaged"),
        (raw('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "more than 50 columns"),
        (raw("<row><c><v>1</v></c></row>" * 2_002), "more than 2,000 rows"),
        (raw(SHARED * 4, **{"xl/sharedStrings.xml": strings(" " + "a" * 5_000_000)}), "a cell of more than 2,000"),
        (raw(SHARED * 500, **{"xl/sharedStrings.xml": strings("_x0041_" * 20_000)}), "a cell of more than 2,000"),
        (raw(CELL.format("e\u0301\u0316" * 100_000)), "a cell of more than 2,000"),
        (raw("", **{"xl/styles.xml": styles("[" * 1_000_000)}), "nothing in this file"),
        (raw(""), "nothing in this file"),
        (raw("", workbook=book("")), "no Excel workbook"),
        (raw("", workbook=book('<sheet name="S" sheetId="1" r:id="rId1" state="veryHidden"/>')), "no Excel workbook"),
        (raw("", **{"_rels/.rels": relations(("1", "officeDocument", "content.xml"))}), "no Excel workbook"),
        (raw("", **{"xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "gone.xml"))}), "damaged"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
)
def test_a_hostile_or_broken_workbook_is_refused_with_a_reason_and_soon(content: bytes, why: str) -> None:
    began = time.process_time()
    with pytest.raises(Unreadable, match=why):
        read_list(content)
    assert time.process_time() - began < 4


def test_a_text_that_many_cells_refer_to_is_there_once() -> None:
    content = raw(SHARED * 400, **{"xl/sharedStrings.xml": strings(f" {'a' * 2_000} ")})
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="more text than any list"):
            read_list(content)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_cell_at_the_far_corner_costs_what_it_weighs() -> None:
    content = raw('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="AX1048576"><v>2</v></c></row>')
    tracemalloc.start()
    try:
        assert list(told(read_list(content))) == [1, 1_048_576]
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_what_xml_has_no_room_for_is_seen_to_be_there() -> None:
    content = raw(CELL.format("a_x0000_b_xD800_c_x000D__x000A_d"))
    assert told(read_list(content)) == {1: ("a�b�c\nd",)}


GOOD = written([["Seat", "Name", "When"], [1, "Ada", 4.5], [2, "Bea", None]])


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_damage_does_anything_but_read_or_be_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, value in changes:
        content[place] = value
    with suppress(Unreadable):
        read_list(bytes(content))


@given(st.integers(4, len(GOOD)))
def test_half_a_workbook_is_none(length: int) -> None:
    with suppress(Unreadable):
        assert read_list(GOOD[:length]) == read_list(GOOD)
