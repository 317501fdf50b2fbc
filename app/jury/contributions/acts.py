"""What can be done with contributions. A contribution is named by the entry that made it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from ..act import Act, Outcome, RoomAct
from ..numbers import PhaseId, Seq

LONGEST_CONTRIBUTION = 500


class Perspective(StrEnum):
    """For whom somebody speaks."""

    MYSELF = "me"
    EVERYBODY = "all"


class Stance(StrEnum):
    """What a contribution does to the question on the table."""

    FOR = "for"
    AGAINST = "against"
    CONDITION = "condition"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Contributed(Outcome):
    """The table at which it was said; 0 where the author had none."""

    table: int


@dataclass(frozen=True, slots=True)
class Contribute(Act):
    """Something said in a round of table talk, spoken for oneself or for everybody.

    `table` is named by a facilitator alone, who writes in the words of a table that has no scribe.
    """

    phase: PhaseId
    perspective: Perspective
    stance: Stance
    text: str
    table: int = 0
    outcome: ClassVar[type[Outcome]] = Contributed


@dataclass(frozen=True, slots=True)
class ReviseContribution(Act):
    """Its author says it better, until the round ends. `rev` is the revision this makes: 2, 3 …"""

    contribution: Seq
    rev: int
    perspective: Perspective
    stance: Stance
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawContribution(Act):
    """Its author takes it back, until the round ends."""

    contribution: Seq


@dataclass(frozen=True, slots=True)
class ModerateContribution(RoomAct):
    """Whether others at the table see a contribution, in the revision that was looked at. Why is for its author."""

    contribution: Seq
    rev: int
    leaving: bool | None
    shown: bool | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class ProposeContribution(Act):
    """Whoever looks after the table marks a contribution as what the table proposes, or no longer."""

    contribution: Seq
    on: bool = True


@dataclass(frozen=True, slots=True)
class SecondContribution(Act):
    """A juror at the table says so too, or no longer."""

    contribution: Seq
    on: bool = True


@dataclass(frozen=True, slots=True)
class MergeOffered(Outcome):
    """Both as they stood (their revisions), and whose consent it takes ("juror 3")."""

    first_rev: int
    second_rev: int
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferMerge(Act):
    """Two contributions of one table in one wording, if everybody agrees who wrote them. Until then both stay."""

    first: Seq
    second: Seq
    perspective: Perspective
    stance: Stance
    text: str
    outcome: ClassVar[type[Outcome]] = MergeOffered


@dataclass(frozen=True, slots=True)
class AnswerMerge(Act):
    """Somebody who is asked agrees, or keeps both; whoever suggested it takes it back. Named by the entry that did."""

    merge: Seq
    agrees: bool
