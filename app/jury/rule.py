"""The shape of one row of the table of rules."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .day.plan import PhaseKind
from .people import Role

if TYPE_CHECKING:
    from .act import Outcome, RoomAct
    from .entry import Entry
    from .state import State

ANY_PHASE = frozenset(PhaseKind)


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do it, during which phases, and the three functions that decide, record and take back.

    check:   (state, by, act, now, given) → Outcome; may raise Refused
    apply:   (state, entry) → State; never refuses
    inverse: (state, entry) → RoomAct | None; None where it can no longer be taken back
    """

    who: frozenset[Role]
    during: frozenset[PhaseKind]
    check: "Callable[[State, Any, Any, Any, Any], Outcome]"
    apply: "Callable[[State, Entry], State]"
    inverse: "Callable[[State, Entry], RoomAct | None] | None" = None
