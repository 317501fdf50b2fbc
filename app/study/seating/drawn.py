"""What the room is given when it draws tables: a seating for everybody who is here."""

import secrets
from collections.abc import Callable

from ...jury.act import Act
from ...jury.state import State
from ...jury.tables.acts import DrawTables, Tables
from ...jury.tables.rules import met_before
from ...jury.votes.turnout import entitled
from .solved import seat

Solve = Callable[..., Tables]
"""`seat`, or something that has it worked out elsewhere."""


def drawn_tables(state: State, act: Act, solve: Solve = seat) -> Tables | None:
    """What `DrawTables` is given, or None where there can be no seating."""
    assert isinstance(act, DrawTables)
    here = sorted(entitled(state))
    if not 1 <= act.tables <= len(here):
        return None
    return solve(here, act.tables, met_before(state, act.phase), seed=secrets.randbits(31))
