"""Days on which somebody is heard: what is tapped after an exhibit, who speaks, who does not come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.jury.day.acts import PauseClock
from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.plan import Side
from app.jury.exhibits.pulse_acts import Changed, ClosePulse, Degree, GivePulse, ShowPulse
from app.jury.exhibits.testimony_acts import BeginTestimony, Mode, RecordAbsence
from tests.days import (
    FACILITATOR,
    HEARD,
    PLAN,
    STORY,
    juror,
    moved_to,
    opened,
    said,
    seated,
    vote_closed,
    vote_opened,
)

if TYPE_CHECKING:
    from tests.days import Step

YES, PARTLY, NO = Degree


def tapped(number: int, **taps: object) -> Step:
    return juror(number), GivePulse("story", **taps)


SHOWN: Step = (HEARD, (FACILITATOR, ShowExhibit(None, "story")))
PULSED: Step = (
    SHOWN,
    tapped(1, clear=YES, trusted=NO, changed=Changed.UP, about="support"),
    tapped(2, clear=YES, changed=Changed.DOWN, about="support"),
    tapped(3, clear=PARTLY, trusted=YES, changed=Changed.NO),
)
"""Three have tapped; whether they trust it only two."""
PULSE_CLOSED: Step = (PULSED, (FACILITATOR, ClosePulse("story")))
PULSE_SHOWN: Step = (PULSE_CLOSED, (FACILITATOR, ShowPulse(None, "story")))
SPEAKING: Step = (HEARD, (FACILITATOR, BeginTestimony("story", Mode.SPEAKING)))

WITNESS = replace(STORY, witness=said("A dancer"), minutes=10, questioned=5)
WITNESSED: Step = (opened(plan=replace(PLAN, exhibits=(WITNESS,))), seated(1, 2, 3), moved_to("evidence"))

PRO, CON = (replace(WITNESS, id=side.value, side=side, title=said(side.value)) for side in (Side.FOR, Side.AGAINST))
TWO_SIDES = replace(
    PLAN,
    exhibits=(PRO, CON),
    agenda=tuple(replace(each, exhibits=("for", "against")) if each.id == "evidence" else each for each in PLAN.agenda),
    least_share=40,
)
"""One witness on either side, ten minutes each and five of questions."""
BOTH_SIDES: Step = (opened(plan=TWO_SIDES), seated(1, 2, 3), moved_to("evidence"))
FALLING_SHORT: Step = (BOTH_SIDES, (FACILITATOR, RecordAbsence("against", False, because="The train was late.")))
EVERYTHING = (
    PULSE_SHOWN,
    (PULSE_CLOSED, moved_to("refined"), vote_opened("refined"), vote_closed("refined"), moved_to("result")),
    (FALLING_SHORT, (FACILITATOR, BeginTestimony("for", Mode.QUESTIONED)), (FACILITATOR, PauseClock("evidence", 1))),
    (FALLING_SHORT, (FACILITATOR, BeginTestimony("for", Mode.SPEAKING)), moved_to("refined")),
)
"""Days that together show everything that there is to see of it."""
