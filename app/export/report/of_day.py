"""The findings of one day as a report, from the page for a minute to the method; sentences follow the figures."""

from collections.abc import Sequence
from dataclasses import replace

from ...jury.entry import Entry
from ...jury.rules import fold
from ...study.asked import asked as asked_of
from ...study.evidence import evidence
from ...study.findings import findings
from ...study.measures.measured import measured
from ...study.measures.persons import Persons, persons
from ...study.recommended import recommended_if_told
from ...study.trace import trace
from ..bounds import UNBOUND, Bounds
from ..came import who_came
from ..document.value import Report
from ..small_groups import Known
from ..tellings import as_counted
from ..tellings import settled as settled_bounds
from ..words import said
from .attending import came_of_target
from .changing import began, changed
from .closing import limits, method, rated
from .hearing import asked, spoken
from .opening import charge, who
from .recommending import recommends
from .settling import settled
from .showing import alongside, shown
from .summary import summary
from .told import SEED, Told, held_on
from .voicing import voices

NOTHING: Known = {}


def told_of(entries: Sequence[Entry], known: Known = NOTHING, zone: str = "UTC", bounds: Bounds = UNBOUND) -> Told:
    """Works the measures out: seconds, and not for the loop that serves sockets."""
    state = fold(entries)
    bounds = settled_bounds(state, bounds)
    counted = as_counted(state, bounds)
    recommended = recommended_if_told(state)
    told = Told(
        entries=entries,
        state=state,
        found=findings(entries),
        measured=None if bounds.no_moves else measured(counted, SEED),
        people=Persons() if bounds.no_moves else persons(counted),
        recommended=recommended,
        trace=trace(state) if recommended is not None else None,
        evidence=evidence(entries),
        asked=asked_of(state),
        who=who_came(state, known),
        zone=zone,
        bounds=bounds,
    )
    return replace(told, came=came_of_target(told))


def report(told: Told) -> Report:
    plan = told.state.the_plan
    return Report(
        title=said(plan.title),
        lang="en",
        above=f"Findings of a citizens’ jury, held on {held_on(told)}",
        brief=summary(told),
        sections=(
            recommends(told),
            *settled(told),
            charge(told),
            who(told),
            shown(told),
            asked(told),
            began(told),
            spoken(told),
            changed(told),
            *alongside(told),
            *voices(told),
            rated(told),
            limits(told),
            method(told),
        ),
    )
