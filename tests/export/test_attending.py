"""Who came by age, area and the like: told in groups of at least five, and only where it tells of nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from app.export.document.page import page
from app.export.document.paper import pdf
from app.export.document.sheets import xlsx
from app.export.document.value import Report
from app.export.document.word import docx
from app.export.report.of_day import report, told_of
from app.jury.day.agenda_acts import CloseSitting
from app.jury.seats.plan import RESEARCH_USE, Consent
from tests.days import FACILITATOR, WHOLE, moved_to, opened, said, seated, told
from tests.export.test_report import section
from tests.export.test_same_everywhere import Tables
from tests.printing.paper import press, written

Known = Mapping[int, Mapping[str, str]]
SEATS = 24
ASKING = replace(WHOLE, consents=(*WHOLE.consents, Consent(RESEARCH_USE, said("For research?"))))


def who(known: Known, came: int = SEATS, over: bool = True) -> str:
    return section(of(known, came, over), "Who took part")


def of(known: Known, came: int = SEATS, over: bool = True) -> Report:
    end = (moved_to("close"), (FACILITATOR, CloseSitting("close"))) if over else ()
    entries, _ = told(opened(SEATS, WHOLE), seated(*range(1, came + 1)), *end)
    return report(told_of(entries, known))


def by(name: str, *values: tuple[str, int]) -> Known:
    each = [value for value, often in values for _ in range(often)]
    return {seat: {name: value} for seat, value in enumerate(each, 1)}


def test_groups_of_five_are_told_smaller_ones_together_and_ages_in_tens() -> None:
    assert "Area, of the 24 jurors who came Area Came North 12 other 12" in who(
        by("Area", ("North", 12), ("South", 8), ("East", 3), ("West", 1))
    )
    assert "20 to 29 12 30 to 39 12" in who(by("Age", ("21", 6), ("29", 6), ("30", 12)))


def test_it_is_the_same_in_every_format() -> None:
    told_by_area = of(by("Area", ("North", 14), ("=South", 10)))
    expected = [["Area", "Came"], ["=South", "10"], ["North", "14"]]
    assert expected in Tables(page(told_by_area)).found
    word = Document(BytesIO(docx(told_by_area)))
    assert expected in [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    sheets = [
        list(sheet.iter_rows(min_row=3, values_only=True)) for sheet in load_workbook(BytesIO(xlsx(told_by_area)))
    ]
    assert [("Area", "Came"), ("=South", 10), ("North", 14)] in sheets
    assert "Area Came =South 10 North 14" in " ".join(written(pdf(told_by_area, press())))


def test_no_targets_are_said_to_be_none_and_a_list_that_knows_nothing_too() -> None:
    text = who({})
    assert "The record holds no recruitment targets" in text
    assert "says nothing of who they are" in text


def test_what_would_tell_of_a_few_is_not_told() -> None:
    assert "beside what others are given: Area." in who(by("Area", ("N", 20), ("S", 4)))
    erased = who(by("Area", ("North", 12), ("South", 11)))
    assert "Of 1 juror who came the list says nothing" in erased
    assert "North" not in erased
    assert "North" not in who(by("Area", ("North", 12), ("South", 12)), over=False)
    assert "North" in who(by("Area", ("North", 12), ("South", 12)))


def test_what_was_put_together_across_two_coasts_is_not_parted_by_them() -> None:
    """Were both told, the sea's less the north's would be the three of the east."""
    lies = [("North", "sea", 12), ("East", "sea", 3), ("South", "land", 9)]
    each = [{"Area": area, "Coast": coast} for area, coast, many in lies for _ in range(many)]
    text = who(dict(enumerate(each, 1)))
    assert "North 12 other 12" in text
    assert "sea 15" not in text
    assert "beside what others are given: Coast." in text
    each = [{"Area": area, "Coast": coast} for area, coast, many in lies for _ in range(8)]
    assert "land 8 sea 16" in who(dict(enumerate(each, 1)))


def test_who_did_not_agree_to_research_is_not_left_by_subtracting() -> None:
    area = by("Area", ("North", 12), ("South", 12))

    def told_of_research(*agreed: int) -> str:
        entries, _ = told(
            opened(SEATS, ASKING),
            seated(*agreed, consents=(RESEARCH_USE,)),
            seated(*({*range(1, SEATS + 1)} - {*agreed})),
            moved_to("close"),
            (FACILITATOR, CloseSitting("close")),
        )
        return section(report(told_of(entries, area)), "Who took part")

    assert "North 12 South 12" in told_of_research(*range(1, 8), *range(13, 20))
    assert "beside what others are given: Area." in told_of_research(*range(1, 9), *range(13, 20))
    assert "North 12 South 12" in told_of_research(*range(1, 13))
    assert "North 12 South 12" in told_of_research(*range(1, 9))


def test_who_stayed_away_is_told_of_by_no_small_number() -> None:
    area = by("Area", ("North", 6), ("South", 6), ("North", 1), ("South", 11))
    assert "Came North 7 South 11" in who(area, 18)
    assert "Expected" not in who(area, 18)
    area = by("Area", ("North", 6), ("South", 6), ("North", 6), ("South", 6))
    assert "Area Expected Came North 12 6 South 12 6" in who(area, 12)
