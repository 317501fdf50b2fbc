"""What a seating has to keep to, what it should be fair in, and which of it cannot be had together.

None of it is ever in the journal: a wish may say what somebody needs, or who must not meet whom.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from ..numbers import JurorNumber
from .meetings import sizes_of

Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Wishes(Generic[Person]):
    """`attributes`: by name, what each person is; every table gets its fair share of each value, as far as can be.
    `pinned`: who has to sit at which table (from 1), for a ramp or a loop. `apart`: pairs who must never share one.
    """

    attributes: Mapping[str, Mapping[Person, str]] = field(default_factory=dict)
    pinned: Mapping[Person, int] = field(default_factory=dict)
    apart: Sequence[tuple[Person, Person]] = ()


NO_WISHES: Wishes[JurorNumber] = Wishes()


class Why(StrEnum):
    """Why wishes cannot be kept."""

    NO_SUCH_TABLE = "no-such-table"
    TOO_MANY = "too-many"
    BOTH_HERE = "both-here"
    ONESELF = "oneself"


@dataclass(frozen=True, slots=True)
class Clash(Generic[Person]):
    """Wishes that no seating keeps: of these people, about this table, at which there is so much room.

    For NO_SUCH_TABLE, `room` is how many tables there are.
    """

    why: Why
    people: tuple[Person, ...]
    table: int = 0
    room: int = 0


def clashes(people: Sequence[Person], tables: int, wishes: Wishes[Person]) -> Iterator[Clash[Person]]:
    """What plainly cannot be; a solver finds the rest. Of those alone who are here."""
    here = set(people)
    pinned = {person: table for person, table in wishes.pinned.items() if person in here}
    for person, table in pinned.items():
        if not 1 <= table <= tables:
            yield Clash(Why.NO_SUCH_TABLE, (person,), table, tables)
    largest = max(sizes_of(len(people), tables), default=0)
    for table, wanted in Counter(pinned.values()).items():
        if wanted > largest and table <= tables:
            yield Clash(Why.TOO_MANY, tuple(each for each in pinned if pinned[each] == table), table, largest)
    for one, other in wishes.apart:
        if one == other:
            yield Clash(Why.ONESELF, (one,))
        elif one in pinned and pinned[one] == pinned.get(other):
            yield Clash(Why.BOTH_HERE, (one, other), pinned[one])
