"""The rules of testimony: one has the floor, minutes are instants, what was taken back never was, who is missing."""

from dataclasses import replace

import pytest

from app.jury.day.acts import PauseClock, RestoreSitting, StartClock
from app.jury.day.agenda_acts import Adjourn
from app.jury.exhibits.ledger import falls_short, heard, ledger, shares, whole_minutes
from app.jury.exhibits.plan import Side
from app.jury.exhibits.testimony import has_the_floor, running
from app.jury.exhibits.testimony_acts import Absence, BeginTestimony, EndTestimony, Instead, Mode, RecordAbsence
from app.jury.people import By, Role
from app.jury.questions.acts import AnswerWitnessQuestion, AskWitness, ModerateWitnessQuestion
from app.jury.reasons import Reason
from app.jury.rules import apply
from app.jury.state import State
from tests.days import (
    FACILITATOR,
    HEARD,
    ORGANISER,
    START,
    after,
    entry_for,
    juror,
    moved_to,
    opened,
    refused,
    undone,
)
from tests.jury.heard import BOTH_SIDES, SPEAKING, TWO_SIDES, WITNESSED

M = 60_000
SPEAKS, ASKED = BeginTestimony("story", Mode.SPEAKING), BeginTestimony("story", Mode.QUESTIONED, 1)
MISSING = RecordAbsence("story", False, because="The train was late.")


def lived(state: State, *acts: tuple[int, object], by: By = FACILITATOR) -> State:
    """Acts at so many minutes; `undone` takes the latest back."""
    for minute, act in acts:
        who, wanted = act(state) if callable(act) else (by, act)
        state = apply(state, entry_for(state, who, wanted, 1_000 + minute, START + minute * M))
    return state


def given(state: State, minute: int) -> tuple[int, int]:
    """Whole minutes spoken and questioned, as things stand at this minute."""
    (story,) = heard(state, START + minute * M)
    return whole_minutes(story.given), whole_minutes(story.questioned)


def test_minutes_are_counted_from_instants_and_one_follows_the_other_in_one_tap():
    state = lived(after(HEARD), (10, SPEAKS), (18, ASKED))
    assert given(state, 23) == (8, 5)
    assert given(lived(state, (23, EndTestimony(2))), 99) == (8, 5)


def test_two_consoles_give_the_floor_once():
    state = after(SPEAKING)
    assert refused(state, By(Role.FACILITATOR, 2), SPEAKS) == Reason.MOVED_ON
    assert refused(state, FACILITATOR, replace(SPEAKS, leaving=1)) == Reason.NOTHING_CHANGES
    assert refused(state, FACILITATOR, EndTestimony(2)) == Reason.MOVED_ON
    assert refused(after(HEARD), FACILITATOR, EndTestimony(0)) == Reason.MOVED_ON
    assert refused(after(HEARD), FACILITATOR, BeginTestimony("nobody", Mode.SPEAKING)) == Reason.UNKNOWN


def test_what_was_taken_back_never_began_and_never_ended():
    state = lived(after(HEARD), (10, SPEAKS), (15, ASKED))
    back = lived(state, (17, undone))
    assert (running(back), given(back, 20)) == (1, (10, 0))
    stopped = lived(back, (20, EndTestimony(1)), (22, undone))
    assert given(stopped, 25) == (15, 0)
    assert lived(stopped, (25, undone)).exhibits.stretches == ()


def test_the_floor_stands_still_with_the_clock_and_ends_with_the_step():
    clock = after(HEARD).day.clocks["evidence"].turn
    paused = lived(after(HEARD), (10, SPEAKS), (12, PauseClock("evidence", clock)))
    assert given(paused, 20) == (2, 0)
    on_again = lived(paused, (20, StartClock("evidence", clock + 1)))
    assert given(on_again, 23) == (5, 0)
    assert given(lived(paused, (20, EndTestimony(1))), 30) == (2, 0)
    gone = lived(on_again, (23, moved_to("refined")))
    assert (running(gone), given(gone, 40)) == (0, (5, 0))
    assert given(lived(gone, (24, undone)), 25) == (7, 0)
    assert running(lived(on_again, (23, Adjourn("evidence")))) == 0


