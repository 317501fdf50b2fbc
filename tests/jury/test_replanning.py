"""A day that runs late, and what is done about it: minutes, drops and the agreed end, with undo, on every evening."""

from dataclasses import replace
from itertools import count

import pytest

from app.jury.day.acts import ChangePhase, ExtendClock, StartClock
from app.jury.day.agenda_acts import Adjourn, ChangeAgenda, CloseSitting, ReplanDay, Resume
from app.jury.day.replanning import late, over, ways_out
from app.jury.day.state import Stay
from app.jury.day.timing import expected_end
from app.jury.numbers import MINUTE
from app.jury.reasons import Reason
from app.jury.rules import apply, undo
from app.jury.state import State
from tests.days import ARRIVED, FACILITATOR, PHASES, PLAN, START, WHOLE_ARRIVED, after, at, entry_for, opened, refused

AHEAD = PHASES[1:]
WHOLE_TIME = sum(phase.minutes for phase in PLAN.agenda)


SEQS = count(2000)


class Told:
    """A day told by the minute."""

    def __init__(self, state: State) -> None:
        self.state = state

    def do(self, minute: float, act) -> "Told":
        self.state = apply(self.state, entry_for(self.state, FACILITATOR, act, next(SEQS), at(minute)))
        return self

    def move(self, minute: float, to: str) -> "Told":
        return self.do(minute, ChangePhase(self.state.day.phase, to))

    def undo(self, minute: float) -> "Told":
        return self.do(minute, undo(self.state))

    def ends(self, minute: float) -> float:
        return (expected_end(self.state, at(minute)) - at(0)) / MINUTE


def started() -> Told:
    """Minute 0: the first clock runs, and the day should end after all its minutes."""
    return Told(after(ARRIVED)).do(0, StartClock("arrive", 1))


# When the day should end


def test_nothing_is_late_before_the_first_clock_runs():
    state = after(ARRIVED)
    assert late(state, at(500)) is None
    assert ways_out(state, at(500)) == ()


def test_the_day_is_counted_from_when_its_first_clock_was_started():
    day = started()
    assert day.ends(0) == WHOLE_TIME
    assert (late(day.state, at(10)), late(day.state, at(22))) == (0, 12)


def test_the_day_is_counted_from_the_first_move_where_no_clock_was_started():
    assert late(Told(after(ARRIVED)).move(3, "charge").state, at(20)) == 2


def test_doors_that_open_late_make_the_day_no_later():
    day = Told(after(ARRIVED)).do(40, ExtendClock("arrive", 1, 5)).do(45, StartClock("arrive", 2))
    assert (late(day.state, at(44)), day.state.day.due.began) == (0, at(45))
    assert late(day.move(60, "charge").state, at(60)) == 0


def test_what_could_never_be_agreed_is_not_offered():
    day = late_by(12)
    assert ways_out(day.state, at(24 * 60)) == ()
    for minute in (100, 400, 700):
        for _, act in ways_out(day.state, at(minute)):
            assert isinstance(apply(day.state, entry_for(day.state, FACILITATOR, act, 3000, at(minute))), State)


def test_starting_the_clock_by_mistake_counts_for_nothing_once_it_is_taken_back():
    day = started().undo(5)
    assert late(day.state, at(60)) is None
    day.do(60, StartClock("arrive", 3))
    assert late(day.state, at(60)) == 0


def test_a_phase_that_was_short_makes_the_day_end_early_and_offers_nothing():
    day = started().move(4, "charge")
    assert late(day.state, at(4)) == -6
    assert ways_out(day.state, at(4)) == ()


def test_an_extension_is_an_overrun():
    day = started().do(3, ExtendClock("arrive", 2, 5))
    assert over(day.state, at(3)) == 5


# What is done about it


def late_by(minutes: int) -> Told:
    return started().move(10 + minutes, "charge")


def test_each_way_out_does_what_it_says():
    day = late_by(12)
    ways = ways_out(day.state, at(22))
    assert len(ways) > 2
    for way, act in ways:
        there = apply(day.state, entry_for(day.state, FACILITATOR, act, 3000, at(22)))
        assert late(there, at(22)) == way.late
        assert over(there, at(22)) == 0
        assert ways_out(there, at(22)) == ()


