"""The pages on which inquiries, juries and sittings are begun and changed, as values."""

from dataclasses import dataclass

from ...jury.day.plan import Charge
from ...jury.numbers import Words
from .boxes import Typed
from .sheets import Sheet, SittingRow
from .steps import Facts, Step


@dataclass(frozen=True, slots=True)
class SittingLine:
    """A sitting under its jury, with what is to do next. `results` counts the votes that are told once it is closed,
    `unanswered` the questions that nobody answered, not even afterwards."""

    row: SittingRow
    ahead: Step | None
    results: int = 0
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class JuryCard:
    jury: str
    place: str
    venue: str
    sittings: tuple[SittingLine, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What there is to do for an inquiry: `name` is "jury", "sitting" or "step", `about` the jury's place."""

    name: str
    href: str
    about: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A sitting whose names and needs were to be kept until a day that has passed. `href` is where they are."""

    title: Words
    place: str
    kept_until: str
    href: str


@dataclass(frozen=True, slots=True)
class InquiryRow:
    inquiry: str
    title: str
    purpose: str
    juries: tuple[JuryCard, ...]
    next: Next | None


@dataclass(frozen=True, slots=True)
class DeskPage(Sheet):
    """Every inquiry that is not put away. `archived` counts what is; `live` are the days with open doors."""

    inquiries: tuple[InquiryRow, ...]
    may_begin: bool
    archived: int
    due: tuple[Due, ...]
    live: tuple[SittingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """What is settled before anybody is asked; `waiting` are the boxes that say nothing yet."""

    purpose: str
    asked_by: str
    accountable: str
    influence: str
    up_for_grabs: tuple[str, ...]
    not_up_for_grabs: tuple[str, ...]
    answer_by: str
    waiting: tuple[str, ...]
    answers_too_early: bool
    answer_is_past: bool


@dataclass(frozen=True, slots=True)
class InquiryPage(Sheet):
    """An inquiry in three rooms. `may_edit` is for those to whom the doors behind it are open."""

    inquiry: str
    title: str
    authority: Authority
    juries: tuple[JuryCard, ...]
    archived: bool
    next: Next | None
    may_edit: bool


@dataclass(frozen=True, slots=True)
class InquiryFormPage(Sheet):
    """`inquiry` is "" for one that is begun; `made` is the id that it will have, so that sending twice makes one."""

    inquiry: str
    made: str
    typed: Typed
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JuryFormPage(Sheet):
    """`jury` is "" for one that is added."""

    inquiry: str
    title: str
    jury: str
    made: str
    typed: Typed


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan that a sitting can be held on: `value` is what the form sends."""

    value: str
    title: Words
    minutes: int
    day: str = ""


@dataclass(frozen=True, slots=True)
class SittingFormPage(Sheet):
    """`sitting` is "" for one that is added; `settled` once it is open, when only the retention date can change."""

    jury: str
    place: str
    venue: str
    sitting: str
    made: str
    settled: bool
    typed: Typed
    zones: tuple[str, ...]
    ready: tuple[Offer, ...]
    past: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How long names and needs are kept, and whether that day has passed while there are some.

    `roster` is the page where they are, `edit` the one where the day can be changed, "" for whoever may not.
    """

    until: str
    is_due: bool
    roster: str
    edit: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The plan by its digest: as it was last saved, in `version`, or as it was when the doors opened.

    `overtaken` is whether something was saved in the very moment in which the doors opened, too late to be in it.
    `another` is where another day like this one is prepared, "" for whoever prepares none.
    """

    digest: str
    version: int
    is_open: bool
    overtaken: bool
    another: str


@dataclass(frozen=True, slots=True)
class Running:
    """For whoever may lead an open day: the wall's card, and how many cards for consoles there are."""

    wall: str
    cards: int


@dataclass(frozen=True, slots=True)
class SittingPage(Sheet):
    """One sitting: the steps that lead to it while it is not open, how it stands after that, and what it asks.

    `facts` are those of the steps, None once it is open. `next` is the first step that is still to do. `takes_over`:
    the inquiry has settled something that the plan does not say yet, and whoever looks may put it there. One that
    is `archived` with its jury or its inquiry is brought back with that, else by itself. `running` is None but on
    an open day.
    """

    sitting: SittingRow
    place: str
    venue: str
    charge: Charge
    join_code: str
    phases: tuple[tuple[Words, int], ...]
    minutes: int
    facts: Facts | None
    steps: tuple[Step, ...]
    next: Step | None
    takes_over: bool
    archived: bool
    may_bring_back: bool
    kept: Kept
    settled: Settled
    running: Running | None


@dataclass(frozen=True, slots=True)
class PutAway:
    """Something in the archive, since a day. `kind` is "inquiry", "jury" or "sitting"; `back` is where it is brought
    back."""

    kind: str
    which: str
    title: Words
    about: str
    since: str
    href: str
    back: str


@dataclass(frozen=True, slots=True)
class ArchivePage(Sheet):
    """What is put away. `just` is what was put away a moment ago, `is_open` that something could not be."""

    listed: tuple[PutAway, ...]
    just: PutAway | None
    is_open: bool
