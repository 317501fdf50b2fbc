"""What takes something out of the record. The act stays, with its reason; what it took away is nowhere any more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from ..act import Act, Outcome
from ..numbers import JurorNumber, Seq

LONGEST_BECAUSE = 300
MOST_PLACES = 200
"""More than anybody looks at before one tap."""


@dataclass(frozen=True, slots=True)
class Remains:
    """What the rules are given with such an act: of each entry that it changes, the digest of what stays there.

    `texts` is how many texts go, each counted once wherever it stood.
    """

    left: Mapping[Seq, str]
    texts: int = 0


@dataclass(frozen=True, slots=True)
class Removed(Outcome):
    """The digests by which each changed entry still verifies, under a new salt: the old one is destroyed."""

    left: Mapping[Seq, str] = field(default_factory=dict)
    texts: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One text: the entry, and where in it, as "act.text" or "outcome.words.en"."""

    seq: Seq
    path: str


@dataclass(frozen=True, slots=True)
class Redact(Act):
    """These texts read "[removed]" from now on, wherever they stood."""

    places: tuple[Place, ...]
    because: str
    outcome: ClassVar[type[Outcome]] = Removed


@dataclass(frozen=True, slots=True)
class EraseJuror(Act):
    """What one seat wrote, answered and agreed to is destroyed. What was counted at each close stays as it was."""

    juror: JurorNumber
    because: str
    outcome: ClassVar[type[Outcome]] = Removed
