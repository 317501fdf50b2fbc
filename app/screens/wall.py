"""What the room sees on the wall: nothing about any one person, and nothing before it is revealed."""

from ..jury.day.plan import PhaseKind
from ..jury.state import State
from ..jury.votes.turnout import turnout
from . import day, results
from .exhibits import WallExhibit, shown_exhibit
from .frame import Frame
from .region import Region, Screen
from .seats import WallCorner, wall_join
from .votes import WallTurnout


def screen(frame: Frame) -> Screen:
    return frame.once("wall", lambda: _screen(frame))


def _screen(frame: Frame) -> Screen:
    state = frame.moment.state
    corner = frame.once("corner", lambda: WallCorner(state.the_plan.title, frame.moment.links.join_code))
    head: Screen = (corner, frame.once("now", lambda: day.now(frame.moment)))
    if state.day.announcement:
        head = (*head, frame.once("notice", lambda: day.Notice(state.day.announcement)))
    return (*head, *(_of_phase(frame) or (day.waiting(state),)))


def _of_phase(frame: Frame) -> Screen:
    state = frame.moment.state
    match state.the_phase.kind:
        case PhaseKind.ARRIVE:
            return (wall_join(frame.moment),)
        case PhaseKind.CHARGE:
            return (day.WallCharge(state.the_plan.charge),)
        case PhaseKind.EVIDENCE:
            exhibit = shown_exhibit(state)
            return (WallExhibit(exhibit),) if exhibit else ()
        case PhaseKind.OPENING | PhaseKind.REFINED:
            return _turnouts(state)
        case PhaseKind.RESULT:
            return tuple(r for vote in results.shown(state) for r in results.results(results.WallResult, state, vote))
        case _:
            return ()


def _turnouts(state: State) -> Screen:
    votes = [state.the_plan.vote(vote) for vote in state.the_phase.votes]
    put: list[Region] = [
        WallTurnout(vote.id, vote.title, turnout(state, vote)) for vote in votes if state.voting(vote.id).version
    ]
    return tuple(put)
