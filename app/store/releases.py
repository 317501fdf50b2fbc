"""Which releases there were of a sitting, and whether one more would tell single people by its difference from one."""

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from ..jury.numbers import JurorNumber, Millis
from .database import only_reading
from .tables import ReleaseRow

NOTHING: Mapping[str, str] = {}
FEWEST_APART = 5
"""Two releases to the same circle tell of the very same, or of people of whom at least so many are in one alone."""


class TooClose(Exception):
    """An earlier release differs from this one by too few people: one to the `same` circle, or to another."""

    def __init__(self, *, same: bool) -> None:
        super().__init__()
        self.same = same


@dataclass(frozen=True, slots=True)
class Released:
    """One that has left."""

    tier: str
    at: Millis
    by: str
    people: frozenset[JurorNumber]
    digest: str


def releases(engine: Engine, sitting: str) -> tuple[Released, ...]:
    with Session(only_reading(engine)) as session:
        return tuple(map(_read, session.exec(_of(sitting))))


def remember(engine: Engine, sitting: str, wanted: Released, beside: Mapping[str, str] = NOTHING) -> None:
    """Before it leaves. TooClose where it must not; the very same again is nothing new, and may leave again.

    beside: by another circle, the digest of the one release to it beside which this may leave. No other may be there.
    """
    while True:
        with Session(engine) as session:
            rows = session.exec(_of(sitting)).all()
            before = [each for each in map(_read, rows) if each.tier == wanted.tier]
            if any(is_too_close(each, wanted) for each in before):
                raise TooClose(same=True)
            if any(each.digest != beside.get(each.tier) for each in map(_read, rows) if each.tier != wanted.tier):
                raise TooClose(same=False)
            if any(each.digest == wanted.digest for each in before):
                return
            session.add(_row(sitting, len(rows) + 1, wanted))
            try:
                session.commit()
            except IntegrityError:
                continue
            return


def is_too_close(one: Released, other: Released) -> bool:
    """Also where the same people are told of, and something else is told of somebody."""
    return one.digest != other.digest and _apart(one.people, other.people) < FEWEST_APART


def _apart(one: Set[JurorNumber], other: Set[JurorNumber]) -> int:
    """How few could be told from the difference: those in one and not in the other, either way."""
    alone = [len(one - other), len(other - one)]
    return min([many for many in alone if many] or [0])


def _of(sitting: str) -> SelectOfScalar[ReleaseRow]:
    return select(ReleaseRow).where(ReleaseRow.sitting == sitting).order_by(col(ReleaseRow.number))


def _row(sitting: str, number: int, wanted: Released) -> ReleaseRow:
    people = json.dumps(sorted(wanted.people))
    return ReleaseRow(
        sitting=sitting,
        number=number,
        tier=wanted.tier,
        at=wanted.at,
        by=wanted.by,
        people=people,
        digest=wanted.digest,
    )


def _read(row: ReleaseRow) -> Released:
    people = frozenset(JurorNumber(each) for each in json.loads(row.people))
    return Released(row.tier, Millis(row.at), row.by, people, row.digest)
