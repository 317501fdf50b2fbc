"""The removals' slice of the state."""

from collections.abc import Set
from dataclasses import dataclass

from ..numbers import JurorNumber, Seq


@dataclass(frozen=True, slots=True)
class Removals:
    """`texts` went one by one or with a juror; `entries` are those that no longer say all they did; `jurors` those
    whose words and answers were erased."""

    texts: int = 0
    entries: Set[Seq] = frozenset()
    jurors: Set[JurorNumber] = frozenset()
