"""Whom the plan wants to be recruited, beside whom the list has: a gap shows while somebody can still be invited."""

from collections.abc import Collection, Mapping

from ....jury.numbers import JurorNumber
from ....jury.seats.targets import Target
from ....jury.state import State
from ....store.roster import Listed
from ....study.bands import band
from ....study.recruited import Recruited, recruited

Roster = Mapping[JurorNumber, Listed]
MOST_VALUES = 12


def recruited_of(
    targets: Collection[Target], state: State, seats: Collection[JurorNumber], listed: Roster
) -> tuple[Recruited, ...]:
    came = {juror for juror, seat in state.seats.items() if seat.checked_in}
    return tuple(recruited(each, seats, _known(listed, each.attribute), came) for each in targets)


def values_of(listed: Roster) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the list knows people by, each with some of what it says there."""
    names = dict.fromkeys(name for line in listed.values() for name in line.attributes)
    return tuple((name, tuple(sorted({*_known(listed, name).values()}))[:MOST_VALUES]) for name in names)


def _known(listed: Roster, name: str) -> Mapping[JurorNumber, str]:
    """Ages in tens, as the report tells them."""
    return {juror: band(line.attributes[name]) for juror, line in listed.items() if line.attributes.get(name)}
