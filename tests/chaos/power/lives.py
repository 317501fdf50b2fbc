"""Life after life of one journal on a disk that loses its power, or under a process that is killed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from app.jury.day.acts import Announce, Announced
from app.jury.entry import Entry
from app.store.database import open_database, settle
from app.store.journal import Journal
from app.store.lines import Broken, verified
from tests.chaos.power.disk import Disk, FileSystem, PowerCut
from tests.chaos.power.driver import engine_on
from tests.days import ARRIVED, FACILITATOR, START
from tests.store.books import database, kept

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from app.store.tables import Sitting

NAME = "juryday.sqlite"
LIVES = 8
"""So many lives one after the other on one image, before a fresh one."""
LONGEST_BATCH = 40
_numbers = count(1)


@dataclass
class Report:
    """What was promised against what is there each time the disk is opened cold."""

    ends: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    broken: list[str] = field(default_factory=list)

    def is_clean(self) -> bool:
        return not self.lost and not self.broken

    def __str__(self) -> str:
        return (
            f"{self.ends.total()} ends {dict(self.ends)}: {self.acknowledged} acknowledged, {self.lost} lost, "
            f"{len(self.broken)} broken or invented {self.broken[:2]}"
        )


@dataclass
class Life:
    """What was promised so far, and what was being written when a process ended."""

    promised: list[Entry]
    writing: list[Entry] = field(default_factory=list)


def fresh(folder: Path) -> tuple[dict[str, bytes], Sitting, list[Entry]]:
    """The image of a healthy disk with a sitting that is open."""
    with database(folder) as engine:
        sitting, entries = kept(engine, ARRIVED)
        settle(engine)
    return {NAME: (folder / NAME).read_bytes()}, sitting, list(entries)


def live(disk: Disk, sitting: Sitting, dice: Random, weaken: str, life: Life) -> None:
    """Open, read, append batch after batch, until the power goes."""
    name = f"unsafe-{next(_numbers)}"
    vfs = FileSystem(name, disk)
    engine = engine_on(NAME, name)
    try:
        with suppress(PowerCut, SQLAlchemyError):
            _live(engine, sitting, dice, weaken, life)
    finally:
        with suppress(Exception):
            engine.dispose()
        vfs.unregister()


def _live(engine: Engine, sitting: Sitting, dice: Random, weaken: str, life: Life) -> None:
    if weaken:
        with engine.connect() as connection:
            connection.connection.cursor().execute(weaken)
    with engine.connect() as connection:
        # Also in the midst of a checkpoint is a good time to lose the power.
        connection.connection.cursor().execute(f"PRAGMA wal_autocheckpoint={dice.choice([5, 40, 1000])}")
    settle(engine)
    journal = Journal(engine, sitting)
    there = journal.read()
    assert there[: len(life.promised)] == life.promised, "a process that was killed took entries with it"
    life.promised, life.writing = there, []
    while True:
        last = life.promised[-1]
        life.writing = [_entry(last.seq + n, dice) for n in range(1, dice.randint(1, LONGEST_BATCH) + 1)]
        journal.append(life.writing)
        life.promised += life.writing
        life.writing = []


def _entry(seq: int, dice: Random) -> Entry:
    act_id = f"{dice.getrandbits(128):032x}"
    return Entry(seq, START + seq, FACILITATOR, act_id, Announce("x" * dice.randrange(280)), Announced(""))


def found(image: dict[str, bytes], sitting: Sitting, folder: Path) -> list[Entry]:
    """What stock SQLite and the chain make of a disk that is opened cold."""
    for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
        (folder / name).unlink(missing_ok=True)
        if name in image:
            (folder / name).write_bytes(image[name])
    with closing(sqlite3.connect(folder / NAME)) as cold:
        cold.execute("PRAGMA synchronous=OFF")
        (whole,) = cold.execute("PRAGMA integrity_check").fetchone()
        if whole != "ok":
            raise Broken(whole)
    engine = open_database(f"sqlite:///{folder / NAME}")
    try:
        return verified(line.decode() for line in Journal(engine, sitting).lines())[1]
    finally:
        engine.dispose()


def cut(folder: Path, cuts: int, seed: int, weaken: str = "") -> Report:
    """So many ends. What was promised must be there, and beyond it only the whole of what was being written.

    A quarter are kills: the machine stays up, and the next process reads what lies in its memory.
    """
    dice, report = Random(seed), Report()
    base, sitting, opened = fresh(folder)
    while report.ends.total() < cuts and (report.is_clean() or not weaken):
        disk, life = Disk(base), Life([*opened])
        for _ in range(LIVES):
            disk.power, disk.operations = dice.choice([dice.randint(0, 30), dice.randint(0, 400)]), []
            known = len(life.promised)
            live(disk, sitting, dice, weaken, life)
            report.acknowledged += len(life.promised) - known
            if dice.random() < 0.25:
                report.ends["killed"] += 1
                continue
            report.ends[f"power, at {disk.operations[-1] if disk.operations else 'nothing'}"] += 1
            disk.lose_power(dice)
            if not _look(disk, sitting, folder, life, report):
                break
    return report


def _look(disk: Disk, sitting: Sitting, folder: Path, life: Life, report: Report) -> bool:
    try:
        there = found(disk.image(), sitting, folder)
    except (Broken, sqlite3.Error, SQLAlchemyError) as error:
        report.broken.append(str(error))
        return False
    lost = sum(there[n : n + 1] != [entry] for n, entry in enumerate(life.promised))
    report.lost += lost
    beyond = there[len(life.promised) :]
    if beyond not in ([], life.writing):
        report.broken.append(f"{len(beyond)} entries of {len(life.writing)} that were being written")
    life.promised, life.writing = there, []
    return not lost
