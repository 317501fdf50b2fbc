"""The rehearsal's page at the desk as a value."""

from dataclasses import dataclass

from .sheets import Sheet, SittingRow


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal that is on: how to come in, how many simulated jurors, how fast, until when ("17:05").

    `closed` is whether its day has been led to the end.
    """

    code: str
    address: str
    wall: str
    scribes: tuple[str, ...]
    people: int
    speed: int
    ends: str
    closed: bool


@dataclass(frozen=True, slots=True)
class RehearsePage(Sheet):
    """Begin a rehearsal, or lead and end the one that is on. `problem` is "unfit", "faults", "live" or "too-many".

    `is_live` is whether a real day of this installation is on, `at_once` how many rehearsals there can be.
    """

    sitting: SittingRow
    on: Rehearsed | None
    fewest: int
    most: int
    at_once: int
    people: str
    speeds: tuple[int, ...]
    speed: str
    hints: bool
    is_live: bool
    problem: str
