"""What somebody who only looks on sees of a sitting: where it is and which seats are taken, and nobody's name.

Nothing here can be pressed.
"""

from dataclasses import dataclass, replace

from ..jury.numbers import Words
from ..jury.state import State
from ..jury.votes.plan import Vote
from ..jury.votes.turnout import Coarse, Turnout, coarse, turnout
from . import day
from .frame import Frame
from .moment import Moment
from .region import Region, Screen
from .run_sheet import run_sheet
from .seats import room_panel


@dataclass(frozen=True, slots=True)
class Progress(Region):
    """Where the room is, and how many have answered the votes that this step has put; never what.

    How far an open secret vote has come stands in a word.
    """

    step: int
    steps: int
    title: Words
    countdown: day.Countdown | None
    votes: tuple[tuple[Words, bool, Turnout | Coarse], ...]


def screen(frame: Frame) -> Screen:
    return frame.once("observer", lambda: _screen(frame))


def _screen(frame: Frame) -> Screen:
    moment = frame.moment
    room = room_panel(frame)
    seats = tuple(replace(seat, name="", leaves=None, returns=None) for seat in room.seats)
    return run_sheet(moment), _progress(moment), replace(room, seats=seats, add=None)


def _progress(moment: Moment) -> Progress:
    state, now = moment.state, day.now(moment)
    put = ((vote, state.voting(vote.id)) for vote in state.votes_here)
    votes = ((vote.title, voting.is_open, _turnout(state, vote)) for vote, voting in put if voting.version)
    return Progress(now.step, now.steps, now.title, now.countdown, tuple(votes))


def _turnout(state: State, vote: Vote) -> Turnout | Coarse:
    done = turnout(state, vote)
    return coarse(done) if vote.secret and state.voting(vote.id).is_open else done
