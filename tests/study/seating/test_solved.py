"""Tables: even, complete, fair, kept to what was asked for, and mixed as well as they can be."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from typer.testing import CliRunner

from app.cli import app
from app.study.seating.meetings import fewest_repeats, meetings, repeats
from app.study.seating.solved import seat
from app.study.seating.wishes import Impossible, Wishes
from tests.golden import golden

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def people(number: int) -> list[int]:
    return list(range(1, number + 1))


@pytest.mark.parametrize(
    ("number", "tables", "again"),
    [(24, 4, (8, 16)), (48, 6, (12, 24)), (150, 15, (0, 0)), (12, 2, (12, 20)), (23, 4, (7, 14)), (12, 4, (0, 0))],
)
def test_each_round_repeats_as_few_meetings_as_can_be(number: int, tables: int, again: tuple[int, ...]) -> None:
    held = [seat(people(number), tables, seed=1)]
    for fewest in again:
        bound = fewest_repeats(people(number), tables, held)
        held.append(seat(people(number), tables, held, seed=len(held)))
        assert repeats(held[-1], held[:-1]) == fewest <= bound


@settings(max_examples=25, deadline=None)
@given(some.integers(1, 26), some.integers(1, 6), some.integers(0, 3), some.integers(0, 99))
def test_everybody_sits_at_one_table_and_sizes_differ_by_one_at_most(
    number: int, tables: int, rounds: int, seed: int
) -> None:
    if tables > number:
        with pytest.raises(Impossible, match="every table needs somebody"):
            seat(people(number), tables, seed=seed)
        return
    held: list[tuple[tuple[int, ...], ...]] = []
    for _ in range(rounds + 1):
        held.append(seat(people(number), tables, held, seed=seed, seconds=2))
        assert sorted(one for table in held[-1] for one in table) == people(number)
        assert max(map(len, held[-1])) - min(map(len, held[-1])) <= 1


def test_a_first_round_is_by_lot_and_the_same_lot_seats_alike() -> None:
    assert seat(people(24), 4, seed=1) == seat(people(24), 4, seed=1) != seat(people(24), 4, seed=2)


@pytest.mark.parametrize("seed", range(4))
def test_no_seating_of_a_small_room_is_better(seed: int) -> None:
    """Every way of seating six at two tables is looked at. A third meeting is worse than two second ones."""
    before = [seat(people(6), 2, seed=seed), seat(people(6), 2, seed=seed + 9)]

    def cost(tables: Sequence[Sequence[int]]) -> int:
        pairs = [frozenset(pair) for table in tables for pair in combinations(table, 2)]
        return sum(met[pair] ** 2 for pair in pairs)

    met = meetings(before)
    every = [(each[:3], each[3:]) for each in permutations(people(6))]
    assert len({cost(tables) for tables in every}) > 1, "there is something to choose"
    assert cost(seat(people(6), 2, before, seed=seed)) == min(map(cost, every))


def test_every_table_has_its_fair_share_of_everything() -> None:
    of = {"age": {one: "older" if one % 3 else "younger" for one in people(24)}}
    of["ward"] = {one: "north" if one <= 10 else "south" for one in people(24)}
    held = [seat(people(24), 4, (), Wishes(of), seed=1)]
    held.append(seat(people(24), 4, held, Wishes(of), seed=2))
    for tables in held:
        for table in tables:
            assert Counter(of["age"][one] for one in table) == {"older": 4, "younger": 2}
            assert Counter(of["ward"][one] for one in table)["north"] in (2, 3)
    assert repeats(held[1], held[:1]) == 8, "being fair costs no new company here"


def test_who_has_to_sit_somewhere_does_and_who_must_not_meet_does_not() -> None:
    wishes = Wishes({}, {1: 4, 2: 4, 99: 1}, [(3, 4), (1, 5), (7, 98)])
    held: list[tuple[tuple[int, ...], ...]] = []
    for seed in range(4):
        held.append(seat(people(22), 4, held, wishes, seed=seed))
        at = {one: place for place, table in enumerate(held[-1], 1) for one in table}
        assert (at[1], at[2]) == (4, 4)
        assert at[3] != at[4]
        assert at[5] != 4


def test_after_a_no_show_and_a_latecomer_the_fewest_people_move() -> None:
    was = seat(people(24), 4, seed=3)
    here = [one for one in people(24) if one not in was[0][:2]] + [25]
    now = seat(here, 4, (), near=was, seed=4)
    stayed = sum(len(set(one) & set(other)) for one, other in zip(was, now, strict=True))
    assert stayed == 22, "23 at tables of 6, 6, 6 and 5: nobody who was seated has to get up"


@pytest.mark.parametrize(
    ("wishes", "why"),
    [
        (Wishes({}, {1: 5}), "there are 2"),
        (Wishes({}, {1: 1, 2: 1, 3: 1, 4: 1}), "which has 3 places"),
        (Wishes({}, {1: 1, 2: 1}, [(1, 2)]), "never to sit together"),
        (Wishes({}, {}, [(1, 1)]), "apart from 1"),
        (Wishes({}, {}, list(combinations(range(1, 4), 2))), "No seating keeps everybody apart"),
    ],
)
def test_what_cannot_be_is_said(wishes: Wishes[int], why: str) -> None:
    with pytest.raises(Impossible, match=why):
        seat(people(6), 2, (), wishes)


def test_a_list_of_people_is_seated_from_the_command_line() -> None:
    file = golden("tables/30i_4j_3k_3d_data.csv")
    done = CliRunner().invoke(app, ["seating", str(file), "--tables", "4", "--rounds", "3", "--json"])
    assert done.exit_code == 0
    told = json.loads(done.output)
    assert [sorted(map(len, tables)) for tables in told["rounds"]] == [[7, 7, 8, 8]] * 3
    assert [sorted(int(one) for table in tables for one in table) for tables in told["rounds"]] == [list(range(30))] * 3
    assert told["repeats"][0] == 0
    assert told["repeats"][1] == 14 == repeats(told["rounds"][1], told["rounds"][:1])
    read = CliRunner().invoke(app, ["seating", str(file), "--tables", "4", "--rounds", "2"])
    assert "Round 2: 14 pairs have sat together before, and fewer cannot be." in read.output


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "nobody in it"), ("id\n1\n1\n", "the id 1 once more"), ("id,x\n,1\n", "no id"), ("id\n1\n", "every table")],
)
def test_a_list_that_cannot_be_seated_is_refused_in_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "people.csv").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["seating", str(tmp_path / "people.csv"), "--tables", "2"])
    assert done.exit_code == 1
    assert why in done.output