def test_a_phase_gets_its_new_minutes_when_the_room_comes_to_it():
    day = late_by(12)
    day.do(22, ReplanDay("charge", AHEAD[1:], AHEAD[1:], {"evidence": 40}, {"evidence": 28}))
    assert day.state.minutes("evidence") == 28
    day.move(37, "opening").move(52, "evidence")
    assert day.state.day.clocks["evidence"].ends_at == at(52 + 28)


def test_the_day_is_planned_anew_a_second_time_from_what_is_left_then():
    day = late_by(5)
    day.do(15, ways_out(day.state, at(15))[0][1])
    day.move(30, "opening").move(55, "evidence")
    assert late(day.state, at(55)) == 10
    way, act = ways_out(day.state, at(55))[0]
    assert set(way.minutes) <= {"refined", "result"}
    day.do(55, act)
    assert (late(day.state, at(55)), over(day.state, at(55))) == (way.late, 0)


def test_a_later_end_is_agreed_and_counts_from_then():
    day = late_by(12)
    day.do(22, ways_out(day.state, at(22))[-1][1])
    assert (late(day.state, at(22)), over(day.state, at(22))) == (12, 0)
    day.do(30, ExtendClock("charge", 1, 4))
    assert (late(day.state, at(30)), over(day.state, at(30))) == (16, 4)


def test_all_of_it_is_taken_back_in_one_step():
    before = late_by(12).state
    for _, act in ways_out(before, at(22)):
        day = Told(before).do(22, act).undo(23)
        then, now = before.day, day.state.day
        assert (now.agenda, now.dues) == (then.agenda, then.dues)
        assert {phase: day.state.minutes(phase) for phase in PHASES} == {p: before.minutes(p) for p in PHASES}


def test_it_is_not_taken_back_once_the_room_has_come_to_what_it_changed():
    day = late_by(12).do(22, ReplanDay("charge", AHEAD[1:], AHEAD[1:], {"evidence": 40}, {"evidence": 28}))
    day.move(37, "opening")
    assert isinstance(undo(day.state), ChangePhase)
    day.undo(38)
    assert isinstance(undo(day.state), ReplanDay)
    assert not isinstance(undo(day.move(37, "evidence").undo(38).move(39, "evidence").state), ReplanDay)


def test_two_consoles_at_once_replan_once():
    day = late_by(12)
    act = ways_out(day.state, at(22))[0][1]
    assert refused(day.do(22, act).state, FACILITATOR, act) == Reason.MOVED_ON


STANDS = ReplanDay("charge", AHEAD[1:], AHEAD[1:], {"evidence": 40}, {"evidence": 28})


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"phase": "opening"}, Reason.MOVED_ON),
        ({"leaving": AHEAD}, Reason.MOVED_ON),
        ({"was": {"evidence": 39}}, Reason.MOVED_ON),
        ({"was_late": 3}, Reason.MOVED_ON),
        ({"to": ("lunch",)}, Reason.UNKNOWN),
        ({"to": ("evidence", "evidence")}, Reason.UNKNOWN),
        ({"minutes": {}}, Reason.MALFORMED),
        ({"was": {"charge": 15}, "minutes": {"charge": 9}}, Reason.MALFORMED),
        ({"was": {"lunch": 15}, "minutes": {"lunch": 9}}, Reason.MALFORMED),
        ({"minutes": {"evidence": 0}}, Reason.MALFORMED),
        ({"minutes": {"evidence": 601}}, Reason.MALFORMED),
        ({"late": -1}, Reason.MALFORMED),
        ({"late": 601}, Reason.MALFORMED),
        ({"minutes": {"evidence": 40}}, Reason.NOTHING_CHANGES),
    ],
)
def test_a_plan_for_the_rest_of_the_day_names_what_it_leaves_and_only_what_is_ahead(changed, reason):
    state = late_by(12).state
    assert refused(state, FACILITATOR, replace(STANDS, **changed), at(22)) == reason


def test_a_phase_that_has_begun_keeps_its_minutes():
    state = late_by(12).move(30, "opening").move(31, "charge").state
    act = ReplanDay("charge", AHEAD[1:], AHEAD[1:], {"opening": 15}, {"opening": 9})
    assert refused(state, FACILITATOR, act, at(32)) == Reason.NOT_NOW
    assert all("opening" not in way.minutes for way, _ in ways_out(state, at(60)))


