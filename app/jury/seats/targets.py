"""Who is to be recruited: by something that the organiser's list knows of people, how many of each group.

The numbers are public, and fixed with the plan; where they come from is said beside them. A group goes by the very
words that stand on the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..numbers import Words

MOST_TARGETS = 8
MOST_GROUPS = 12
MOST_SEATS = 10_000
LONGEST_NAME = 60
ALL = 100


class Counted(StrEnum):
    """In what the numbers of a target are: per cent of all seats, or seats."""

    PER_CENT = "per-cent"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class Quota:
    group: str
    wanted: int


@dataclass(frozen=True, slots=True)
class Target:
    """`attribute` is what the list calls it, `source` a sentence on where the numbers are from."""

    attribute: str
    quotas: tuple[Quota, ...]
    source: Words
    counted: Counted = Counted.PER_CENT


class Amiss(StrEnum):
    """Why nobody could recruit by a target."""

    NAMELESS = "nameless"
    NO_GROUPS = "no-groups"
    TOO_MANY = "too-many"
    TOO_LONG = "too-long"
    TWICE = "twice"
    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    NOT_ALL = "not-all"
    NOBODY = "nobody"
    NO_SOURCE = "no-source"


def amiss(target: Target) -> Amiss | None:
    """The first thing that is. Shares are whole per cent, each of which may be half of one off."""
    groups, wanted = [quota.group for quota in target.quotas], [quota.wanted for quota in target.quotas]
    whole, shares = sum(wanted), target.counted is Counted.PER_CENT
    found = {
        Amiss.NAMELESS: not all(name.strip() for name in (target.attribute, *groups)),
        Amiss.NO_GROUPS: not groups,
        Amiss.TOO_MANY: len(groups) > MOST_GROUPS,
        Amiss.TOO_LONG: any(len(name) > LONGEST_NAME for name in (target.attribute, *groups)),
        Amiss.TWICE: len({group.casefold() for group in groups}) < len(groups),
        Amiss.NEGATIVE: any(each < 0 for each in wanted),
        Amiss.TOO_LARGE: not shares and whole > MOST_SEATS,
        Amiss.NOT_ALL: shares and 2 * abs(whole - ALL) > len(groups),
        Amiss.NOBODY: whole == 0,
        Amiss.NO_SOURCE: not any(text.strip() for text in target.source.values()),
    }
    return next((what for what, is_so in found.items() if is_so), None)


def can_be_recruited(targets: Sequence[Target]) -> bool:
    names = {target.attribute.casefold() for target in targets}
    return len(targets) <= MOST_TARGETS and len(names) == len(targets) and not any(map(amiss, targets))


def in_seats(target: Target, seats: int) -> tuple[int, ...]:
    """How many of so many seats each group is to have. Of shares, those seats that are left over go to the largest
    remainders, the first first."""
    wanted = [quota.wanted for quota in target.quotas]
    if target.counted is Counted.SEATS:
        return tuple(wanted)
    whole = sum(wanted)
    given = [share * seats // whole for share in wanted]
    most = sorted(range(len(wanted)), key=lambda place: (-(wanted[place] * seats % whole), place))
    more = set(most[: seats - sum(given)])
    return tuple(number + (place in more) for place, number in enumerate(given))
