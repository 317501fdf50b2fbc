"""The pages of evidence, as values: the class name is the template's name under `desk/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ....jury.exhibits.balance import Balance, Review, SideGiven
from ....jury.exhibits.ledger import Short
from ....jury.exhibits.plan import Exhibit, ExhibitFile, Side
from ....jury.numbers import PhaseId, Words
from ....store.evidence.unfit import Why
from ..planning.sheets import Head
from ..sheets import Sheet

Boxes = Mapping[str, str]
"""What stands in the boxes of a form, or what is wrong with them, by their names."""


@dataclass(frozen=True, slots=True)
class ExhibitLine:
    """An exhibit in the list: where it is shown, and what of it is not said yet."""

    exhibit: Exhibit
    steps: tuple[Words, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpareFile:
    """A file of the organisation's that no plan and no record names."""

    file: ExhibitFile
    megabytes: str


@dataclass(frozen=True, slots=True)
class EvidencePage(Sheet):
    """Every exhibit, in its order. `once` is the form's own, so that sent twice it adds one exhibit."""

    head: Head
    lines: tuple[ExhibitLine, ...]
    found: Balance
    spare: tuple[SpareFile, ...]
    once: str
    problem: str = ""
    sides: tuple[Side, ...] = tuple(Side)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file on an exhibit's form: the number its boxes go by. `is_here` unless its bytes are missing."""

    place: int
    file: ExhibitFile
    is_here: bool = True


@dataclass(frozen=True, slots=True)
class ExhibitPage(Sheet):
    """One exhibit on its form, and as jurors see it (`preview`, ready-made HTML). `clashed` where somebody was quicker.

    `unfit` is why the file that came with the form was not taken. `links` is how many links there is a row for.
    """

    head: Head
    exhibit: Exhibit
    steps: tuple[tuple[PhaseId, Words], ...]
    boxes: Boxes
    files: tuple[FileLine, ...]
    links: int
    preview: str
    faults: Boxes = field(default_factory=dict)
    clashed: bool = False
    unfit: Why | None = None
    sides: tuple[Side, ...] = tuple(Side)
    most_bytes: int = 0


@dataclass(frozen=True, slots=True)
class FileRow(Sheet):
    """A file that was just sent, as a row of a form of this sitting's; or why it was not taken."""

    sitting: str
    languages: tuple[tuple[str, str], ...]
    line: FileLine | None
    unfit: Why | None = None


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A signature on the page; `named` is what it is withdrawn by, `by` the member who wrote it down."""

    named: str
    review: Review
    day: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class BalancePage(Sheet):
    """How even the evidence is, and who signed for it. `uneven` names what those for and those against differ in.

    `recorded` once it went into the record; then nobody can sign any more. `typed` is what was typed into the form,
    and `problems` the boxes in which something is missing. `shares` are those of the planned minutes, in per cent.
    """

    head: Head
    found: Balance
    uneven: tuple[tuple[str, SideGiven, SideGiven], ...]
    titles: Mapping[str, Words]
    reviews: tuple[ReviewLine, ...]
    recorded: bool
    may_sign: bool
    once: str
    typed: Boxes = field(default_factory=dict)
    problems: frozenset[str] = frozenset()
    signed: bool = False
    least_share: int = 0
    shares: tuple[tuple[Side, int], ...] = ()
    short: Short | None = None
