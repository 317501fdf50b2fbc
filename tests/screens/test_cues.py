"""Cues: facts of the phase that is on, by its clock, for whoever holds the day and for nobody else."""

from dataclasses import replace

from app.jury.day.acts import PauseClock
from app.jury.day.agenda_acts import Adjourn
from app.jury.day.plan import Cue
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.screens.cues import CueRow, CuesPanel
from tests.days import FACILITATOR, PLAN, accepted, after, at, juror, moved_to, names, opened, said, scribe, seen, the

CUES = (Cue(12, said("Who asks?")), Cue(5, said("Who has not spoken?")))
CUED = replace(PLAN, agenda=(PLAN.agenda[0], replace(PLAN.agenda[1], cues=CUES), *PLAN.agenda[2:]))
THERE = after(opened(plan=CUED), moved_to("charge"))
STARTED = THERE.day.clocks["charge"].since


def cues(state, minute=0) -> tuple[CueRow, ...]:
    return the(CuesPanel, seen(state, FACILITATOR, minute=at(minute))).cues


def test_a_cue_is_due_so_long_after_the_clock_began_and_the_screen_does_not_know_what_time_it_is():
    early, late = cues(THERE)
    assert (early.minute, early.at, early.left) == (5, STARTED + 5 * MINUTE, None)
    assert (late.words, late.at) == (said("Who asks?"), STARTED + 12 * MINUTE)
    assert cues(THERE, minute=90) == cues(THERE)


def test_while_the_clock_stands_a_cue_waits_and_afterwards_comes_later():
    paused = accepted(THERE, FACILITATOR, PauseClock("charge", 1), STARTED + 8 * MINUTE)
    assert [(cue.at, cue.time, cue.left) for cue in cues(paused)] == [(None, "", -3 * MINUTE), (None, "", 4 * MINUTE)]


def test_cues_are_the_console_s_and_only_in_their_own_phase():
    assert "CuesPanel" in names(seen(THERE, FACILITATOR))
    for viewer in (juror(1), scribe(1), By(Role.WALL)):
        assert "CuesPanel" not in names(seen(THERE, viewer))
        assert "Who asks?" not in str(seen(THERE, viewer))
    home = accepted(THERE, FACILITATOR, Adjourn("charge"), at(3))
    for state in (after(opened(plan=CUED)), home):
        assert "CuesPanel" not in names(seen(state, FACILITATOR))
