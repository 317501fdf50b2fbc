"""Two crosses of one option, held together, still say no small cell: both are solved at once, in whole people."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from app.export.small_groups import Cross, crosses
from app.study.crossing import FEWEST_IN_A_CELL
from tests.days import after
from tests.export.test_small_groups import KNOWN, LARGE

AREAS = {juror: ("north", "south", "east", "west")[juror % 4] for juror in range(1, 61)}
NESTED = {
    juror: {"area": area, "coast": "sea" if area in ("north", "east") else "land"} for juror, area in AREAS.items()
}
APART = {juror: {"area": area, "age": "old" if juror <= 27 else "young"} for juror, area in AREAS.items()}


def learned(one: Cross, other: Cross, *, nested: bool) -> list[float]:
    """How far each cell that either leaves out can be told, from all that both tell.

    The attacker knows every total, and where one thing goes by the other also which of their groups share people.
    """
    shape = len(one.told.groups), len(other.told.groups), len(one.told.answers)
    shared = {(one.group_of(juror), other.group_of(juror)) for juror in one.people}
    most = np.array(
        [
            [[60.0 if not nested or (a, b) in shared else 0.0] * shape[2] for b in range(shape[1])]
            for a in range(shape[0])
        ]
    )
    rows, sums, unknown = [], [], []
    for axis, told in ((0, one.told), (1, other.told)):
        for group in range(shape[axis]):
            line = np.zeros(shape)
            np.moveaxis(line, axis, 0)[group] = 1
            rows.append(line)
            sums.append(told.group_totals[group])
            for column, n in enumerate(told.cells[group]):
                cell = np.zeros(shape)
                cell[:, :, column] = line[:, :, column]
                if n is None:
                    unknown.append(cell)
                else:
                    rows.append(cell)
                    sums.append(n)
    for column, n in enumerate(one.told.answer_totals):
        line = np.zeros(shape)
        line[:, :, column] = 1
        rows.append(line)
        sums.append(n)
    held = LinearConstraint(np.array([row.ravel() for row in rows]), sums, sums)
    bounds = Bounds(0, most.ravel())
    spans = []
    for cell in unknown:
        least, highest = (
            sign * milp(sign * cell.ravel(), integrality=1, bounds=bounds, constraints=held).fun for sign in (1, -1)
        )
        spans.append(highest - least)
    return spans


@pytest.mark.parametrize("known", [APART, KNOWN], ids=["apart", "many"])
def test_two_crosses_with_the_same_margin_say_no_more_together_than_alone(known):
    pairs = [(a, b) for a, b in combinations(crosses(after(LARGE), known), 2) if a.option == b.option]
    assert pairs
    spans = [span for one, other in pairs for span in learned(one, other, nested=False)]
    assert spans
    assert min(spans) >= FEWEST_IN_A_CELL


def test_of_two_things_of_which_one_goes_by_the_other_only_one_is_told(monkeypatch):
    told = crosses(after(LARGE), NESTED)
    by = {cross.by for cross in told}
    assert "area" in by
    assert not [c for c in told if c.by == "coast" and any(o.by == "area" and o.option == c.option for o in told)]
    monkeypatch.setattr("app.export.small_groups._is_within", lambda *_: False)
    both = crosses(after(LARGE), NESTED)
    pairs = [(a, b) for a, b in combinations(both, 2) if a.option == b.option and {a.by, b.by} == {"area", "coast"}]
    assert min(span for pair in pairs for span in learned(*pair, nested=True)) < FEWEST_IN_A_CELL
