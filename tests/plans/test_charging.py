"""A charge takes from its inquiry what it does not say itself, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.jury.day.plan import Charge, Influence
from app.jury.texts import TO_FILL_IN
from app.plans.charging import Authorised, charge_from, things
from app.plans.ready import READY

WAITS = {"en": f"{TO_FILL_IN}who", "cy": f"{TO_FILL_IN}pwy"}
WAITING = Charge({"en": "What now?"}, WAITS, (WAITS,), (), Influence.CONSULT, WAITS)
STATED = Charge(
    {"en": "What now?"}, {"en": "We"}, ({"en": "A"}, WAITS), ({"en": "B"},), Influence.CONSULT, {"en": "They, soon."}
)
SETTLED = Authorised("The cabinet", "The mayor.", "empower", "- The hall\n\n • The park ", "The budget", "2027-05-01")


def test_what_waits_is_filled_in_with_what_the_inquiry_has_settled():
    filled = charge_from(SETTLED, WAITING)
    assert filled == replace(
        WAITING,
        asked_by={"en": "The cabinet"},
        up_for_grabs=({"en": "The hall"}, {"en": "The park"}),
        not_up_for_grabs=({"en": "The budget"},),
        influence=Influence.EMPOWER,
        answered_by={"en": "The mayor will answer by 1 May 2027."},
    )


def test_what_is_stated_stays_but_for_the_level_that_the_inquiry_binds_itself_to():
    assert charge_from(SETTLED, STATED) == replace(STATED, influence=Influence.EMPOWER)


@pytest.mark.parametrize("charge", [WAITING, STATED, *(plan.charge for plan in READY.values())])
def test_an_inquiry_that_has_settled_nothing_changes_nothing(charge: Charge):
    assert charge_from(Authorised(), charge) == charge


def test_without_a_day_only_the_name_is_said_and_a_day_alone_says_nothing():
    assert charge_from(Authorised(accountable="The mayor"), WAITING).answered_by == {"en": "The mayor will answer."}
    assert charge_from(Authorised(answer_by="2027-05-01"), WAITING).answered_by == WAITS


def test_taking_over_twice_changes_nothing_more():
    once = charge_from(SETTLED, WAITING)
    assert charge_from(replace(SETTLED, accountable="Somebody else"), once) == once


@pytest.mark.parametrize(
    ("lines", "listed"), [("", ()), (" \n-\n", ()), ("One", ("One",)), ("-One\r\n• Two\n", ("One", "Two"))]
)
def test_one_thing_a_line(lines: str, listed: tuple[str, ...]):
    assert things(lines) == listed


def test_what_a_ready_made_jury_says_is_up_for_grabs_gives_way_to_the_inquiry():
    for name, plan in READY.items():
        filled = charge_from(SETTLED, plan.charge)
        assert filled.up_for_grabs == ({"en": "The hall"}, {"en": "The park"}), name
        assert filled.not_up_for_grabs == ({"en": "The budget"},), name
        own = replace(plan.charge, up_for_grabs=({"en": "What we say"},))
        assert charge_from(SETTLED, own).up_for_grabs == own.up_for_grabs, name
