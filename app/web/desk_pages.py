"""The pages of the organiser's desk, as values: the class name is the template's name under `pages/`."""

from dataclasses import dataclass

from ..jury.day.plan import Charge
from ..jury.numbers import JurorNumber, Words
from ..jury.reasons import Reason
from ..screens.results import ResultCard
from ..study.findings import Findings
from .shells import Page


@dataclass(frozen=True, slots=True)
class SignInPage(Page):
    """`then` is where one comes out."""

    then: str
    problem: Reason | None


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One sitting. `stands` is "not-open", "open", "adjourned" or "closed"; an open one is at `step` of `steps`.

    `day` is when it was prepared, as people write a date: days of one jury often bear the same title.
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


@dataclass(frozen=True, slots=True)
class JuryRow:
    place: str
    sittings: tuple[SittingRow, ...]


@dataclass(frozen=True, slots=True)
class InquiryRow:
    title: str
    purpose: str
    juries: tuple[JuryRow, ...]


@dataclass(frozen=True, slots=True)
class DeskPage(Page):
    """Every inquiry with its juries and their sittings."""

    organiser: str
    inquiries: tuple[InquiryRow, ...]


@dataclass(frozen=True, slots=True)
class SittingPage(Page):
    """One sitting: its charge, how it stands, how to come in, and the ways to its other pages."""

    organiser: str
    sitting: SittingRow
    place: str
    charge: Charge
    join_code: str
    phases: tuple[tuple[Words, int], ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A seat with its name and needs; `conflict` says that this line was changed by somebody else meanwhile."""

    juror: JurorNumber
    name: str
    needs: str
    rev: int
    conflict: bool
    typed_name: str
    typed_needs: str


@dataclass(frozen=True, slots=True)
class RosterPage(Page):
    """Names and access needs by seat. `saved` is the seat that was just saved, 0 for none."""

    organiser: str
    sitting: SittingRow
    lines: tuple[RosterLine, ...]
    saved: int
    longest_name: int
    longest_needs: int


@dataclass(frozen=True, slots=True)
class LivePage(Page):
    """The sitting as it is now, without a single button. `main` is ready-made HTML."""

    organiser: str
    sitting: SittingRow
    main: str


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """A vote's results, block by block."""

    title: Words
    results: tuple[ResultCard, ...]


@dataclass(frozen=True, slots=True)
class FindingsPage(Page):
    """What a sitting found; `found` is None before it opens."""

    organiser: str
    sitting: SittingRow
    found: Findings | None
    groups: tuple[ResultGroup, ...]
