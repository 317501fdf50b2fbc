"""The findings of a day as a report: complete, in the jury's words, exact, and never claiming what it may not."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from app.export.document.page import page
from app.export.document.paper import pdf
from app.export.document.value import Facts, Figure, Grid, Item, Paragraph, Points, Prose, Report, Run, Section
from app.export.document.word import docx
from app.export.report.of_day import report, told_of
from app.export.report.told import hours
from app.jury.votes.acts import CastBallot, CloseVote
from tests.days import FACILITATOR, told, vote_opened
from tests.export.test_charts import NEVER, answers
from tests.journals.test_golden import JOURNALS, entries_of
from tests.printing.paper import press, written
from tests.study.measures.instrumented import Said, day, verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.days import Step

MAY_DENY = {"In a minute", "What this cannot say", "How these findings were made"}
HELD = (day(answers(1, 14), answers(2, 14)), verdict({1: 3, 2: 1, 3: 3}, {2: "if seats get cheaper"}))


def reported(*steps: Step) -> Report:
    return report(told_of(told(*steps)[0]))


@cache
def journal(name: str) -> Report:
    return report(told_of(entries_of(next(path for path in JOURNALS if path.stem == name))))


@cache
def whole() -> Report:
    return reported(*HELD)


def text_of(part: object) -> str:
    match part:
        case tuple():
            return " ".join(map(text_of, part))
        case Paragraph(prose):
            return said(prose)
        case Points(items):
            return text_of(items)
        case Item(prose, within):
            return f"{said(prose)} {text_of(within)}"
        case Facts(rows):
            return " ".join(f"{label}: {said(prose)}" for label, prose in rows)
        case Grid(caption, columns, rows):
            cells = " ".join(said(cell) for row in rows for cell in row)
            return f"{caption} {' '.join(column.title for column in columns)} {cells}"
        case Figure():
            return f"{part.shows} {said(part.caption)}"
        case Section(title, parts, within):
            return f"{title} {text_of(parts)} {text_of(within)}"
    raise AssertionError(part)


def said(prose: Prose) -> str:
    return "".join(run.text for run in prose)


def section(of: Report, title: str) -> str:
    return next(text_of(each) for each in of.every_section if each.title == title)


def test_everything_a_reader_looks_for_has_a_section() -> None:
    assert [each.title for each in whole().every_section] == [
        "In a minute",
        "What the jury recommends",
        "What the jury settled by vote",
        "The question, and the influence promised",
        "Who took part",
        "What was shown, and how even it was",
        "What was asked, and what was not answered",
        "Where people began",
        "What was said, for oneself and for all",
        "What changed",
        "How the jury rated the day",
        "What this cannot say",
        "How these findings were made",
    ]


@pytest.mark.parametrize("path", JOURNALS, ids=lambda path: path.stem)
def test_no_day_is_told_as_more_than_it_was(path: Path) -> None:
    of = report(told_of(entries_of(path)))
    for each in of.every_section:
        if each.title not in MAY_DENY and each.title not in {"What was said, for oneself and for all"}:
            found = NEVER.search(text_of(each))
            assert found is None, (each.title, found)
        assert "None" not in re.findall(r"\bNone\b(?! of them)", text_of(each))
    assert page(of).count("<h1>") == 1


def test_the_page_for_a_minute_says_it_all_and_is_the_first_sheet_of_paper() -> None:
    drafted = journal("london-drafting")
    first, then = written(pdf(drafted, press()))[:2]
    for label in ("Asked by", "Promised", "Has to answer", "Who took part", "What changed", "Not answered", "Limits"):
        assert label in first
    assert (
        "Recommendation 1 Go on paying for five years, openly, and sing in schools. 7 of 11 who answered said “"
        in first
    )
    assert "On recommendation 1: “The money is needed nearer home.” Signed by 2 jurors, to a wording that has" in first
    assert then.startswith("Contents")
    texts = [each.text for each in Document(BytesIO(docx(drafted))).paragraphs]
    limits = next(at for at, text in enumerate(texts) if text.startswith("Limits: 13 people are no sample"))
    assert texts.index("In a minute") < limits < texts.index("What the jury recommends")
    content = page(drafted)
    assert content.index("In a minute") < content.index("Contents</h2>") < content.index("The wording that it was")


def test_the_page_for_a_minute_is_one_however_much_there_is_to_say() -> None:
    long = "A wording as long as any may be, word after word. " * 10
    brief = Section("Brief", (Facts(tuple((f"Point {n}", ((Run(long),))) for n in range(14))),))
    told = written(pdf(Report("A title of some length " * 3, "en", sections=(Section("Next"),), brief=brief), press()))
    assert "Point 13" in told[0]
    assert "Next" in told[1]


def test_support_is_told_as_people_and_what_was_needed_beside_it() -> None:
    settled = section(whole(), "What the jury settled by vote")
    assert "2 of 3 who answered said “I support it wholeheartedly”, 0 more “I can live with it”; both" in settled
    assert "and 2 were needed: carried." in settled
    assert "I support it wholeheartedly 2" in settled


def test_support_on_a_condition_is_told_apart_also_where_it_was_declared_to_count() -> None:
    drafted = journal("london-drafting")
    words = (
        "7 of 11 who answered said “I support it”, 2 more “I support it if”; both were declared to count, and 8 were"
    )
    assert words in section(drafted, "In a minute")
    assert f"{words} needed: carried. " in section(drafted, "What the jury recommends")
    assert "9 of 11" not in text_of(drafted.every_section)
    assert "I support it 7 I support it if 2 I am not sure 2 I oppose it 0" in section(
        drafted, "What the jury recommends"
    )


def test_how_much_was_carried_is_said_before_anybody_reads_a_recommendation() -> None:
    started = section(journal("london-drafting"), "What the jury recommends")
    assert started.startswith("What the jury recommends Put to the vote: 1. Carried: 1. Recommendation 1")
    assert "nothing that is recommended is told" in section(
        reported(*HELD, vote_opened("refined")), "What the jury recommends"
    )


def test_a_column_of_nobody_is_left_out_and_one_of_some_is_not() -> None:
    conditional, unasked = whole(), reported(day(answers(1, 14), answers(2, 14)))
    assert "for, if …, last" in section(conditional, "What changed")
    assert "if …" not in text_of(unasked.every_section)
    assert "if …" not in section(conditional, "Where people began")


def test_a_rating_stands_in_one_table_with_what_nobody_said_and_where_its_mean_lies() -> None:
    rated = next(each for each in journal("manchester-24").sections if each.title == "How the jury rated the day")
    grids = [part for part in rated.parts if isinstance(part, Grid)]
    assert len(grids) < 4
    first = grids[0]
    assert [column.title for column in first.columns][:2] == ["Rated", "Strongly agree"]
    assert "−3 for “Strongly disagree” and +3 for “Strongly agree”" in first.caption
    answered = int(re.findall(r"Answers of (\d+) jurors", first.caption)[0])
    counted = [sum(int(said(cell)) for cell in row[1:-1] if said(cell) != "–") for row in first.rows]
    assert len(counted) == 5
    assert max(counted) == answered


def test_the_day_it_was_is_told_by_the_clock_of_the_place() -> None:
    entries = entries_of(next(path for path in JOURNALS if path.stem == "manchester-24"))
    at = {zone: report(told_of(entries, zone=zone)).above for zone in ("Europe/London", "Pacific/Auckland")}
    assert at["Europe/London"].startswith("Findings of a citizens’ jury, held on ")
    assert at["Europe/London"] != at["Pacific/Auckland"]


def test_a_chart_says_how_it_is_read_to_whoever_sees_it() -> None:
    changed = next(each for each in whole().sections if each.title == "What changed")
    figures = [part for each in changed.within for part in each.parts if isinstance(part, Figure)]
    assert "Thin marks are the first view, bold ones the last" in said(figures[0].caption)
    assert all(part.caption[0].strong and "both times" in said(part.caption) for part in figures[:6])


def test_percentages_are_nowhere_but_in_intervals_and_turns() -> None:
    for each in whole().every_section:
        if each.title not in MAY_DENY:
            assert "%" not in text_of(each).replace("95 %", "")


def test_how_many_are_compared_and_who_is_missing_stands_beside_every_change() -> None:
    few = reported(day(answers(1, 14), answers(2, 15), unasked=[3]))
    assert "9 of 15 people: those who answered both times and agreed to be compared." in section(few, "What changed")
    assert "9 people are compared, of 14 who answered at first and 15 at the end." in section(
        few, "What this cannot say"
    )
    assert "4 people who agreed to be compared stayed out as well" in section(few, "What this cannot say")


def test_of_eleven_no_p_is_told_and_the_report_says_why() -> None:
    eleven = reported(day(answers(1, 11), answers(2, 11)))
    assert not re.search(r"\(p ", section(eleven, "What changed"))
    assert "too few for any p-value" in section(eleven, "What this cannot say")
    assert "(p " in section(whole(), "What changed")


def test_while_a_vote_is_open_nothing_of_it_is_told() -> None:
    open_again = reported(*HELD, vote_opened("refined"))
    assert "may not be told yet" in section(open_again, "What changed")
    assert "may not be told yet" in section(open_again, "Where people began")
    closed = reported(*HELD, vote_opened("refined"), lambda state: (FACILITATOR, CloseVote("refined", 2)))
    assert "may not be told yet" not in section(closed, "What changed")


def test_what_to_look_at_first_was_fixed_before_anybody_answered() -> None:
    method = section(whole(), "How these findings were made")
    assert "mean change of the Citizen Alignment Index" in method
    entries, state = told(*HELD)
    assert str(state.day.frozen) in method
    assert "at 20:26 on 28 May 2026, before anybody answered" in method
    assert entries[0].at < min(each.at for each in entries if isinstance(each.act, CastBallot))


def test_the_method_says_what_is_exact_what_was_drawn_and_what_is_ours() -> None:
    def method(people: int) -> str:
        held = whole() if people == 14 else reported(day(answers(1, people), answers(2, people)))
        return section(held, "How these findings were made")

    assert "Index is Juryday's own and experimental" in method(14)
    assert "the mean over every way of dealing the same preferences to people, worked out and not drawn" in method(14)
    assert "9,999 ways of swapping 14 people were drawn with seed 0" in method(14)
    assert "all 8,192 ways of swapping 13 people were taken, none drawn" in method(13)
    assert "is not tested: 11 people are too few" in method(11)
    assert "No reason index was worked out" in section(reported(day({}, {1: Said()})), "How these findings were made")


def test_numbers_are_written_as_people_say_them() -> None:
    assert [hours(minutes) for minutes in (0, 1, 60, 61, 390)] == [
        "0 minutes",
        "1 minute",
        "1 hour",
        "1 hour and 1 minute",
        "6 hours and 30 minutes",
    ]
