"""A whole day on the opera house's instrument, to make findings packs of: every act went through the rules.

It is the golden days' own play, with tables of ten and without the solver, who would take longer than all the rest.
"""

from pathlib import Path
from random import Random

from app.jury.day.acts import OpenSitting
from app.jury.entry import Entry
from app.jury.numbers import JurorNumber, PhaseId
from app.jury.tables.acts import SetTables
from app.live.clock import wall_clock
from app.plans.royal_opera_house.whole import LONDON, OPENING, REFINED
from app.store import juries
from app.store.database import open_database, settle
from app.store.journal import Journal
from app.store.organisations import first_organisation
from app.store.tables import Sitting
from tests.journals import play
from tests.journals.day import FACILITATOR, ORGANISER, Day

AT_A_TABLE = 10
SEED = 1
ZONE = "Europe/London"


def held(seats: int, seed: int = SEED) -> list[Entry]:
    """Closed. Everybody answered first and at the end, and said something in both talks."""
    day = Day(Random(seed))  # noqa: S311  people, not secrets
    day.do(ORGANISER, OpenSitting(LONDON, tuple(JurorNumber(n) for n in range(1, seats + 1))))
    play.arrive(day, seats)
    for phase in ("charge", "opening"):
        day.move_to(phase)
    play.vote(day, OPENING)
    play.hear(day, seats, play.show)
    for phase in ("talk-1", "talk-2"):
        _talk(day, PhaseId(phase))
    for phase in ("recommendations", "refined"):
        day.move_to(phase)
    play.vote(day, REFINED)
    play.look_at_results(day)
    play.evaluate_and_close(day)
    entries: list[Entry] = day.entries
    return entries


def _talk(day: Day, phase: PhaseId) -> None:
    day.move_to(phase)
    here = [JurorNumber(number) for number in day.here]
    tables = tuple(tuple(here[first : first + AT_A_TABLE]) for first in range(0, len(here), AT_A_TABLE))
    day.do(FACILITATOR, SetTables(phase, 1, tables))
    for seq in [play.speak(day, number, phase) for number in here]:
        play.moderate(day, seq)
    day.wait(40)


def keep(database: Path, seats: int) -> Sitting:
    """Such a day among those of a store that is there."""
    engine = open_database(f"sqlite:///{database}")
    now = wall_clock()
    inquiry = juries.add_inquiry(engine, first_organisation(engine, now).id, "Held", "To know")
    sitting = juries.add_sitting(engine, juries.add_jury(engine, inquiry, "There"), LONDON, ZONE, now)
    Journal(engine, sitting).append(held(seats))
    settle(engine)
    engine.dispose()
    return sitting
