"""Whose taps are whose: what is tapped after an exhibit changes its juror's own screen, and nobody else's."""

import pytest

from app.jury.exhibits.pulse_acts import Changed, Degree
from app.jury.exhibits.testimony_acts import BeginTestimony, Mode
from app.screens import testimony
from app.screens.ledger import LedgerPanel
from app.screens.pulse import PulseCard, PulsePanel, PulseTold, WallPulse
from tests.days import FACILITATOR, ORGANISER, START, WALL, Step, after, inside, juror, moved_to, names, seen, the
from tests.jury.heard import BOTH_SIDES, FALLING_SHORT, PULSE_CLOSED, PULSE_SHOWN, PULSED, SHOWN, tapped

OTHERS = [juror(2), juror(3), juror(4), WALL, FACILITATOR, ORGANISER]
UP = tapped(1, clear=Degree.YES, changed=Changed.UP, about="support")
DOWN = tapped(1, clear=Degree.NO, changed=Changed.DOWN, about="support")


@pytest.mark.parametrize("since", [(), (tapped(2, clear=Degree.NO), tapped(3, clear=Degree.NO))])
def test_a_tap_is_seen_by_the_juror_who_gave_it_and_by_no_other(since: Step):
    some, other = (after(SHOWN, tap, since) for tap in (UP, DOWN))
    assert seen(some, juror(1)) != seen(other, juror(1)), "there is something to keep from the others"
    for viewer in OTHERS:
        assert seen(some, viewer) == seen(other, viewer)


@pytest.mark.parametrize("day", [PULSED, PULSE_CLOSED])
def test_the_console_is_told_how_many_tapped_and_no_count_is_on_any_screen_before_it_is_shown(day: Step):
    state = after(day)
    (row,) = the(PulsePanel, seen(state, FACILITATOR)).rows
    assert (row.given, row.here) == (3, 4)
    for viewer in (juror(1), *OTHERS):
        assert not {"PulseTold", "WallPulse"} & set(names(seen(state, viewer)))


def test_what_is_shown_stands_on_the_wall_and_on_every_tablet_alike():
    state = after(PULSE_SHOWN)
    (wall,) = (region for region in seen(state, WALL) if isinstance(region, WallPulse))
    for number in (1, 4):
        told = the(PulseTold, seen(state, juror(number)))
        assert (told.counts, told.title) == (wall.counts, wall.title)
        assert "PulseCard" not in names(seen(state, juror(number)))
    assert wall.counts.moved is None
    assert "PulseTold" not in names(seen(state, juror(5)))


def test_whoever_tapped_the_same_shares_one_card():
    state = after(SHOWN, tapped(1, clear=Degree.YES), tapped(2, clear=Degree.YES))
    cards = [the(PulseCard, seen(state, juror(number))) for number in (1, 2, 3)]
    assert cards[0] == cards[1] != cards[2]
    assert [tap.chosen for tap in cards[0].clear] == [True, False, False]
    assert not any(value.chosen for value in inside(cards[2]) if hasattr(value, "chosen"))


def at(minute: int, *day: Step) -> testimony.TestimonyPanel:
    return the(testimony.TestimonyPanel, seen(after(*day), FACILITATOR, minute=START + minute * 60_000))


def test_the_console_counts_down_to_the_planned_end_and_says_when_little_is_left():
    speaking = (BOTH_SIDES, (FACILITATOR, BeginTestimony("for", Mode.SPEAKING)))
    began = after(speaking).exhibits.stretches[0].began
    floors = [at(minute, speaking).rows[0].floor for minute in (1, 8, 12)]
    assert [floor.countdown.ends_at for floor in floors] == [began + 10 * 60_000] * 3
    assert [floor.left for floor in floors] == [None, 2, -2]
    assert [row.floor for row in at(1, speaking).rows[1:]] == [None]


def test_a_side_that_falls_short_is_told_where_somebody_is_heard_and_elsewhere_only_while_it_does():
    assert the(LedgerPanel, seen(after(BOTH_SIDES), FACILITATOR)).short is None
    assert the(LedgerPanel, seen(after(FALLING_SHORT), FACILITATOR)).short
    spoke = (FALLING_SHORT, (FACILITATOR, BeginTestimony("for", Mode.SPEAKING)), moved_to("refined"))
    assert the(LedgerPanel, seen(after(spoke), FACILITATOR)).short
    assert "LedgerPanel" not in names(seen(after(BOTH_SIDES, moved_to("refined")), FACILITATOR))
    for viewer in (juror(1), WALL, ORGANISER):
        assert not {"LedgerPanel", "TestimonyPanel", "PulsePanel"} & set(names(seen(after(FALLING_SHORT), viewer)))
