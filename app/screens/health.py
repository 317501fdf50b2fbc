"""The health of the room in words: who is in, whose device is quiet or holds something unsent, and who wants help."""

from dataclasses import dataclass
from typing import ClassVar

from ..jury.numbers import JurorNumber
from .moment import Moment
from .region import Region
from .watched import Health

MOST_ROWS = 12
"""Seats that are named; where a whole hall has lost its network, a count says more than a list."""


@dataclass(frozen=True, slots=True)
class HealthRow:
    """With nothing more to be said of its device, the seat is one that is not in."""

    juror: JurorNumber
    name: str
    health: Health


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody asked for help. `going` is the number of the console that is on its way, 0 for none yet."""

    juror: JurorNumber
    name: str
    going: int
    by: str


@dataclass(frozen=True, slots=True)
class KnockRow:
    juror: JurorNumber
    name: str
    code: int


@dataclass(frozen=True, slots=True)
class HealthPanel(Region):
    """`present` of the `seated` devices have been heard of lately; the rest have to be looked at, those with something
    unsent first, and `more` beside them."""

    aside: ClassVar[bool] = True

    present: int
    seated: int
    rows: tuple[HealthRow, ...]
    more: int
    calls: tuple[CallRow, ...]
    knocks: tuple[KnockRow, ...]


@dataclass(frozen=True, slots=True)
class HelpCall(Region):
    """A juror asked for help quietly, and perhaps somebody is `coming`. Stands on no other screen but theirs."""

    coming: bool


def health_panel(moment: Moment) -> HealthPanel:
    watched, names = moment.watched, moment.names
    expected = [juror for juror, seat in moment.state.seats.items() if seat.generation and not seat.left]
    present = {juror for juror in expected if _is_in(moment, juror)}
    told = [
        (juror, watched.health.get(juror, Health()))
        for juror in expected
        if juror in watched.health or juror not in present
    ]
    told.sort(key=lambda row: (-row[1].unsent, -row[1].quiet, row[0]))
    rows = tuple(HealthRow(juror, names.get(juror, ""), health) for juror, health in told[:MOST_ROWS])
    hands = watched.hands.names
    return HealthPanel(
        present=len(present),
        seated=len(expected),
        rows=rows,
        more=len(told) - len(rows),
        calls=tuple(CallRow(j, names.get(j, ""), going, hands.get(going, "")) for j, going in watched.calls.items()),
        knocks=tuple(KnockRow(each.juror, names.get(each.juror, ""), each.code) for each in watched.knocks),
    )


def help_call(moment: Moment, juror: JurorNumber) -> HelpCall | None:
    going = moment.watched.calls.get(juror)
    return None if going is None else HelpCall(going > 0)


def _is_in(moment: Moment, juror: JurorNumber) -> bool:
    return juror in moment.presence and not moment.watched.health.get(juror, Health()).quiet
