"""What a juror can say to a recommendation: other words for it, ours or not yet, on what condition, and against it."""

from dataclasses import dataclass

from ..act import Act
from ..numbers import Seq

LONGEST_AMENDMENT = 500
LONGEST_REASON = 300
LONGEST_CONDITION = 300
LONGEST_STATEMENT = 1_000


@dataclass(frozen=True, slots=True)
class ProposeAmendment(Act):
    """A juror would say it otherwise, having read the draft in this revision."""

    recommendation: Seq
    rev: int
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawAmendment(Act):
    """Its author takes it back, until it is answered."""

    amendment: Seq


@dataclass(frozen=True, slots=True)
class SignOff(Act):
    """These are our words, or not yet, and why. It holds for this version alone, and can be changed."""

    recommendation: Seq
    version: int
    ours: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class StateCondition(Act):
    """I would support it if …"""

    recommendation: Seq
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawCondition(Act):
    """Its author takes it back."""

    condition: Seq


@dataclass(frozen=True, slots=True)
class ConfirmCondition(Act):
    """Whether the wording found for several conditions says what this one's author meant. Whoever refuses keeps the
    own words."""

    condition: Seq
    canon: Seq
    agrees: bool


@dataclass(frozen=True, slots=True)
class WriteStatement(Act):
    """A minority statement to a version, with its author's signature. `by_number` shows that by the seat's number."""

    recommendation: Seq
    version: int
    text: str
    by_number: bool = False


@dataclass(frozen=True, slots=True)
class SignStatement(Act):
    """A signature is added or taken back, until the day closes."""

    statement: Seq
    on: bool
    by_number: bool = False


@dataclass(frozen=True, slots=True)
class ReviewStatement(Act):
    """A signer says whether the statement still stands now that the recommendation reads otherwise.

    `recommendation` and `version` are the wording that was read.
    """

    statement: Seq
    recommendation: Seq
    version: int
    stands: bool
