"""How long names and access needs are kept. When that day has passed the desk says so; nothing is erased by itself."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from ...live.clock import wall_clock
from ...store import preparing
from ...store.tables import Sitting
from ...store.wire import read_plan
from .guest import Guest
from .inquiry_sheets import Due, Kept
from .rows import date_of
from .ways import page_of

A_DAY = 24 * 60 * 60


def kept_of(guest: Guest) -> Kept:
    sitting = guest.sitting
    return Kept(
        until=date_of(sitting.keep_until),
        is_due=_is_due(guest, sitting),
        roster=_where(guest, sitting) or "",
        edit=page_of(sitting.id, "when", guest.office) or "",
    )


def dues(guest: Guest) -> Iterator[Due]:
    """Everything of this organisation that is due, for those who may look after it."""
    # It is tomorrow already somewhere; which of these are due where they are is looked at one by one.
    tomorrow = datetime.fromtimestamp(wall_clock() / 1000 + A_DAY, ZoneInfo("UTC")).date().isoformat()
    for sitting, jury, _ in preparing.sittings_in(guest.engine, guest.organisation.id, tomorrow):
        roster = _where(guest, sitting)
        if roster and _is_due(guest, sitting):
            yield Due(read_plan(sitting.plan).title, jury.place, date_of(sitting.keep_until), roster)


def _where(guest: Guest, sitting: Sitting) -> str | None:
    """Where names are erased, for those who may; else where they are seen."""
    pages = (page_of(sitting.id, page, guest.office) for page in ("roster/erase", "roster"))
    return next(filter(None, pages), None)


def _is_due(guest: Guest, sitting: Sitting) -> bool:
    """The last day is kept whole, where the sitting is."""
    today = datetime.fromtimestamp(wall_clock() / 1000, ZoneInfo(sitting.zone)).date().isoformat()
    has_passed = bool(sitting.keep_until) and sitting.keep_until < today
    return has_passed and preparing.listed_of(guest.engine, sitting.id) > 0
