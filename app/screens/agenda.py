"""The rest of the day on the console: another order, additions, another evening, the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..jury.day.agenda import dropped
from ..jury.day.agenda_acts import Adjourn, ChangeAgenda, CloseSitting, Resume
from ..jury.day.plan import PUTS_VOTES, Phase, PhaseKind
from ..jury.numbers import PhaseId, Words
from ..jury.state import State
from .region import Region


@dataclass(frozen=True, slots=True)
class AheadRow:
    """A phase still to come, and the acts that move or drop it; None where it is already first or last."""

    title: Words
    minutes: int
    sooner: ChangeAgenda | None
    later: ChangeAgenda | None
    drop: ChangeAgenda


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A phase of the plan that was dropped, and the act that puts it back at the end."""

    title: Words
    back: ChangeAgenda


@dataclass(frozen=True, slots=True)
class AgendaPanel(Region):
    """What is ahead, to be changed, and how the day can end or break off."""

    ahead: tuple[AheadRow, ...]
    dropped: tuple[DroppedRow, ...]
    adjourn: Adjourn | None
    resume: Resume | None
    close: CloseSitting | None
    closed: bool


@dataclass(frozen=True, slots=True)
class PlaceFor:
    """A phase to which something can be added."""

    phase: PhaseId
    title: Words


@dataclass(frozen=True, slots=True)
class AddForms(Region):
    """Where a question or an exhibit is added to the day."""

    questions: tuple[PlaceFor, ...]
    exhibits: tuple[PlaceFor, ...]


@dataclass(frozen=True, slots=True)
class Adjourned(Region):
    """The room has gone home until another time."""


@dataclass(frozen=True, slots=True)
class Ended(Region):
    """The day is over."""

    title: Words


def agenda_panel(state: State) -> AgendaPanel:
    rest, busy = state.ahead, any(voting.is_open for voting in state.votes.values())
    here, day = state.the_phase, state.day
    going_on = not day.adjourned and not day.closed
    return AgendaPanel(
        ahead=tuple(_ahead_row(state, place) for place in range(len(rest))) if going_on else (),
        dropped=tuple(_dropped_row(state, phase) for phase in dropped(state)) if going_on else (),
        adjourn=Adjourn(here.id) if going_on and not busy else None,
        resume=Resume(here.id) if day.adjourned and not day.closed else None,
        close=CloseSitting(here.id) if going_on and not busy and here.kind is PhaseKind.CLOSE else None,
        closed=day.closed,
    )


def add_forms(state: State) -> AddForms:
    phases = (state.the_phase, *map(state.the_plan.phase, state.ahead))
    return AddForms(
        questions=_places(phase for phase in phases if phase.kind in PUTS_VOTES),
        exhibits=_places(phase for phase in phases if phase.kind is PhaseKind.EVIDENCE),
    )


def _places(phases: Iterable[Phase]) -> tuple[PlaceFor, ...]:
    return tuple(PlaceFor(phase.id, phase.title) for phase in phases)


def _ahead_row(state: State, place: int) -> AheadRow:
    rest = state.ahead
    phase = state.the_plan.phase(rest[place])
    without = rest[:place] + rest[place + 1 :]

    def moved(to: int) -> ChangeAgenda:
        return ChangeAgenda(rest, (*without[:to], phase.id, *without[to:]))

    return AheadRow(
        title=phase.title,
        minutes=state.minutes(phase.id),
        sooner=moved(place - 1) if place else None,
        later=moved(place + 1) if place < len(rest) - 1 else None,
        drop=ChangeAgenda(rest, without),
    )


def _dropped_row(state: State, phase: PhaseId) -> DroppedRow:
    return DroppedRow(state.the_plan.phase(phase).title, ChangeAgenda(state.ahead, (*state.ahead, phase)))
