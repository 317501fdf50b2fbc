"""What can be done with the pulse of an exhibit: three taps after it, which stay private until they are shown."""

from dataclasses import dataclass
from enum import StrEnum

from ..act import Act, RoomAct
from ..numbers import ExhibitId, OptionId


class Degree(StrEnum):
    """Whether it was clear, or trusted."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Changed(StrEnum):
    """Whether it changed how somebody sees an option, and which way."""

    NO = "no"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class GivePulse(Act):
    """One tap, or several; what is None stays as it was. The last one counts.

    `about` is the option that somebody now sees more or less favourably; there is none where nothing changed.
    """

    exhibit: ExhibitId
    clear: Degree | None = None
    trusted: Degree | None = None
    changed: Changed | None = None
    about: OptionId | None = None


@dataclass(frozen=True, slots=True)
class ClosePulse(RoomAct):
    """No more taps after this exhibit; or some more, where nobody has been shown any yet."""

    exhibit: ExhibitId
    closed: bool = True


@dataclass(frozen=True, slots=True)
class ShowPulse(RoomAct):
    """The counts of an exhibit's pulse go to the wall and every tablet; None puts them away."""

    leaving: ExhibitId | None = None
    to: ExhibitId | None = None
