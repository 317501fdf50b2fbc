"""Whoever holds a report from before an erasure and one from after it learns nothing of who was erased."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from app.export.report.of_day import report, told_of
from app.export.small_groups import crossings, research_tables
from app.export.tables import tables_of
from app.export.tiers import Tier, released
from app.jury.exhibits.pulse_acts import GivePulse
from app.jury.people import Role
from app.jury.removals.acts import EraseJuror, Removed
from app.jury.removals.places import erased, is_of, redacted, texts_of
from app.jury.rules import fold
from app.jury.seats.plan import RESEARCH_USE
from tests.days import ORGANISER
from tests.export.test_report import section
from tests.journals.test_golden import JOURNALS, entries_of

if TYPE_CHECKING:
    from app.export.table import Table
    from app.jury.entry import Entry

TAPPED = [path for path in JOURNALS if any(isinstance(each.act, GivePulse) for each in entries_of(path))]


def without(entries: list[Entry], juror: int) -> list[Entry]:
    """The record after the juror was erased from it."""
    left = {each.seq: "ab" for each in entries if is_of(each, juror)}
    last = entries[-1]
    act, outcome = EraseJuror(juror, "They asked."), Removed(left, len(left))
    told = replace(last, seq=last.seq + 1, by=ORGANISER, act_id="ab" * 16, act=act, outcome=outcome)
    return [*(erased(each) if is_of(each, juror) else each for each in entries), told]


def public(entries: list[Entry]) -> dict[str, Table]:
    return {t.name: t for t in released(tables_of(entries, "Europe/London"), fold(entries), Tier.PUBLIC)}


@pytest.mark.parametrize("path", TAPPED, ids=lambda path: path.stem)
def test_no_figure_that_stays_is_another_than_before_an_erasure(path) -> None:
    entries = entries_of(path)
    tapped = {each.by.number for each in entries if isinstance(each.act, GivePulse) and each.by.role is Role.JUROR}
    assert tapped
    for juror in sorted(tapped)[:6]:
        before, after = public(entries), public(without(entries, juror))
        assert before["pulses"].rows
        for name, table in before.items():
            now = after[name].rows
            assert not now or figures(now) == figures(table.rows), (juror, name)
            assert now or not table.rows or name in ("pulses", "alongside")
        assert {row[0] for row in before["pulses"].rows} >= {row[0] for row in after["pulses"].rows}


def figures(rows: tuple[tuple[object, ...], ...]) -> list[list[object]]:
    return [[cell for cell in row if isinstance(cell, int)] for row in rows]


def test_the_report_says_what_it_no_longer_tells_and_neither_who_agreed_nor_who_was_late() -> None:
    entries = entries_of(TAPPED[0])
    juror = next(each.by.number for each in entries if isinstance(each.act, GivePulse))
    made = report(told_of(without(entries, juror)))
    assert "would give their taps away" in section(made, "What was shown, and how even it was")
    before, after = (section(each, "Who took part") for each in (report(told_of(entries)), made))
    assert "may be compared" in before
    assert "may be compared" not in after
    assert "no first view" not in after


@pytest.mark.parametrize("path", TAPPED, ids=lambda path: path.stem)
def test_a_text_that_was_removed_between_two_reports_changes_no_figure_and_no_row_of_research(path) -> None:
    entries = entries_of(path)
    texts = sorted({text for entry in entries for text in texts_of(entry).values()})
    assert len(texts) > 3
    for text in texts[:8]:
        there = [{path for path, each in texts_of(entry).items() if each == text} for entry in entries]
        bare = [redacted(entry, paths) for entry, paths in zip(entries, there, strict=True)]
        assert bare != entries
        before, after = (tables_of(each, "Europe/London") for each in (entries, bare))
        assert [figures(table.rows) for table in before] == [figures(table.rows) for table in after], text
        rows = [research_tables(agreeing(each), {}, Random(1))[0].rows for each in (entries, bare)]
        assert rows[0] == rows[1], text
        assert crossings(fold(entries), {}) == crossings(fold(bare), {}), text


def agreeing(entries: list[Entry]):
    state = fold(entries)
    with_it = {j: replace(seat, consents=(*seat.consents, RESEARCH_USE)) for j, seat in state.seats.items()}
    return replace(state, seats=with_it)
