"""What a report that is made now may tell beside what reports and releases of the same day have told before."""

from collections.abc import Sequence
from dataclasses import replace

from ...export.agreed import who_agreed
from ...export.bounds import NOBODY, Bounds
from ...export.small_groups import Basis
from ...export.tellings import MOVES, UNTOLD, by_name, moves_of, tellings
from ...jury.numbers import JurorNumber, Millis
from ...jury.rules import fold
from ...jury.state import State
from ...store.releases import Released, is_too_close
from .sealing import Record

Told = Sequence[Released]


def bounded(record: Record, earlier: Told) -> tuple[Record, Told]:
    """The record within its bounds, and what a report of it tells of people."""
    state = fold(record.entries)
    now = tellings(state, record.known)
    names = {by_name(name): name for of in record.known.values() for name in of}
    otherwise = {each.tier for each in earlier if now.get(each.tier, UNTOLD).digest != each.digest} & names.keys()
    counted = _counted(state, now.get(MOVES), [each for each in earlier if each.tier == MOVES])
    told = {name: now[name] for name in names if name in now and name not in otherwise and state.day.closed}
    if MOVES in now and counted is None:
        told[MOVES] = now[MOVES]
    bounds = Bounds({names[each] for each in otherwise}, counted)
    kept = ((name, basis) for name, basis in told.items() if basis != UNTOLD)
    return replace(record, bounds=bounds), [Released(name, Millis(0), "", b.people, b.digest) for name, b in kept]


def _counted(state: State, now: Basis | None, before: Told) -> frozenset[JurorNumber] | None:
    """Everybody who agreed; else the most of whom the very same was told before, and so nobody where there are none."""
    if now is None or not any(is_too_close(each, now) for each in before):
        return None
    same = (
        each
        for each in before
        if each.people <= who_agreed(state) and moves_of(state, each.people).digest == each.digest
    )
    return max((each.people for each in same), key=len, default=NOBODY)
