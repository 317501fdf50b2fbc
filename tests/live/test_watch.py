"""The watch over devices: coarse, calm, and nobody speaks for another."""

import pytest

from app.jury.reasons import Reason, Refused
from app.jury.seats.state import Seat
from app.live.watch import ALIVE, KNOCKING, MOST_CALLS, MOST_KNOCKS, NODDED, PAGES, PERIOD, POLLS, Report, Watch
from app.screens.watched import Health

SEAT = Seat(generation=1, checked_in=True)


class Ticks:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def watch(ticks: Ticks) -> Watch:
    return Watch(ticks)


def refused(act: object, *given: object) -> Reason:
    with pytest.raises(Refused) as caught:
        act(*given)
    return caught.value.reason


def test_one_lost_heartbeat_is_no_news_and_then_it_is_said_in_steps(watch: Watch, ticks: Ticks):
    watch.heard(1, 1)
    told = {}
    for second in (0, 20, 39, 40, 59, 60, 119, 300, 5000):
        ticks.now = 1000 + second
        told[second] = watch.health([(1, SEAT)]).get(1, Health()).quiet
    assert told == {0: 0, 20: 0, 39: 0, 40: 40, 59: 40, 60: 60, 119: 60, 300: 300, 5000: 1800}


def test_what_a_device_held_is_known_after_it_went_quiet_and_gone_when_it_says_so(watch: Watch, ticks: Ticks):
    watch.heard(1, 1, Report(2, old=True))
    ticks.now += 60
    assert watch.health([(1, SEAT)]) == {1: Health(60, 2, old=True)}
    watch.heard(1, 1, Report(0, old=False))
    assert watch.health([(1, SEAT)]) == {}


def test_nothing_is_said_of_who_went_home_or_never_came(watch: Watch, ticks: Ticks):
    watch.heard(1, 1, Report(2, old=False))
    ticks.now += 60
    assert watch.health([(1, Seat(generation=1, checked_in=True, left=True)), (2, Seat())]) == {}


def test_a_device_that_was_put_out_is_neither_alive_nor_quiet(watch: Watch, ticks: Ticks):
    watch.heard(1, 1)
    assert (watch.is_alive(1, 1), watch.is_alive(1, 2), watch.is_alive(2, 1)) == (True, False, False)
    ticks.now += ALIVE
    assert not watch.is_alive(1, 1)
    ticks.now += 60
    assert watch.health([(1, Seat(generation=2))]) == {}


def test_who_asks_for_the_screen_again_and_again_is_connected(watch: Watch, ticks: Ticks):
    watch.heard(1, 1, polls=True)
    watch.heard(2, 1)
    assert watch.reached() == {1}
    ticks.now += POLLS
    assert watch.reached() == frozenset()


def test_a_page_without_scripts_is_there_for_a_step_and_a_script_that_speaks_up_is_not_one(watch: Watch, ticks: Ticks):
    for juror in (1, 2, 3):
        watch.heard(juror, 1)
        watch.turned(juror)
    watch.plugged(2)
    watch.heard(3, 1, polls=True)
    ticks.now += PAGES - 1
    assert watch.reached() == {1}, "the socket of the second and the polling of the third are gone, and known to be"
    assert set(watch.health([(juror, SEAT) for juror in (1, 2, 3)])) == {2, 3}
    ticks.now += 1
    assert watch.reached() == frozenset()
    assert watch.health([(1, SEAT)]) == {1: Health(1800)}


def test_help_is_asked_for_once_and_the_first_who_goes_is_the_one_who_goes(watch: Watch):
    watch.call(14)
    watch.call(14)
    watch.go(14, 3)
    watch.go(14, 1)
    watch.go(2, 1)
    assert watch.calls == {14: 3}
    watch.helped(14)
    assert watch.calls == {}


def test_whoever_plays_with_the_help_button_rings_no_more_bells(watch: Watch, ticks: Ticks):
    for _ in range(MOST_CALLS):
        watch.call(14)
        watch.helped(14)
    assert refused(watch.call, 14) == Reason.TOO_MANY
    watch.call(2)
    assert watch.calls == {2: 0}, "nobody else is held back"
    ticks.now += PERIOD
    watch.call(14)
    assert watch.calls == {2: 0, 14: 0}


def test_a_device_that_waits_is_let_in_by_its_code_alone(watch: Watch):
    first, second, other = watch.knock(1, "a"), watch.knock(1, "b"), watch.knock(2, "c")
    assert [knock.juror for knock in watch.knocks] == [1, 1, 2]
    assert refused(watch.answer, 2, first.knock.code, True) == Reason.MOVED_ON
    watch.answer(1, second.knock.code, True)
    assert (first.let_in, second.let_in, other.let_in) == (False, True, None)
    assert watch.knocks == (other.knock,)
    assert refused(watch.answer, 1, second.knock.code, False) == Reason.MOVED_ON
    assert watch.knock(1, "b") is second


def test_one_that_went_away_waits_no_more_and_a_nod_does_not_last(watch: Watch, ticks: Ticks):
    watch.knock(1, "a")
    ticks.now += KNOCKING
    assert watch.knocks == ()
    door = watch.knock(1, "a")
    watch.answer(1, door.knock.code, True)
    ticks.now += NODDED
    assert watch.knock(1, "a").let_in is None


def test_few_can_wait_at_one_seat(watch: Watch):
    for name in range(MOST_KNOCKS):
        watch.knock(1, str(name))
    assert refused(watch.knock, 1, "more") == Reason.TOO_MANY
    assert watch.knock(2, "more").knock.juror == 2
