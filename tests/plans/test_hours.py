"""The clock of a planned day, past midnight and on a second evening."""

from __future__ import annotations

import pytest

from app.plans.hours import Stretch, days, minute_of, minutes, running_clock, spoken, time_of, together
from app.plans.ready import READY

SHORT = READY["two-evenings"]
LONDON = READY["roh-london"]


def test_each_phase_begins_when_the_one_before_it_ends():
    clock = list(running_clock(LONDON, "10:00"))
    assert clock[:2] == [Stretch("10:00", "10:20", 0, 0), Stretch("10:20", "10:35", 0, 0)]
    assert len(clock) == len(LONDON.agenda)
    assert clock[-1].ends == "17:00"


def test_midnight_is_taken_for_what_is_no_time():
    assert next(running_clock(LONDON, "nonsense")).begins == "00:00"


def test_a_day_goes_on_past_midnight():
    clock = list(running_clock(LONDON, "23:50"))
    assert clock[0] == Stretch("23:50", "00:10", 0, 1)
    assert clock[1] == Stretch("00:10", "00:25", 1, 1)


def test_a_second_evening_begins_on_another_day():
    clock = list(running_clock(SHORT, "18:30"))
    (place,) = (place for place, phase in enumerate(SHORT.agenda) if phase.resumes)
    assert (clock[place].ends, clock[place].day) == ("20:30", 0)
    assert (clock[place + 1].begins, clock[place + 1].day) == ("18:30", 1)
    assert {stretch.day for stretch in clock} == {0, 1}
    assert (days(SHORT), days(LONDON)) == (2, 1)


def test_the_evening_after_a_phase_past_midnight_is_the_next_one():
    assert [stretch.day for stretch in running_clock(SHORT, "23:00")][-1] == 2


@pytest.mark.parametrize(
    ("time", "minute"),
    [
        ("00:00", 0),
        ("09:30", 570),
        ("23:59", 1439),
        ("24:00", None),
        ("9:30", None),
        ("", None),
        ("09:30 ", None),
        ("٠٩:٣٠", None),
    ],
)
def test_times_are_read_and_said(time: str, minute: int | None):
    assert minute_of(time) == minute
    assert minute is None or time_of(minute) == time


def test_hours_in_words():
    assert [spoken(length) for length in (0, 5, 60, 385)] == ["0 min", "5 min", "1 h 0 min", "6 h 25 min"]
    assert (minutes(LONDON), together(LONDON)) == (420, 345)
