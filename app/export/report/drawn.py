"""The charts of a day by themselves, as they stand in its report: none until the refined view may be told."""

from ...jury.state import State
from ...study.evidence import Evidence
from ...study.measures.measured import measured
from ...study.measures.persons import persons
from ..charts.chart import Chart
from ..charts.of_day import charts_of, voices_of
from .showing import beside_exhibits


def drawn(state: State, found: Evidence) -> tuple[Chart, ...]:
    """Works the measures out: seconds, and not for the loop that serves sockets."""
    of_views = measured(state)
    if of_views is None:
        return ()
    beside = beside_exhibits(found)
    return (*charts_of(of_views, persons(state)), *((beside,) if beside else ()), *voices_of(state))
