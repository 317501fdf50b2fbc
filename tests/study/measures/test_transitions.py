"""Who was where: as people, with shares only of rows that hold some, and the noise to be expected said."""

from __future__ import annotations

from app.study.measures.transitions import FIRST, LAST, Noise, Position, class_of, noise, transition

OPPOSE, UNSURE, IF, SUPPORT = LAST


def test_people_are_counted_from_where_they_were_to_where_they_are() -> None:
    table = transition([(OPPOSE, OPPOSE), (OPPOSE, IF), (UNSURE, SUPPORT), (SUPPORT, SUPPORT)], FIRST, LAST)
    assert table.counts == ((1, 0, 1, 0), (0, 0, 0, 1), (0, 0, 0, 1))
    assert (table.people, table.changed) == (4, 2)


def test_who_was_for_it_and_is_on_a_condition_has_not_moved_on_the_scale() -> None:
    assert transition([(SUPPORT, IF)], FIRST, LAST).changed == 0
    assert transition([(OPPOSE, IF)], FIRST, LAST).changed == 1
    assert transition([(SUPPORT, IF)], FIRST, LAST).kept == ((0, 0), (1, 1), (2, 2), (2, 3))


def test_shares_are_told_of_five_and_not_of_four() -> None:
    table = transition([(OPPOSE, OPPOSE)] * 4 + [(SUPPORT, SUPPORT)] * 4 + [(SUPPORT, UNSURE)], FIRST, LAST)
    assert table.row_shares(0) == (None, None, None, None)
    assert table.row_shares(2) == (0, 20, 0, 80)


def test_the_middle_and_not_sure_are_unsure() -> None:
    assert [class_of(each) for each in (-3, -1, 0, None, 1, 3)] == [
        *(Position.OPPOSE,) * 2,
        *(Position.UNSURE,) * 2,
        *(Position.SUPPORT,) * 2,
    ]


def test_noise_is_measured_where_enough_answered_what_no_evidence_bears_on() -> None:
    assert noise([(1, 1)] * 9 + [(1, -1)] * 3) == Noise(0.25, 12)
    assert noise([(1, -1)] * 11) == Noise(0.3, 0)
