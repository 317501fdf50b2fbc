"""What of a sitting is printed: gathered from its rows before it opens, and from its record afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from babel.dates import format_date
from sqlalchemy import Engine

from ...jury.numbers import JurorNumber
from ...jury.plan import Plan
from ...jury.state import State
from ...store import cards, juries, roster
from ...store.tables import Sitting
from ...store.wire import read_plan
from ..tongues import ENGLISH
from .beside import Beside, beside_votes
from .saying import Saying

LONGEST_TITLE = 90
AT_A_TABLE = 7
BRITISH = "en_GB"


@dataclass(frozen=True, slots=True)
class Prepared:
    """`plan` with the agenda as it stands; `issues` names each seat's valid card, `tongues` what its juror reads in.

    `held_on` is an ISO date or "", `starts` a time of day. `beside` is what is to be read beside a recommendation.
    """

    sitting: str
    plan: Plan
    issues: Mapping[JurorNumber, int]
    names: Mapping[JurorNumber, str]
    tongues: Mapping[JurorNumber, str]
    place: str
    held_on: str
    starts: str
    beside: Beside = field(default_factory=dict)

    @property
    def tables(self) -> int:
        """As many as the plan ever sits at; where it does not say, enough for everybody."""
        planned = max((phase.tables for phase in self.plan.agenda), default=0)
        return planned or -(-len(self.issues) // AT_A_TABLE)

    def title(self, _: Saying) -> str:
        title = " ".join(_.of(self.plan.title).split())
        return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rstrip()}…"

    def day(self, _: Saying) -> str:
        """The one line by which a sheet is known: what, where, when."""
        title = self.title(_)
        where = "" if self.place in title else self.place
        return " · ".join(filter(None, (title, where, spoken_date(self.held_on, _.lang))))

    def where_and_when(self, _: Saying) -> str:
        return " · ".join(filter(None, (self.place, spoken_date(self.held_on, _.lang))))


def prepared(engine: Engine, sitting: Sitting, state: State) -> Prepared:
    plan = state.plan or read_plan(sitting.plan)
    listed = roster.roster(engine, sitting.id)
    return Prepared(
        sitting=sitting.id,
        plan=replace(plan, agenda=state.agenda) if state.is_open else plan,
        issues=_valid_cards(engine, sitting, state, listed),
        names={juror: line.name for juror, line in listed.items() if line.name},
        tongues={juror: line.lang for juror, line in listed.items() if line.lang},
        place=juries.find_jury(engine, sitting.jury).place,
        held_on=sitting.held_on,
        starts=sitting.starts,
        beside=beside_votes(state),
    )


def _valid_cards(
    engine: Engine, sitting: Sitting, state: State, listed: Iterable[JurorNumber]
) -> Mapping[JurorNumber, int]:
    """Each seat and its valid card, in the order of their numbers."""
    if state.is_open:
        return {juror: state.seats[juror].issue for juror in sorted(state.seats)}
    issues = cards.issues(engine, sitting.id)
    return {juror: issues.get(juror, 1) for juror in roster.jurors_of(sitting, listed)}


def spoken_date(held_on: str, lang: str) -> str:
    """ "3 June 2027"; "" where there is no date yet."""
    if not held_on:
        return ""
    return format_date(date.fromisoformat(held_on), "long", locale=BRITISH if lang == ENGLISH else lang)
