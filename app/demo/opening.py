"""The demonstration's rows: the opera house inquiry with its two juries, and the sitting that is held, open.

A day on any other plan gets its rows likewise: an inquiry called as the plan is, a jury at the place, a sitting.
"""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import Engine

from ..jury.day.acts import OpenSitting
from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from ..jury.plan import Plan
from ..live.clock import wall_clock
from ..plans import methods
from ..plans.royal_opera_house import short, whole
from ..plans.royal_opera_house.inquiry import INQUIRY_PURPOSE, INQUIRY_TITLE
from ..store import accounts, cards, juries, organisations
from ..store.journal import Journal, enter
from ..store.roster import import_roster
from ..store.tables import Jury, Sitting
from ..store.wire import read_plan
from .recruiting import listed_by

ORGANISER = "organiser"
ZONE = "Europe/London"
SEATS = 24
PREPARED = "Held on a plan that was prepared as a file."


class Place(StrEnum):
    """Where the two juries meet."""

    LONDON = "London"
    MANCHESTER = "Manchester"


WHOLE = {Place.LONDON: whole.LONDON, Place.MANCHESTER: whole.MANCHESTER}
SHORT = {Place.LONDON: short.LONDON, Place.MANCHESTER: short.MANCHESTER}


def prepare_demo(
    engine: Engine,
    new_day: bool = False,
    place: Place = Place.LONDON,
    plans: Mapping[Place, Plan] = WHOLE,
    seats: int = SEATS,
) -> Sitting:
    """One place's sitting of the demonstration, open: the one that was there, or a new one on this plan. Its list of
    people is what this plan recruits by; one that is there already stays.
    """
    if juries.jury_at(engine, place) is None:
        _add_inquiry(engine, plans)
    jury = juries.jury_at(engine, place)
    assert jury
    sitting = _open(engine, jury, plans[place], new_day, seats)
    import_roster(engine, sitting.id, listed_by(plans[place].targets, seats))
    return sitting


def prepare_methods(engine: Engine, new_day: bool = False, seats: int = SEATS) -> Sitting:
    """The sitting on which every way of asking is tried, open: the one that was there, or a new one."""
    jury = juries.jury_at(engine, methods.TOWN)
    if jury is None:
        inquiry = juries.add_inquiry(engine, _home(engine), methods.TITLE, methods.PURPOSE)
        jury = juries.add_jury(engine, inquiry, methods.TOWN)
    return _open(engine, jury, methods.PLAN, new_day, seats)


def _open(engine: Engine, jury: Jury, plan: Plan, new_day: bool, seats: int) -> Sitting:
    sitting = juries.newest_sitting(engine, jury)
    if sitting is None or (new_day and Journal(engine, sitting).read()) or not _is_held_on(sitting, plan):
        sitting = juries.add_sitting(engine, jury, plan, ZONE, wall_clock())
    open_sitting(engine, sitting, seats)
    return sitting


def prepare_day(engine: Engine, plan: Plan, place: str, seats: int = SEATS, new_day: bool = False) -> Sitting:
    """A sitting on this plan, open: the one that was there, or a new one."""
    jury = _jury_for(engine, plan, place)
    sitting = juries.newest_sitting(engine, jury)
    if sitting is None or new_day or read_plan(sitting.plan) != plan:
        sitting = juries.add_sitting(engine, jury, plan, ZONE, wall_clock())
    open_sitting(engine, sitting, seats)
    return sitting


def _jury_for(engine: Engine, plan: Plan, place: str) -> Jury:
    title = plan.title.get("en") or next(iter(plan.title.values()))
    known = (inquiry for inquiry in juries.inquiries(engine, _home(engine)) if inquiry.title == title)
    inquiry = next(known, None) or juries.add_inquiry(engine, _home(engine), title, PREPARED)
    there = (jury for jury in juries.juries_of(engine, inquiry) if jury.place == place)
    return next(there, None) or juries.add_jury(engine, inquiry, place)


def _home(engine: Engine) -> str:
    return organisations.first_organisation(engine, wall_clock()).id


def prepare_organiser(engine: Engine) -> str | None:
    """An account for the organiser's desk, where there is none. Its password, which is told this once."""
    if accounts.members(engine):
        return None
    password = "-".join(juries.new_code(4) for _ in range(4))
    accounts.set_password(engine, ORGANISER, password, wall_clock())
    return password


def _is_held_on(sitting: Sitting, plan: Plan) -> bool:
    """Whether the sitting has this plan's agenda, in whichever wording."""
    return [phase.id for phase in read_plan(sitting.plan).agenda] == [phase.id for phase in plan.agenda]


def open_sitting(engine: Engine, sitting: Sitting, seats: int = SEATS) -> None:
    """Write the opening entry, unless it is written already."""
    journal = Journal(engine, sitting)
    if journal.read():
        return
    jurors = tuple(JurorNumber(n) for n in range(1, seats + 1))
    issues = {juror: issue for juror, issue in cards.issues(engine, sitting.id).items() if juror in jurors}
    act = OpenSitting(read_plan(sitting.plan), jurors, issues=issues)
    enter(journal, [(By(Role.ORGANISER), act)], wall_clock())


def _add_inquiry(engine: Engine, plans: Mapping[Place, Plan]) -> None:
    inquiry = juries.add_inquiry(engine, _home(engine), INQUIRY_TITLE["en"], INQUIRY_PURPOSE["en"])
    for place in Place:
        jury = juries.add_jury(engine, inquiry, place)
        juries.add_sitting(engine, jury, plans[place], ZONE, wall_clock())
