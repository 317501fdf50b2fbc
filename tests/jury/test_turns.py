"""Turns at a table: one tap each, taken back, go-rounds in which everybody is heard once, and quiet."""

from app.jury.reasons import Reason
from app.jury.seats.acts import Leave
from app.jury.turns.acts import (
    BeginQuiet,
    EndGoRound,
    EndQuiet,
    HostTable,
    PassTurn,
    StartGoRound,
    TakeTurn,
    TakeTurnBack,
)
from app.jury.turns.rules import MOST_TURNS, floor_of, unheard, waiting
from tests.days import FACILITATOR, START, TALKING, Step, accepted, after, juror, moved_to, refused, scribe, tables_set

GOING: Step = (TALKING, tables_set((1, 2, 3), (4,)), (scribe(1), StartGoRound("talk", 1, 1)))


def took(number: int, table: int = 1) -> Step:
    return scribe(table), TakeTurn("talk", table, number)


def floor(*day: Step):
    return floor_of(after(*day), "talk", 1)


def back(state):
    return scribe(1), TakeTurnBack("talk", 1, floor_of(state, "talk", 1).turns[-1].seq)


# Turns


def test_one_tap_is_one_turn_and_the_second_tap_is_none():
    state = after(TALKING, took(1))
    assert (floor_of(state, "talk", 1).speaking, unheard(state, "talk", 1)) == (1, (2,))
    assert refused(state, scribe(1), TakeTurn("talk", 1, 1)) == Reason.NOTHING_CHANGES
    assert floor(TALKING, took(1), took(2), took(1)).turns_of(1) == 2


def test_not_that_one_takes_back_the_latest_and_no_other():
    state = after(TALKING, took(1), took(2))
    first, second = floor_of(state, "talk", 1).turns
    assert refused(state, scribe(1), TakeTurnBack("talk", 1, first.seq)) == Reason.MOVED_ON
    again = accepted(state, scribe(1), TakeTurnBack("talk", 1, second.seq))
    assert (floor_of(again, "talk", 1).turns, floor_of(again, "talk", 1).speaking) == ((first,), 0)
    assert refused(again, scribe(1), TakeTurnBack("talk", 1, second.seq)) == Reason.MOVED_ON


def test_turns_are_of_those_who_sit_there_and_are_here_in_this_round():
    assert refused(after(TALKING), scribe(1), TakeTurn("talk", 1, 3)) == Reason.MOVED_ON
    assert refused(after(TALKING, (juror(2), Leave())), scribe(1), TakeTurn("talk", 1, 2)) == Reason.MOVED_ON
    assert refused(after(TALKING), scribe(3), TakeTurn("talk", 3, 1)) == Reason.UNKNOWN
    assert refused(after(TALKING, moved_to("talk-2")), scribe(1), TakeTurn("talk", 1, 1)) == Reason.ROUND_OVER


def test_a_table_has_no_more_turns_than_an_hour_of_talk():
    full = (took(n % 2 + 1) for n in range(MOST_TURNS))
    assert refused(after(TALKING, *full), scribe(1), TakeTurn("talk", 1, 1)) == Reason.TOO_MANY


# Whose it is to tap


def test_a_scribe_has_the_own_table_and_a_facilitator_each():
    assert refused(after(TALKING), scribe(2), TakeTurn("talk", 1, 1)) == Reason.NOT_ALLOWED
    assert floor_of(accepted(after(TALKING), FACILITATOR, TakeTurn("talk", 2, 3)), "talk", 2).speaking == 3


def test_one_juror_looks_after_the_turns_of_their_own_table_alone():
    assert refused(after(TALKING), juror(1), TakeTurn("talk", 1, 2)) == Reason.NOT_ALLOWED
    assert refused(after(TALKING), juror(3), HostTable("talk", 1, 0, 3)) == Reason.MOVED_ON
    assert refused(after(TALKING), juror(1), HostTable("talk", 1, 0, 2)) == Reason.NOT_ALLOWED
    hosted = after(TALKING, (juror(1), HostTable("talk", 1, 0, 1)))
    assert floor_of(accepted(hosted, juror(1), TakeTurn("talk", 1, 2)), "talk", 1).speaking == 2
    assert refused(hosted, juror(1), TakeTurn("talk", 2, 3)) == Reason.NOT_ALLOWED
    assert refused(hosted, juror(2), HostTable("talk", 1, 0, 2)) == Reason.MOVED_ON
    assert refused(hosted, juror(2), HostTable("talk", 1, 1, 2)) == Reason.NOT_ALLOWED
    assert refused(hosted, scribe(2), HostTable("talk", 1, 1, 0)) == Reason.NOT_ALLOWED
    assert floor_of(accepted(hosted, FACILITATOR, HostTable("talk", 1, 1, 2)), "talk", 1).host == 2


