"""What a report may tell beside what was told of the same day before.

Two tellings of one thing that differ by a few people tell of those few. So what was told once stands: a later report
says the same of the same people, or says that it does not.
"""

from collections.abc import Set
from dataclasses import dataclass

from ..jury.numbers import JurorNumber

NOBODY: frozenset[JurorNumber] = frozenset()


@dataclass(frozen=True, slots=True)
class Bounds:
    """`untold` are names of what is known of people that was told otherwise before. `counted` are those whose moves
    may be told; None is not settled."""

    untold: Set[str] = frozenset()
    counted: frozenset[JurorNumber] | None = None

    @property
    def no_moves(self) -> bool:
        return self.counted == NOBODY


UNBOUND = Bounds()
