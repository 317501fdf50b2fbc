"""Who came, by what the organiser's list knows of people: bands that at least five share, and never a smaller group.

The list is beside the record and is erased one day, so that this is told of a day that is over and of nothing else.
Nor is anything told that leaves few people to whoever also holds what partners or researchers are given.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from ...jury.numbers import JurorNumber
from ...study.crossing import FEWEST_IN_A_CELL, suppressed
from ..agreed import for_research, is_few
from ..charts.chart import table
from ..document.value import Grid, Paragraph, Part, plain
from ..materials.saying import listed, some
from ..small_groups import NOT_KNOWN, OTHER, Known, band, banded, crosses
from .told import Told

NO_TARGETS = "The record holds no recruitment targets, so those who came are compared with none."
NOTHING = "The organiser’s list says nothing of who they are, such as age or area."
NOT_OVER = "Who came by age, area and the like is told when the day is over."
TOO_FEW = "Of {few} who came the list says nothing, so that what it says of the others would tell of them."
UNTOLD = "Not told, as it would tell of fewer than five people, by itself or beside what others are given: {names}."


def attending(told: Told) -> Iterator[Part]:
    yield Paragraph(plain(NO_TARGETS))
    known = {
        juror: {name: text for name, text in told.known.get(juror, {}).items() if text} for juror in told.state.seats
    }
    came = {juror: known[juror] for juror, seat in told.state.seats.items() if seat.checked_in}
    unknown = sum(not each for each in came.values())
    if unknown == len(came):
        yield Paragraph(plain(NOTHING))
    elif not told.found.closed:
        yield Paragraph(plain(NOT_OVER))
    elif 0 < unknown < FEWEST_IN_A_CELL:
        # Who was erased would be told by what this report and an earlier one differ in.
        yield Paragraph(plain(TOO_FEW.format(few=some(unknown, "juror"))))
    else:
        absent = {juror: each for juror, each in known.items() if juror not in came}
        yield from _bands(came, absent, _held_elsewhere(told))


def _held_elsewhere(told: Told) -> Sequence[tuple[str, Set[JurorNumber]]]:
    """What partners and researchers are told is known of people, and of whom."""
    crossed = [(cross.by, cross.people.keys()) for cross in crosses(told.state, told.known)]
    rows = banded({juror: told.known.get(juror, {}) for juror in for_research(told.state)})
    return [*crossed, *((name, of_whom.keys()) for name, of_whom in rows.items())]


def _leaves_few(of_whom: Mapping[JurorNumber, str], there: Set[JurorNumber]) -> bool:
    """Whether whoever takes those away from a group is left with few."""
    counts, told = Counter(of_whom.values()), Counter(group for juror, group in of_whom.items() if juror in there)
    return any(is_few(counts[group], told[group]) for group in counts)


def _bands(came: Known, absent: Known, elsewhere: Sequence[tuple[str, Set[JurorNumber]]]) -> Iterator[Part]:
    bands = {
        name: of_whom
        for name, of_whom in banded(came).items()
        if not any(_leaves_few(of_whom, there) for by, there in elsewhere if by == name)
    }
    for name, of_whom in bands.items():
        together = {band(came[juror].get(name)): of_whom[juror] for juror in of_whom}
        missing = Counter(together.get(band(each.get(name)), OTHER) for each in absent.values())
        yield _grid(name, Counter(of_whom.values()), missing)
    if untold := sorted({name for each in came.values() for name in each} - set(bands)):
        yield Paragraph(plain(UNTOLD.format(names=listed(untold))))


def _grid(name: str, came: Counter[str], missing: Counter[str]) -> Grid:
    """Who was expected stands beside who came only where that tells of no few who stayed away."""
    groups = sorted({*came, *missing}, key=lambda group: (group in (OTHER, NOT_KNOWN), group))
    caption = f"{name}, of the {some(came.total(), 'juror')} who came"
    if missing and not suppressed(tuple((came[group], missing[group]) for group in groups), FEWEST_IN_A_CELL):
        rows = [(group, str(came[group] + missing[group]), str(came[group])) for group in groups]
        return table(caption, (name, "Expected", "Came"), rows)
    return table(caption, (name, "Came"), [(group, str(came[group])) for group in groups if came[group]])
