"""The room's seating: by a solver beside the room, the nearest there can be, and by simple means where it fails."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.jury.tables.quality import quality
from app.study.seating.beside import Sought, found
from app.study.seating.meetings import repeats
from app.study.seating.simply import seat_simply
from app.study.seating.solved import nearest_to, seat
from app.study.seating.wishes import Wishes

FAILS = (sys.executable, "-c", "import os; os.abort()")
HANGS = (sys.executable, "-c", "import time; time.sleep(60)")
BABBLES = (sys.executable, "-c", "print('[]')")
FIRST = tuple(tuple(range(start, start + 6)) for start in (1, 7, 13, 19))


def test_a_second_round_is_solved_in_a_process_of_its_own() -> None:
    wishes = Wishes({"age": {one: "old" if one % 2 else "young" for one in range(1, 25)}}, {3: 4}, [(1, 8)])
    told = found(Sought(range(1, 25), 4, (FIRST,), wishes, seed=1))
    judged = quality(told.tables, (FIRST,), wishes)
    assert not told.simple
    assert (judged.again, judged.at_best, judged.lost, judged.even) == (8, True, (), True)
    assert all(share.fair for share in judged.shares)


@pytest.mark.parametrize("command", [FAILS, BABBLES, ("/nowhere/python",)])
def test_where_the_solver_fails_tables_are_drawn_and_it_is_said(command: tuple[str, ...]) -> None:
    told = found(Sought(range(1, 25), 4, (FIRST,), Wishes({}, {3: 4}, [(1, 8)]), seed=1), command)
    assert told.simple
    assert quality(told.tables, (FIRST,), Wishes({}, {3: 4}, [(1, 8)])).lost == ()
    assert repeats(told.tables, (FIRST,)) < repeats(FIRST, (FIRST,)) / 2


def test_a_solver_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.study.seating.beside.PATIENCE", 0.2)
    assert found(Sought((1, 2, 3), 2, (), Wishes({}, {1: 2})), HANGS, seconds=0.1).simple


def test_where_wishes_cannot_be_kept_together_the_nearest_gives_up_the_fewest() -> None:
    everybody = Wishes({}, dict.fromkeys(range(1, 8), 1), [(1, 2), (20, 21)])
    tables = nearest_to(range(1, 25), 4, (), everybody, seed=1, seconds=3)
    judged = quality(tables, (), everybody)
    assert judged.even
    assert len(judged.lost) == 1, "one of the pair sits elsewhere: seven cannot sit at a table of six anyway"


def test_moving_the_fewest_keeps_to_a_wish_that_came_later() -> None:
    was = seat(range(1, 25), 4, seed=2)
    juror = was[0][0]
    now = nearest_to(range(1, 25), 4, (), Wishes({}, {juror: 3}), near=was, seed=3, seconds=3)
    moved = sum(len(set(one) - set(other)) for one, other in zip(was, now, strict=True))
    assert juror in now[2]
    assert moved == 2, "one goes, and one comes in exchange"


@settings(max_examples=30, deadline=None)
@given(some.integers(1, 30), some.integers(1, 6), some.integers(0, 99))
def test_simple_means_seat_everybody_once_and_evenly(number: int, tables: int, seed: int) -> None:
    if tables <= number:
        wishes = Wishes({}, {1: 1, 2: 1, 3: 9}, [(1, 2), (4, 5)])
        drawn = seat_simply(range(1, number + 1), tables, (), wishes, ((4, 5, 6),), seed)
        assert Counter(one for table in drawn for one in table) == Counter(range(1, number + 1))
        assert max(map(len, drawn)) - min(map(len, drawn)) <= 1
