"""Exhibits as people see them."""

from dataclasses import dataclass

from ..jury.exhibits.acts import ShowExhibit
from ..jury.exhibits.plan import Exhibit, Side
from ..jury.numbers import Words
from ..jury.state import State
from .region import Region


@dataclass(frozen=True, slots=True)
class ExhibitCard(Region):
    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class WallExhibit(Region):
    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """One exhibit of this phase, and the act that shows it (or puts it away, where it is `shown`)."""

    title: Words
    side: Side
    minutes: int
    shown: bool
    act: ShowExhibit


@dataclass(frozen=True, slots=True)
class ExhibitPanel(Region):
    rows: tuple[ExhibitRow, ...]


def shown_exhibit(state: State) -> Exhibit | None:
    shown = state.exhibits.shown
    return state.the_plan.exhibit(shown) if shown is not None else None


def exhibit_panel(state: State) -> ExhibitPanel:
    shown = state.exhibits.shown
    exhibits = (state.the_plan.exhibit(wanted) for wanted in state.the_phase.exhibits)
    return ExhibitPanel(
        tuple(
            ExhibitRow(e.title, e.side, e.minutes, e.id == shown, ShowExhibit(shown, None if e.id == shown else e.id))
            for e in exhibits
        )
    )
