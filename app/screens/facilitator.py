"""What a facilitator sees: the run sheet, what is on now, and the room; who has answered, never what."""

from ..jury.day.acts import LONGEST_ANNOUNCEMENT
from ..jury.day.plan import PhaseKind
from . import day, votes
from .exhibits import exhibit_panel
from .frame import Frame
from .region import Region, Screen
from .seats import room_panel


def screen(frame: Frame) -> Screen:
    return frame.once("console", lambda: _screen(frame))


def _screen(frame: Frame) -> Screen:
    moment = frame.moment
    return (
        day.run_sheet(moment),
        day.now_panel(moment),
        day.clock_panel(moment.state),
        *_of_phase(frame),
        day.undo_panel(moment.state),
        day.notice_panel(moment.state),
        day.NoticeForm(LONGEST_ANNOUNCEMENT),
        room_panel(moment),
    )


def _of_phase(frame: Frame) -> tuple[Region, ...]:
    state = frame.moment.state
    match state.the_phase.kind:
        case PhaseKind.OPENING | PhaseKind.REFINED:
            return tuple(votes.vote_panel(frame.moment, state.the_plan.vote(vote)) for vote in state.the_phase.votes)
        case PhaseKind.EVIDENCE:
            return (exhibit_panel(state),)
        case PhaseKind.RESULT:
            return (votes.reveal_panel(state),)
        case _:
            return ()
