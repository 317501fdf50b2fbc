"""The desk's pages as values: the class name is the template's name under `desk/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from ...export.charts.chart import Chart
from ...jury.numbers import Seq, Words
from ...screens.ledger import LedgerRow
from ...screens.results import ResultCard
from ...store.tables import Office
from ...study.asked import Asked, AskedQuestion
from ...study.evidence import Evidence
from ...study.findings import Findings
from ...study.recommended import Recommended
from ...study.timings import PhaseFinding
from ...study.trace import Trace
from ..shells import Page
from .ways import NOWHERE, Around


@dataclass(frozen=True, slots=True)
class Who:
    """Whoever looks at a page: the name they sign in with, what they do, for whom, and where they can go from here."""

    name: str
    office: Office
    organisation: str
    keeper: bool = False
    around: Around = NOWHERE


@dataclass(frozen=True, slots=True)
class Sheet(Page):
    """A page for a member who is signed in."""

    folder: ClassVar[str] = "desk"

    who: Who


@dataclass(frozen=True, slots=True)
class OutsidePage(Page):
    """A page of the desk for somebody who is not signed in."""

    folder: ClassVar[str] = "desk"


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One sitting. `stands` is "not-open", "open", "adjourned" or "closed"; an open one is at `step` of `steps`.

    `day` is when it was prepared, as people write a date: days of one jury often bear the same title. `held` is the day
    it is held on, and when it begins, "" where that is not settled.
    """

    sitting: str
    title: Words
    day: str
    stands: str
    step: int
    steps: int
    phase: Words
    here: int
    seats: int
    held: str = ""


@dataclass(frozen=True, slots=True)
class LivePage(Sheet):
    """The sitting as it is now, without a single button. `main` is ready-made HTML."""

    sitting: SittingRow
    main: str


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """A vote's results, block by block."""

    title: Words
    results: tuple[ResultCard, ...]


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A step of the day, and the times of day between which it was held; "" where there is none yet."""

    of: PhaseFinding
    began: str
    ended: str


@dataclass(frozen=True, slots=True)
class LaterSaid:
    """An answer that was written after the day: when, and how many others it came after."""

    text: str
    on: str
    before: int


@dataclass(frozen=True, slots=True)
class FindingsPage(Sheet):
    """What a sitting found; `found` is None before it opens, `recommended` and its `trace` while a vote is open or held
    back. `materials`: whether whoever looks may take out what the jury was shown. `charts` are those of the report,
    None of more people than are drawn here; `erased`: whether a juror was, so that there may be none."""

    sitting: SittingRow
    found: Findings | None
    groups: tuple[ResultGroup, ...]
    recommended: Recommended | None
    trace: Trace | None = None
    asked: Asked | None = None
    evidence: Evidence | None = None
    sides: tuple[LedgerRow, ...] = ()
    materials: bool = False
    timed: tuple[TimedPhase, ...] = ()
    later: Mapping[Seq, LaterSaid] = field(default_factory=dict)
    charts: tuple[Chart, ...] | None = ()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class UnansweredPage(Sheet):
    """What nobody has answered, and what was written afterwards. `amiss` is the question whose answer could not be kept
    as it was `typed`."""

    sitting: SittingRow
    rows: tuple[AskedQuestion, ...]
    later: Mapping[Seq, LaterSaid]
    may_answer: bool
    amiss: Seq | None
    typed: str
    longest: int
