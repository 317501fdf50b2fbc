"""The journal of a rehearsed day with the times of a day that was not hurried, so that its minutes are those of the
plan. Everything else in it is as it was recorded.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..jury.act import Outcome
from ..jury.day.acts import ClockSet
from ..jury.entry import Entry
from ..jury.numbers import Millis
from ..settings import Settings
from ..store import juries
from ..store.database import open_database
from ..store.journal import Journal
from ..store.tables import Sitting
from ..store.wire import read_plan


def kept(folder: Path, sitting: Sitting, entries: Sequence[Entry]) -> bytes:
    """As lines, each chained to the one before, through a sitting beside the rehearsed one in the store in `folder`."""
    engine = open_database(Settings(data=folder, database_url="").database)
    jury = juries.find_jury(engine, sitting.jury)
    journal = Journal(engine, juries.add_sitting(engine, jury, read_plan(sitting.plan), sitting.zone, entries[0].at))
    journal.append(entries)
    lines = b"".join(line + b"\n" for line in journal.lines())
    engine.dispose()
    return lines


def unhurried(entries: Sequence[Entry], speed: float) -> list[Entry]:
    """A clock that was set still ends as many minutes later as it was set for: those were never hurried."""
    return [_at(entry, Millis(round(entries[0].at + (entry.at - entries[0].at) * speed))) for entry in entries]


def _at(entry: Entry, at: Millis) -> Entry:
    return replace(entry, at=at, outcome=_moved(entry.outcome, at - entry.at))


def _moved(outcome: Outcome, later: int) -> Outcome:
    if isinstance(outcome, ClockSet) and outcome.ends_at is not None:
        return replace(outcome, ends_at=Millis(outcome.ends_at + later))
    return outcome
