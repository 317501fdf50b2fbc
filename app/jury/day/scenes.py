"""What the wall shows where somebody chose it by hand; otherwise it follows the step the room is in.

A scene that was chosen stays until the room moves on, or until another is chosen. It names what it leaves, as every
act that steers the room does.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from ..act import Outcome, RoomAct
from ..entry import Entry
from ..numbers import Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State


class Scene(StrEnum):
    """FOLLOW shows what the step has for the wall, BLANK nothing at all."""

    FOLLOW = "follow"
    WELCOME = "welcome"
    CHARGE = "charge"
    QUIET = "quiet"
    BREAK = "break"
    THANKS = "thanks"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class ShowScene(RoomAct):
    """The wall turns from one scene to another."""

    leaving: Scene
    to: Scene


def scene_of(state: State) -> Scene:
    return Scene(state.day.scene or Scene.FOLLOW)


def check_scene(state: State, by: By, act: ShowScene, now: Millis, given: object) -> Outcome:
    if act.leaving != scene_of(state):
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_scene(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ShowScene)
    chosen = "" if act.to is Scene.FOLLOW else str(act.to)
    return replace(state, day=replace(state.day, scene=chosen))


def undo_scene(state: State, entry: Entry) -> ShowScene | None:
    """None once the room has moved on, and with it the wall."""
    act = entry.act
    assert isinstance(act, ShowScene)
    return ShowScene(act.to, act.leaving, undoes=entry.seq) if scene_of(state) is act.to else None
