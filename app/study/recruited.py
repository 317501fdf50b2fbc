"""How many of each group a jury is to have, has on its list, and had on the day: for whoever holds that list."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..jury.numbers import JurorNumber
from ..jury.seats.targets import Target, in_seats

Known = Mapping[JurorNumber, str]
"""What is known of people in one respect; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Recruits:
    """One group: seats wanted, people on the list, and those of them who came."""

    group: str
    wanted: int
    listed: int
    came: int


@dataclass(frozen=True, slots=True)
class Recruited:
    """A target and its groups. `beside` are those on the list whom no group of it names, with how many they are, and
    `unknown` is of how many the list says nothing."""

    target: Target
    groups: tuple[Recruits, ...]
    beside: tuple[tuple[str, int], ...]
    unknown: int

    @property
    def is_known(self) -> bool:
        """Whether the list says anything of it, of anybody."""
        return bool(self.beside) or any(group.listed for group in self.groups)


def recruited(target: Target, seats: Collection[JurorNumber], known: Known, came: Collection[JurorNumber]) -> Recruited:
    listed = Counter(known[seat] for seat in seats if known.get(seat))
    here = Counter(known[seat] for seat in seats if seat in came and known.get(seat))
    wanted = in_seats(target, len(seats))
    groups = {quota.group: number for quota, number in zip(target.quotas, wanted, strict=True)}
    return Recruited(
        target,
        tuple(Recruits(group, number, listed[group], here[group]) for group, number in groups.items()),
        tuple(sorted((group, number) for group, number in listed.items() if group not in groups)),
        len(seats) - listed.total(),
    )
