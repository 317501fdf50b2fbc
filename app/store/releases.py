"""What has left of a sitting, and whether one thing more would tell single people by its difference from it."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Protocol

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
    """One that has left: `tier` is the circle; of a report for everybody, PUBLIC and the thing that it tells."""

    tier: str
    at: Millis
    by: str
    people: frozenset[JurorNumber]
    digest: str


def read_told(told: Iterable[Mapping[str, Any]]) -> tuple[Released, ...]:
    """As another process wrote it."""
    return tuple(
        Released(each["what"], Millis(0), "", frozenset(map(JurorNumber, each["people"])), each["digest"])
        for each in told
    )


def written_told(told: Iterable[Released]) -> list[dict[str, Any]]:
    return [{"what": each.tier, "people": sorted(each.people), "digest": each.digest} for each in told]


def releases(engine: Engine, sitting: str) -> tuple[Released, ...]:
    with Session(only_reading(engine)) as session:
        return tuple(map(_read, session.exec(_of(sitting))))


def remember(
    engine: Engine,
    sitting: str,
    wanted: Released,
    beside: Mapping[str, str] = NOTHING,
    fixed: Sequence[Released] = (),
) -> None:
    """Before it leaves. TooClose where it must not; the very same again is nothing new, and may leave again.

    beside: by another circle, the digest of the one release to it beside which this may leave. No other may be there.
    fixed: what everybody may be told from now on, beside this.
    """

    def check(before: Sequence[Released]) -> None:
        if any(is_too_close(each, wanted) for each in before if each.tier == wanted.tier):
            raise TooClose(same=True)
        allowed = {**beside, **{each.tier: each.digest for each in fixed}}
        if any(each.digest != allowed.get(each.tier) for each in before if each.tier != wanted.tier):
            raise TooClose(same=False)

    _keep(engine, sitting, (wanted, *fixed), check)


def remember_told(engine: Engine, sitting: str, told: Sequence[Released]) -> None:
    """What a report for everybody tells, thing by thing. TooClose where one of them was told otherwise meanwhile."""

    def check(before: Sequence[Released]) -> None:
        if any(is_too_close(one, other) for one in before for other in told if one.tier == other.tier):
            raise TooClose(same=True)

    _keep(engine, sitting, told, check)


def _keep(
    engine: Engine, sitting: str, wanted: Sequence[Released], check: Callable[[Sequence[Released]], None]
) -> None:
    """All of them or none. What was kept before is kept once."""
    while True:
        with Session(engine) as session:
            before = [_read(row) for row in session.exec(_of(sitting))]
            check(before)
            there = {(each.tier, each.digest) for each in before}
            new = [each for each in wanted if (each.tier, each.digest) not in there]
            session.add_all(_row(sitting, number, each) for number, each in enumerate(new, len(before) + 1))
            try:
                session.commit()
            except IntegrityError:
                continue
            return


class OfPeople(Protocol):
    """Something that is told of people, by its digest."""

    @property
    def people(self) -> frozenset[JurorNumber]: ...

    @property
    def digest(self) -> str: ...


def is_too_close(one: OfPeople, other: OfPeople) -> bool:
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
