"""What is settled about a question before anybody votes: how much is enough, how many must vote, what decides a tie.

Everything here is whole numbers: 80 per cent of 23 people is 19 people, and no rounding ever decides a vote.
"""

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """Whom a threshold is a part of: those here at the close, everybody who ever checked in, or the valid answers."""

    PRESENT = "present"
    ENTITLED = "entitled"
    VALID = "valid"


class TieBreak(StrEnum):
    """What decides between equals: nothing, the order on the ballot paper, or a lot that anybody can draw again."""

    NONE = "none"
    ORDER = "order"
    LOT = "lot"


class Below(StrEnum):
    """What follows where a threshold is missed: the wording goes back, or the view stands as a minority's."""

    REWORK = "rework"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Portion:
    """`part` of `whole`: 4 of 5 is 80 per cent. Where `more`, so much is not enough, as in "more than half"."""

    part: int
    whole: int
    more: bool = False

    def of(self, people: int) -> int:
        """How many of so many people it takes, at the least."""
        exact = self.part * people
        return exact // self.whole + 1 if self.more else -(-exact // self.whole)


@dataclass(frozen=True, slots=True)
class Threshold:
    portion: Portion
    base: Base = Base.VALID
    below: Below = Below.REWORK


@dataclass(frozen=True, slots=True)
class Declared:
    """`quorum` is the part of the entitled who must have voted for the result to count."""

    threshold: Threshold | None = None
    quorum: Portion | None = None
    tie_break: TieBreak = TieBreak.NONE


def can_be_kept(declared: Declared) -> bool:
    """Whether every portion is one: at least nothing, at most everybody."""
    threshold = declared.threshold.portion if declared.threshold else None
    return all(map(_is_portion, filter(None, (threshold, declared.quorum))))


def _is_portion(portion: Portion) -> bool:
    return (
        0 <= portion.part <= portion.whole
        and portion.whole > 0
        and not (portion.more and portion.part == portion.whole)
    )
