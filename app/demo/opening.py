"""The demonstration's rows: the opera house inquiry with its two juries, and the London sitting, open."""

from sqlalchemy import Engine

from ..jury.day.acts import OpenSitting
from ..jury.entry import Entry
from ..jury.numbers import JurorNumber, Seq
from ..jury.people import By, Role
from ..jury.plan import Plan
from ..jury.rules import check
from ..jury.state import EMPTY
from ..live.clock import wall_clock
from ..store import accounts, juries
from ..store.journal import Journal
from ..store.tables import Jury, Sitting
from ..store.wire import read_plan
from ..web.inbox import new_act_id
from .royal_opera_house import whole
from .royal_opera_house.inquiry import INQUIRY_PURPOSE, INQUIRY_TITLE

ORGANISER = "organiser"
ZONE = "Europe/London"
SEATS = 24


def prepare_demo(engine: Engine, new_day: bool = False, plan: Plan = whole.LONDON) -> Sitting:
    """The London sitting of the demonstration, open: the one that was there, or a new one on this plan."""
    london = juries.jury_at(engine, "London") or _add_inquiry(engine)
    sitting = juries.newest_sitting(engine, london)
    if sitting is None or new_day or not _is_held_on(sitting, plan):
        sitting = juries.add_sitting(engine, london, plan, ZONE, wall_clock())
    open_sitting(engine, sitting)
    return sitting


def prepare_organiser(engine: Engine) -> str | None:
    """An account for the organiser's desk, where there is none. Its password, which is told this once."""
    if accounts.organisers(engine):
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
    by = By(Role.ORGANISER)
    act = OpenSitting(read_plan(sitting.plan), tuple(JurorNumber(n) for n in range(1, seats + 1)))
    now = wall_clock()
    journal.append([Entry(Seq(1), now, by, new_act_id(), act, check(EMPTY, by, act, now))])


def _add_inquiry(engine: Engine) -> Jury:
    inquiry = juries.add_inquiry(engine, INQUIRY_TITLE["en"], INQUIRY_PURPOSE["en"])
    london = juries.add_jury(engine, inquiry, "London")
    _prepared(engine, juries.add_jury(engine, inquiry, "Manchester"), whole.MANCHESTER)
    return london


def _prepared(engine: Engine, jury: Jury, plan: Plan) -> None:
    juries.add_sitting(engine, jury, plan, ZONE, wall_clock())
