"""What a sender is told about an act."""

from dataclasses import dataclass, field
from typing import Any

from ..jury.act import Act, Outcome
from ..jury.numbers import ActId, Seq
from ..jury.people import By
from ..jury.reasons import Fate, Reason, fate_of


@dataclass(frozen=True, slots=True)
class Sent:
    """An act on its way in: who sends it, under which id, and what the rules are given with it.

    That is what the room fetched for it; or the marks of a secret ballot, which are in no act and must be in no log.
    """

    by: By
    act_id: ActId
    act: Act
    given: object = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The fate of one act: its place in the journal where it was recorded, the reason where it was not."""

    act_id: ActId
    fate: Fate
    seq: Seq | None = None
    reason: Reason | None = None
    outcome: Outcome | None = None

    @classmethod
    def refused(cls, act_id: ActId, reason: Reason) -> "Answer":
        return cls(act_id, fate_of(reason), reason=reason)

    def plain(self) -> dict[str, Any]:
        told = {"act_id": self.act_id, "fate": self.fate, "seq": self.seq, "reason": self.reason}
        return {name: value for name, value in told.items() if value is not None}
