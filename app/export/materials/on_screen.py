"""How long the room really looked at each exhibit, as the record has it. A night at home is no looking."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...jury.entry import Entry
from ...jury.numbers import MINUTE, ExhibitId, Millis
from ...jury.rules import apply
from ...jury.state import EMPTY


@dataclass(frozen=True, slots=True)
class Looked:
    """When it first came up (UTC ms), how often, and for how many minutes in all."""

    first: Millis
    times: int
    minutes: int


def looked_at(entries: Sequence[Entry]) -> dict[ExhibitId, Looked]:
    """In the order in which they first came up. What is still up counts to the latest act."""
    spans: dict[ExhibitId, list[tuple[Millis, Millis]]] = {}
    state, shown, since = EMPTY, None, Millis(0)
    for entry in entries:
        state = apply(state, entry)
        now = state.exhibits.shown if not (state.day.adjourned or state.day.closed) else None
        if now != shown:
            if shown is not None:
                spans.setdefault(shown, []).append((since, entry.at))
            shown, since = now, entry.at
    if shown is not None:
        spans.setdefault(shown, []).append((since, entries[-1].at))
    ordered = (each for each in state.exhibits.seen if each in spans)
    return {each: _looked(spans[each]) for each in ordered}


def _looked(spans: Sequence[tuple[Millis, Millis]]) -> Looked:
    return Looked(spans[0][0], len(spans), round(sum(until - since for since, until in spans) / MINUTE))