def test_a_restored_day_counts_to_the_copy_and_no_further():
    state = lived(after(HEARD), (10, SPEAKS))
    copied = lived(state, (30, RestoreSitting("again", START + 14 * M)), by=ORGANISER)
    assert (running(copied), given(copied, 40)) == (0, (4, 0))


def test_a_witness_who_does_not_come_is_recorded_with_the_reason_and_what_was_heard_instead():
    state = after(WITNESSED)
    gone = lived(state, (1, MISSING))
    assert gone.exhibits.absences == {"story": Absence("The train was late.", Instead.NOBODY)}
    assert refused(gone, FACILITATOR, SPEAKS) == Reason.NOT_NOW
    read_out = replace(MISSING, leaving=True, instead=Instead.READ_OUT)
    assert has_the_floor(lived(gone, (2, read_out), (3, SPEAKS)))
    assert lived(gone, (2, read_out), (3, undone)).exhibits == gone.exhibits
    assert lived(gone, (2, undone)).exhibits == state.exhibits
    come = lived(gone, (2, RecordAbsence("story", True, absent=False)))
    assert (come.exhibits.absences, lived(come, (3, undone)).exhibits) == ({}, gone.exhibits)


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (replace(MISSING, because=" "), Reason.TOO_SHORT),
        (replace(MISSING, because="x" * 301), Reason.TOO_LONG),
        (replace(MISSING, leaving=True), Reason.MOVED_ON),
        (replace(MISSING, absent=False), Reason.NOTHING_CHANGES),
    ],
)
def test_an_absence_that_says_too_little_or_is_known_is_refused(act: RecordAbsence, reason: Reason):
    assert refused(after(WITNESSED), FACILITATOR, act) == reason
    assert refused(after(HEARD), FACILITATOR, MISSING) == Reason.NOT_NOW, "there is no witness who could be missing"
    assert refused(after(WITNESSED, (FACILITATOR, SPEAKS)), FACILITATOR, MISSING) == Reason.NOT_NOW


# The ledger

FOR_SPEAKS = BeginTestimony("for", Mode.SPEAKING)


def short(state: State, minute: int) -> tuple[str, int] | None:
    found = falls_short(state, START + minute * M)
    return (found.side, found.share) if found else None


def test_a_side_falls_short_when_the_rest_as_planned_could_not_make_up_for_it():
    state = lived(after(BOTH_SIDES), (10, FOR_SPEAKS))
    assert (short(after(BOTH_SIDES), 10), short(state, 20), short(state, 27)) == (None, None, None)
    assert short(state, 28) == ("against", 39), "15 of 38 minutes"
    ended = lived(state, (40, EndTestimony(1)))
    assert short(ended, 41) == ("against", 30)
    assert short(lived(ended, (41, moved_to("refined"))), 42) == ("against", 0)
    assert falls_short(replace(state, plan=replace(TWO_SIDES, least_share=0)), START + 99 * M) is None


def test_whoever_does_not_come_is_missing_from_the_share_unless_somebody_stands_in():
    state = after(BOTH_SIDES)
    missing = RecordAbsence("against", False, because="Ill.")
    assert short(lived(state, (10, missing)), 10) == ("against", 0)
    assert short(lived(state, (10, replace(missing, instead=Instead.STAND_IN))), 10) is None
    (con,) = (each for each in ledger(lived(state, (10, missing)), START) if each.side is Side.AGAINST)
    assert (con.absent, con.exhibits, con.minutes, con.to_be_questioned) == (1, 1, 10, 5)


def test_the_ledger_counts_answered_questions_of_each_side_and_a_plan_declares_no_more_than_half():
    asked = (juror(1), AskWitness("Who pays?", "for"))
    state = after(BOTH_SIDES, asked)
    (seq,) = state.questions.asked
    state = lived(
        state, (1, ModerateWitnessQuestion(seq, None, True)), (2, AnswerWitnessQuestion(seq, False, True, "All of us."))
    )
    assert [each.answered for each in ledger(state, START)] == [1, 0, 0, 0, 0]
    assert shares(dict.fromkeys(Side, 0)) == {}
    assert refused(after(), *opened(plan=replace(TWO_SIDES, least_share=51))) == Reason.MALFORMED
