"""How long each phase really took leaves with the export; a move that was taken back and a night are no part of it."""

from app.export.table import Table
from app.export.tables import tables_of
from app.jury.day.acts import ChangePhase, StartClock
from app.jury.day.agenda_acts import Adjourn, ReplanDay, Resume
from app.jury.entry import Entry
from app.jury.numbers import PhaseId
from app.jury.rules import apply, undo
from app.study.findings import findings
from tests.days import FACILITATOR, PHASES, at, entry_for, opened, told

NIGHT = 24 * 60


def held() -> Table:
    return next(table for table in tables_of(journal(), "UTC") if table.name == "phases")


def journal() -> list[Entry]:
    entries, state = told(opened())
    told_so_far = list[Entry](entries)
    later = PHASES[2:]
    for minute, act in (
        (0, StartClock("arrive", 1)),
        (12, ChangePhase("arrive", "charge")),
        (14, ReplanDay("charge", later, later, {"evidence": 40}, {"evidence": 30})),
        (20, ChangePhase("charge", "opening")),
        (23, None),
        (30, Adjourn("charge")),
        (NIGHT, Resume("charge")),
        (NIGHT + 5, ChangePhase("charge", "opening")),
    ):
        done = undo(state) if act is None else act
        told_so_far.append(entry_for(state, FACILITATOR, done, len(told_so_far) + 1, at(minute)))
        state = apply(state, told_so_far[-1])
    return told_so_far


def test_planned_protected_and_real_minutes_stand_side_by_side():
    table = held()
    names = [name for name, _ in table.columns]
    rows = {row[0]: dict(zip(names, row, strict=True)) for row in table.rows}
    charge = rows["charge"]
    assert (charge["planned"], charge["protected"], charge["minutes"]) == (15, 0, 18 + 5)
    assert (str(charge["began"])[11:16], str(charge["ended"])[11:16]) == ("06:38", "06:31")
    assert (rows["evidence"]["planned"], rows["evidence"]["replanned"], rows["evidence"]["began"]) == (40, 30, "")
    assert rows["opening"]["ended"] == ""


def test_the_findings_say_the_same_in_numbers():
    found = {each.phase: each for each in findings(journal()).phases}
    assert list(found) == list(PHASES)
    charge, evidence, opening = (found[PhaseId(phase)] for phase in ("charge", "evidence", "opening"))
    assert (charge.planned, charge.protected, charge.minutes) == (15, 0, 18 + 5)
    assert (charge.began, charge.ended) == (at(12), at(NIGHT + 5))
    assert (evidence.planned, evidence.replanned, evidence.began, evidence.minutes) == (40, 30, None, None)
    assert (opening.began, opening.ended, opening.minutes) == (at(NIGHT + 5), None, None)
