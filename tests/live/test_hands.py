"""Who leads: one at a time, handed over with a yes, and never so that the day stands still."""

import pytest

from app.jury.day.acts import Announce, ChangePhase, ExtendClock
from app.jury.people import By, Role
from app.jury.reasons import Reason, Refused
from app.live.hands import GONE, Lead
from tests.days import OPENING, WALL, after, juror, scribe

NEXT = ChangePhase("opening", "evidence")
ONE, TWO = By(Role.FACILITATOR, 1), By(Role.FACILITATOR, 2)


class Ticks:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def lead(ticks: Ticks) -> Lead:
    made = Lead(ticks)
    made.heard(1)
    made.heard(2)
    return made


def refused(act: object, *given: object) -> Reason:
    with pytest.raises(Refused) as caught:
        act(*given)
    return caught.value.reason


def who(lead: Lead) -> tuple[int | None, bool, int | None]:
    hands = lead.hands(())
    return hands.lead, hands.leads_now, hands.asks


def test_the_first_leads_and_what_is_for_the_lead_is_taken_from_nobody_else(lead: Lead):
    assert who(lead) == (1, True, None)
    lead.check(ONE, NEXT)
    assert refused(lead.check, TWO, NEXT) == Reason.LEAD_ONLY
    for act in (Announce("Tea"), ExtendClock("opening", 1, 5)):
        lead.check(TWO, act)
    lead.check(juror(1), NEXT)  # what a juror may is for the rules to say


def test_it_is_handed_over_with_a_yes(lead: Lead):
    lead.ask(2)
    assert who(lead) == (1, True, 2)
    assert refused(lead.hand_over, 2, 2) == Reason.MOVED_ON, "nobody says yes to themselves"
    assert refused(lead.hand_over, 1, 3) == Reason.MOVED_ON, "another asks by now"
    lead.hand_over(1, 2)
    assert who(lead) == (2, True, None)
    lead.check(TWO, NEXT)
    assert refused(lead.check, ONE, NEXT) == Reason.LEAD_ONLY


def test_a_no_leaves_all_as_it_was(lead: Lead):
    lead.ask(2)
    lead.keep(3)
    assert who(lead) == (1, True, 2), "only the two it is between"
    lead.keep(1)
    assert who(lead) == (1, True, None)


def test_a_dead_laptop_stops_nobody(lead: Lead, ticks: Ticks):
    assert refused(lead.take, 2) == Reason.LEAD_ONLY
    ticks.now += GONE
    lead.heard(2)
    assert who(lead) == (1, False, None)
    lead.take(2)
    lead.heard(1)
    assert who(lead) == (2, True, None)
    assert refused(lead.check, ONE, NEXT) == Reason.LEAD_ONLY, "two never lead at once"


def test_whoever_moves_the_day_on_while_the_lead_is_gone_leads(lead: Lead, ticks: Ticks):
    ticks.now += GONE
    lead.check(TWO, NEXT)
    assert who(lead) == (2, True, None)


def test_a_console_that_was_shut_is_waited_for_no_longer(lead: Lead):
    lead.left(1)
    lead.check(TWO, NEXT)
    assert who(lead) == (2, True, None)


def test_after_a_restart_whoever_steered_last_is_waited_for(ticks: Ticks):
    lead = Lead(ticks)
    lead.resume(after(OPENING).undoable)
    lead.heard(2)
    assert who(lead) == (1, True, None)
    ticks.now += GONE
    lead.heard(2)
    lead.take(2)
    assert who(lead) == (2, True, None)


def test_a_console_that_is_open_on_two_screens_is_one_hand_and_says_so(lead: Lead):
    hands = lead.hands((ONE, TWO, ONE, scribe(3), scribe(3), WALL))
    assert (hands.screens, hands.scribes, hands.walls) == ({1: 2, 2: 1}, (3,), 1)
    lead.check(ONE, NEXT)  # the telephone in the hall moves the day on as the laptop does
