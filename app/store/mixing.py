"""What tables are mixed by: the roster's attributes, and what somebody asked for. None of it is in the journal."""

from sqlalchemy import Engine

from ..jury.numbers import JurorNumber
from ..jury.tables.wishes import Wishes
from .roster import roster
from .wishes import held_wishes


def mixing(engine: Engine, sitting: str) -> Wishes[JurorNumber]:
    """All that a seating should keep to."""
    rows, held = roster(engine, sitting).values(), held_wishes(engine, sitting)
    names = dict.fromkeys(name for row in rows for name, value in row.attributes.items() if value)
    attributes = {name: {row.juror: row.attributes.get(name, "") for row in rows} for name in names}
    return Wishes(attributes, dict(held.pinned), held.apart)
