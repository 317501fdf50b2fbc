"""What somebody who only looks on sees of a sitting: where it is and who is there. Nothing here can be pressed."""

from dataclasses import dataclass, replace

from ..jury.numbers import Words
from ..jury.votes.turnout import Turnout, turnout
from . import day
from .frame import Frame
from .region import Region, Screen
from .seats import room_panel


@dataclass(frozen=True, slots=True)
class Progress(Region):
    """The votes of this step that have been put, and how many have answered; never what."""

    votes: tuple[tuple[Words, bool, Turnout], ...]


def screen(frame: Frame) -> Screen:
    return frame.once("observer", lambda: _screen(frame))


def _screen(frame: Frame) -> Screen:
    moment = frame.moment
    state = moment.state
    put = ((vote, state.voting(vote.id)) for vote in state.votes_here)
    room = room_panel(moment)
    seats = tuple(replace(seat, leaves=None, returns=None) for seat in room.seats)
    return (
        day.run_sheet(moment),
        day.now(moment),
        Progress(tuple((vote.title, voting.is_open, turnout(state, vote)) for vote, voting in put if voting.version)),
        replace(room, seats=seats, add=None),
    )
