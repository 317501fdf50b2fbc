"""What every act and every outcome is made from.

An act is at once the form a person sends, the journal's payload and the argument of its rule. Acts evolve by addition
only: a new act, or a new field with a default.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from .numbers import Seq


@dataclass(frozen=True, slots=True)
class Outcome:
    """What accepting an act settled, as a result and never a recipe. This one: that it was accepted."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person does during a sitting."""

    outcome: ClassVar[type[Outcome]] = Outcome


@dataclass(frozen=True, slots=True)
class RoomAct(Act):
    """An act that steers the whole room. `undoes` names the entry it takes back, if it takes one back."""

    undoes: Seq | None = field(default=None, kw_only=True)
