"""How often groups of people began to speak, at the tables where turns were noted: of five or more, or of none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..jury.numbers import JurorNumber
from ..jury.turns.voice import Weighed
from ..study.crossing import FEWEST_IN_A_CELL
from .agreed import is_few


@dataclass(frozen=True, slots=True)
class Spoke:
    """So many people of a group began to speak so often. tables: of each where they sat, all turns that were taken
    there, how many of the group and how many people in all."""

    people: int
    turns: int
    tables: tuple[tuple[int, int, int], ...]


def spoke(tables: Iterable[Weighed], group_of: Mapping[JurorNumber, str]) -> Mapping[str, Spoke] | None:
    """By group. None where few of one were counted, few were not, or there is nothing to compare."""
    weighed = [each for each in tables if group_of.keys() >= {*each.people}]
    people = {juror for each in weighed for juror in each.people}
    came, there = Counter(group_of.values()), Counter(group_of[juror] for juror in people)
    if (
        len(there) < 2
        or min(there.values()) < FEWEST_IN_A_CELL
        or any(is_few(came[name], there[name]) for name in came)
    ):
        return None
    return {name: _spoke(weighed, group_of, name, there[name]) for name in there}


def _spoke(weighed: Iterable[Weighed], group_of: Mapping[JurorNumber, str], name: str, people: int) -> Spoke:
    turns, tables = 0, []
    for each in weighed:
        theirs = [taken for juror, taken in zip(each.people, each.turns, strict=True) if group_of[juror] == name]
        turns += sum(theirs)
        if theirs:
            tables.append((sum(each.turns), len(theirs), len(each.people)))
    return Spoke(people, turns, tuple(tables))