def test_no_later_end_is_agreed_before_any_end_is_known():
    act = ReplanDay("arrive", AHEAD, AHEAD, late=5)
    assert refused(after(ARRIVED), FACILITATOR, act) == Reason.NOT_NOW


def test_a_phase_in_which_a_vote_is_put_is_never_offered_to_be_dropped():
    state = Told(after(WHOLE_ARRIVED)).do(0, StartClock("arrive", 1)).state
    dropped = {phase for minute in range(11, 90, 7) for way, _ in ways_out(state, at(minute)) for phase in way.dropped}
    assert dropped
    assert dropped <= {"questions", "talk", "talk-2", "break"}


# Two evenings

EVENINGS = replace(PLAN, agenda=(*PLAN.agenda[:2], replace(PLAN.agenda[2], resumes="18:30"), *PLAN.agenda[3:]))
NIGHT = 24 * 60


def first_evening() -> Told:
    return Told(after(opened(plan=EVENINGS))).do(0, StartClock("arrive", 1))


def second_evening() -> Told:
    day = first_evening().move(22, "charge").move(37, "opening").do(55, Adjourn("opening"))
    return day.do(NIGHT, Resume("opening"))


def test_an_evening_ends_before_the_jury_goes_home_and_only_its_own_phases_make_up_for_it():
    day = first_evening().move(22, "charge")
    assert day.ends(22) == 22 + 15 + 15
    assert late(day.state, at(22)) == 12
    assert {phase for way, _ in ways_out(day.state, at(22)) for phase in (*way.minutes, *way.dropped)} == {"opening"}


def test_the_next_evening_starts_afresh():
    day = second_evening()
    assert late(day.state, at(NIGHT + 30)) is None
    day.move(NIGHT + 5, "evidence")
    assert late(day.state, at(NIGHT + 5)) == 0
    assert late(day.state, at(NIGHT + 60)) == 15
    assert ways_out(day.state, at(NIGHT + 60))


def test_who_goes_straight_on_is_counted_from_there():
    day = first_evening().move(22, "charge").move(37, "opening").move(60, "evidence")
    assert late(day.state, at(60)) == 0
    assert late(day.undo(61).state, at(61)) == 21


def test_going_home_by_mistake_changes_nothing():
    day = first_evening().move(22, "charge")
    home = Told(day.state).do(30, Adjourn("charge")).undo(31)
    assert (home.state.day.stays, home.state.day.dues) == (day.state.day.stays, day.state.day.dues)
    back = Told(day.state).do(30, Adjourn("charge")).do(90, Resume("charge")).undo(91)
    assert back.state.day.adjourned
    assert back.state.day.stays[-1].ended is not None
    assert back.state.day.dues == day.state.day.dues


# How long things took


def test_every_visit_is_kept_and_one_that_was_taken_back_never_was():
    day = started().move(12, "charge").move(20, "opening").undo(21).move(30, "opening")
    assert day.state.day.stays == (
        Stay("arrive", START + 1000, at(12)),
        Stay("charge", at(12), at(30)),
        Stay("opening", at(30)),
    )
    assert day.state.day.clocks["opening"].ends_at == at(45)


def test_going_back_on_purpose_is_a_visit_and_keeps_both_clocks():
    day = started().move(12, "charge").move(20, "opening").move(21, "charge")
    assert [stay.phase for stay in day.state.day.stays] == ["arrive", "charge", "opening", "charge"]
    assert day.state.day.clocks["opening"].ends_at == at(35)


def test_a_night_is_no_part_of_a_phase_and_the_end_of_the_day_ends_its_last():
    day = second_evening()
    assert [stay.phase for stay in day.state.day.stays][-2:] == ["opening", "opening"]
    assert day.state.day.stays[-2].ended == at(55)
    assert day.state.day.stays[-1] == Stay("opening", at(NIGHT))
    closing = Told(after(WHOLE_ARRIVED)).move(5, "close").do(9, CloseSitting("close"))
    assert closing.state.day.stays[-1] == Stay("close", at(5), at(9))


def test_changing_the_agenda_by_hand_and_replanning_do_not_get_in_each_others_way():
    day = late_by(12)
    act = ways_out(day.state, at(22))[0][1]
    day.do(22, ChangeAgenda(AHEAD[1:], (*AHEAD[1:3], "result")))
    assert refused(day.state, FACILITATOR, act, at(22)) == Reason.MOVED_ON
    assert day.ends(22) == WHOLE_TIME + 12 - 20
