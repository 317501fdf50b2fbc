"""Turns by group: of five or more, beside chance, and never where a few could be told from them."""

from __future__ import annotations

from collections.abc import Mapping

from app.export.bounds import UNBOUND, Bounds
from app.export.came import who_came
from app.export.document.value import Grid
from app.export.report.of_day import report, told_of
from app.export.report.voicing import PUT_TOGETHER, turns_by_group, voices
from app.export.shared_turns import shared_at_tables, turn_tables
from app.export.spoke import Spoke
from app.export.tellings import by_name, tellings
from app.jury.day.agenda_acts import CloseSitting
from app.jury.rules import fold
from app.jury.turns.acts import TakeTurn
from tests.days import FACILITATOR, WHOLE, moved_to, opened, seated, tables_set, told
from tests.export.test_report import section

Known = Mapping[int, Mapping[str, str]]
ENDED = (moved_to("close"), (FACILITATOR, CloseSitting("close")))


def held(*tables: tuple[int, ...], came: int = 12, over: bool = True):
    """At each table its first person speaks before each of the others, who speak once."""
    turns = tuple(
        (FACILITATOR, TakeTurn("talk", number, each))
        for number, seats in enumerate(tables, 1)
        for other in seats[1:]
        for each in (seats[0], other)
    )
    day = (opened(came, WHOLE), seated(*range(1, came + 1)), moved_to("talk"), tables_set(*tables), turns)
    return told(*day, *(ENDED if over else ()))[0]


def by_area(north: int, south: int) -> Known:
    return {seat: {"Area": "North" if seat <= north else "South"} for seat in range(1, north + south + 1)}


SIX = by_area(6, 6)
MIXED = ((1, 2, 3, 7, 8, 9), (10, 11, 12, 4, 5, 6))


def spoken(entries, known: Known = SIX):
    return who_came(fold(entries), known).by["Area"].spoke


def turns_told(entries, known: Known = SIX) -> str:
    return section(report(told_of(entries, known)), "How turns were shared")


def test_turns_are_counted_by_group_and_stand_beside_chance():
    assert spoken(held(*MIXED)) == {
        "North": Spoke(6, 10, ((10, 3, 6), (10, 3, 6))),
        "South": Spoke(6, 10, ((10, 3, 6), (10, 3, 6))),
    }
    text = turns_told(held(*MIXED))
    assert "Turns, by Area: 12 jurors, 20 turns Area People Turns Turns by chance On 90 of 100 such days" in text
    assert PUT_TOGETHER not in text
    assert "North 6 10 10 6 to 14 no South 6 10 10 6 to 14 no" in text


def test_who_speaks_far_more_or_less_than_chance_would_is_said_to():
    north_talks = held((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
    assert "North 6 16 11 7 to 15 more South 6 6 11 7 to 15 fewer" in turns_told(north_talks)
    loud = told(
        *(opened(12, WHOLE), seated(*range(1, 13)), moved_to("talk"), tables_set(tuple(range(1, 13)))),
        tuple((FACILITATOR, TakeTurn("talk", 1, 1 + n % 6)) for n in range(24)),
        *ENDED,
    )[0]
    assert "North 6 24 12 8 to 16 more South 6 0 12 8 to 16 fewer" in turns_told(loud)


def test_what_is_put_together_is_said_to_be() -> None:
    known = {**by_area(6, 3), **{seat: {"Area": "East"} for seat in (10, 11, 12)}}
    text = turns_told(held(*MIXED), known)
    assert "other 6 10 10" in text
    assert PUT_TOGETHER in text


def test_the_figures_that_the_report_tells_stand_in_tables_and_no_others() -> None:
    entries = held(*MIXED)

    def found(known: Known = SIX, bounds: Bounds = UNBOUND, entries=entries):
        day = told_of(entries, known, bounds=bounds)
        return day, *(table.rows for table in turn_tables(shared_at_tables(day.state), turns_by_group(day)))

    day, at, by = found()
    (sections,) = voices(day)
    first, second, *_ = (part for part in sections.parts if isinstance(part, Grid))
    cells = [["".join(run.text for run in cell) for cell in row] for row in first.rows]
    assert [[str(cell) for cell in row[2:]] for row in at] == [row[1:] for row in cells]
    assert at[0] == ("talk", 1, 6, 10, 0, "0.33", "0.35", "0.53", "no")
    assert by == (("Area", "North", 6, 10, 10, 6, 14, "no"), ("Area", "South", 6, 10, 10, 6, 14, "no"))
    assert ["".join(run.text for run in cell) for cell in second.rows[0]] == ["North", "6", "10", "10", "6 to 14", "no"]
    assert found(bounds=Bounds(frozenset({"Area"})))[2] == ()
    assert found(entries=held(*MIXED, over=False))[2] == ()
    assert found(by_area(8, 4))[2] == ()
    assert len(found(entries=held(*MIXED, over=False))[1]) == 2


def test_nothing_is_told_of_few_nor_by_what_is_left():
    assert spoken(held((1, 2, 3, 7, 8, 9), (10, 11, 4, 5, 6))) is None, "one of the south sat at no table"
    assert spoken(held((1, 2, 3, 4, 5, 6), (7, 8, 9), (10, 11, 12)), by_area(6, 6)) is not None
    assert spoken(held((1, 2, 3, 4, 5, 6))) is None, "one group alone is compared with nothing"
    assert spoken(told(opened(12, WHOLE), seated(*range(1, 13)), *ENDED)[0]) is None


def test_it_is_told_of_a_day_that_is_over_and_binds_later_reports():
    assert "Turns, by Area" not in turns_told(held(*MIXED, over=False))
    entries = held(*MIXED)
    swapped = {**SIX, 1: {"Area": "South"}, 8: {"Area": "North"}}
    first, second = (tellings(fold(entries), known)[by_name("Area")] for known in (SIX, swapped))
    assert first != second, "as many of each came, and yet it would tell how often two of them spoke"
