"""What was done of late, by which console and when, and the act that takes the latest of it back."""

from dataclasses import dataclass

from ..jury.act import RoomAct
from ..jury.entry import Entry
from ..jury.people import Role
from ..jury.rules import undo
from .moment import Moment
from .region import Region
from .run_sheet import time_of_day

DEEDS = 8
"""Steps that the console lists, of those that could be taken back."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a console did: an act's name, the console's number and name ("" where no card says one), and the time of
    day."""

    did: str
    console: int
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class UndoPanel(Region):
    """The latest thing that can be taken back: what it was (`did`, an act's name) and the act that does it. `deeds` are
    that one and those before it, the latest first."""

    did: str
    act: RoomAct | None
    deeds: tuple[Deed, ...] = ()


def undo_panel(moment: Moment) -> UndoPanel:
    state, act = moment.state, undo(moment.state)
    undone = next((e for e in state.undoable if act and e.seq == act.undoes), None)
    before = [e for e in reversed(state.undoable) if undone and e.seq <= undone.seq][:DEEDS]
    return UndoPanel(type(undone.act).__name__ if undone else "", act, tuple(_deed(moment, e) for e in before))


def _deed(moment: Moment, entry: Entry) -> Deed:
    number = entry.by.number if entry.by.role is Role.FACILITATOR else 0
    name = moment.watched.hands.names.get(number, "")
    return Deed(type(entry.act).__name__, number, name, time_of_day(entry.at, moment.links.zone))
