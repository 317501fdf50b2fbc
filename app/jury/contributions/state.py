"""The contributions' slice of the state: one after the other, by the entry that made each."""

from dataclasses import dataclass

from ..numbers import PhaseId, Seq
from ..people import By
from .acts import Perspective, Stance


@dataclass(frozen=True, slots=True)
class Contribution:
    """`moderated` is the revision somebody looked at, 0 for none; `shown` is what they decided about it."""

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

    @property
    def decision(self) -> bool | None:
        """What was decided about the words as they now stand; None where nobody has looked at them."""
        return self.shown if self.moderated == self.rev else None
