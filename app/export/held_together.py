"""What somebody learns who holds the files of two circles: nothing of fewer than five people.

Everybody holds what is public, and it counts whom an erasure took out of the record since. Partners' groups and the
rows that research has are compared group by group: groups that bands of the same thing cut across are one.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

from ..jury.numbers import JurorNumber
from ..jury.state import State
from ..jury.votes.instrument import instrument_of
from ..study.crossing import can_be_subtracted
from .agreed import for_research, is_few
from .small_groups import FIRST_VIEW, Cross, Known, banded, crosses


def few_beside_public(state: State, known: Known) -> bool:
    """Whether partners' crosses leave out few of those whom the public counts hold."""
    asked = instrument_of(state.the_plan)
    found = {cross.option: len(cross.people) for cross in crosses(state, known)}
    if not asked.last:
        return False
    ballots = state.voting(asked.last.id).closings[-1].ballots if found else {}
    return any(is_few(len(ballots[each.support.id]), found[each.id]) for each in asked.proposals if each.id in found)


def few_between(state: State, known: Known) -> bool:
    """Whether partners' crosses, less the rows that research has, leave few."""
    inside = for_research(state)
    bands = banded({juror: known.get(juror, {}) for juror in inside})
    return any(_few_left(cross, inside, bands.get(cross.by, {})) for cross in crosses(state, known))


def _few_left(cross: Cross, inside: Set[JurorNumber], bands: Mapping[JurorNumber, str]) -> bool:
    place = {juror: cross.group_of(juror) for juror in cross.people}
    told = [juror for juror in place if juror in inside]
    band = {juror: str(place[juror]) if cross.by == FIRST_VIEW else bands.get(juror, "") for juror in told}
    across = [{place[juror] for juror in told if band[juror] == each} for each in sorted({*band.values()})]
    parts = parts_of(range(len(cross.told.groups)), across)
    return can_be_subtracted(cross.told, parts, tuple(tuple(_counted(cross, told, place, part)) for part in parts))


def parts_of(groups: Sequence[int], across: Sequence[Set[int]]) -> list[Set[int]]:
    """The groups, those that one band lies across put together."""
    parts: list[Set[int]] = [{group} for group in groups]
    for there in across:
        touched = [part for part in parts if part & there]
        parts = [*(part for part in parts if not part & there), set().union(*touched)]
    return parts


def _counted(
    cross: Cross, told: Sequence[JurorNumber], place: Mapping[JurorNumber, int], part: Set[int]
) -> Iterator[int]:
    for answer in cross.told.answers:
        yield sum(place[juror] in part and cross.people[juror][1] == answer for juror in told)
