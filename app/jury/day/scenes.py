"""What the wall shows where somebody chose it by hand; otherwise it follows the step the room is in.

A scene that was chosen stays until the room moves on, or until another is chosen; where what it shows is taken away,
the wall follows the step again. It names what it leaves, as every act that steers the room does.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from ..act import Outcome, RoomAct
from ..entry import Entry
from ..numbers import Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..tables.rules import seated_now
from ..votes.results import showing_results
from .plan import PhaseKind


class Scene(StrEnum):
    """FOLLOW shows what the step has for the wall, BLANK nothing at all.

    SPEAKER is who or what is heard now, QUESTION what the witness is asked or the tables talk about.
    """

    FOLLOW = "follow"
    WELCOME = "welcome"
    CHARGE = "charge"
    SPEAKER = "speaker"
    QUESTION = "question"
    SEATING = "seating"
    QUIET = "quiet"
    RESULTS = "results"
    BREAK = "break"
    THANKS = "thanks"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class ShowScene(RoomAct):
    """The wall turns from one scene to another."""

    leaving: Scene
    to: Scene


def scene_of(state: State) -> Scene:
    scene = Scene(state.day.scene or Scene.FOLLOW)
    return scene if has_something(state, scene) else Scene.FOLLOW


def has_something(state: State, scene: Scene) -> bool:
    """Whether there is anything to show in it now. Results are those that have been revealed, and no others."""
    match scene:
        case Scene.SPEAKER:
            return state.exhibits.shown is not None
        case Scene.QUESTION:
            return state.questions.put is not None or state.the_phase.kind is PhaseKind.TALK
        case Scene.SEATING:
            return bool(seated_now(state).tables)
        case Scene.RESULTS:
            return showing_results(state) is not None
        case _:
            return True


def check_scene(state: State, by: By, act: ShowScene, now: Millis, given: object) -> Outcome:
    if act.leaving != scene_of(state):
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if not has_something(state, act.to):
        raise Refused(Reason.NOT_NOW)
    return Outcome()


def apply_scene(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ShowScene)
    chosen = "" if act.to is Scene.FOLLOW else str(act.to)
    return replace(state, day=replace(state.day, scene=chosen))


def undo_scene(state: State, entry: Entry) -> ShowScene | None:
    """None once the room has moved on, and with it the wall; or where what was there before has been taken away."""
    act = entry.act
    assert isinstance(act, ShowScene)
    stands = scene_of(state) is act.to and has_something(state, act.leaving)
    return ShowScene(act.to, act.leaving, undoes=entry.seq) if stands else None
