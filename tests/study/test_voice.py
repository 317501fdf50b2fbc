"""Equal voice: the chance band, the flag above it, and what is exported of turns."""

import pytest
from scipy.stats import binom

from app.export.tables import tables_of
from app.jury.seats.acts import Leave
from app.jury.turns.acts import PassTurn, StartGoRound, TakeTurn
from app.jury.turns.voice import Band, can_be_weighed, is_uneven, shared_now, unevenness, weighed
from app.screens.draw import screen
from app.screens.frame import Frame
from app.screens.moment import Moment
from app.screens.turns import VoiceHint, VoicePanel
from app.study.voice import Chances, chance_band, group_chances
from tests.days import FACILITATOR, LINKS, TALKING, WALL, Step, after, juror, scribe, tables_set, the, told

ROUND_ONE_TABLE: Step = (TALKING, tables_set((1, 2, 3, 4)))


def took(*numbers: int) -> Step:
    return tuple((scribe(1), TakeTurn("talk", 1, number)) for number in numbers)


TWO_TALK = (ROUND_ONE_TABLE, took(*[1, 2] * 10))
ALL_TALK = (ROUND_ONE_TABLE, took(*[1, 2, 3, 4] * 5))


def test_eight_people_and_forty_turns_are_as_uneven_as_was_published():
    band = chance_band(8, 40)
    assert (round(band.expected, 3), round(band.most, 3)) == (0.219, 0.319)
    assert chance_band(8, 40) == band


@pytest.mark.parametrize(("turns", "gini"), [((5, 5, 5), 0), ((0, 0, 9), 2 / 3), ((1, 3), 1 / 4), ((0, 0), 0), ((), 0)])
def test_unevenness_by_hand(turns: tuple[int, ...], gini: float):
    assert unevenness(turns) == pytest.approx(gini)
    assert unevenness(turns[::-1]) == unevenness(turns)


def test_chance_keeps_within_its_own_band_and_two_who_hold_the_floor_do_not():
    band = chance_band(4, 20)
    assert is_uneven((10, 10, 0, 0), band)
    assert not is_uneven((5, 5, 5, 5), band)
    assert not is_uneven((10, 10, 0, 0), None)
    assert not can_be_weighed((2, 0, 0, 1))
    assert not can_be_weighed((20, 1))
    assert not is_uneven((3, 0, 0), Band(0, 2 / 3))


def test_what_chance_is_asked_is_what_the_tables_have_come_to():
    assert shared_now(after(TWO_TALK)) == {(4, 20)}
    assert shared_now(after(ROUND_ONE_TABLE, took(1, 2))) == set()
    assert shared_now(after()) == set()


def drawn(*day: Step, viewer=FACILITATOR):
    bands = {(4, 20): chance_band(4, 20)}
    return screen(Frame(Moment(after(*day), LINKS, bands=bands)), viewer)


def test_the_hint_is_on_the_console_alone_and_only_above_chance():
    assert the(VoicePanel, drawn(TWO_TALK)).hints == (VoiceHint(1, (3, 4)),)
    assert the(VoicePanel, drawn(ALL_TALK)).hints == ()
    for viewer in (WALL, juror(1), juror(3), scribe(1)):
        without = screen(Frame(Moment(after(TWO_TALK), LINKS)), viewer)
        assert drawn(TWO_TALK, viewer=viewer) == without


def test_turns_leave_in_the_order_of_speaking_without_seats():
    day = (
        ROUND_ONE_TABLE,
        (scribe(1), StartGoRound("talk", 1, 1)),
        took(4),
        (juror(1), PassTurn("talk", 1, 1)),
        took(2),
    )
    entries, _ = told(*day)
    tables = {table.name: table for table in tables_of(entries, "Europe/London")}
    assert [row[:6] for row in tables["turns"].rows] == [
        ("talk", 1, 1, 1, 1, 0),
        ("talk", 1, 2, 2, 1, 1),
        ("talk", 1, 3, 3, 1, 0),
    ]
    assert tables["voices"].rows == (("talk", 1, 4, 2, 2, 1, "0.500"),)
    columns = {column for name in ("turns", "voices") for column, _ in tables[name].columns}
    assert not {"seat", "juror"} & columns


def test_who_went_home_after_speaking_is_counted_and_who_left_without_a_word_is_not():
    (all_there,) = weighed(after(TWO_TALK))
    assert (all_there.people, all_there.turns) == ((1, 2, 3, 4), (10, 10, 0, 0))
    (later,) = weighed(after(TWO_TALK, (juror(2), Leave()), (juror(4), Leave())))
    assert (later.people, later.turns) == ((1, 2, 3), (10, 10, 0))
    entries, _ = told(TWO_TALK, (juror(2), Leave()), (juror(4), Leave()))
    (row,) = next(table.rows for table in tables_of(entries, "Europe/London") if table.name == "voices")
    assert row == ("talk", 1, 3, 20, 1, 10, f"{unevenness(later.turns):.3f}"), "the same in the flat tables"


def test_a_group_s_turns_by_chance_are_its_share_of_each_table_and_most_draws_lie_around_it():
    one = group_chances([(40, 4, 8)])
    assert one.expected == 20
    assert (one.low, one.high) == (int(binom.ppf(0.05, 40, 0.5)), int(binom.ppf(0.95, 40, 0.5)))
    assert group_chances([(30, 3, 6), (10, 4, 8)]) == one, "tables of one share are one"
    assert group_chances([(40, 8, 8)]) == Chances(40, 40, 40)
    assert group_chances([(40, 2, 8), (8, 0, 8)]).expected == 10
    mixed = group_chances([(40, 2, 8), (30, 3, 5), (10, 1, 6)])
    spread = (40 * 1 / 4 * 3 / 4 + 30 * 3 / 5 * 2 / 5 + 10 * 1 / 6 * 5 / 6) ** 0.5
    assert mixed.expected == pytest.approx(10 + 18 + 10 / 6)
    assert (mixed.high - mixed.low) / (2 * 1.645 * spread) == pytest.approx(1, abs=0.1)
