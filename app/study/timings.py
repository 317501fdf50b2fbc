"""How long each step of the day was to be, and how long it really was, by the visits that the record keeps.

A move that was taken back is no visit, and a night between two evenings belongs to no step.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..jury.day.plan import PhaseKind
from ..jury.numbers import MINUTE, Millis, PhaseId, Words
from ..jury.state import State


@dataclass(frozen=True, slots=True)
class PhaseFinding:
    """Minutes `planned`, how many of them `protected` (0 for none), and how many it was to have in the end.

    `began` and `ended` (UTC ms) are when the room first came and last left, `minutes` how long it was there, all visits
    together; None where it never was, or has not left yet.
    """

    phase: PhaseId
    kind: PhaseKind
    title: Words
    planned: int
    protected: int
    replanned: int
    began: Millis | None
    ended: Millis | None
    minutes: int | None


def timings(state: State) -> tuple[PhaseFinding, ...]:
    """Of every phase of the plan, in its order."""
    return tuple(_timings(state))


def _timings(state: State) -> Iterator[PhaseFinding]:
    for phase in state.the_plan.agenda:
        stays = [stay for stay in state.day.stays if stay.phase == phase.id]
        spent = [stay.ended - stay.began for stay in stays if stay.ended is not None]
        yield PhaseFinding(
            phase.id,
            phase.kind,
            phase.title,
            phase.minutes,
            phase.least,
            state.minutes(phase.id),
            stays[0].began if stays else None,
            stays[-1].ended if stays else None,
            round(sum(spent) / MINUTE) if spent else None,
        )
