"""The page of an exhibit that the wall is at: told to tablets, which go along or not, and turned from the console."""

from dataclasses import dataclass

from ..jury.day.scenes import Scene, scene_of
from ..jury.exhibits.acts import TurnPage
from ..jury.exhibits.paging import Leaf, leaves
from ..jury.numbers import ExhibitId, Words
from ..jury.state import State
from .region import Region


@dataclass(frozen=True, slots=True)
class Following(Region):
    """Where the wall is in the exhibit that is shown: at `leaf`, the `page`th of `pages`, counted from 1. Whether a
    tablet goes along is its own affair, and known to nobody else."""

    exhibit: ExhibitId
    leaf: Leaf
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PagingPanel(Region):
    """The pages of the exhibit that is shown, and the acts that turn to the one before and the next; `jump`, with any
    of the others, turns to that one."""

    exhibit: ExhibitId
    title: Words
    leaves: tuple[Leaf, ...]
    texts: tuple[Words, ...]
    page: int
    back: TurnPage | None
    on: TurnPage | None


def following(state: State) -> tuple[Following, ...]:
    """Nothing where there is nothing to turn, or while the wall is turned to something else."""
    shown = state.exhibits.shown
    there = leaves(state.the_plan.exhibit(shown)) if shown is not None else ()
    elsewhere = scene_of(state) is not Scene.FOLLOW or state.questions.put is not None
    if shown is None or len(there) < 2 or elsewhere:
        return ()
    page = state.exhibits.page
    return (Following(shown, there[page], page + 1, len(there)),)


def paging_panel(state: State) -> tuple[PagingPanel, ...]:
    """Nothing where there is nothing to turn."""
    shown, page = state.exhibits.shown, state.exhibits.page
    exhibit = state.the_plan.exhibit(shown) if shown is not None else None
    there = leaves(exhibit) if exhibit else ()
    if exhibit is None or len(there) < 2:
        return ()
    turns = {to: TurnPage(exhibit.id, page, to) for to in (page - 1, page + 1) if 0 <= to < len(there)}
    back, on = turns.get(page - 1), turns.get(page + 1)
    return (PagingPanel(exhibit.id, exhibit.title, there, exhibit.body, page, back, on),)
