"""Exhibits as people see them."""

from dataclasses import dataclass

from ..jury.exhibits.acts import ShowExhibit
from ..jury.exhibits.paging import Leaf, leaves
from ..jury.exhibits.plan import Exhibit, ExhibitFile, Side
from ..jury.numbers import ExhibitId, Words
from ..jury.state import State
from .region import Region


@dataclass(frozen=True, slots=True)
class ExhibitCard(Region):
    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class WallExhibit(Region):
    """At one of its pages: `page` of `pages`, counted from 1."""

    exhibit: Exhibit
    leaf: Leaf = Leaf()
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class WallSpeaker(Region):
    """Who speaks now, large, and about what; the exhibit has a witness."""

    exhibit: Exhibit


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """One exhibit of this phase, and the act that shows it (or puts it away, where it is `shown`)."""

    title: Words
    side: Side
    minutes: int
    questioned: int
    pages: int
    shown: bool
    act: ShowExhibit


@dataclass(frozen=True, slots=True)
class ExhibitPanel(Region):
    rows: tuple[ExhibitRow, ...]


def shown_exhibit(state: State) -> Exhibit | None:
    shown = state.exhibits.shown
    return state.the_plan.exhibit(shown) if shown is not None else None


def wall_exhibit(state: State) -> tuple[WallExhibit, ...]:
    exhibit, page = shown_exhibit(state), state.exhibits.page
    there = leaves(exhibit) if exhibit else ()
    return (WallExhibit(exhibit, there[page], page + 1, len(there)),) if exhibit else ()


def wall_speaker(state: State) -> WallSpeaker | WallExhibit | None:
    """Where nobody tells it, what is looked at."""
    exhibit = shown_exhibit(state)
    if exhibit is not None and exhibit.witness is not None:
        return WallSpeaker(exhibit)
    return next(iter(wall_exhibit(state)), None)


def exhibit_panel(state: State) -> ExhibitPanel:
    shown = state.exhibits.shown
    return ExhibitPanel(tuple(_row(state.the_plan.exhibit(wanted), shown) for wanted in state.the_phase.exhibits))


def _row(exhibit: Exhibit, shown: ExhibitId | None) -> ExhibitRow:
    is_shown = exhibit.id == shown
    act = ShowExhibit(shown, None if is_shown else exhibit.id)
    return ExhibitRow(exhibit.title, exhibit.side, exhibit.minutes, exhibit.questioned, exhibit.pages, is_shown, act)


def seen_file(state: State, digest: str) -> ExhibitFile | None:
    """A file of an exhibit that the room has been shown; no other is for a screen to fetch."""
    seen = map(state.the_plan.exhibit, state.exhibits.seen) if state.is_open else ()
    return next((file for exhibit in seen for file in exhibit.files if file.digest == digest), None)
