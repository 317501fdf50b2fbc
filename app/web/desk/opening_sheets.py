"""The last page before a day, as a value."""

from dataclasses import dataclass

from ...jury.exhibits.balance import Balance, SideGiven
from ...jury.numbers import ActId, Words
from ...plans.places import Remark
from .planning.sheets import Said
from .sheets import Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class About:
    """What else one looks at before the doors open: the day, the seats, the consoles, how even the evidence is.

    Of its `seats` so many were `prepared` for; `named` have a name in the roster, `reissued` a newer card.
    `venue` is the verdict of its newest check, "" before any. The charge's `question`, and of all that is `asked` how
    much is `unchanged` from a ready-made jury.
    """

    today: str
    is_today: bool
    has_passed: bool
    answer_is_past: bool
    seats: int
    prepared: int
    named: int
    reissued: int
    consoles: int
    venue: str
    evidence: Balance
    question: Words
    asked: int
    unchanged: int
    uneven: tuple[tuple[str, SideGiven, SideGiven], ...]


@dataclass(frozen=True, slots=True)
class OpenPage(Sheet):
    """What is about to be settled: this version of the plan, by its digest. Once it is open, what was.

    `waiting` are the places of texts still to be filled in. `problem` is why the doors were not opened just now:
    "changed", "faults", "unsure", "put-away", or "".
    """

    sitting: SittingRow
    version: int
    digest: str
    is_open: bool
    faults: tuple[Remark, ...]
    warnings: tuple[Said, ...]
    waiting: tuple[str, ...]
    about: About
    act_id: ActId
    problem: str
