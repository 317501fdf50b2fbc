"""A juror's own way through the day, for nobody else."""

from dataclasses import dataclass

from ..jury.journey.said import OwnWords, own_words
from ..jury.journey.views import LastView, Ways, ways
from ..jury.numbers import JurorNumber
from .moment import Moment
from .region import Region


@dataclass(frozen=True, slots=True)
class MyJourney(Region):
    """Where this juror began and ended, what they asked and what they said."""

    ways: Ways
    own: OwnWords
    over: bool
    """The day has ended: the device can be given back."""


@dataclass(frozen=True, slots=True)
class ShutJourney(Region):
    """Another device has sat down here since this juror answered: only where their number is given."""

    over: bool


def is_own(moment: Moment, juror: JurorNumber) -> bool:
    """Whether the device at this seat may show what its juror answered, once it is not being asked any more."""
    seat = moment.state.seats[juror]
    return seat.is_where_it_answered or moment.watched.owners.get(juror) == seat.generation


def my_journey(moment: Moment, views: tuple[LastView, ...], juror: JurorNumber) -> MyJourney | ShutJourney:
    """views: all there are, the same for every juror."""
    state = moment.state
    if not is_own(moment, juror):
        return ShutJourney(state.day.closed)
    return MyJourney(ways(state, views, juror), own_words(state, juror), state.day.closed)
