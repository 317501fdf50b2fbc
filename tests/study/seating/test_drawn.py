"""What the room is given when it draws tables."""

from app.jury.tables.acts import DrawTables
from app.study.seating.drawn import drawn_tables
from app.study.seating.meetings import repeats
from tests.days import TALKING, WHOLE_ARRIVED, after, moved_to


def test_a_draw_seats_those_who_are_here_and_where_that_cannot_be_none():
    state = after(WHOLE_ARRIVED, moved_to("talk"))
    tables = drawn_tables(state, DrawTables("talk", 1, 2)).tables
    assert sorted(juror for table in tables for juror in table) == [1, 2, 3, 4]
    assert drawn_tables(state, DrawTables("talk", 1, 9)) is None
    mixed = drawn_tables(after(TALKING, moved_to("talk-2")), DrawTables("talk-2", 1, 2)).tables
    assert repeats(mixed, (((1, 2), (3, 4)),)) == 0
