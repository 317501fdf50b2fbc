"""Who came, by what the organiser's list knows of people: in bands, each as it was told the first time or not at all.

The list is beside the record and is erased one day, so that this is told of a day that is over and of nothing else.
"""

from collections.abc import Collection, Iterator, Mapping, Set

from ...study.crossing import FEWEST_IN_A_CELL
from ..came import Came, WhoCame
from ..charts.chart import table
from ..document.value import Grid, Paragraph, Part, plain
from ..materials.saying import listed, some
from .told import Told

NOTHING = "The organiser’s list says nothing of who they are, such as age or area."
NOT_OVER = "Who came by age, area and the like is told when the day is over."
TOO_FEW = "Of {few} who came the list says nothing, so that what it says of the others would tell of them."
UNTOLD = "Not told, as it would tell of fewer than five people, by itself or beside what others are given: {names}."
TOLD_BEFORE = (
    "Not told, as an earlier report or release of this day rests on another list, and whoever holds both could tell of "
    "single people what changed there: {names}."
)


def attending(told: Told) -> Iterator[Part]:
    found = told.who
    if found.unknown == found.people:
        yield Paragraph(plain(NOTHING))
    elif not told.found.closed:
        yield Paragraph(plain(NOT_OVER))
    elif 0 < found.unknown < FEWEST_IN_A_CELL:
        yield Paragraph(plain(TOO_FEW.format(few=some(found.unknown, "juror"))))
    else:
        yield from _bands(found, told.bounds.untold, told.came)


def came_of_target(told: Told) -> Mapping[str, Mapping[str, int]]:
    """How many came of each group, by what the plan recruits by, as it is told; put together they are `OTHER`."""
    aimed = {target.attribute for target in told.state.the_plan.targets} - told.bounds.untold
    if not aimed or not told.found.closed:
        return {}
    return {name: came.here for name, came in told.who.by.items() if name in aimed}


def _bands(found: WhoCame, otherwise: Set[str], aimed: Collection[str]) -> Iterator[Part]:
    """otherwise: what was told before of another list. aimed: what stands against a target above, and here only where
    it says who was expected, too."""
    by = ((name, came) for name, came in found.by.items() if name not in otherwise)
    yield from (_grid(name, came) for name, came in by if name not in aimed or came.absent is not None)
    if untold := [name for name in found.untold if name not in otherwise]:
        yield Paragraph(plain(UNTOLD.format(names=listed(untold))))
    if changed := sorted(otherwise & {*found.by, *found.untold}):
        yield Paragraph(plain(TOLD_BEFORE.format(names=listed(changed))))


def _grid(name: str, came: Came) -> Grid:
    """Who was expected stands beside who came only where that tells of no few who stayed away."""
    caption = f"{name}, of the {some(sum(came.here.values()), 'juror')} who came"
    here = [(band, came.here.get(band, 0)) for band in came.bands]
    if came.absent is None:
        return table(caption, (name, "Came"), [(band, str(n)) for band, n in here])
    rows = [(band, str(n + came.absent.get(band, 0)), str(n)) for band, n in here]
    return table(caption, (name, "Expected", "Came"), rows)
