"""Two reports of one day, held together, tell of nobody what changed between them: attacked by solving for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import Bounds as Within
from scipy.optimize import LinearConstraint, milp

from app.export.document.value import Grid
from app.export.report.of_day import report, told_of
from app.export.small_groups import NOT_KNOWN, OTHER, basis_of
from app.export.tellings import MOVES, tellings
from app.export.tiers import Tier
from app.jury.day.agenda_acts import CloseSitting
from app.jury.day.plan import PhaseKind
from app.jury.seats.acts import CheckIn
from app.store.releases import Released, TooClose, releases, remember, remember_told
from app.store.tables import Office
from app.web.packs.bounds import bounded
from app.web.packs.sealing import Record
from tests.days import FACILITATOR, after, juror, moved_to, opened, phase, told
from tests.export.test_charts import answers
from tests.export.test_report import section
from tests.live.rooms import asked
from tests.store.books import prepared
from tests.study.measures.instrumented import INSTRUMENTED, day
from tests.web.members import staffed_place
from tests.web.test_pack_after_removal import packed
from tests.web.test_packs import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.export.report.told import Told
    from app.jury.entry import Entry

SEATS = 24
HELD = day(answers(1, SEATS), answers(2, SEATS))
ENDING = replace(INSTRUMENTED, agenda=(*INSTRUMENTED.agenda, phase(PhaseKind.CLOSE, 10)))
OVER = (opened(SEATS, ENDING), HELD[1:], moved_to("close"), (FACILITATOR, CloseSitting("close")))
AREA = {seat: {"Area": "North" if seat <= 10 else "South", "Age": str(25 + 3 * seat % 30)} for seat in range(1, 25)}
CLEARED = AREA | {3: {"Age": AREA[3]["Age"]}}


def made(entries: Sequence[Entry], known: Mapping, earlier: Sequence[Released] = ()) -> tuple[Told, Sequence[Released]]:
    """What a report is made of, and what it tells."""
    record, tells = bounded(Record("Here", entries, "Europe/London", "ab" * 32, known), earlier)
    return told_of(record.entries, record.known, bounds=record.bounds), tells


def area(of: Told) -> dict[str, int]:
    """As published; nothing where it is not."""
    who = next(each for each in report(of).every_section if each.title == "Who took part")
    grids = [each for each in who.parts if isinstance(each, Grid) and each.caption.startswith("Area")]
    return {row[0][0].text: int(row[1][0].text) for grid in grids for row in grid.rows}


def possible(first: Mapping[str, int], second: Mapping[str, int]) -> set[str]:
    """In which areas one person can have been, whose line alone was cleared between these two tables.

    Solved in whole people: how many were in each area, and what stands together under another name.
    """
    groups = ["North", "South", NOT_KNOWN]

    def fits(had: str) -> bool:
        rows, sums = [[0.0] * len(groups)], [0]
        for table, cleared in ((first, False), (second, True)):
            for name, count in table.items():
                there = [each for each in groups if (each not in table if name == OTHER else each == name)]
                rows.append([float(group in there) for group in groups])
                sums.append(count - cleared * ((NOT_KNOWN in there) - (had in there)))
        least = [float(group == had) for group in groups]
        held = LinearConstraint(np.array(rows), sums, sums)
        return milp(np.zeros(3), integrality=1, bounds=Within(least, SEATS), constraints=held).success

    return {had for had in groups[:2] if fits(had)}


def test_one_line_that_was_cleared_between_two_reports_tells_no_area() -> None:
    entries, _ = told(OVER)
    first, tells = made(entries, AREA)
    assert possible(area(first), area(made(entries, CLEARED)[0])) == {"North"}, "what is not bounded is told"
    second, again = made(entries, CLEARED, tells)
    assert area(first) == {"North": 10, "South": 14}
    assert possible(area(first), area(second)) == {"North", "South"}
    text = section(report(second), "Who took part")
    assert "rests on another list" in text
    assert "what changed there: Area." in text
    assert {each.tier for each in tells} - {each.tier for each in again} == {"PUBLIC known Area"}
    assert area(made(entries, AREA, (*tells, *again))[0]) == area(first)


def test_a_line_that_is_changed_before_anything_was_told_of_it_is_told() -> None:
    entries, _ = told(HELD)
    _, tells = made(entries, AREA)
    assert [each.tier for each in tells] == [MOVES]
    assert area(made(told(OVER)[0], CLEARED | {3: {"Area": "South"}}, tells)[0]) == {"North": 9, "South": 15}


def moved(first: Told, second: Told) -> list[int]:
    """Of how many each option's tables of who went where tell apart, cell by cell, one way or the other."""
    if not (first.measured and second.measured):
        return []
    tables = [[np.array(of.transition.counts) for of in each.measured.options] for each in (first, second)]
    return [int(abs(one - other).sum()) for one, other in zip(*tables, strict=True)]


