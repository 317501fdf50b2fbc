"""Tables: even, complete, and mixed as well as they can be."""

import pytest

from app.jury.tables.acts import DrawTables
from app.study.seating import drawn_tables, fewest_repeats, repeats, seat
from tests.days import TALKING, WHOLE_ARRIVED, after, moved_to


@pytest.mark.parametrize(
    ("people", "tables", "again"), [(24, 4, 8), (48, 6, 12), (150, 15, 0), (12, 2, 12), (12, 4, 0)]
)
def test_the_second_round_repeats_as_few_meetings_as_can_be(people: int, tables: int, again: int):
    everybody = list(range(1, people + 1))
    first = seat(everybody, tables, (), seed=1)
    second = seat(everybody, tables, (first,), seed=2)
    assert repeats(second, (first,)) == again == fewest_repeats(everybody, tables, (first,))


@pytest.mark.parametrize("people", [1, 2, 5, 13, 23, 24])
@pytest.mark.parametrize("tables", [1, 2, 4])
def test_everybody_sits_at_one_table_and_sizes_differ_by_one_at_most(people: int, tables: int):
    everybody = list(range(1, people + 1))
    if tables > people:
        with pytest.raises(ValueError, match="somebody"):
            seat(everybody, tables, (), seed=1)
        return
    drawn = seat(everybody, tables, (), seed=3)
    assert sorted(juror for table in drawn for juror in table) == everybody
    assert len(drawn) == tables
    assert max(map(len, drawn)) - min(map(len, drawn)) <= 1


def test_the_same_seed_seats_alike_and_another_otherwise():
    everybody = list(range(1, 25))
    assert seat(everybody, 4, (), seed=1) == seat(everybody, 4, (), seed=1) != seat(everybody, 4, (), seed=2)


def test_a_draw_seats_those_who_are_here_and_where_that_cannot_be_none():
    state = after(WHOLE_ARRIVED, moved_to("talk"))
    tables = drawn_tables(state, DrawTables("talk", 1, 2))
    assert sorted(juror for table in tables for juror in table) == [1, 2, 3, 4]
    assert drawn_tables(state, DrawTables("talk", 1, 9)) is None
    mixed = drawn_tables(after(TALKING, moved_to("talk-2")), DrawTables("talk-2", 1, 2))
    assert repeats(mixed, (((1, 2), (3, 4)),)) == 0
