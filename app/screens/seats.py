"""Seats as people see them: one's own place, checking in, the way in on the wall, and the room on the console."""

from dataclasses import dataclass

from ..jury.numbers import JurorNumber, Words
from ..jury.seats.plan import Consent
from ..jury.votes.turnout import completed
from .moment import Moment
from .region import Region


@dataclass(frozen=True, slots=True)
class Place(Region):
    """The head of a juror's screen: whose seat this is, on which day."""

    juror: JurorNumber
    title: Words


@dataclass(frozen=True, slots=True)
class CheckInForm(Region):
    """One tap to say "I am here", with what one agrees to."""

    juror: JurorNumber
    consents: tuple[Consent, ...]


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
    """`health` is "empty", "in", "away" (seated before, not connected now); `answered` is None when no vote is open."""

    juror: JurorNumber
    name: str
    health: str
    checked_in: bool
    answered: bool | None


@dataclass(frozen=True, slots=True)
class RoomPanel(Region):
    """Every seat's health, and who has answered; never what."""

    seats: tuple[SeatRow, ...]
    connected: int
    checked_in: int


def room_panel(moment: Moment) -> RoomPanel:
    state = moment.state
    open_votes = [vote for vote in state.the_plan.votes if state.voting(vote.id).is_open]
    done = completed(state, open_votes[0]) if open_votes else None
    rows = tuple(
        SeatRow(
            juror=juror,
            name=moment.names.get(juror, ""),
            health="empty" if not seat.generation else "in" if juror in moment.presence else "away",
            checked_in=seat.checked_in,
            answered=None if done is None else juror in done,
        )
        for juror, seat in state.seats.items()
    )
    return RoomPanel(rows, sum(row.health == "in" for row in rows), sum(row.checked_in for row in rows))


def wall_join(moment: Moment) -> WallJoin:
    seats = moment.state.seats
    seated = sum(seat.checked_in for seat in seats.values())
    return WallJoin(moment.links.join_code, moment.links.join_url, seated, len(seats))
