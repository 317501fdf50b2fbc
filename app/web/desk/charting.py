"""The report's charts on the findings page: made when somebody looks, beside the loop that serves, one page at a time.

Nothing made is kept: a chart holds people's words, and these may be removed.
"""

import asyncio
from collections.abc import Sequence

from ...export.charts.chart import Chart
from ...jury.entry import Entry
from ...jury.rules import fold
from ...jury.votes.instrument import instrument_of
from ...study.evidence import Evidence
from ...study.measures.revealed import can_be_measured
from .guest import Guest

MOST_PEOPLE = 150
"""Measuring more takes longer than anybody waits for a page; a report is made in a process of its own."""


async def charts_of(guest: Guest, entries: Sequence[Entry], people: int, found: Evidence) -> tuple[Chart, ...] | None:
    """None of too many people."""
    if people > MOST_PEOPLE:
        return None
    async with guest.house.charting:
        return await asyncio.to_thread(_drawn, entries, found)


def _drawn(entries: Sequence[Entry], found: Evidence) -> tuple[Chart, ...]:
    state = fold(entries)
    if not can_be_measured(state, instrument_of(state.the_plan)):
        return ()
    # Slow to import, and wanted only here.
    from ...export.report.drawn import drawn

    return drawn(state, found)
