"""Ways out of an overrun: the sums are right, and no minimum is breached nor any phase dropped without being named."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.jury.day.recoveries import Later, Recovery, recoveries


@st.composite
def later(draw: st.DrawFn, phase: str) -> Later:
    planned = draw(st.integers(1, 120))
    return Later(
        phase,
        draw(st.integers(1, 120)),
        planned,
        draw(st.integers(0, planned)),
        may_go=draw(st.booleans()),
        rests=draw(st.booleans()),
    )


days = st.integers(0, 6).flatmap(lambda many: st.tuples(*(later(f"phase-{n}") for n in range(many))))
bounded = settings(deadline=None, derandomize=True, database=None, max_examples=300)


@bounded
@given(days, st.integers(-5, 90))
def test_what_each_way_wins_and_costs_adds_up_and_is_named(ahead: tuple[Later, ...], over: int):
    known = {each.phase: each for each in ahead}
    ways = recoveries(ahead, over)
    assert bool(ways) == (over > 0)
    for way in ways:
        assert not set(way.minutes) & set(way.dropped)
        taken = sum(known[phase].minutes - minutes for phase, minutes in way.minutes.items())
        assert way.late == over - taken - sum(known[phase].minutes for phase in way.dropped)
        assert all(1 <= minutes < known[phase].minutes for phase, minutes in way.minutes.items())
        below = {phase for phase, minutes in way.minutes.items() if minutes < known[phase].least}
        assert set(way.breached) == below | {phase for phase in way.dropped if known[phase].least}
        assert all(known[phase].may_go for phase in way.dropped)
        assert way.late >= 0 or way.dropped


@bounded
@given(days, st.integers(1, 90))
def test_there_are_few_all_different_and_to_finish_late_is_always_one(ahead: tuple[Later, ...], over: int):
    ways = recoveries(ahead, over)
    assert len(ways) <= 4
    assert ways[-1] == Recovery(over)
    assert all(way not in ways[:place] for place, way in enumerate(ways))


@bounded
@given(days, st.integers(1, 90))
def test_no_minimum_is_breached_by_making_shorter_while_the_others_can_spare_enough(ahead, over):
    if sum(each.spare for each in ahead) >= over:
        for way in recoveries(ahead, over):
            assert way.dropped or not way.breached


BREAK = Later("break", 15, 15, 10, may_go=True, rests=True)
TALK = Later("talk", 40, 40, 25, may_go=True)
REFINED = Later("refined", 20, 20, 20)


def test_a_break_gives_first_then_whatever_can_spare_most():
    assert recoveries((BREAK, TALK, REFINED), 12) == (
        Recovery(0, {"break": 10, "talk": 33}),
        Recovery(0, {"break": 12, "talk": 31}),
        Recovery(-3, dropped=("break",), breached=("break",)),
        Recovery(12),
    )


def test_what_cannot_be_spared_breaches_as_few_minimums_as_possible():
    ways = recoveries((BREAK, TALK, REFINED), 25)
    assert Recovery(5, {"break": 10, "talk": 25}) in ways
    assert Recovery(0, {"break": 5, "talk": 25}, breached=("break",)) in ways
    assert Recovery(-15, dropped=("talk",), breached=("talk",)) in ways


def test_the_longest_goes_and_the_rest_gives_where_no_phase_alone_is_long_enough():
    ways = recoveries((BREAK, TALK), 43)
    assert Recovery(0, {"break": 12}, ("talk",), ("talk",)) in ways


def test_nothing_much_longer_than_what_is_missing_is_dropped():
    assert not any(way.dropped for way in recoveries((BREAK, TALK), 4))


def test_half_of_what_was_planned_stays_where_nothing_is_protected_however_often_it_was_shortened():
    talk = Later("talk", 22, 40)
    assert recoveries((talk,), 10)[0] == Recovery(8, {"talk": 20})


def test_where_nothing_is_ahead_the_day_can_only_end_late():
    assert recoveries((), 7) == (Recovery(7),)
