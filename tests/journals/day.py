"""A journal being written: the hand that holds the pen in `play`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.jury.day.acts import ChangePhase
from app.jury.entry import Entry
from app.jury.numbers import MINUTE
from app.jury.people import By, Role
from app.jury.rules import apply, check, undo
from app.jury.state import EMPTY

if TYPE_CHECKING:
    from random import Random

    from app.jury.act import Act
    from app.jury.state import State

STARTS = 1_764_579_600_000
"""A winter morning at nine, in London."""
ORGANISER, FACILITATOR, SECOND = By(Role.ORGANISER), By(Role.FACILITATOR, 1), By(Role.FACILITATOR, 2)
SCRIBE = By(Role.SCRIBE, 1)


def juror(number: int) -> By:
    return By(Role.JUROR, number)


@dataclass
class Day:
    """A journal being written: every act goes through the rules, some seconds after the one before."""

    dice: Random
    state: State = EMPTY
    entries: list[Entry] = field(default_factory=list)
    now: int = STARTS

    def do(self, by: By, act: Act, given: object = None) -> int:
        """Returns the entry's seq."""
        self.now += self.dice.randint(500, 4_000)
        outcome = check(self.state, by, act, self.now, given)
        seq = len(self.entries) + 1
        entry = Entry(seq, self.now, by, f"{self.dice.getrandbits(128):032x}", act, outcome)
        self.state = apply(self.state, entry)
        self.entries.append(entry)
        return seq

    def wait(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)

    @property
    def here(self) -> list[int]:
        return sorted(juror for juror, seat in self.state.seats.items() if seat.is_here)

    def move_to(self, phase: str, by: By = FACILITATOR) -> None:
        self.do(by, ChangePhase(self.state.day.phase, phase))

    def undo(self) -> None:
        act = undo(self.state)
        assert act
        self.do(FACILITATOR, act)
