"""What a report is told about one day, and the words that its sections share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from ...jury.entry import Entry
from ...jury.state import State
from ...study.asked import Asked
from ...study.evidence import Evidence
from ...study.findings import Findings
from ...study.measures.measured import Measured
from ...study.measures.persons import Persons
from ...study.recommended import Recommended
from ...study.trace import Trace
from ..bounds import Bounds
from ..came import WhoCame
from ..document.value import Item, Points, Prose
from ..materials.saying import listed, some

SEED = 0
"""Of everything that is drawn, so that the same record gives the same figures."""


@dataclass(frozen=True, slots=True)
class Told:
    """A day and all that was found of it. measured, recommended and trace are None while they may not be told.

    `who` is who came, by what the organiser's list knows of people; `zone` where on earth the jury met; `bounds` what
    earlier reports leave to be told; `came` how many came of each group, by what the plan recruits by, where that may
    be told.
    """

    entries: Sequence[Entry]
    state: State
    found: Findings
    measured: Measured | None
    people: Persons
    recommended: Recommended | None
    trace: Trace | None
    evidence: Evidence
    asked: Asked
    who: WhoCame
    zone: str
    bounds: Bounds
    came: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def held_on(told: Told) -> str:
    """The day or days on which the jury met, by the clock of the place."""
    began = [stay.began for stay in told.state.day.stays] or [told.entries[0].at]
    months: dict[str, dict[str, None]] = {}
    for day in (datetime.fromtimestamp(at / 1000, ZoneInfo(told.zone)) for at in began):
        months.setdefault(f"{day:%B %Y}", {})[str(day.day)] = None
    return listed(f"{listed(days)} {month}" for month, days in months.items())


def hours(minutes: int) -> str:
    """As long as it was, and never called more."""
    whole, rest = divmod(minutes, 60)
    parts = [some(whole, "hour") if whole else "", some(rest, "minute") if rest or not whole else ""]
    return " and ".join(filter(None, parts))


def lines(each: Iterable[Prose]) -> Points:
    return Points(tuple(Item(prose) for prose in each))
