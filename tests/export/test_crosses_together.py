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
SIZES = {"north": 26, "east": 5, "south": 14, "west": 8, "middle": 7}
ACROSS = {
    juror: {"area": area, "coast": "sea" if area in ("north", "east") else "land"}
    for juror, area in enumerate((area for area, many in SIZES.items() for _ in range(many)), 1)
}
"""The small areas are put together, and lie on both coasts: what the sea has more than the north is the east's."""
APART = {juror: {"area": area, "age": "old" if juror <= 27 else "young"} for juror, area in AREAS.items()}


def learned(one: Cross, other: Cross, *, nested: bool) -> list[float]:
    """How far each cell that either leaves out can be told, from all that both tell.

    The attacker knows every total, and where one thing goes by the other also which of their groups share people, and
    asks for what few of these answered.
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
    left_out = len(unknown)
    if nested:
        unknown += [np.eye(most.size)[place].reshape(shape) for place in np.flatnonzero(most)]
    held = LinearConstraint(np.array([row.ravel() for row in rows]), sums, sums)
    bounds = Bounds(0, most.ravel())
    spans = []
    for place, cell in enumerate(unknown):
        least, highest = (
            sign * milp(sign * cell.ravel(), integrality=1, bounds=bounds, constraints=held).fun for sign in (1, -1)
        )
        if place < left_out or least < FEWEST_IN_A_CELL:
            spans.append(highest - least)
    return spans


@pytest.mark.parametrize("known", [APART, KNOWN], ids=["apart", "many"])
def test_two_crosses_with_the_same_margin_say_no_more_together_than_alone(known):
    pairs = [(a, b) for a, b in combinations(crosses(after(LARGE), known), 2) if a.option == b.option]
    assert pairs
    spans = [span for one, other in pairs for span in learned(one, other, nested=False)]
    assert spans
    assert min(spans) >= FEWEST_IN_A_CELL


def by_coast(found) -> list[tuple[Cross, Cross]]:
    pairs = [(a, b) for a, b in combinations(found, 2) if a.option == b.option]
    return [(a, b) for a, b in pairs if {a.by, b.by} == {"area", "coast"}]


@pytest.mark.parametrize("known", [NESTED, ACROSS], ids=["within", "across"])
def test_of_two_things_of_which_one_goes_by_the_other_both_are_told_only_where_they_say_no_more(known, monkeypatch):
    told = crosses(after(LARGE), known)
    assert {cross.by for cross in told} == {"area", "coast", "first view"}
    assert all(span >= FEWEST_IN_A_CELL for pair in by_coast(told) for span in learned(*pair, nested=True))
    monkeypatch.setattr("app.export.small_groups.say_more", lambda *_: False)
    both = by_coast(crosses(after(LARGE), known))
    assert len(both) > len(by_coast(told))
    assert min(span for pair in both for span in learned(*pair, nested=True)) < FEWEST_IN_A_CELL
