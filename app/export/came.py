"""Who came, by what the organiser's list knows of people: bands that at least five share, and never a smaller group.

Nothing is found that leaves few people to whoever also holds what partners or researchers are given.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ..jury.numbers import JurorNumber
from ..jury.state import State
from ..jury.turns.voice import Weighed, weighed
from ..study.bands import NOT_KNOWN, band
from ..study.crossing import FEWEST_IN_A_CELL, Crossing, say_more, suppressed
from .agreed import for_research, is_few
from .small_groups import OTHER, Known, banded, crosses
from .spoke import Spoke, spoke


@dataclass(frozen=True, slots=True)
class Came:
    """How many came of each band. `absent` is how many stayed away, or None where that would tell of a few; `spoke` how
    often each spoke at the tables, or None likewise."""

    here: Mapping[str, int]
    absent: Mapping[str, int] | None
    spoke: Mapping[str, Spoke] | None = None

    @property
    def bands(self) -> Sequence[str]:
        """What is put together comes last."""
        return sorted({*self.here, *(self.absent or ())}, key=lambda each: (each in (OTHER, NOT_KNOWN), each))


@dataclass(frozen=True, slots=True)
class WhoCame:
    """Of `unknown` of the `people` who came the list says nothing at all. `untold` is what else it knows of people."""

    people: int
    unknown: int
    by: Mapping[str, Came]
    untold: tuple[str, ...]


def who_came(state: State, known: Known) -> WhoCame:
    """Nothing is told while the list is silent of few: who was erased would be what two reports differ in."""
    everybody = {juror: {name: text for name, text in known.get(juror, {}).items() if text} for juror in state.seats}
    came = {juror: everybody[juror] for juror, seat in state.seats.items() if seat.checked_in}
    absent = {juror: each for juror, each in everybody.items() if juror not in came}
    unknown = sum(not each for each in came.values())
    few = 0 < unknown < FEWEST_IN_A_CELL
    nothing = few or unknown == len(came)
    by = {} if nothing else dict(_bands(came, absent, _held_elsewhere(state, known), tuple(weighed(state))))
    names = {name for each in came.values() for name in each}
    return WhoCame(len(came), unknown, by, tuple(sorted(names - by.keys())))


def _held_elsewhere(state: State, known: Known) -> Sequence[tuple[str, Set[JurorNumber]]]:
    """What partners and researchers are told is known of people, and of whom."""
    crossed = [(cross.by, cross.people.keys()) for cross in crosses(state, known)]
    rows = banded({juror: known.get(juror, {}) for juror in for_research(state)})
    return [*crossed, *((name, of_whom.keys()) for name, of_whom in rows.items())]


def _bands(
    came: Known, absent: Known, elsewhere: Sequence[tuple[str, Set[JurorNumber]]], tables: Sequence[Weighed]
) -> Iterator[tuple[str, Came]]:
    alone = {
        name: of_whom
        for name, of_whom in banded(came).items()
        if not any(_leaves_few(of_whom, there) for by, there in elsewhere if by == name)
    }
    for name, of_whom in _together(alone).items():
        together = {band(came[juror].get(name)): of_whom[juror] for juror in of_whom}
        here = Counter(of_whom.values())
        missing = Counter(together.get(band(each.get(name)), OTHER) for each in absent.values())
        pairs = tuple((here[each], missing[each]) for each in sorted({*here, *missing}))
        untold = not missing or suppressed(pairs, FEWEST_IN_A_CELL)
        yield name, Came(here, None if untold else missing, spoke(tables, of_whom))


def _together(bands: Mapping[str, Mapping[JurorNumber, str]]) -> Mapping[str, Mapping[JurorNumber, str]]:
    """As many as tell of no few together: what lies on one coast, less what lies in its north, is its east."""
    kept: dict[str, Mapping[JurorNumber, str]] = {}
    for name in sorted(bands, key=lambda each: -len({*bands[each].values()})):
        if not any(_parts(bands[name], other) for other in kept.values()):
            kept[name] = bands[name]
    return {name: kept[name] for name in bands if name in kept}


def _parts(one: Mapping[JurorNumber, str], other: Mapping[JurorNumber, str]) -> bool:
    groups, others = sorted({*one.values()}), sorted({*other.values()})
    shared = {(groups.index(one[juror]), others.index(other[juror])) for juror in one}
    return say_more(_counted(one, groups), _counted(other, others), shared)


def _counted(of_whom: Mapping[JurorNumber, str], groups: Sequence[str]) -> Crossing:
    """Everybody who came gave one answer: they came."""
    counts = Counter(of_whom.values())
    sizes = tuple(counts[each] for each in groups)
    return Crossing(tuple(groups), ("came",), tuple((n,) for n in sizes), sizes, (counts.total(),))


def _leaves_few(of_whom: Mapping[JurorNumber, str], there: Set[JurorNumber]) -> bool:
    """Whether whoever takes those away from a group is left with few."""
    counts, told = Counter(of_whom.values()), Counter(group for juror, group in of_whom.items() if juror in there)
    return any(is_few(counts[group], told[group]) for group in counts)
