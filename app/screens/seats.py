"""Seats as people see them: one's own place, checking in, the way in on the wall, and the room on the console."""

from dataclasses import dataclass
from typing import ClassVar

from ..jury.numbers import ConsentId, JurorNumber, Words
from ..jury.seats.acts import MOST_PEOPLE, AddSeat, RecordLeaving, RecordReturn
from ..jury.seats.plan import Consent
from ..jury.seats.rules import next_number
from ..jury.state import State
from ..jury.tables.rules import seating_of
from ..jury.tables.state import Seating
from ..jury.votes.turnout import completed
from .frame import Frame
from .moment import Moment
from .region import Region


@dataclass(frozen=True, slots=True)
class Place(Region):
    """The head of a juror's screen: whose seat this is, on which day, and at which table (0 for none) they now sit."""

    juror: JurorNumber
    title: Words
    table: int


@dataclass(frozen=True, slots=True)
class ScribePlace(Region):
    """The head of a scribe's screen: for which table they write, on which day."""

    table: int
    title: Words


@dataclass(frozen=True, slots=True)
class CheckInForm(Region):
    """One tap to say "I am here", with what one agrees to and how many share the seat; `left` where one had gone.

    `agreed` and `people` are what was said before.
    """

    juror: JurorNumber
    consents: tuple[Consent, ...]
    agreed: tuple[ConsentId, ...]
    people: int
    most_people: int
    left: bool


@dataclass(frozen=True, slots=True)
class WallJoin(Region):
    """How to come in: address, code and a QR of the address. `seated` of `seats` are in."""

    code: str
    url: str
    seated: int
    seats: int


@dataclass(frozen=True, slots=True)
class WallCorner(Region):
    """The way in for latecomers, small, in a corner that never moves."""

    title: Words
    code: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """`health` is "empty", "in", "away" (seated before, not connected now); once the day is over, "over" or "empty".

    `answered` is None when no vote is open, and when the one that is open is secret.
    """

    juror: JurorNumber
    name: str
    health: str
    checked_in: bool
    answered: bool | None
    people: int
    left: bool
    leaves: RecordLeaving | None
    returns: RecordReturn | None


@dataclass(frozen=True, slots=True)
class RoomPanel(Region):
    """Every seat's health, and who has answered; never what.

    Once the day is over nobody is `connected`, and it says who was here.
    """

    aside: ClassVar[bool] = True

    seats: tuple[SeatRow, ...]
    connected: int | None
    checked_in: int
    add: AddSeat | None


def place(frame: Frame, juror: JurorNumber) -> Place:
    title, seating = seats = frame.once("seats", lambda: _seats(frame.moment.state))
    return frame.once(("place", juror), lambda: Place(juror, title, seating.table_of(juror)), of=seats)


def room_panel(frame: Frame) -> RoomPanel:
    """Thousands of rows in a full hall, which are left alone by all that does not move them."""
    moment = frame.moment
    state = moment.state
    room = (state.seats, state.votes, moment.presence, moment.names, state.day.closed)
    return frame.once("room", lambda: _room_panel(moment), of=frame.once("room made of", lambda: room))


def _seats(state: State) -> tuple[Words, Seating]:
    return state.the_plan.title, seating_of(state, state.the_phase.id)


def _room_panel(moment: Moment) -> RoomPanel:
    state, closed = moment.state, moment.state.day.closed
    open_votes = [vote for vote in state.the_plan.votes if state.voting(vote.id).is_open and not vote.secret]
    done = completed(state, open_votes[0]) if open_votes else None
    rows = tuple(
        SeatRow(
            juror=juror,
            name=moment.names.get(juror, ""),
            health=_health(moment, juror),
            checked_in=seat.checked_in,
            answered=None if done is None else juror in done,
            people=seat.people,
            left=seat.left,
            leaves=RecordLeaving(juror) if seat.is_here and not closed else None,
            returns=RecordReturn(juror) if seat.left and not closed else None,
        )
        for juror, seat in state.seats.items()
    )
    return RoomPanel(
        seats=rows,
        connected=None if closed else sum(row.health == "in" for row in rows),
        checked_in=sum(seat.is_here for seat in state.seats.values()),
        add=None if closed else AddSeat(next_number(state)),
    )


def _health(moment: Moment, juror: JurorNumber) -> str:
    if not moment.state.seats[juror].generation:
        return "empty"
    if moment.state.day.closed:
        return "over"
    return "in" if juror in moment.presence else "away"


def check_in_form(state: State, juror: JurorNumber) -> CheckInForm:
    seat = state.seats[juror]
    return CheckInForm(juror, state.the_plan.consents, seat.consents, seat.people, MOST_PEOPLE, seat.left)


def wall_join(moment: Moment) -> WallJoin:
    seats = moment.state.seats
    seated = sum(seat.is_here for seat in seats.values())
    return WallJoin(moment.links.join_code, moment.links.join_url, seated, len(seats))