def unagreed(*numbers: int) -> Sequence[Entry]:
    return told(HELD, *((juror(number), CheckIn()) for number in numbers))[0]


def test_somebody_who_takes_their_word_back_between_two_reports_is_not_told_by_subtracting() -> None:
    first, tells = made(told(HELD)[0], {})
    second, more = made(unagreed(3), {}, tells)
    assert moved(first, second) == [5, 5, 5], "whoever is not compared any more is one of five"
    third = unagreed(3, 7)
    assert max(moved(second, made(third, {})[0])) <= 2, "what is not bounded is told"
    last, again = made(third, {}, (*tells, *more))
    assert (last.measured, last.people.arrows, again) == (None, (), [])
    assert "give a few people’s answers away" in section(report(last), "What changed")
    assert made(unagreed(3), {}, (*tells, *more))[0].measured == second.measured


def test_somebody_who_agrees_after_a_report_is_in_no_figure_that_it_compares() -> None:
    first, tells = made(unagreed(3, 7), {})
    assert max(moved(first, made(unagreed(3), {})[0])) <= 2, "what is not bounded is told"
    second, again = made(unagreed(3), {}, tells)
    assert moved(first, second) == [0, 0, 0]
    assert again == []


@pytest.mark.parametrize("apart", [(3,), (3, 4, 5, 6), (3, 4, 5, 6, 7)])
def test_what_moved_taken_from_the_counts_leaves_nobody_or_five_who_are_not_compared(apart: tuple[int, ...]) -> None:
    """Else of the one who did not agree every answer could be told, before and after, and as one person's."""
    entries = unagreed(*apart)
    found = made(entries, {})[0].measured
    assert found
    assert {sum(found.options[0].first.values()) - found.people, found.answered[1] - found.people} == {5}
    assert found.options[0].transition.people == found.people


def test_what_a_report_told_binds_a_release_and_what_a_release_told_a_report(engine) -> None:
    sitting, state = prepared(engine).id, after(OVER)
    entries, _ = told(OVER)

    def released(known: Mapping, tier: Tier = Tier.PARTNERS) -> None:
        fixed = [Released(name, 1, "ada", each.people, each.digest) for name, each in tellings(state, known).items()]
        basis = basis_of(state, known, tier)
        remember(engine, sitting, Released(tier.name, 1, "ada", basis.people, basis.digest), {}, fixed)

    remember_told(engine, sitting, made(entries, AREA)[1])
    with pytest.raises(TooClose):
        released(CLEARED)
    released(AREA)
    assert area(made(entries, CLEARED, releases(engine, sitting))[0]) == {}
    other = replace(releases(engine, sitting)[0], digest="other")
    with pytest.raises(TooClose):
        remember_told(engine, sitting, [other])


def test_what_a_release_alone_was_made_of_is_what_a_report_tells(engine) -> None:
    sitting, state = prepared(engine).id, after(OVER)
    fixed = [Released(name, 1, "ada", each.people, each.digest) for name, each in tellings(state, AREA).items()]
    basis = basis_of(state, AREA, Tier.PARTNERS)
    remember(engine, sitting, Released("PARTNERS", 1, "ada", basis.people, basis.digest), {}, fixed)
    entries, _ = told(OVER)
    before = releases(engine, sitting)
    assert area(made(entries, CLEARED, before)[0]) == {}
    assert area(made(entries, AREA, before)[0])
    assert made(unagreed(3), AREA, before)[0].measured
    assert made(unagreed(3, 7), AREA, [replace(before[-1], people=before[-1].people - {9})])[0].measured is None


async def test_the_desk_remembers_what_its_report_told(tmp_path: Path) -> None:
    async with staffed_place(tmp_path, HELD) as (place, keys):
        desk, key = Desk(place, keys), keys[Office.ORGANISER.value]
        assert "measures.json" in (await packed(desk)).namelist()
        assert [each.tier for each in releases(place.engine, place.sitting.id)] == [MOVES]
        room = place.house.rooms.find(place.sitting.id)
        assert room is not None
        for seat in (13, 3):
            assert (await asked(room, juror(seat), CheckIn())).seq
            made_again = (await packed(desk)).namelist()
            assert ("measures.json" in made_again) == (seat == 13)
        at = f"/desk/sittings/{place.sitting.id}/release"
        refused = await place.doors.post(at, data={"tier": "partners"}, headers=key)
        assert refused.status_code == 409
        assert "What another circle, or a report for everybody, had" in refused.text
        assert [each.tier for each in releases(place.engine, place.sitting.id)] == [MOVES, MOVES]
