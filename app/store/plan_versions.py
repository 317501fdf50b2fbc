"""The plan of a sitting in versions: every save is a new one, and none is ever written over.

A save says which version it was made from. Where others have saved since, the caller's `remade` makes one plan of both,
or says that it cannot; then nothing is kept, and both are handed back. Once the sitting is open, its plan is the
record's, and no save is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine, exists
from sqlmodel import Session, col, select

from ..jury.numbers import Millis
from ..jury.plan import Plan
from ..jury.reasons import Reason, Refused
from .database import only_reading
from .tables import EntryRow, PlanVersion, Sitting
from .wire import read_plan, write_plan

Remade = Callable[[Plan, Plan], Plan | None]
"""From the plan a change was made from, and the newest, to the newest with that change; None where they clash."""
HIGHEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Version:
    """One save: its number, when (UTC ms), by whom, what was done, and the plan."""

    number: int
    at: Millis
    by: str
    note: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Saved:
    """What is newest now. Where nothing had changed it is what was newest before, and nothing is `new`."""

    number: int
    plan: Plan
    new: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was kept: `plan`, in version `number`, is newest, and was changed in the same part since `base`."""

    number: int
    plan: Plan
    base: Plan


def newest(engine: Engine, sitting: str) -> Saved:
    """Refused where there is no such sitting."""
    with Session(only_reading(engine)) as session:
        return _newest(session, sitting, lock=False)


def save(
    engine: Engine, sitting: str, made_from: int, remade: Remade, *, by: str, note: str, now: Millis
) -> Saved | Overtaken:
    """by: the member’s name. Refused once the sitting is open, or where the version it was made from never was."""
    with Session(engine) as session:
        before = _newest(session, sitting, lock=True)
        if session.exec(select(exists().where(col(EntryRow.sitting) == sitting))).one():
            raise Refused(Reason.ALREADY_OPEN)
        base = _plan_at(session, sitting, made_from)
        if base is None:
            raise Refused(Reason.MALFORMED)
        plan = remade(base, before.plan)
        if plan is None:
            return Overtaken(before.number, before.plan, base)
        if plan == before.plan:
            return before
        number, written = before.number + 1, write_plan(plan)
        session.add(PlanVersion(sitting=sitting, number=number, at=now, by=by, note=note, plan=written))
        row = session.get_one(Sitting, sitting)
        row.plan, row.plan_rev = written, number
        session.commit()
        return Saved(number, plan, new=True)


def plan_at(engine: Engine, sitting: str, number: int) -> Plan | None:
    with Session(only_reading(engine)) as session:
        return _plan_at(session, sitting, number)


def note_of(engine: Engine, sitting: str, number: int) -> str | None:
    """What was done in this version; None where it is none of the sitting's."""
    with Session(only_reading(engine)) as session:
        row = session.get(PlanVersion, (sitting, number)) if 0 < number <= HIGHEST else None
        return row.note if row else None


def versions(engine: Engine, sitting: str, most: int, until: int = HIGHEST) -> list[Version]:
    """The newest first, from number `until` down."""
    wanted = select(PlanVersion).where(PlanVersion.sitting == sitting, col(PlanVersion.number) <= until)
    with Session(only_reading(engine)) as session:
        rows = session.exec(wanted.order_by(col(PlanVersion.number).desc()).limit(most))
        return [Version(row.number, Millis(row.at), row.by, row.note, read_plan(row.plan)) for row in rows]


def _newest(session: Session, sitting: str, *, lock: bool) -> Saved:
    wanted = select(Sitting).where(Sitting.id == sitting)
    # Two saves at once must see each other: the second waits for the row until the first is done with it.
    row = session.exec(wanted.with_for_update() if lock else wanted).one_or_none()
    if row is None:
        raise Refused(Reason.UNKNOWN)
    return Saved(row.plan_rev, read_plan(row.plan))


def _plan_at(session: Session, sitting: str, number: int) -> Plan | None:
    row = session.get(PlanVersion, (sitting, number)) if 0 < number <= HIGHEST else None
    return read_plan(row.plan) if row else None
