"""The plan's pages, as values: the class name is the template's name under `desk/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ....jury.day.plan import Charge, Influence, Phase, PhaseKind
from ....jury.numbers import Words
from ....plans.hours import Stretch
from ..sheets import Sheet, SittingRow
from .boxes import Problem


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above each page of a plan. `version` is what its forms are made from; `languages` are (code, name).

    `is_fixed` once the sitting is open, `may_change` for whoever may do so before. `saved` is the version that was just
    saved, 0 for none, and `told` what was done; `same` where a save changed nothing. `digest` is that of the plan with
    which the doors opened.
    `came_late` where a save came too late for that, and is no part of the day.
    """

    sitting: SittingRow
    version: int
    languages: tuple[tuple[str, str], ...]
    is_fixed: bool
    may_change: bool
    saved: int = 0
    told: str = ""
    same: bool = False
    digest: str = ""
    came_late: bool = False


@dataclass(frozen=True, slots=True)
class PlanSheet(Sheet):
    """A page of a plan. `problems` go by the name of the box; `typed` is what was typed where a number is meant."""

    head: Head
    problems: Mapping[str, Problem] = field(default_factory=dict, kw_only=True)
    typed: Mapping[str, str] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True, slots=True)
class Said:
    """Something to be said of a part of the plan, and the page for it; `mark` is what a hint is left by, else ""."""

    what: str
    part: str
    says: str
    href: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class StillToDo:
    """Why the day cannot be held, what waits for the organiser's words, what to think about, hints; how many of these
    were left as they are."""

    faults: tuple[Said, ...] = ()
    warnings: tuple[Said, ...] = ()
    waiting: tuple[Said, ...] = ()
    hints: tuple[Said, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A phase of the agenda with its time: `day` is 1 on the first day, and `of_days` whether there are several."""

    phase: Phase
    time: Stretch


@dataclass(frozen=True, slots=True)
class PlanPage(PlanSheet):
    """The whole plan at a glance: how long, in which languages, how many things it asks, what is still to do.

    `offered` are languages that could be added, `targets` what there is to recruit by.
    """

    title: Words
    charge: Charge
    minutes: int
    together: int
    days: int
    steps: tuple[Step, ...]
    counts: Mapping[str, int]
    still: StillToDo
    untranslated: Mapping[str, int]
    offered: tuple[tuple[str, str], ...]
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChargePage(PlanSheet):
    """The title and the charge, to be changed. `takes_over`: the inquiry has settled what is not said here yet."""

    title: Words
    charge: Charge
    takes_over: bool
    levels: tuple[Influence, ...] = tuple(Influence)
    longest_title: int = 200


@dataclass(frozen=True, slots=True)
class AgendaPage(PlanSheet):
    """The agenda, to be timed and put in order. `moved` is the phase that was just moved, `way` how;
    `new` is for the id of one that is added."""

    steps: tuple[Step, ...]
    starts: str
    minutes: int
    together: int
    days: int
    warnings: Mapping[str, tuple[str, ...]]
    of_all: tuple[str, ...]
    new: str
    moved: str = ""
    way: str = ""
    kinds: tuple[PhaseKind, ...] = tuple(PhaseKind)


@dataclass(frozen=True, slots=True)
class PhasePage(PlanSheet):
    """One phase, to be changed. `votes` and `exhibits` are all there are, (id, name).

    Where somebody took it away meanwhile, there is no `time`, and `once` is the version that had it.
    """

    phase: Phase
    time: Stretch | None
    votes: tuple[tuple[str, str], ...]
    exhibits: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    before: Phase | None
    after: Phase | None
    once: int = 0
    kinds: tuple[PhaseKind, ...] = tuple(PhaseKind)
    longest_title: int = 200


@dataclass(frozen=True, slots=True)
class Saves:
    """One version in the history: when and by whom it was saved, and what changed; `more` lines are not shown."""

    number: int
    day: str
    by: str
    note: str
    lines: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class HistoryPage(PlanSheet):
    """Versions, the newest first; `older` is the number from which the next page goes on, 0 for none."""

    saves: tuple[Saves, ...]
    older: int


@dataclass(frozen=True, slots=True)
class VersionPage(PlanSheet):
    """A plan as it once was, and in what it differs from what it is now."""

    number: int
    title: Words
    charge: Charge
    steps: tuple[Step, ...]
    minutes: int
    together: int
    days: int
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UndoPage(PlanSheet):
    """A version that cannot be undone, because the same parts were changed in a later one."""

    number: int
    later: tuple[Saves, ...]
