"""A juror's own way through the day, for nobody else."""

from dataclasses import dataclass

from ..jury.journey.said import OwnWords, own_words
from ..jury.journey.views import LastView, Ways, ways
from ..jury.numbers import JurorNumber
from ..jury.state import State
from .region import Region


@dataclass(frozen=True, slots=True)
class MyJourney(Region):
    """Where this juror began and ended, what they asked and what they said."""

    ways: Ways
    own: OwnWords
    to_move: bool
    """Whether there is a number to open it with on another device."""
    over: bool
    """The day has ended: the device can be given back."""


@dataclass(frozen=True, slots=True)
class ShutJourney(Region):
    """Another device has sat down here since this juror answered: only where their number is given."""

    over: bool


def my_journey(state: State, views: tuple[LastView, ...], juror: JurorNumber) -> MyJourney | ShutJourney:
    """views: all there are, the same for every juror."""
    if not state.seats[juror].is_where_it_answered:
        return ShutJourney(state.day.closed)
    return MyJourney(
        ways(state, views, juror), own_words(state, juror), state.seats[juror].answered > 0, state.day.closed
    )
