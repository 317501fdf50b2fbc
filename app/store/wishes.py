"""What the tables of a day have to keep to, beside its journal: seats at a table of their own, and pairs apart."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from ..jury.numbers import JurorNumber
from .database import only_reading
from .tables import SeatingWishes

ROWS = SeatingWishes.__table__  # type: ignore[attr-defined]
ATTEMPTS = 8
MOST_REVISIONS = 2**31 - 1
MOST_WISHES = 500

Pair = tuple[JurorNumber, JurorNumber]


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody asked for. The smaller number of a pair is first."""

    pinned: tuple[tuple[JurorNumber, int], ...] = ()
    apart: tuple[Pair, ...] = ()

    def seated_at(self, juror: JurorNumber, table: int) -> "Held":
        """This seat at this table, whichever it was to be at before; at none in particular where the table is 0."""
        others = dict(self.pinned) | {juror: table}
        return replace(self, pinned=tuple(sorted((each, at) for each, at in others.items() if at)))

    def kept_apart(self, pair: Pair) -> "Held":
        return replace(self, apart=tuple(sorted({*self.apart, _ordered(pair)})))

    def left_together(self, pair: Pair) -> "Held":
        return replace(self, apart=tuple(each for each in self.apart if each != _ordered(pair)))

    def without(self, juror: JurorNumber) -> "Held":
        return Held(
            tuple(each for each in self.pinned if each[0] != juror),
            tuple(pair for pair in self.apart if juror not in pair),
        )

    @property
    def is_too_much(self) -> bool:
        return len(self.pinned) + len(self.apart) > MOST_WISHES


def held_wishes(engine: Engine, sitting: str) -> Held:
    with Session(only_reading(engine)) as session:
        row = session.get(SeatingWishes, sitting)
        return _read(row.pinned, row.apart) if row else Held()


def change_wishes(engine: Engine, sitting: str, change: Callable[[Held], Held]) -> bool:
    """False where it would be too much, or where others were quicker again and again."""
    for _ in range(ATTEMPTS):
        with engine.begin() as connection:
            there = connection.execute(select(ROWS).where(ROWS.c.sitting == sitting)).mappings().first()
            held = change(_read(there["pinned"], there["apart"]) if there else Held())
            if held.is_too_much:
                return False
            if _is_kept(connection, sitting, held, int(there["rev"]) if there else None):
                return True
    return False


def erase_wishes(connection: Connection, sitting: str, juror: JurorNumber | None) -> None:
    """Nothing is known any more of what was asked for: about one seat, or about all."""
    there = connection.execute(select(ROWS).where(ROWS.c.sitting == sitting)).mappings().first()
    if there:
        held = _read(there["pinned"], there["apart"]).without(juror) if juror is not None else Held()
        _is_kept(connection, sitting, held, int(there["rev"]))


def _is_kept(connection: Connection, sitting: str, held: Held, rev: int | None) -> bool:
    # Compared with the revision it was made from, so that two changes at once are both kept.
    said = {"pinned": json.dumps(dict(held.pinned)), "apart": json.dumps(held.apart)}
    if rev is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(ROWS).values(said | {"sitting": sitting, "rev": 1}))
        except IntegrityError:
            return False
        return True
    mine = (ROWS.c.sitting == sitting, ROWS.c.rev == rev, ROWS.c.rev < MOST_REVISIONS)
    return connection.execute(update(ROWS).where(*mine).values(said | {"rev": rev + 1})).rowcount == 1


def _read(pinned: str, apart: str) -> Held:
    return Held(
        tuple(sorted((JurorNumber(int(juror)), table) for juror, table in json.loads(pinned).items())),
        tuple((JurorNumber(one), JurorNumber(other)) for one, other in json.loads(apart)),
    )


def _ordered(pair: Pair) -> Pair:
    return (min(pair), max(pair))
