"""How fast and how full the disk is on which a day would be written, and the checks of a venue that were made."""

import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, delete, select

from ..jury.numbers import Millis
from .database import only_reading
from .juries import new_id
from .tables import VenueCheck

COMMITS = 12
A_BALLOT = "x" * 600
"""About as long as a ballot with its reasons."""
TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Disk:
    """Milliseconds from writing something as long as a ballot until it is on the disk; bytes that are free."""

    usual: int
    slowest: int
    free: int


def try_disk(engine: Engine, sitting: str, folder: Path) -> Disk:
    """Write as a day would: one commit each, on the same database. Nothing of it stays."""
    took = []
    try:
        for _ in range(COMMITS):
            began = time.perf_counter()
            _write(engine, VenueCheck(id=new_id(), sitting=sitting, at=0, by=TRIAL, found=A_BALLOT))
            took.append(1000 * (time.perf_counter() - began))
    finally:
        with Session(engine) as session:
            session.exec(delete(VenueCheck).where(col(VenueCheck.sitting) == sitting, col(VenueCheck.by) == TRIAL))
            session.commit()
    return Disk(round(median(took)), round(max(took)), shutil.disk_usage(folder).free)


def keep_check(engine: Engine, sitting: str, by: str, found: Mapping[str, Any], now: Millis) -> None:
    _write(engine, VenueCheck(id=new_id(), sitting=sitting, at=now, by=f"by {by}", found=json.dumps(found)))


def checks(engine: Engine, sitting: str) -> list[tuple[Millis, str, dict[str, Any]]]:
    """When, by whom, and what was found, the newest first."""
    wanted = select(VenueCheck).where(VenueCheck.sitting == sitting, VenueCheck.by != TRIAL)
    with Session(only_reading(engine)) as session:
        rows = session.exec(wanted.order_by(col(VenueCheck.at).desc())).all()
        return [(Millis(row.at), row.by.removeprefix("by "), json.loads(row.found)) for row in rows]


def _write(engine: Engine, row: VenueCheck) -> None:
    with Session(engine) as session:
        session.add(row)
        session.commit()
