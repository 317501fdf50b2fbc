"""Which screen is whose."""

from ..jury.numbers import JurorNumber
from ..jury.people import By, Role
from . import facilitator, juror, observer, scribe, wall
from .day import Closed
from .frame import Frame
from .region import Screen


def screen(frame: Frame, viewer: By) -> Screen:
    """The regions this viewer sees at this moment, in order. A role without a screen sees closed doors."""
    if not frame.moment.state.is_open:
        return (Closed(leads=viewer.role is Role.FACILITATOR),)
    match viewer.role:
        case Role.JUROR:
            return juror.screen(frame, JurorNumber(viewer.number))
        case Role.FACILITATOR:
            return facilitator.screen(frame, viewer)
        case Role.SCRIBE:
            return scribe.screen(frame, viewer)
        case Role.ORGANISER:
            return observer.screen(frame)
        case Role.WALL:
            return wall.screen(frame)
        case _:
            return (Closed(),)
