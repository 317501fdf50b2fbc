"""What can be done with exhibits."""

from dataclasses import dataclass

from ..act import RoomAct
from ..numbers import ExhibitId


@dataclass(frozen=True, slots=True)
class ShowExhibit(RoomAct):
    """An exhibit goes to the wall and every tablet at once; None puts it away."""

    leaving: ExhibitId | None = None
    to: ExhibitId | None = None


@dataclass(frozen=True, slots=True)
class TurnPage(RoomAct):
    """The wall goes to another page of the exhibit that is shown: from 0, what it is about."""

    exhibit: ExhibitId
    leaving: int
    to: int
