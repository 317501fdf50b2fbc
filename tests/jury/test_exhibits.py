"""The rules of exhibits: one at a time, for the whole room, in the phase that is there for it."""

from dataclasses import replace

from app.jury.exhibits.acts import ShowExhibit
from app.jury.people import By, Role
from app.jury.reasons import Reason
from app.jury.rules import undo
from tests.days import ARRIVED, FACILITATOR, HEARD, PLAN, STORY, accepted, after, moved_to, opened, refused, undone

SHOW = ShowExhibit(None, "story")
AWAY = ShowExhibit("story", None)
SHOWN = (HEARD, (FACILITATOR, SHOW))


def test_an_exhibit_goes_up_and_comes_down():
    assert after(SHOWN).exhibits.shown == "story"
    assert accepted(after(SHOWN), FACILITATOR, AWAY).exhibits.shown is None


def test_two_consoles_at_once_show_it_once():
    assert refused(after(SHOWN), By(Role.FACILITATOR, 2), SHOW) == Reason.MOVED_ON
    assert refused(after(HEARD), FACILITATOR, AWAY) == Reason.MOVED_ON


def test_showing_what_is_shown_changes_nothing():
    assert refused(after(SHOWN), FACILITATOR, ShowExhibit("story", "story")) == Reason.NOTHING_CHANGES
    assert refused(after(HEARD), FACILITATOR, ShowExhibit(None, None)) == Reason.NOTHING_CHANGES


def test_only_the_phase_s_own_exhibits_are_shown():
    assert refused(after(HEARD), FACILITATOR, ShowExhibit(None, "nothing")) == Reason.NOT_NOW
    tomorrow = replace(STORY, id="tomorrow")
    prepared = after(opened(plan=replace(PLAN, exhibits=(STORY, tomorrow))), moved_to("evidence"))
    assert accepted(prepared, FACILITATOR, SHOW).exhibits.shown == "story"
    assert refused(prepared, FACILITATOR, ShowExhibit(None, "tomorrow")) == Reason.NOT_NOW


def test_exhibits_are_shown_while_evidence_is_heard():
    assert refused(after(ARRIVED), FACILITATOR, SHOW) == Reason.NOT_NOW
    assert refused(after(HEARD, moved_to("refined")), FACILITATOR, SHOW) == Reason.NOT_NOW


def test_each_showing_is_taken_back_in_turn():
    put_away = (SHOWN, (FACILITATOR, AWAY))
    assert undo(after(put_away)) == replace(SHOW, undoes=after(put_away).undoable[-1].seq)
    assert after(put_away, undone).exhibits.shown == "story"
    assert after(put_away, undone, undone).exhibits.shown is None


def test_a_showing_that_ended_with_its_phase_is_not_taken_back():
    state = after(SHOWN, moved_to("refined"), undone)
    assert state.day.phase == "evidence"
    assert state.exhibits.shown is None
    assert not isinstance(undo(state), ShowExhibit)
