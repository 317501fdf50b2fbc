"""The pages of an exhibit as the room is led through them: what it is about, each paragraph, each page of each file.

The wall shows one of them; whoever reads on a tablet may go along or read alone, which is no affair of the record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import Millis
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from .acts import TurnPage
from .plan import Exhibit, ExhibitFile


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one page shows: a paragraph, counted from 1; a file's page, or all of a file that plays (page 0). The first
    leaf has none of these: it is what the exhibit is about."""

    paragraph: int = 0
    file: ExhibitFile | None = None
    page: int = 0


def leaves(exhibit: Exhibit) -> tuple[Leaf, ...]:
    """In the order in which they are turned; at least the one that says what the exhibit is about."""
    return (Leaf(), *(Leaf(paragraph=n) for n in range(1, len(exhibit.body) + 1)), *_of_files(exhibit))


def _of_files(exhibit: Exhibit) -> Iterator[Leaf]:
    for file in exhibit.files:
        yield from (Leaf(file=file, page=page) for page in range(1, file.pages + 1) or (0,))


def check_turn(state: State, by: By, act: TurnPage, now: Millis, given: object) -> Outcome:
    if (act.exhibit, act.leaving) != (state.exhibits.shown, state.exhibits.page):
        raise Refused(Reason.MOVED_ON)
    if act.to == act.leaving:
        raise Refused(Reason.NOTHING_CHANGES)
    if not 0 <= act.to < len(leaves(state.the_plan.exhibit(act.exhibit))):
        raise Refused(Reason.UNKNOWN)
    return Outcome()


def apply_turn(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, TurnPage)
    return replace(state, exhibits=replace(state.exhibits, page=act.to))


def undo_turn(state: State, entry: Entry) -> TurnPage | None:
    act = entry.act
    assert isinstance(act, TurnPage)
    stands = (state.exhibits.shown, state.exhibits.page) == (act.exhibit, act.to)
    return TurnPage(act.exhibit, act.to, act.leaving, undoes=entry.seq) if stands else None
