"""What happens while a golden day hears its evidence: who speaks and is questioned, who is missing, what is tapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.jury.exhibits.acts import ShowExhibit
from app.jury.exhibits.pulse_acts import Changed, ClosePulse, Degree, GivePulse, ShowPulse
from app.jury.exhibits.subjects import subjects
from app.jury.exhibits.testimony import running
from app.jury.exhibits.testimony_acts import BeginTestimony, EndTestimony, Instead, Mode, RecordAbsence
from tests.journals.day import FACILITATOR, juror

if TYPE_CHECKING:
    from tests.journals.day import Day


def hear_out(day: Day) -> None:
    """Every exhibit of the step; the first one's counts are shown, and of the last one nobody comes to speak."""
    first, *_, last = day.state.the_phase.exhibits
    for exhibit in day.state.the_phase.exhibits:
        day.do(FACILITATOR, ShowExhibit(day.state.exhibits.shown, exhibit))
        if exhibit == last and day.state.the_plan.exhibit(exhibit).witness is not None:
            day.do(FACILITATOR, RecordAbsence(exhibit, False, because="The train was late.", instead=Instead.READ_OUT))
        testify(day, exhibit)
        for number in day.here:
            tap(day, number, exhibit)
        day.do(FACILITATOR, ClosePulse(exhibit))
    day.undo()
    day.do(FACILITATOR, ShowPulse(None, first))
    day.do(FACILITATOR, ShowExhibit(day.state.exhibits.shown, None))


def testify(day: Day, exhibit: str) -> None:
    """Begun too early and taken back; then the minutes pass, some of them with a second thought at the end."""
    day.do(FACILITATOR, BeginTestimony(exhibit, Mode.SPEAKING, running(day.state)))
    day.undo()
    day.do(FACILITATOR, BeginTestimony(exhibit, Mode.SPEAKING, running(day.state)))
    day.wait(day.dice.uniform(2, 6))
    day.do(FACILITATOR, BeginTestimony(exhibit, Mode.QUESTIONED, running(day.state)))
    day.wait(day.dice.uniform(1, 3))
    day.do(FACILITATOR, EndTestimony(running(day.state)))
    if day.dice.random() < 0.5:
        day.undo()
        day.wait(0.5)
        day.do(FACILITATOR, EndTestimony(running(day.state)))


def tap(day: Day, number: int, exhibit: str) -> None:
    """Most tap all three, some change their mind, one hardly ever taps."""
    dice = day.dice
    if number % 6 == 0:
        return
    day.do(juror(number), GivePulse(exhibit, clear=Degree.PARTLY))
    degrees = dice.choice([Degree.YES, Degree.NO]), dice.choice(list(Degree))
    changed = dice.choice(list(Changed))
    about = dice.choice(subjects(day.state.the_plan)).option if changed is not Changed.NO else None
    day.do(juror(number), GivePulse(exhibit, *degrees, changed, about))
