"""Those who came against the targets: in persons, in every file alike, and nothing that tells of a few."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from app.export.bounds import Bounds
from app.export.document.page import page
from app.export.document.paper import pdf
from app.export.document.sheets import xlsx
from app.export.document.word import docx
from app.export.printing.press import Press
from app.export.report.aiming import (
    FURTHEST,
    NO_TARGETS,
    NOT_COMPARED,
    NOT_OF_THESE,
    OF_THOSE_TOLD,
    TOGETHER,
    recruitment,
)
from app.export.report.of_day import report, told_of
from app.export.report.told import Told
from app.jury.day.agenda_acts import CloseSitting
from app.jury.seats.targets import Counted, Quota, Target
from app.settings import printed_fonts, recount_script
from app.web.packs.making import Record, Workshop, pack
from tests.days import FACILITATOR, WHOLE, moved_to, opened, said, seated, told
from tests.export.test_attending import SEATS, Known, by
from tests.export.test_report import section
from tests.export.test_same_everywhere import Tables
from tests.printing.paper import press, written

AREA = Target("Area", (Quota("North", 50), Quota("South", 25), Quota("=East", 25)), said("Census 2021, London"))
CAME = by("Area", ("North", 10), ("South", 8), ("=East", 6))
ROWS = [
    ["North", "50 %", "12", "10", "42 %", "2 fewer than the target of 12"],
    ["South", "25 %", "6", "8", "33 %", "2 more than the target of 6"],
    ["=East", "25 %", "6", "6", "25 %", "exactly the target of 6"],
]
HEADS = ["Group", "Share set", "Target", "Came", "Came, share", "In words"]


def of(known: Known, *targets: Target, came: int = SEATS, over: bool = True) -> Told:
    end = (moved_to("close"), (FACILITATOR, CloseSitting("close"))) if over else ()
    plan = replace(WHOLE, targets=targets)
    return told_of(told(opened(SEATS, plan), seated(*range(1, came + 1)), *end)[0], known)


def who(known: Known, *targets: Target, came: int = SEATS, over: bool = True) -> str:
    return section(report(of(known, *targets, came=came, over=over)), "Who took part")


def test_what_came_stands_beside_the_target_with_its_source_and_in_words() -> None:
    text = who(CAME, AREA)
    assert " ".join([*HEADS, *(cell for row in ROWS for cell in row)]) in text
    assert "Area, against the target for 24 seats, of the 24 jurors who came" in text
    assert "Where the target comes from: Census 2021, London" in text
    assert "Area, of the 24" not in text, "told once"
    first_page = section(report(of(CAME, AREA)), "In a minute")
    assert f" {FURTHEST}: Area, North: 2 fewer than the target of 12." in first_page
    assert NO_TARGETS not in text
    both = {seat: {**each, "Age": "21" if seat % 2 else "34"} for seat, each in CAME.items()}
    assert "Age, of the 24 jurors who came Age Came 20 to 29 12 30 to 39 12" in who(both, AREA)
    assert NO_TARGETS in who(CAME)
    assert "target" not in section(report(of(CAME)), "In a minute")


def test_of_fewer_than_twenty_there_are_counts_and_no_shares_and_seats_have_none() -> None:
    few = by("Area", ("North", 10), ("South", 8))
    assert "Group Share set Target Came In words North 50 % 12 10 2 fewer" in who(few, AREA, came=18)
    seats = replace(AREA, quotas=(Quota("North", 11), Quota("South", 3)), counted=Counted.SEATS)
    assert "Group Target Came In words North 11 10 1 fewer than the target of 11 South 3 8 5 more" in who(CAME, seats)
    assert "=East – 6 no target" in who(CAME, seats)


@pytest.mark.parametrize(
    ("known", "over", "kept"),
    [
        (by("Area", ("North", 12), ("South", 9), ("=East", 3)), True, {"North"}),
        (by("Area", ("North", 20), ("South", 4)), True, set()),
        (by("Area", ("North", 24)), True, set()),
        (by("Area", ("North", 12), ("South", 11)), True, set()),
        (CAME, False, set()),
        ({}, True, set()),
    ],
    ids=["small ones together", "one small", "all the same", "one erased", "not over", "no list"],
)
def test_what_is_left_out_of_those_who_came_is_left_out_of_what_they_fall_short_by(
    known: Known, over: bool, kept: set[str]
) -> None:
    (found,) = recruitment(of(known, AREA, over=over)).targets
    assert {each.group for each in found.groups if each.came is not None} == kept
    assert all((each.came is None) == (each.difference is None) for each in found.groups)
    text = who(known, AREA, over=over)
    assert (text.count("not told") >= 2 * (len(AREA.quotas) - len(kept))) or NOT_OF_THESE in text
    assert ("than the target" in text) <= bool(kept)
    assert (TOGETHER in text) == bool(kept)


SMALL = by("Area", ("North", 10), ("South", 8), ("=East", 3))


def test_what_is_put_together_is_named_and_set_against_the_targets_of_what_is_not_told() -> None:
    text = who(SMALL, AREA, came=21)
    assert "South 25 % 6 not told not told not told =East 25 % 6 not told not told not told" in text
    assert "South and =East, and any others, together – 12 11 52 % at least 1 fewer than the targets of 12" in text
    assert "no target" not in text
    assert NOT_COMPARED in who(by("Area", ("North", 11), ("South", 9), ("=East", 4)), AREA)
    none_wanted = by("Area", ("North", 8), ("South", 6), ("=East", 5), ("Overseas", 3), ("Unborn", 2))
    assert "other – – 5 21 % no target" in who(none_wanted, AREA)


@pytest.mark.parametrize(
    "really",
    [
        (("South", 7), ("", 4)),
        (("South", 8), ("Overseas", 3)),
        (("=East", 10), ("Overseas", 1)),
        (("West", 4), ("Isles", 7)),
    ],
    ids=["some not known", "some without a target", "nobody of the larger", "none with a target"],
)
def test_which_groups_are_really_put_together_is_not_told(really: tuple[tuple[str, int], ...]) -> None:
    """Else it would be known that nobody came of one of them, or that a few came whom no target names."""
    listed = {seat: {**known, "Age": "21"} for seat, known in by("Area", ("North", 10), *really).items()}
    of_others = {seat: {**known, "Age": "21"} for seat, known in SMALL.items()}
    assert who(listed, AREA, came=21) == who(of_others, AREA, came=21)


def test_the_first_page_says_furthest_only_of_what_it_may_compare() -> None:
    few = by("Area", ("North", 9), ("South", 8), ("=East", 4))
    first_page = section(report(of(few, AREA, came=21)), "In a minute")
    assert f" {OF_THOSE_TOLD}: Area, North: 3 fewer than the target of 12." in first_page, "the East is 2 short, untold"
    assert FURTHEST not in first_page.replace(OF_THOSE_TOLD, "")
    two = replace(AREA, quotas=(Quota("North", 12), Quota("South", 10), Quota("=East", 8)), counted=Counted.SEATS)
    first_page = section(report(of(CAME, two)), "In a minute")
    assert "North: 2 fewer than the target of 12, and 2 other groups as far." in first_page


def test_what_an_earlier_report_told_otherwise_is_left_out_here_too() -> None:
    entries = of(CAME, AREA).entries
    day = told_of(entries, CAME, bounds=Bounds(frozenset({"Area"})))
    assert {each.came for each in recruitment(day).targets[0].groups} == {None}
    assert "10" not in section(report(day), "Who took part").partition("Area, against")[2]


def test_nobody_is_told_to_have_come_only_where_all_who_did_are_told() -> None:
    (found,) = recruitment(of(by("Area", ("North", 12), ("South", 12)), AREA)).targets
    assert [each.came for each in found.groups] == [12, 12, 0]
    assert "=East 25 % 6 0 0 % 6 fewer than the target of 6" in who(by("Area", ("North", 12), ("South", 12)), AREA)
    other = replace(AREA, quotas=(Quota("North", 50), Quota("other", 50)))
    (found,) = recruitment(of(by("Area", ("North", 12), ("other", 12)), other)).targets
    assert [each.came for each in found.groups] == [12, None], "it would be taken for those put together"


def test_it_is_the_same_in_every_file() -> None:
    day = of(CAME, AREA)
    made = report(day)
    expected = [HEADS, *ROWS]
    assert expected in Tables(page(made)).found
    assert expected in [[[c.text for c in row.cells] for row in t.rows] for t in Document(BytesIO(docx(made))).tables]
    sheets = [list(sheet.iter_rows(min_row=3, values_only=True)) for sheet in load_workbook(BytesIO(xlsx(made)))]
    figures = [(a, int(b[:-2]), int(c), int(d), int(e[:-2]), f) for a, b, c, d, e, f in ROWS]
    assert [tuple(HEADS), *figures] in sheets
    assert "".join(" ".join(row).replace(" ", "") for row in ROWS) in "".join(written(pdf(made, press()))).replace(
        " ", ""
    ).replace("\n", "")
    in_pack = zipfile.ZipFile(
        io.BytesIO(
            pack(
                Record("London", day.entries, "Europe/London", "", CAME),
                Workshop(Press(printed_fonts()), (), recount_script(), lambda _: None),
            )
        )
    )
    rows = list(csv.reader(io.StringIO(in_pack.read("targets.csv").decode("utf-8-sig"))))[1:]
    assert [row[1:6] for row in rows] == [
        ["North", "50", "12", "10", "-2"],
        ["South", "25", "6", "8", "2"],
        ["'=East", "25", "6", "6", "0"],
    ]
    assert {row[6] for row in rows} == {"Census 2021, London"}
    (held,) = json.loads(in_pack.read("targets.json"))["targets"]
    assert [list(each.values()) for each in held["groups"]] == [
        ["North", 50, 12, 10, -2],
        ["South", 25, 6, 8, 2],
        ["=East", 25, 6, 6, 0],
    ]
