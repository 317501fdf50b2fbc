"""What the room is given when it draws tables: a seating for everybody who is here; and one like that which stands."""

import secrets
from collections.abc import Callable

from ...jury.act import Act
from ...jury.numbers import JurorNumber
from ...jury.state import State
from ...jury.tables.acts import DrawTables, Solved
from ...jury.tables.rules import met_before, seating_of
from ...jury.votes.turnout import entitled
from .beside import Sought, found
from .wishes import Wishes

Find = Callable[[Sought], Solved]


def drawn_tables(
    state: State, act: Act, wishes: Wishes[JurorNumber] | None = None, find: Find = found
) -> Solved | None:
    """What `DrawTables` is given, or None where there can be no seating."""
    assert isinstance(act, DrawTables)
    here = sorted(entitled(state))
    if not 1 <= act.tables <= len(here):
        return None
    before = met_before(state, act.phase)
    return find(Sought(here, act.tables, before, wishes or Wishes(), seed=secrets.randbits(31)))


def seated_again(state: State, wishes: Wishes[JurorNumber], find: Find = found) -> Solved | None:
    """Everybody who is here now, with as few as can be at another table; None where nobody has a table."""
    phase, here = state.the_phase.id, sorted(entitled(state))
    stands = seating_of(state, phase).tables
    tables = min(len(stands), len(here))
    if not tables:
        return None
    near = tuple(tuple(juror for juror in table if juror in set(here)) for table in stands[:tables])
    return find(Sought(here, tables, met_before(state, phase), wishes, near, secrets.randbits(31)))
