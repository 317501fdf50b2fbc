"""The charts of a day by themselves, as they stand in its report: none until the refined view may be told."""

from ...jury.state import State
from ...study.evidence import Evidence
from ...study.measures.measured import measured
from ...study.measures.persons import persons
from ..charts.chart import Chart
from ..charts.of_day import charts_of, voices_of
from ..tellings import as_counted, settled
from .showing import beside_exhibits


def drawn(state: State, found: Evidence) -> tuple[Chart, ...]:
    """Works the measures out: seconds, and not for the loop that serves sockets."""
    bounds = settled(state)
    counted = as_counted(state, bounds)
    of_views = None if bounds.no_moves else measured(counted)
    if of_views is None:
        return ()
    beside = beside_exhibits(found)
    return (*charts_of(of_views, persons(counted)), *((beside,) if beside else ()), *voices_of(state))