def test_who_moves_away_looks_after_it_no_longer():
    away = (TALKING, (juror(1), HostTable("talk", 1, 0, 1)), tables_set((2, 3), (1, 4)))
    assert refused(after(away), juror(1), TakeTurn("talk", 1, 2)) == Reason.NOT_ALLOWED


# Go-rounds


def test_a_go_round_hears_everybody_once_in_the_order_of_the_seats():
    assert waiting(after(GOING), "talk", 1) == (1, 2, 3)
    state = after(GOING, took(1), took(3))
    assert waiting(state, "talk", 1) == (2,)
    assert refused(state, scribe(1), TakeTurn("talk", 1, 1)) == Reason.HAD_TURN
    assert not floor(GOING, took(1), took(3), took(2)).going
    assert floor(GOING, took(1), took(3), took(2), took(1)).turns_of(1) == 2


def test_whoever_passes_may_still_speak_and_passing_is_no_turn():
    passed = (GOING, (juror(1), PassTurn("talk", 1, 1)))
    assert (waiting(after(passed), "talk", 1), floor(passed).passed) == ((2, 3), {1})
    assert 1 in unheard(after(passed), "talk", 1)
    assert refused(after(passed), juror(1), PassTurn("talk", 1, 1)) == Reason.NOTHING_CHANGES
    assert refused(after(passed), juror(2), PassTurn("talk", 1, 3)) == Reason.NOT_ALLOWED
    assert floor(passed, took(1)).spoken == {1}
    assert not floor(passed, took(2), took(3)).going
    assert refused(after(TALKING), juror(1), PassTurn("talk", 1, 1)) == Reason.NOTHING_CHANGES


def test_the_turn_that_closed_a_go_round_opens_it_again_when_it_is_taken_back():
    over = (GOING, took(1), took(2), took(3))
    assert (floor(over).going, floor(over, back).going) == (False, True)
    assert waiting(after(over, back), "talk", 1) == (3,)
    ended = (GOING, took(1), (scribe(1), EndGoRound("talk", 1, 1)))
    assert not floor(ended, back).going


def test_another_seat_begins_the_next_go_round_and_none_is_begun_twice():
    assert refused(after(GOING), scribe(1), StartGoRound("talk", 1, 1)) == Reason.MOVED_ON
    again = after(GOING, (scribe(1), EndGoRound("talk", 1, 1)), (scribe(1), StartGoRound("talk", 1, 2)))
    assert waiting(again, "talk", 1) == (2, 3, 1)
    assert refused(again, scribe(1), EndGoRound("talk", 1, 1)) == Reason.MOVED_ON
    nobody = after(TALKING, (juror(1), Leave()), (juror(2), Leave()))
    assert refused(nobody, scribe(1), StartGoRound("talk", 1, 1)) == Reason.NOT_CHECKED_IN


# Quiet


def test_quiet_is_a_deadline_that_whoever_speaks_ends():
    quiet = (TALKING, took(1), (scribe(1), BeginQuiet("talk", 1, 2)))
    begun = floor(quiet)
    assert (begun.speaking, begun.quiet_until) == (0, after(quiet).turns["talk"][1].quiet_until)
    assert 0 < begun.quiet_until - START <= 3 * 60_000
    assert refused(after(quiet), scribe(1), BeginQuiet("talk", 1, 1)) == Reason.NOTHING_CHANGES
    assert floor(quiet, took(2)).quiet_until is None
    assert floor(quiet, (scribe(1), EndQuiet("talk", 1))).quiet_until is None
    assert refused(after(TALKING), scribe(1), EndQuiet("talk", 1)) == Reason.NOTHING_CHANGES
    assert refused(after(TALKING), scribe(1), BeginQuiet("talk", 1, 31)) == Reason.MALFORMED
