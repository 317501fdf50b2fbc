"""What is on the wall by hand: the scenes, the console's hold on them, and what tablets say of them in words."""

from dataclasses import dataclass

from ..jury.day.plan import PhaseKind
from ..jury.day.scenes import Scene, ShowScene, has_something, scene_of
from ..jury.numbers import Words
from ..jury.state import State
from ..jury.tables.acts import Tables
from ..jury.votes.results import showing_results
from . import day
from .change import change_card
from .exhibits import shown_exhibit, wall_speaker
from .frame import Frame
from .overview import results_on_the_wall
from .questions import wall_prompt, wall_question
from .region import Region, Screen
from .results import ResultCard, results, shown
from .seats import wall_join
from .secret import untold
from .tables import wall_seating


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
    """What the wall shows, in words, where the tablet does not show it anyway. `until` is a time of day, or ""; `asked`
    what the witness is asked, in a juror's words; `tables` the seats at each."""

    scene: Scene
    words: Words
    until: str = ""
    asked: str = ""
    tables: Tables = ()


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
        case Scene.SPEAKER:
            return (speaker,) if (speaker := wall_speaker(state)) else ()
        case Scene.QUESTION:
            return (wall_prompt(state) if state.questions.put is None else wall_question(state),)
        case Scene.SEATING:
            return (wall_seating(state),)
        case Scene.RESULTS:
            return results_on_the_wall(showing_results(state) or state)
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
    """The same in words, for tablets: what was chosen by hand, and the steps of which a tablet has no page.

    Results that another step has shown stand there in full, as they did then.
    """
    state = frame.moment.state
    scene, kind = scene_of(state), state.the_phase.kind
    if scene is Scene.FOLLOW and kind is PhaseKind.BREAK:
        return (OnTheWall(Scene.BREAK, state.the_phase.prompt, day.countdown(frame.moment).ends),)
    if scene is Scene.FOLLOW:
        return ()
    if scene is Scene.SEATING:
        return (OnTheWall(scene, {}, tables=wall_seating(state).tables),)
    if scene is Scene.QUESTION and state.questions.put is not None:
        return (OnTheWall(scene, {}, asked=wall_question(state).text),)
    return (OnTheWall(scene, _words(state, scene)), *(_earlier_results(state) if scene is Scene.RESULTS else ()))


def _earlier_results(state: State) -> Screen:
    then = showing_results(state)
    if then is None or then.day.phase == state.day.phase:
        return ()
    cards = (card for vote in shown(then) for card in results(ResultCard, then, vote))
    return (*change_card(then), *cards, *untold(then))


def _words(state: State, scene: Scene) -> Words:
    match scene:
        case Scene.CHARGE:
            return state.the_plan.charge.question
        case Scene.SPEAKER:
            return exhibit.witness or exhibit.title if (exhibit := shown_exhibit(state)) else {}
        case Scene.QUIET | Scene.QUESTION:
            return state.the_phase.prompt
        case Scene.THANKS:
            return state.the_plan.title
        case _:
            return {}


def scenes_panel(state: State) -> ScenesPanel:
    now = scene_of(state)
    return ScenesPanel(now, tuple(ShowScene(now, scene) for scene in Scene if _is_offered(state, now, scene)))


def _is_offered(state: State, now: Scene, scene: Scene) -> bool:
    return scene is not now and has_something(state, scene)
