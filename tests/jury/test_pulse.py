"""The rules of the pulse: open after the exhibit, the last tap counts, and it is private until it is shown."""

from dataclasses import replace

import pytest

from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.pulse import counts, is_open, may_be_told, pulse_of
from app.jury.exhibits.pulse_acts import Changed, ClosePulse, Degree, GivePulse, ShowPulse
from app.jury.exhibits.state import Taps
from app.jury.exhibits.subjects import subjects
from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.rules import undo
from app.plans.royal_opera_house.instrument import PROPOSALS
from app.plans.royal_opera_house.short import LONDON as SHORT
from app.plans.royal_opera_house.whole import LONDON
from tests.days import (
    FACILITATOR,
    HEARD,
    PLAN,
    accepted,
    after,
    juror,
    moved_to,
    refused,
    said,
    undone,
    vote_closed,
    vote_opened,
)
from tests.jury.heard import PULSE_CLOSED, PULSE_SHOWN, PULSED, SHOWN, tapped

CLEAR = GivePulse("story", clear=Degree.YES)
CLOSE, SHOW = ClosePulse("story"), ShowPulse(None, "story")


def test_taps_add_up_and_the_last_one_counts():
    state = after(
        SHOWN,
        tapped(1, clear=Degree.NO),
        tapped(1, changed=Changed.UP, about="support"),
        tapped(1, clear=Degree.YES, changed=Changed.NO),
    )
    assert pulse_of(state, "story").given == {1: Taps(Degree.YES, None, Changed.NO, None)}


def test_it_is_offered_once_the_exhibit_has_been_shown_until_it_is_closed_or_the_step_ends():
    assert refused(after(HEARD), juror(1), CLEAR) == Reason.NOT_NOW
    put_away = (SHOWN, (FACILITATOR, ShowExhibit("story", None)))
    assert pulse_of(accepted(after(put_away), juror(1), CLEAR), "story").given
    for over in (PULSE_CLOSED, (SHOWN, moved_to("refined"))):
        assert not is_open(after(over), "story")
        assert refused(after(over), juror(4), CLEAR) == Reason.PULSE_CLOSED
    assert is_open(after(SHOWN, moved_to("refined"), undone), "story")
    assert is_open(after(PULSE_CLOSED, (FACILITATOR, ClosePulse("story", closed=False))), "story")


def test_only_who_is_here_taps_and_the_same_tap_twice_is_one():
    assert refused(after(SHOWN), juror(5), CLEAR) == Reason.NOT_CHECKED_IN
    assert refused(after(SHOWN, (juror(1), CLEAR)), juror(1), CLEAR) == Reason.NOTHING_CHANGES


@pytest.mark.parametrize(
    "taps",
    [
        {},
        {"about": "support"},
        {"changed": Changed.UP},
        {"changed": Changed.NO, "about": "support"},
        {"changed": Changed.DOWN, "about": "lunch"},
        {"clear": Degree.YES, "about": "support"},
    ],
)
def test_a_change_names_the_option_it_is_about_and_nothing_else_does(taps: dict[str, object]):
    assert refused(after(SHOWN), juror(1), GivePulse("story", **taps)) == Reason.INVALID_MARK  # type: ignore[arg-type]


def test_two_consoles_close_and_show_it_once():
    assert refused(after(PULSED), FACILITATOR, SHOW) == Reason.NOT_NOW
    assert refused(after(PULSE_CLOSED), By(Role.FACILITATOR, 2), CLOSE) == Reason.NOTHING_CHANGES
    assert refused(after(PULSE_SHOWN), By(Role.FACILITATOR, 2), SHOW) == Reason.MOVED_ON
    assert refused(after(HEARD), FACILITATOR, CLOSE) == Reason.NOT_NOW
    assert after(PULSE_SHOWN, moved_to("refined")).exhibits.pulse is None


def test_each_step_is_taken_back_and_what_was_once_told_stays_told_and_closed():
    state = after(PULSE_SHOWN, undone)
    assert (state.exhibits.pulse, may_be_told(state, "story")) == (None, True)
    assert refused(state, FACILITATOR, ClosePulse("story", closed=False)) == Reason.NOT_NOW
    assert not isinstance(undo(state), ClosePulse)
    assert is_open(after(PULSE_CLOSED, undone), "story")


def test_nothing_may_be_told_before_it_is_shown_or_the_day_is_over():
    assert [may_be_told(after(day), "story") for day in (PULSED, PULSE_CLOSED, PULSE_SHOWN)] == [False, False, True]


def test_no_count_of_fewer_than_three_answers_is_told():
    found = counts(after(PULSE_SHOWN), "story")
    assert (found.given, found.trusted) == (3, None)
    assert found.clear
    assert (found.clear.yes, found.clear.partly, found.clear.no) == (2, 1, 0)
    assert (found.changed, found.unchanged) == (2, 1)
    two = (SHOWN, tapped(1, clear=Degree.YES), tapped(2, clear=Degree.NO), (FACILITATOR, CLOSE))
    assert counts(after(two), "story").clear is None
    assert refused(after(two), FACILITATOR, SHOW) == Reason.NOT_NOW


def test_which_way_views_moved_is_told_only_once_nobody_can_answer_those_questions_any_more():
    assert counts(after(PULSE_SHOWN), "story").moved is None
    again = (PULSED, moved_to("refined"), vote_opened("refined"))
    assert counts(after(again), "story").moved is None
    over = (again, vote_closed("refined"))
    (moved,) = counts(after(over), "story").moved or ()
    assert (moved.subject.option, moved.up, moved.down) == ("support", 1, 1)
    assert counts(after(over, vote_opened("refined")), "story").moved is None


def test_what_it_can_bear_on_are_the_options_of_the_instrument():
    assert [subject.option for subject in subjects(PLAN)] == ["support"]
    assert [subject.option for subject in subjects(LONDON)] == list(PROPOSALS)
    assert [subject.option for subject in subjects(SHORT)] == ["money-support"]
    without = replace(PLAN, questions=tuple(replace(each, reading=None) for each in PLAN.questions))
    assert [subject.words for subject in subjects(without)] == [said("yes"), said("some"), said("no")]
    assert subjects(replace(PLAN, votes=())) == ()
