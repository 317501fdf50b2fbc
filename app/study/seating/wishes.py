"""What a seating has to keep to, and what it should be fair in."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .meetings import sizes_of

Person = TypeVar("Person", bound=Hashable)


class Impossible(Exception):
    """No seating keeps to what was asked for; the text says why."""


@dataclass(frozen=True, slots=True)
class Wishes(Generic[Person]):
    """`attributes`: by name, what each person is; every table gets its fair share of each value, as far as can be.
    `pinned`: who has to sit at which table (from 1), for a ramp or a loop. `apart`: pairs who must never share one.
    """

    attributes: Mapping[str, Mapping[Person, str]] = field(default_factory=dict)
    pinned: Mapping[Person, int] = field(default_factory=dict)
    apart: Sequence[tuple[Person, Person]] = ()


def check_wishes(people: Sequence[Person], tables: int, wishes: Wishes[Person]) -> None:
    """Impossible, with the reason a person would give, for what is plainly so. The solver finds the rest."""
    if not 1 <= tables <= len(people):
        raise Impossible(f"{len(people)} people cannot fill {tables} tables: every table needs somebody.")
    here = set(people)
    pinned = {person: table for person, table in wishes.pinned.items() if person in here}
    for person, table in pinned.items():
        if not 1 <= table <= tables:
            raise Impossible(f"{person} is to sit at table {table}, and there are {tables}.")
    largest = max(sizes_of(len(people), tables))
    for table, wanted in Counter(pinned.values()).items():
        if wanted > largest:
            raise Impossible(f"{wanted} people are to sit at table {table}, which has {largest} places.")
    for one, other in wishes.apart:
        if one == other:
            raise Impossible(f"{one} cannot be kept apart from {one}.")
        if one in pinned and pinned[one] == pinned.get(other):
            raise Impossible(
                f"{one} and {other} are never to sit together, and both are to sit at table {pinned[one]}."
            )
