"""The contributions' slice of the state: one after the other, by the entry that made each, and offers to merge two."""

from collections.abc import Set
from dataclasses import dataclass

from ..consent import Offer
from ..numbers import JurorNumber, PhaseId, Seq
from ..people import By, Role
from .acts import Perspective, Stance


@dataclass(frozen=True, slots=True)
class Contribution:
    """`moderated` is the revision somebody looked at, 0 for none; `shown` is what they decided about it.

    `seconds` are the jurors at the table who say so too; `proposal` is whether it is what the table proposes. `into` is
    the contribution that it was merged into, 0 for none; `voices` are those who wrote what was merged into this one.
    """

    seq: Seq
    author: By
    phase: PhaseId
    table: int
    perspective: Perspective
    stance: Stance
    text: str
    rev: int = 1
    moderated: int = 0
    shown: bool | None = None
    because: str = ""
    withdrawn: bool = False
    seconds: Set[JurorNumber] = frozenset()
    proposal: bool = False
    into: Seq = Seq(0)
    voices: tuple[By, ...] = ()

    @property
    def decision(self) -> bool | None:
        """What was decided about the words as they now stand; None where nobody has looked at them."""
        return self.shown if self.moderated == self.rev else None

    @property
    def stands(self) -> bool:
        """Neither taken back nor gone into another."""
        return not self.withdrawn and not self.into

    @property
    def by_facilitator(self) -> bool:
        """Whether it was written down for a table that had no scribe."""
        return any(each.role is Role.FACILITATOR for each in self.authors)

    @property
    def authors(self) -> tuple[By, ...]:
        return self.voices or (self.author,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Offer):
    """An offer to put two contributions, in these revisions, into one wording."""

    first_rev: int
    second_rev: int
    perspective: Perspective
    stance: Stance
