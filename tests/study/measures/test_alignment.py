"""The Citizen Alignment Index: worked values, where it is not defined, and what is claimed of a change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some
from typer.testing import CliRunner

from app.cli import app
from app.study.measures.alignment import Alignment, alignment, means, shift

if TYPE_CHECKING:
    from pathlib import Path

ME, ALL = (3, -1, 2), (-1, 2, 2)
POINTS = some.integers(-3, 3)


@pytest.mark.parametrize(("support", "expected"), [(ALL, 1), (ME, -1), ((1, 0, 2), -1 / 7), ((3, 2, 2), -1 / 7)])
def test_the_worked_values(support: tuple[int, ...], expected: float) -> None:
    found = alignment(list(zip(support, ME, ALL, strict=True)))
    assert found.index == pytest.approx(expected)
    assert (found.separation, found.options) == (7, 3)


@given(some.lists(some.tuples(POINTS, POINTS, POINTS), max_size=7))
def test_it_lies_between_one_and_minus_one_and_swapping_the_hats_turns_it_round(
    readings: list[tuple[int, int, int]],
) -> None:
    found = alignment(readings)
    assert (found.index is None) == (sum(abs(u - m) for _, m, u in readings) < 3)
    if found.index is not None:
        assert -1 <= found.index <= 1
        assert alignment([(s, u, m) for s, m, u in readings]).index == pytest.approx(-found.index)


def test_where_the_hats_agree_it_is_not_called_zero() -> None:
    assert alignment([(1, 0, 1), (2, 2, 1)]) == Alignment(None, 2, 2)
    assert alignment([(1, 0, 1)]).leaning == "hats-agree"
    assert [alignment(list(zip(s, ME, ALL, strict=True))).leaning for s in (ALL, ME, (1, 0, 2))] == [
        "us",
        "me",
        "mixed",
    ]


def test_what_somebody_is_not_sure_of_is_left_out_and_counted() -> None:
    found = alignment([(3, None, 3), (2, -1, 2), (None, 0, 3)])
    assert found == Alignment(1.0, 3, 1)
    assert means({"a": [(3, None, 3)], "b": [(1, None, None)]}, 1) == ((2.0, None, 3.0),)


def people(*indices: float | None) -> dict[str, Alignment]:
    return {str(number): Alignment(index, 5, 4) for number, index in enumerate(indices)}


def test_few_people_get_neither_interval_nor_p() -> None:
    found = shift(people(*[0.0] * 11), people(*[0.5] * 11))
    assert (found.change, found.interval, found.p, found.people) == (0.5, None, None, 11)
    assert shift({}, {}).change is None


def test_a_change_is_over_those_whose_hats_differed_both_times() -> None:
    before = people(*[0.0] * 12, None, 0.2)
    after = people(*[0.1 * (number % 3) for number in range(12)], 0.9, None)
    found = shift(before, after)
    assert found.people == 12
    assert found.change == pytest.approx(0.1)
    assert found.interval is not None
    assert found.interval[0] < 0.1 < found.interval[1]
    assert found.p is not None
    assert found.p < 0.05
    assert shift(before, before).p == 1.0
    assert shift(before, before).interval == (0.0, 0.0)


def test_a_table_gives_the_shift_on_the_command_line(tmp_path: Path) -> None:
    rows = ["person,stage,S1,S2,S3,M1,M2,M3,U1,U2,U3"]
    rows += [f"J{n},before,3,-1,2,3,-1,2,-1,2,2" for n in range(12)]
    rows += [f"J{n},after,-1,2,2,3,-1,2,-1,2,2" for n in range(12)] + ["J99,after,1,,1,1,1,1,1,1,1"]
    (tmp_path / "answers.csv").write_text("\n".join(rows), encoding="utf-8")
    told = json.loads(CliRunner().invoke(app, ["measure", "shift", str(tmp_path / "answers.csv"), "--json"]).output)
    assert (told["before"]["cai"], told["after"]["cai"], told["after"]["hats_agree"]) == (-1, 1, 1)
    assert (told["change"]["cai"], told["change"]["people"]) == (2, 12)
    assert told["change"]["p"] < 0.001
    assert told["individual"][-1] == {"person": "J99", "before": None, "after": None}
    read = CliRunner().invoke(app, ["measure", "shift", str(tmp_path / "answers.csv")]).output
    assert "change: +2.000 over 12 people" in read
