"""What the room sees on the wall: nothing about any one person, and nothing before it is revealed."""

from ..jury.day.plan import PUTS_VOTES, PhaseKind
from ..jury.day.scenes import Scene, scene_of
from ..jury.state import State
from . import agenda, day, scenes
from .exhibits import wall_exhibit
from .frame import Frame
from .listing import on_the_wall
from .overview import results_on_the_wall
from .pulse import wall_pulse
from .questions import wall_question
from .region import Region, Screen
from .seats import WallCorner, wall_join
from .secret import wall_secret
from .tables import wall_tables
from .votes import wall_turnout


def screen(frame: Frame) -> Screen:
    return frame.once("wall", lambda: _screen(frame))


def _screen(frame: Frame) -> Screen:
    state = frame.moment.state
    corner = frame.once("corner", lambda: WallCorner(state.the_plan.title, frame.moment.links.join_code))
    head: Screen = (corner, frame.once("now", lambda: day.now(frame.moment)))
    if state.day.announcement:
        head = (*head, frame.once("notice", lambda: day.Notice(state.day.announcement)))
    if state.day.closed:
        return (*head, agenda.Ended(state.the_plan.title))
    if state.day.adjourned:
        return (*head, agenda.Adjourned())
    if scene_of(state) is Scene.BLANK:
        return (scenes.WallBlank(),)
    return (*head, *(scenes.chosen(frame) or _of_phase(frame) or (day.waiting(state),)))


def _of_phase(frame: Frame) -> Screen:
    """A vote that is put has the wall to itself, and so have its results."""
    state = frame.moment.state
    if state.the_phase.kind is PhaseKind.RESULT:
        return wall_pulse(state) or _results(frame)
    shown = (_results(frame) or _turnouts(state)) if state.the_phase.kind in PUTS_VOTES else ()
    return shown or _of_kind(frame)


def _results(frame: Frame) -> Screen:
    state = frame.moment.state
    return frame.once("results", lambda: results_on_the_wall(state), of=state)


def _of_kind(frame: Frame) -> Screen:
    state = frame.moment.state
    match state.the_phase.kind:
        case PhaseKind.ARRIVE:
            return (wall_join(frame.moment),)
        case PhaseKind.CHARGE:
            return (day.WallCharge(state.the_plan.charge),)
        case PhaseKind.EVIDENCE:
            return _evidence(state)
        case PhaseKind.QUESTIONS:
            return wall_pulse(state) or (wall_question(state),)
        case PhaseKind.TALK:
            return (wall_tables(state),)
        case PhaseKind.DRAFTING:
            return on_the_wall(frame)
        case PhaseKind.BREAK:
            return (day.wall_break(frame.moment),)
        case PhaseKind.CLOSE:
            return (scenes.thanks(state),)
        case _:
            return ()


def _evidence(state: State) -> Screen:
    if state.exhibits.pulse is not None:
        return wall_pulse(state)
    if state.questions.put is not None:
        return (wall_question(state),)
    return wall_exhibit(state)


def _turnouts(state: State) -> Screen:
    """The open vote; where none is, those that have closed, unless the step is there for something else as well."""
    put = [vote for vote in state.votes_here if state.voting(vote.id).version]
    is_open = [vote for vote in put if state.voting(vote.id).is_open]
    about_votes = state.the_phase.kind in (PhaseKind.OPENING, PhaseKind.REFINED, PhaseKind.EVALUATION)
    drawn: list[Region] = [
        wall_secret(state, vote) if vote.secret else wall_turnout(state, vote)
        for vote in is_open or (put if about_votes else ())
    ]
    return tuple(drawn)
