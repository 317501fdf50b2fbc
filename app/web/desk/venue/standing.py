"""How a venue stands after the newest check of it."""

from sqlalchemy import Engine

from ....store import venue
from .points import points, read, verdict_of


def newest_verdict(engine: Engine, sitting: str) -> str:
    """ "" where nobody has checked it."""
    made = venue.checks(engine, sitting)
    return verdict_of(points(read(made[0][2]))).value if made else ""
