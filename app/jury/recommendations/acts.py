"""What those who draft can do with recommendations. A recommendation is named by the entry that first wrote it."""

from dataclasses import dataclass
from typing import ClassVar

from ..act import Outcome, RoomAct
from ..numbers import PhaseId, Seq, VoteId, Words
from ..votes.declared import Declared
from ..votes.methods import CONSENT_LEVELS, YES_OR_NO

LONGEST_RECOMMENDATION = 500
"""Characters a language: what a wall can show."""
LONGEST_BECAUSE = 300
LEVELS = frozenset({CONSENT_LEVELS, YES_OR_NO})

Seqs = tuple[Seq, ...]


@dataclass(frozen=True, slots=True)
class Amended(Outcome):
    """The draft as it stood before."""

    words: Words
    sources: Seqs


@dataclass(frozen=True, slots=True)
class Frozen(Outcome):
    """Which version these words are, and the SHA-256 of the canonical JSON of [recommendation, version, words]."""

    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class DraftRecommendation(RoomAct):
    """A recommendation is begun. `sources` are the contributions that it came from."""

    words: Words
    sources: Seqs = ()


@dataclass(frozen=True, slots=True)
class AmendRecommendation(RoomAct):
    """The draft says something else. `rev` is the revision this makes; `taken` are the proposals that it takes in, and
    `released` those that a taking back lets wait again."""

    recommendation: Seq
    rev: int
    words: Words
    sources: Seqs
    taken: Seqs = ()
    released: Seqs = ()
    outcome: ClassVar[type[Outcome]] = Amended


@dataclass(frozen=True, slots=True)
class MergeRecommendations(RoomAct):
    """Another draft goes into this one, with all that it came from and all that was said to it."""

    recommendation: Seq
    rev: int
    other: Seq
    words: Words
    outcome: ClassVar[type[Outcome]] = Amended


@dataclass(frozen=True, slots=True)
class PartRecommendations(RoomAct):
    """Two drafts that were merged are two again, this one in the words given here."""

    recommendation: Seq
    rev: int
    other: Seq
    words: Words
    sources: Seqs
    outcome: ClassVar[type[Outcome]] = Amended


@dataclass(frozen=True, slots=True)
class DropRecommendation(RoomAct):
    """The jury does not go on with it, or does after all. Everything said to it stays on the record."""

    recommendation: Seq
    leaving: bool
    dropped: bool


@dataclass(frozen=True, slots=True)
class AnswerAmendment(RoomAct):
    """What the drafter made of a proposal: taken in, not taken in, or None while it waits. Why is for its author."""

    amendment: Seq
    leaving: bool | None
    taken: bool | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class FreezeRecommendation(RoomAct):
    """The draft, in the revision that was looked at, becomes a version. Words that are one already stay that one."""

    recommendation: Seq
    rev: int
    outcome: ClassVar[type[Outcome]] = Frozen


@dataclass(frozen=True, slots=True)
class ReopenRecommendation(RoomAct):
    """The wording goes back to drafting. The version, with all that was said to it, stays on the record."""

    recommendation: Seq
    version: int


@dataclass(frozen=True, slots=True)
class PutRecommendation(RoomAct):
    """A frozen version is put to a vote in this phase, with what is enough settled beforehand.

    `levels` are the answers, from opposing to supporting: four, of which the upper two count as support, or no and yes.
    """

    recommendation: Seq
    version: int
    phase: PhaseId
    title: Words
    levels: tuple[Words, ...]
    declared: Declared


@dataclass(frozen=True, slots=True)
class TakenOff(Outcome):
    """How the vote would have been put."""

    phase: PhaseId
    title: Words
    levels: tuple[Words, ...]
    declared: Declared


@dataclass(frozen=True, slots=True)
class TakeOffRecommendation(RoomAct):
    """The vote that was prepared, and never opened, is not put."""

    recommendation: Seq
    vote: VoteId
    outcome: ClassVar[type[Outcome]] = TakenOff


@dataclass(frozen=True, slots=True)
class MergeConditions(RoomAct):
    """Conditions that come to the same, in one wording, which each of their authors is asked to confirm."""

    recommendation: Seq
    text: str
    conditions: Seqs


@dataclass(frozen=True, slots=True)
class PartConditions(RoomAct):
    """One wording for several conditions is given up again, or is not after all."""

    canon: Seq
    leaving: bool
    parted: bool


@dataclass(frozen=True, slots=True)
class ModerateStatement(RoomAct):
    """Whether others see a minority statement. It is on the record either way. Why is for its author."""

    statement: Seq
    leaving: bool | None
    shown: bool | None
    because: str = ""
