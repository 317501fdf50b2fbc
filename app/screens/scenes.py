"""What is on the wall by hand: the scenes, the console's hold on them, and what tablets say of them in words."""

from dataclasses import dataclass

from ..jury.day.plan import PhaseKind
from ..jury.day.scenes import Scene, ShowScene, scene_of
from ..jury.numbers import Words
from ..jury.state import State
from . import day
from .frame import Frame
from .region import Region, Screen
from .seats import wall_join


@dataclass(frozen=True, slots=True)
class WallQuiet(Region):
    """A time to think, without talking, about what the step is for."""

    prompt: Words


@dataclass(frozen=True, slots=True)
class WallPause(Region):
    """A break that no plan foresaw: nobody knows yet when it goes on."""


@dataclass(frozen=True, slots=True)
class WallThanks(Region):
    """Thank you, and who has to answer what the jury said."""

    title: Words
    answered_by: Words


@dataclass(frozen=True, slots=True)
class WallBlank(Region):
    """Nothing at all: the room looks at whoever speaks."""


@dataclass(frozen=True, slots=True)
class OnTheWall(Region):
    """What the wall shows, in words, where the tablet does not show it anyway. `until` is a time of day, or ""."""

    scene: Scene
    words: Words
    until: str


@dataclass(frozen=True, slots=True)
class ScenesPanel(Region):
    """The scene that is on and the acts that turn to the others."""

    now: Scene
    turns: tuple[ShowScene, ...]


def chosen(frame: Frame) -> Screen:
    """What somebody put on the wall by hand; () while it follows the step."""
    state = frame.moment.state
    match scene_of(state):
        case Scene.WELCOME:
            return (wall_join(frame.moment),)
        case Scene.CHARGE:
            return (day.WallCharge(state.the_plan.charge),)
        case Scene.QUIET:
            return (WallQuiet(state.the_phase.prompt),)
        case Scene.BREAK:
            return (WallPause(),)
        case Scene.THANKS:
            return (thanks(state),)
        case _:
            return ()


def thanks(state: State) -> WallThanks:
    return WallThanks(state.the_plan.title, state.the_plan.charge.answered_by)


def on_the_wall(frame: Frame) -> Screen:
    """The same in words, for tablets: what was chosen by hand, and the steps of which a tablet has no page."""
    state = frame.moment.state
    scene, kind = scene_of(state), state.the_phase.kind
    if scene is Scene.FOLLOW and kind is PhaseKind.BREAK:
        return (OnTheWall(Scene.BREAK, state.the_phase.prompt, day.countdown(frame.moment).ends),)
    if scene is Scene.FOLLOW:
        return ()
    return (OnTheWall(scene, _words(state, scene), ""),)


def _words(state: State, scene: Scene) -> Words:
    match scene:
        case Scene.CHARGE:
            return state.the_plan.charge.question
        case Scene.QUIET:
            return state.the_phase.prompt
        case Scene.THANKS:
            return state.the_plan.title
        case _:
            return {}


def scenes_panel(state: State) -> ScenesPanel:
    now = scene_of(state)
    return ScenesPanel(now, tuple(ShowScene(now, scene) for scene in Scene if scene is not now))
